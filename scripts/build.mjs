// Builds dist/: the library file by file with tsc, the command line as one bundle with its own chunks for Ink and React.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const home = fileURLToPath(new URL('..', import.meta.url));
const at = (path) => `${home}${path}`;

rmSync(at('dist'), { recursive: true, force: true });
const tsc = spawnSync(process.execPath, [at('node_modules/typescript/bin/tsc'), '-p', at('tsconfig.build.json')], {
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
  dir: at('dist/cli'),
  format: 'esm',
  entryFileNames: '[name].mjs',
  chunkFileNames: 'chunks/[name]-[hash].mjs',
  minify: true,
  banner: (chunk) => (chunk.isEntry ? '#!/usr/bin/env node' : ''),
});
await bundle.close();
const program = at('dist/cli/symptree.mjs');
if (!existsSync(program)) throw new Error('the bundle has no symptree.mjs');
chmodSync(program, 0o755);

/** Ink asks for React's development tools by a static import; nobody debugs the bundle with them. */
function withoutDevtools() {
  const name = 'react-devtools-core';
  return {
    name: 'without-devtools',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? 'export default { initialize() {}, connectToDevTools() {} };' : null),
  };
}
