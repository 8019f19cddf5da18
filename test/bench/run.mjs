/**
 * `npm run bench [-- --json FILE] [-- --only a,b]`: measures the built package (`npm run build` first) and prints a table.
 * What each row means and what was reached stands in docs/benchmarks.md.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { building } from './building.mjs';
import { checking } from './checking.mjs';
import { storedSessions } from './figures.mjs';
import { journal } from './journal.mjs';
import { manyCases } from './many-cases.mjs';
import { memory } from './memory.mjs';
import { benchPack } from './pack.mjs';
import { editing, testing } from './scale.mjs';
import { pressing, starting } from './starting.mjs';
import { walking } from './walking.mjs';

const { values } = parseArgs({
  options: {
    json: { type: 'string', default: 'dist/bench.json' },
    only: { type: 'string', default: 'a,b,c,d,e,f,g,h,j,l' },
  },
});
const wanted = new Set(values.only.split(','));
const BENCHES = {
  a: async () => walking(await benchPack(), { rounds: 151, walks: 40 }),
  b: async () => [...(await checking({ rounds: 3, trees: 1000 })), ...(await editing({ rounds: 7, trees: 1000 }))],
  c: () => building({ rounds: 7, sizes: [1000, 10_000] }),
  d: () => memory({ rounds: 3, count: 10_000 }),
  e: () => starting({ rounds: 9 }),
  f: () => pressing({ rounds: 41 }),
  g: () => manyCases({ early: 20, late: 200 }),
  h: () => testing({ rounds: 3, trees: 1000, cases: 5000 }),
  j: () => storedSessions({ sessions: 100_000, rounds: 3 }),
  l: () => journal({ rounds: 10 }),
};

const rows = [];
for (const [name, bench] of Object.entries(BENCHES)) {
  if (!wanted.has(name)) continue;
  process.stderr.write(`${name} …\n`);
  rows.push(...(await bench()));
}

const machine = { node: process.version, cores: cpus().length, processor: cpus()[0]?.model };
const file = resolve(values.json);
await mkdir(dirname(file), { recursive: true });
await writeFile(file, `${JSON.stringify({ date: new Date().toISOString(), machine, rows }, null, 2)}\n`);

const short = (number) => number.toFixed(number < 10 ? 2 : 0);
const table = rows.map(({ id, what, value, unit, ratio, goal, reached }) => [
  id,
  what,
  `${short(value)} ${unit}`,
  ratio.min === 1 && ratio.max === 1 ? 'floor' : short(ratio.median),
  ratio.min === ratio.max ? '' : `${short(ratio.min)}–${short(ratio.max)}`,
  goal === undefined ? '' : `${reached ? 'reached' : 'missed'} (${typeof goal === 'number' ? `≤ ${goal}` : goal})`,
]);
const head = ['row', 'what', 'median', 'ratio', 'min–max', 'goal'];
const widths = head.map((title, column) => Math.max(title.length, ...table.map((line) => line[column].length)));
for (const line of [head, widths.map((width) => '-'.repeat(width)), ...table])
  console.log(
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
