/** What an installation brings along: what the library loads, and nothing of what only the bundled program is made of. */
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const { dependencies, peerDependencies, peerDependenciesMeta } = JSON.parse(readFileSync('package.json', 'utf8'));

const STATIC = /(?:^|[;}\n])\s*(?:import|export)\b\s*(?:[\w$*{},\s]*?\bfrom\s*)?["']([^.'"][^'"]*)["']/g;
const ON_DEMAND = /\bimport\(\s*["'`]([^.'"`][^'"`$]*)["'`]\s*\)/g;

/** Packages that the files of a folder of dist/ load, without Node's own. */
function packagesIn(folder: string, ending: string): string[] {
  const loaded = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .flatMap((code) => [...code.matchAll(STATIC), ...code.matchAll(ON_DEMAND)])
    .map(([, module = '']) => module.split('/', module.startsWith('@') ? 2 : 1).join('/'))
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name));
  return [...new Set(loaded)].sort();
}

it('the library loads what is installed with it, and nothing is installed that it does not load', () => {
  const optional = Object.keys(peerDependenciesMeta);
  expect(Object.keys(peerDependencies)).toEqual(optional);
  const loaded = packagesIn('dist/engine', '.js');
  expect(loaded.filter((name) => !optional.includes(name))).toEqual(Object.keys(dependencies).sort());
  // The database is of the one face that says so.
  expect(loaded.filter((name) => optional.includes(name))).toEqual(['pg']);
  expect(packagesIn('dist/engine/journal/postgres', '.js')).toContain('pg');
});

it('the program loads nothing but Node, and for pictures what whoever wants them installs', () => {
  expect(packagesIn('dist/cli', '.mjs')).toEqual(['@hpcc-js/wasm-graphviz']);
});
