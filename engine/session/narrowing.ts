/** What is still possible and what ruled the rest out, along the way of one session. */
import type { Cause, Id, Pack } from '../language/model.ts';
import { narrow, type Standing, shares } from '../narrowing/index.ts';
import { contextOf, placeNow, type Session, type WayLine } from './state.ts';
import type { NarrowingView } from './types.ts';

const nowIn = (session: Session) => {
  const { calls, step } = placeNow(session);
  return narrow(session.pack, { tree: session.run.tree.id, calls, step: step.id, ...contextOf(session) });
};

/** How many causes remain: one forward pass. */
export const causesLeft = (session: Session): number => nowIn(session).causes.size;

/** Computed when read: one forward pass for the present step and one for each line of the way. */
export function narrowingOf(
  session: Session,
  way: readonly WayLine[],
  titleOf: (cause: Cause) => string,
): NarrowingView {
  const { pack } = session;
  const now = nowIn(session);
  const named = (id: Id) => ({ id, title: titleOf(pack.causes[id] as Cause) });

  const ruledOut: (NarrowingView['ruledOut'][number] & { unsure: boolean })[] = [];
  let after: ReadonlySet<Id> = new Set(now.causes.keys());
  for (const asked of [...way].reverse()) {
    const { line } = asked;
    const before = reachableFrom(pack, asked);
    for (const id of before) {
      if (!after.has(id) && !ruledOut.some((gone) => gone.id === id))
        ruledOut.push({ ...named(id), by: line.key, unsure: line.value === 'unsure' });
    }
    after = before;
  }
  const remaining = new Set(now.causes.keys());
  const gone = ruledOut.filter(({ id }) => !remaining.has(id)).reverse();
  const without = ({ unsure: _, ...cause }: (typeof ruledOut)[number]) => cause;
  let separates: NarrowingView['separates'] | undefined;
  return {
    remaining: shares(now.causes).map(([id, share]) => ({ ...named(id), share })),
    ruledOut: gone.filter(({ unsure }) => !unsure).map(without),
    leftAside: gone.filter(({ unsure }) => unsure).map(without),
    // One more pass for each answer: most who read the causes do not ask for it.
    get separates() {
      separates ??= now.separates.map(({ value, remaining: left }) => ({ value, remaining: left.length }));
      return separates;
    },
  };
}

function reachableFrom(pack: Pack, { line, place, facts, minutesLeft }: WayLine): ReadonlySet<Id> {
  const { key, severity } = line;
  const standing: Standing = {
    tree: key.slice(0, key.indexOf('#')),
    calls: place.calls,
    step: place.step.id,
    facts,
    ...(severity === undefined ? {} : { severity }),
    ...(minutesLeft === undefined ? {} : { minutesLeft }),
  };
  return new Set(narrow(pack, standing).causes.keys());
}
