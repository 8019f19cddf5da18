/** What brings the lesson back before the cause is found: the tree's short way, else the next workaround on the way. */
import { compileCondition } from '../language/conditions.ts';
import type { Id, Step, Target, Tree } from '../language/model.ts';
import { rushOffered } from '../machine/index.ts';
import { targetsOf } from '../narrowing/order.ts';
import { contextOf, placeNow, type Session } from './state.ts';
import type { StepView, View } from './types.ts';
import type { Speaker } from './wording.ts';

/** The short way of the tree, where it is open now. */
export function rushNow(session: Session, minutesLeft: number | undefined, speak: Speaker): View['rush'] {
  const { rush } = session.run.tree;
  const context = contextOf(session);
  if (!rush) return undefined;
  const now = minutesLeft === undefined ? context : { ...context, minutesLeft };
  if (!rushOffered(rush, compileCondition(rush.when, session.pack))(now, placeNow(session).path)) return undefined;
  const offer = speak.maybe(rush.offer);
  return offer === undefined ? {} : { offer };
}

type SaveFirst = Extract<StepView, { kind: 'repair' }>['saveFirst'];

/** The nearest repair that brings the lesson back, whatever is answered on the way there; none for such a repair itself. */
export function saveFirst(tree: Tree, from: Step, speak: Speaker): SaveFirst {
  if (from.kind === 'repair' && from.worksAround) return undefined;
  // A set is walked in the order in which it grows: nearest first.
  const seen = new Set<Id>([from.id]);
  for (const id of seen) {
    const step = tree.steps[id];
    if (!step) continue;
    if (step.kind === 'repair' && step.worksAround) {
      const { minutes } = step;
      const instruction = speak(step.instruction, { minutes: minutes === undefined ? undefined : String(minutes) });
      return { step: id, instruction, ...(minutes === undefined ? {} : { minutes }) };
    }
    for (const target of leadsTo(step)) if (!target.startsWith('/')) seen.add(target);
  }
  return undefined;
}

const leadsTo = (step: Step): readonly Target[] => [
  ...(step.passTo === undefined ? [] : targetsOf(step.passTo)),
  ...('ways' in step ? Object.values(step.ways).flatMap((way) => targetsOf(way)) : []),
];
