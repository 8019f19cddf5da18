import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^symptree$/, replacement: here('engine/index.ts') },
      { find: /^symptree\/node$/, replacement: here('engine/node/index.ts') },
      { find: /^symptree\/journal$/, replacement: here('engine/journal/index.ts') },
      { find: /^symptree\/journal\/node$/, replacement: here('engine/journal/node/index.ts') },
      { find: /^symptree\/journal\/postgres$/, replacement: here('engine/journal/postgres/index.ts') },
    ],
  },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    setupFiles: [here('test/setup.ts')],
    testTimeout: 60_000,
    // All cores: left alone, it keeps one for itself, which on two cores doubles the time.
    maxWorkers: '100%',
    // Tests that keep sessions say where; no other leaves any behind.
    env: { SYMPTREE_STORE: 'none' },
  },
});
