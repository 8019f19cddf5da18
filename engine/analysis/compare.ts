/** Two packs compared by what happens in them: the cases that end elsewhere, and the sessions that would not simply go on. */
import type { Id, Pack } from '../language/model.ts';
import { type FateLine, recordOf, replay } from '../session/index.ts';
import { keyNow, placeNow, type Session } from '../session/state.ts';
import { type Case, runCase } from './cases.ts';
import type { Change } from './changes.ts';
import { randomFrom, randomWalk } from './walks.ts';

export interface CaseMoved {
  readonly id: Id;
  readonly given: Case;
  /** Where it ended in each: `tree/step`. */
  readonly before: string;
  readonly after: string;
  /** The first answer that is not the same in both. */
  readonly parted?: { readonly before?: string; readonly after?: string };
}

/** The cases that end elsewhere, or with another cause. Cases whose tree one of the packs does not have are left out. */
export function movedCases(old: Pack, now: Pack, cases: readonly Case[]): readonly CaseMoved[] {
  return cases.flatMap((given): CaseMoved[] => {
    if (!old.trees[given.tree] || !now.trees[given.tree]) return [];
    const [before, after] = [runCase(old, given), runCase(now, given)];
    const name = ({ tree, key, end, cause }: typeof before) =>
      `${tree}/${key.slice(key.lastIndexOf('/') + 1)} (${end}, ${cause ?? 'unknown'})`;
    if (name(before) === name(after)) return [];
    const steps = (result: typeof before) => result.way.map(({ key, value }) => `${key}=${value}`);
    const [one, other] = [steps(before), steps(after)];
    const at = one.findIndex((step, index) => step !== other[index]);
    const first = at < 0 ? one.length : at;
    return [
      {
        id: given.id,
        given,
        before: name(before),
        after: name(after),
        parted: {
          ...(one[first] !== undefined && { before: one[first] }),
          ...(other[first] !== undefined && { after: other[first] }),
        },
      },
    ];
  });
}

export interface SessionsCompared {
  readonly walks: number;
  /** Walks that end elsewhere when their answers are given to the new pack. */
  readonly moved: readonly { readonly before: string; readonly after: string; readonly count: number }[];
  /** Sessions in the middle of a walk that would not simply go on, by what becomes of which answer. */
  readonly interrupted: number;
  readonly fates: readonly (Pick<FateLine, 'fate' | 'why'> & { readonly step: string; readonly count: number })[];
}

/**
 * Random walks through the old pack, taken up in the new one: whole, and as sessions that had come half way. Every second
 * walk begins in one of the trees that changed in meaning, since few of those from the front door come to them.
 */
export function compareSessions(
  old: Pack,
  now: Pack,
  walks: number,
  seed: number,
  changes: readonly Change[],
): SessionsCompared {
  const random = randomFrom(seed);
  const changed = new Set(changes.flatMap(({ kind, tree }) => (kind === 'meaning' && tree !== null ? [tree] : [])));
  const starts = Object.values(old.trees)
    .filter(({ id, ways }) => changed.has(id) && ways === undefined)
    .map(({ id }) => id);
  const moved = new Map<string, { before: string; after: string; count: number }>();
  const fates = new Map<
    string,
    { fate: FateLine['fate']; why?: NonNullable<FateLine['why']>; step: string; count: number }
  >();
  let interrupted = 0;
  for (let made = 0; made < walks; made += 1) {
    const start = made % 2 === 0 ? undefined : starts[((made - 1) / 2) % starts.length];
    const { walk } = randomWalk(old, random, start);
    const last = walk.at(-1) as Session;
    const ended = replay(now, recordOf(last)).session;
    const [before, after] = [nameOf(last), nameOf(ended)];
    if (before !== after) add(moved, `${before}\n${after}`, { before, after });
    const middle = walk[Math.floor(random() * (walk.length - 1))] as Session;
    const { report } = replay(now, recordOf(middle));
    const changed = report.filter(({ fate }) => fate !== 'kept');
    if (changed.some(({ fate }) => fate !== 'renamed')) interrupted += 1;
    for (const { fate, why, step } of changed) {
      const name = step.replace(/#\d+\+?/, '');
      add(fates, `${fate} ${why} ${name}`, { fate, step: name, ...(why && { why }) });
    }
  }
  const most = <T extends { count: number }>(map: ReadonlyMap<string, T>): T[] =>
    [...map.values()].sort((one, other) => other.count - one.count);
  return { walks, moved: most(moved), interrupted, fates: most(fates) };
}

function add<T extends object>(map: Map<string, T & { count: number }>, name: string, what: T): void {
  map.set(name, { ...what, count: (map.get(name)?.count ?? 0) + 1 });
}

/** Where it stands, in words of ids; a session that has not ended is waiting for an answer there. */
function nameOf(session: Session): string {
  const { step, tree } = placeNow(session);
  return step.kind === 'end' ? `${tree.id}/${step.id}` : `${keyNow(session).replace(/#\d+\+?/, '')} ?`;
}
