/** What is still possible and what ruled the rest out, along the way of one session. */
import type { Cause, Id, Pack } from '../language/model.ts';
import { placeOf } from '../machine/index.ts';
import { narrow, type Standing, shares } from '../narrowing/index.ts';
import { contextOf, type Session, type WayLine } from './state.ts';
import type { NarrowingView, StepKey } from './types.ts';

const nowIn = (session: Session, run = session.run) => {
  const { calls, step } = placeOf(session.pack, run);
  return narrow(session.pack, { ...contextOf(session), tree: run.tree.id, calls, step: step.id });
};

/** In the tree of the escalation nothing is looked for: what was possible where it was left is possible still. */
export const soughtIn = ({ pack, run, left }: Session): Session['run'] =>
  run.tree.id === pack.escalation.id && left ? left.run : run;

const counted = new WeakMap<Session, number>();

/** How many causes remain: one forward pass, unless the narrowing of this very session has been read. */
export function causesLeft(session: Session): number {
  const known = counted.get(session);
  if (known !== undefined) return known;
  const { size } = nowIn(session).causes;
  counted.set(session, size);
  return size;
}

/** Computed when read: one forward pass for the present step and one for each line of the way. */
export function narrowingOf(
  session: Session,
  way: readonly WayLine[],
  titleOf: (cause: Cause) => string,
): NarrowingView {
  const { pack } = session;
  const here = nowIn(session);
  counted.set(session, here.causes.size);
  const run = soughtIn(session);
  const now = run === session.run ? here : nowIn(session, run);
  const named = (id: Id) => ({ id, title: titleOf(pack.causes[id] as Cause) });

  const looked = lookedInto(way, run.snapshot.context.visit);
  const { reopened } = contextOf(session);
  const left = switchesOf(session, looked, run.snapshot.context.visit);
  const lost: (NarrowingView['ruledOut'][number] & { aside: boolean })[] = [];
  let after: ReadonlySet<Id> = new Set(now.causes.keys());
  for (const asked of [...looked].reverse()) {
    const { line } = asked;
    const before = reachableFrom(pack, asked, reopened);
    const aside = NOT_FOLLOWED.has(line.value) || left.has(line.key);
    for (const id of before) {
      if (!after.has(id) && !lost.some((gone) => gone.id === id)) lost.push({ ...named(id), by: line.key, aside });
    }
    after = before;
  }
  const gone = lost.filter(({ id }) => !now.causes.has(id)).reverse();
  const without = ({ aside: _, ...cause }: (typeof lost)[number]) => cause;
  let separates: NarrowingView['separates'] | undefined;
  return {
    remaining: shares(now.causes).map(([id, share]) => ({ ...named(id), share })),
    ruledOut: gone.filter(({ aside }) => !aside).map(without),
    leftAside: gone.filter(({ aside }) => aside).map(without),
    // One more pass for each answer: most who read the causes do not ask for it.
    get separates() {
      separates ??= here.separates.map(({ value, remaining: left }) => ({ value, remaining: left.length }));
      return separates;
    },
  };
}

/** A "not sure", a repair nobody could do and the short way say nothing about the causes they pass by. */
const NOT_FOLLOWED: ReadonlySet<unknown> = new Set(['unsure', 'cannot', 'rush']);

/** The way without the visits that were returned from: what was asked there rules nothing out here. */
function lookedInto(way: readonly WayLine[], visit: string): readonly WayLine[] {
  let looked: WayLine[] = [];
  const returnTo = (back: string): void => {
    const last = looked.findLastIndex(({ line }) => visitOf(line.key) === back);
    if (last >= 0) looked = looked.slice(0, last + 1);
  };
  for (const asked of way) {
    returnTo(visitOf(asked.line.key));
    looked.push(asked);
  }
  returnTo(visit);
  return looked;
}

/** The lines behind which the agent switched: what only the tree before could come to is left aside, not ruled out. */
function switchesOf({ entries }: Session, way: readonly WayLine[], visit: string): ReadonlySet<StepKey> {
  const anchors = new Set(entries.flatMap(({ type, after }) => (type === 'switch' ? [after] : [])));
  const visits = [...way.map(({ line }) => visitOf(line.key)), visit];
  const left = new Set<StepKey>();
  let anchor: StepKey | null = null;
  for (const [index, { line }] of way.entries()) {
    if (line.how === 'answered') anchor = line.key;
    if (visits[index] !== visits[index + 1] && anchors.has(anchor)) left.add(line.key);
  }
  return left;
}

const visitOf = (key: StepKey): string => key.slice(0, key.indexOf('/'));

function reachableFrom(
  pack: Pack,
  { line, place, facts, minutesLeft }: WayLine,
  reopened: Standing['reopened'] & object,
): ReadonlySet<Id> {
  const { key, severity } = line;
  const standing: Standing = {
    tree: key.slice(0, key.indexOf('#')),
    calls: place.calls,
    step: place.step.id,
    facts,
    reopened,
    ...(severity === undefined ? {} : { severity }),
    ...(minutesLeft === undefined ? {} : { minutesLeft }),
  };
  return new Set(narrow(pack, standing).causes.keys());
}
