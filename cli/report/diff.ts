/** What `symptree diff` prints. */
import { type CaseMoved, type Change, clean, type SessionsCompared } from '../engine.ts';
import type { ProgramWords } from '../words/index.ts';

export interface Differences {
  readonly changes: readonly Change[];
  /** Cases that were run. */
  readonly cases: number;
  readonly moved: readonly CaseMoved[];
  readonly sessions?: SessionsCompared;
}

export function diffReport({ changes, cases, moved, sessions }: Differences, words: ProgramWords): string {
  const { workbench } = words;
  const blocks: string[][] = [];
  for (const kind of ['meaning', 'words'] as const) {
    const some = changes.filter((change) => change.kind === kind);
    blocks.push([workbench.changed[kind](some.length), ...byTree(some, words)]);
  }
  blocks.push([
    workbench.casesMoved(moved.length, cases),
    ...moved.flatMap(({ id, before, after, parted }) => [
      `  ${id}${words.colon}${before} → ${after}`,
      ...(parted ? [`    ${workbench.parted(clean(parted.before ?? '-'), clean(parted.after ?? '-'))}`] : []),
    ]),
  ]);
  if (sessions) {
    const { walks, interrupted, fates } = sessions;
    blocks.push([
      workbench.walksMoved(
        sessions.moved.reduce((sum, { count }) => sum + count, 0),
        walks,
      ),
      ...sessions.moved.slice(0, MOST).map(({ before, after, count }) => `  ${count} ${before} → ${after}`),
    ]);
    blocks.push([
      workbench.interrupted(interrupted, walks),
      ...fates
        .slice(0, MOST)
        .map(
          ({ fate, why, step, count }) =>
            `  ${count} ${step}${words.colon}${words.fates[fate]}${why ? ` (${why})` : ''}`,
        ),
    ]);
  }
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** Lines of one kind; all of them are in the JSON. */
const MOST = 20;

function byTree(changes: readonly Change[], words: ProgramWords): string[] {
  const lines: string[] = [];
  let tree: string | null | undefined;
  for (const change of changes) {
    if (change.tree !== tree) {
      tree = change.tree;
      lines.push(`  ${tree ?? 'pack.yaml'}`);
    }
    const { before, after } = change;
    const mark = before === undefined ? '+' : after === undefined ? '-' : '~';
    const name = change.at === '' ? (tree ?? '') : change.at;
    // Of what came or went as a whole, its name says all.
    const values = before === name || after === name || change.at === '' ? '' : valuesOf(before, after, words);
    lines.push(`    ${mark} ${name}${values}`);
  }
  return lines;
}

const LONGEST = 120;
const short = (text: string): string => {
  const line = clean(text).replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

function valuesOf(before: string | undefined, after: string | undefined, { colon }: ProgramWords): string {
  if (before === undefined) return `${colon}${short(after ?? '')}`;
  return after === undefined ? `${colon}${short(before)}` : `${colon}${short(before)} → ${short(after)}`;
}
