/** The same suite against the built package. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import base from './vitest.config.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  ...base,
  resolve: {
    alias: [
      { find: /^symptree$/, replacement: here('dist/engine/index.js') },
      { find: /^symptree\/node$/, replacement: here('dist/engine/node/index.js') },
      { find: /^symptree\/journal$/, replacement: here('dist/engine/journal/index.js') },
      { find: /^symptree\/journal\/node$/, replacement: here('dist/engine/journal/node/index.js') },
      { find: /^symptree\/journal\/postgres$/, replacement: here('dist/engine/journal/postgres/index.js') },
    ],
  },
});
