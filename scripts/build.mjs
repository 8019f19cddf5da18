// Builds dist/: the library file by file with tsc, the command line as one bundle with its own chunks for Ink and React.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const home = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => `${home}${path}`;

// Built beside and put in place at the end: a build that fails leaves the last good one where it is.
const cache = at('node_modules/.cache');
const fresh = `${cache}/symptree-${process.pid}`;
mkdirSync(cache, { recursive: true });
process.on('exit', () => rmSync(fresh, { recursive: true, force: true }));

const compiler = at('node_modules/typescript/bin/tsc');
const tsc = spawnSync(process.execPath, [compiler, '-p', at('tsconfig.build.json'), '--outDir', fresh], {
  stdio: 'inherit',
  cwd: home,
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

const bundle = await rolldown({
  input: { symptree: at('cli/symptree.ts') },
  cwd: home,
  platform: 'node',
  transform: { define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' } },
  plugins: [withoutDevtools()],
  // Node's own modules stay outside, everything else comes in: one file starts much faster than five hundred.
  onLog: (level, log, handle) => {
    if (level === 'warn' && log.code === 'EVAL') return;
    handle(level, log);
  },
});
await bundle.write({
  dir: `${fresh}/cli`,
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: 'chunks/[name]-[hash].mjs',
  minify: true,
  banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
});
await bundle.close();
chmodSync(`${fresh}/cli/symptree.mjs`, 0o755);
rmSync(at('dist'), { recursive: true, force: true });
renameSync(fresh, at('dist'));

/** Ink asks for React's development tools by a static import; nobody debugs the bundle with them. */
function withoutDevtools() {
  const name = 'react-devtools-core';
  return {
    name: 'without-devtools',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? 'export default { initialize() {}, connectToDevTools() {} };' : null),
  };
}
