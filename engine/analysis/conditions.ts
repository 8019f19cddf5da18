/** Every condition there is, each with the parts it is made of: the condition itself, then what stands in its `all`, `any` and `not`. */
import type { Condition, Pack, Step, Tree, Way } from '../language/model.ts';

export function* partsOf(condition: Condition | undefined): Generator<Condition> {
  if (!condition) return;
  yield condition;
  if ('all' in condition) for (const part of condition.all) yield* partsOf(part);
  else if ('any' in condition) for (const part of condition.any) yield* partsOf(part);
  else if ('not' in condition) yield* partsOf(condition.not);
}

/** Of a way's own branches. */
export function* partsAlong(way: Way | undefined): Generator<Condition> {
  if (way !== undefined && typeof way !== 'string') for (const { when } of way.branches) yield* partsOf(when);
}

function* partsAt(step: Step): Generator<Condition> {
  yield* partsOf(step.when);
  yield* partsAlong(step.passTo);
  if ('ways' in step) for (const way of Object.values<Way>(step.ways)) yield* partsAlong(way);
}

/** Of a tree alone, without those it calls. */
export function* partsIn(tree: Tree): Generator<Condition> {
  yield* partsOf(tree.rush?.when);
  yield* partsAlong(tree.start);
  for (const step of Object.values(tree.steps)) yield* partsAt(step);
}

/** Of the whole pack. */
export function* conditionsOf(pack: Pack): Generator<Condition> {
  for (const { when } of pack.severities) yield* partsOf(when);
  for (const tree of Object.values(pack.trees)) yield* partsIn(tree);
}
