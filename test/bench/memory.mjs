/** Row (d): what ten thousand live sessions hold, against as many actors of the hand-written tree, each in a process of its own. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from './measure.mjs';

const HELD = fileURLToPath(new URL('held.mjs', import.meta.url));

/** Bytes one of them holds. */
const held = (what, count) =>
  Number(
    execFileSync(
      process.execPath,
      [...process.execArgv.filter((argument) => argument !== '--cpu-prof'), '--expose-gc', HELD, what, String(count)],
      { encoding: 'utf8' },
    ),
  );

export function memory({ rounds, count }) {
  const bytes = { actors: [], sessions: [] };
  for (let round = 0; round < rounds; round++)
    for (const what of Object.keys(bytes)) bytes[what].push(held(what, count));
  const ratios = bytes.sessions.map((of, round) => of / bytes.actors[round]);
  const ratio = { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) };
  const line = (id, what, of) => ({
    id,
    what,
    value: median(of) / 1024,
    unit: 'kB each',
    ratio: { median: 1, min: 1, max: 1 },
  });
  return [
    line('d.floor', `${count} hand-written actors, 20 answers in`, bytes.actors),
    {
      ...line('d', `${count} sessions, 20 answers in`, bytes.sessions),
      ratio,
      goal: 0.5,
      reached: ratio.median <= 0.5,
    },
  ];
}
