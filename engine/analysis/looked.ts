/** Which facts matter for where a way goes on. */
import { LIMITS } from '../language/limits.ts';
import type { Condition, FactKey, Id, Pack, Tree } from '../language/model.ts';
import { partsIn, partsOf } from './conditions.ts';
import { callsOf, once } from './subject.ts';

/** The tree itself, and every tree that it calls, also through others; as deep as calls may go. */
export function withCalled(pack: Pack, tree: Tree): readonly Tree[] {
  if (callsOf(tree).length === 0) return [tree];
  const found = new Set([tree]);
  let level: readonly Tree[] = [tree];
  for (let depth = 0; depth < LIMITS.callDepth && level.length > 0; depth += 1) {
    const ids = new Set(level.flatMap(callsOf));
    level = [...ids].flatMap((id: Id) => (Object.hasOwn(pack.trees, id) ? [pack.trees[id] as Tree] : []));
    level = level.filter((one) => !found.has(one));
    for (const one of level) found.add(one);
  }
  return [...found];
}

/** Facts that the tree, what it calls or a severity's rule may look at; sorted. */
export function relevantFacts(pack: Pack, tree: Tree): readonly FactKey[] {
  const found = new Set<FactKey>();
  for (const { when } of pack.severities) note(partsOf(when), found);
  for (const one of withCalled(pack, tree)) for (const fact of lookedAtIn(one)) found.add(fact);
  return [...found].sort();
}

/** Facts that any condition of the pack looks at, or that more than one question asks for. */
export function factsLookedAt(pack: Pack): readonly FactKey[] {
  const found = new Set<FactKey>();
  const asked = new Set<FactKey>();
  for (const { when } of pack.severities) note(partsOf(when), found);
  for (const tree of Object.values(pack.trees)) {
    for (const fact of lookedAtIn(tree)) found.add(fact);
    for (const fact of factsAsked(tree)) {
      if (asked.has(fact)) found.add(fact);
      asked.add(fact);
    }
  }
  return [...found];
}

/** The facts of a tree's steps, each once. */
export const factsAsked: (tree: Tree) => readonly FactKey[] = once((tree) => [
  ...new Set(
    Object.values(tree.steps).flatMap((step) => ('fact' in step && step.fact !== undefined ? [step.fact] : [])),
  ),
]);

/** Facts in the conditions of the tree, and those that two of its steps ask for: the second passes by itself. */
const lookedAtIn: (tree: Tree) => ReadonlySet<FactKey> = once((tree) => {
  const found = new Set<FactKey>();
  const asked = new Set<FactKey>();
  note(partsIn(tree), found);
  for (const step of Object.values(tree.steps)) {
    if (!('fact' in step) || step.fact === undefined) continue;
    if (asked.has(step.fact)) found.add(step.fact);
    asked.add(step.fact);
  }
  return found;
});

const note = (parts: Iterable<Condition>, found: Set<FactKey>): void => {
  for (const part of parts) if ('fact' in part) found.add(part.fact);
};
