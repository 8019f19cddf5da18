/** `symptree diff`: what changed between two packs, in meaning and in words, and whom it changes something for. */
import { resolve } from 'node:path';
import { type Case, type Change, comparePacks, compareSessions, movedCases, type Pack } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openPack } from '../opening.ts';
import { diffReport } from '../report/diff.ts';
import { fileName } from '../report/findings.ts';
import { folderAt } from '../revisions.ts';
import type { ProgramWords } from '../words/index.ts';
import { isThere } from '../writing.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const diff: CommandDefinition = {
  name: 'diff',
  arguments: 'OLD [NEW]',
  mostPositionals: 2,
  flags: [
    { name: 'pack', value: 'DIR' },
    { name: 'format', value: 'FORMAT', oneOf: ['pretty', 'json'] },
    { name: 'walk', value: 'N' },
    { name: 'seed', value: 'S' },
    LANG,
  ],
  examples: [
    'symptree diff old/classroom trees/classroom',
    'symptree diff HEAD~1 --pack trees/classroom',
    'symptree diff v1.2.0 HEAD --pack trees/classroom --walk 2000',
  ],
  run: diffCommand,
};

/** Random walks that are taken up in the new pack, unless another number is given. */
const WALKS = 500;

async function diffCommand(call: Call): Promise<ExitCode> {
  const { io, given, words } = call;
  const [old, now] = given.positionals;
  if (old === undefined) return fail(io, EXIT.usage, words.workbench.diffWhat);
  const walks = numberIn(given.text('walk'), WALKS);
  const seed = numberIn(given.text('seed'), 1);
  if (walks === undefined || seed === undefined)
    return fail(
      io,
      EXIT.usage,
      words.workbench.notANumber('--walk, --seed', given.text('walk') ?? given.text('seed') ?? '', 1_000_000),
    );
  const removals: (() => Promise<void>)[] = [];
  try {
    const folders: string[] = [];
    // The newer one is where the older one is looked for in its revision.
    const here = resolve(
      io.cwd,
      given.text('pack') ?? (now !== undefined && (await isThere(resolve(io.cwd, now))) ? now : '.'),
    );
    for (const side of [old, now ?? here]) {
      const path = resolve(io.cwd, side);
      if (await isThere(path)) {
        folders.push(path);
        continue;
      }
      const there = await folderAt(side, here);
      if (!there) return fail(io, EXIT.usage, words.workbench.noRevision(side, fileName(here, '.', io.cwd)));
      removals.push(there.remove);
      folders.push(there.folder);
    }
    const [before, after] = [await openPack(call, folders[0]), await openPack(call, folders[1])];
    if (typeof before === 'number') return before;
    if (typeof after === 'number') return after;
    const cases = after.loaded.cases.flatMap((file) => file.cases);
    io.out(report(call, before.pack, after.pack, cases, { walks, seed }, after.words));
    return EXIT.ok;
  } finally {
    await Promise.all(removals.map((remove) => remove()));
  }
}

function report(
  { given }: Call,
  old: Pack,
  now: Pack,
  cases: readonly Case[],
  { walks, seed }: { readonly walks: number; readonly seed: number },
  words: ProgramWords,
): string {
  const changes: readonly Change[] = comparePacks(old, now);
  const moved = movedCases(old, now, cases);
  const sessions = walks > 0 ? compareSessions(old, now, walks, seed, changes) : undefined;
  if (given.text('format') === 'json')
    return `${JSON.stringify(
      { format: 1, changes, cases: moved.map(({ given: _, ...one }) => one), ...(sessions && { sessions }) },
      null,
      2,
    )}\n`;
  return diffReport({ changes, cases: cases.length, moved, ...(sessions && { sessions }) }, words);
}

/** A whole number; undefined where something else was written. */
function numberIn(written: string | undefined, otherwise: number): number | undefined {
  if (written === undefined) return otherwise;
  return /^\d{1,7}$/.test(written) ? Number(written) : undefined;
}
