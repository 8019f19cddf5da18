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
    const bare = before === name || after === name || change.at === '';
    const values = [before, after].map((value) => (value === undefined || bare ? undefined : plain(value)));
    const [was, is] = change.kind === 'words' ? shortened(values) : values;
    if (was !== undefined && is !== undefined && was.length + is.length > WIDE)
      lines.push(`    ${mark} ${name}`, `        - ${was}`, `        + ${is}`);
    else {
      const both = [was, is].filter((value) => value !== undefined).join(' → ');
      lines.push(`    ${mark} ${name}${both === '' ? '' : words.colon}${both}`);
    }
  }
  return lines;
}

/** More characters than this, before and after together, stand below each other. */
const WIDE = 60;
const LONGEST = 120;
const plain = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();

/** Long texts from a little before the first character in which they differ. */
function shortened(texts: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const [one, other] = texts;
  let same = 0;
  if (one !== undefined && other !== undefined)
    while (same < one.length && same < other.length && one[same] === other[same]) same += 1;
  const from = texts.every((text) => text === undefined || text.length <= LONGEST) ? 0 : Math.max(0, same - BEFORE);
  return texts.map((text) => {
    if (text === undefined) return undefined;
    const shown = `${from > 0 ? '…' : ''}${text.slice(from)}`;
    return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
  });
}
const BEFORE = 30;
