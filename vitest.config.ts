import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import about from './package.json' with { type: 'json' };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The package's own names, as its `exports` lists them; `place`: where a built file stands for the tests. */
export const faces = (place: (built: string) => string) =>
  Object.entries(about.exports).flatMap(([face, files]) =>
    typeof files === 'string'
      ? []
      : [{ find: new RegExp(`^symptree${face.slice(1)}$`), replacement: here(place(files.default)) }],
  );

export default defineConfig({
  resolve: { alias: faces((built) => built.replace('./dist/', '').replace(/\.js$/, '.ts')) },
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
