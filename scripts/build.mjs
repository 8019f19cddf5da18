// Builds dist/: the library file by file with tsc, the command line as one bundle with its own chunks for Ink and React.
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundlePage, bundleProgram } from './bundle.mjs';
import { noticesOf } from './notices.mjs';

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

const program = await bundleProgram('symptree', at('cli/symptree.ts'), `${fresh}/cli`);
const page = await bundlePage(`${fresh}/cli/preview`);
writeFileSync(`${fresh}/THIRD-PARTY-NOTICES.txt`, noticesOf(new Set([...program, ...page])));
chmodSync(`${fresh}/cli/symptree.mjs`, 0o755);
rmSync(at('dist'), { recursive: true, force: true });
renameSync(fresh, at('dist'));
