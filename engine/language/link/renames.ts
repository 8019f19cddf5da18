/** Renames: old ids of steps, answers, trees, facts and values, checked and written out for lowered steps. */

import { type FactKey, type Id, OUTCOMES, type Step, type Tree } from '../model.ts';
import { didYouMean } from '../suggest.ts';
import { type Linking, presentOf, type Rename, type Renames, related, type TreeLinking } from './context.ts';
import { renamed } from './lookups.ts';
import { entriesOf, keyOf, type PackSource, type Spot, spot, under } from './source.ts';

type Written = Readonly<Record<Id, Id>> | undefined;

/** Renames as written, by old id; the first wins. */
export function declare(into: Map<Id, Rename>, written: Written, at: Spot): void {
  for (const [old, now] of entriesOf(written)) if (!into.has(old)) into.set(old, { now, at: under(at, old) });
}

/** The renames of the pack and of the folders it uses. */
export function declarePackRenames(packs: readonly PackSource[]): Linking['renames'] {
  const [trees, facts, values] = [new Map<Id, Rename>(), new Map<Id, Rename>(), new Map<Id, Map<Id, Rename>>()];
  for (const source of packs) {
    const { renames } = source.data;
    declare(trees, renames?.trees, spot(source, 'renames', 'trees'));
    declare(facts, renames?.facts, spot(source, 'renames', 'facts'));
    for (const [fact, written] of entriesOf(renames?.values)) {
      const map = values.get(fact) ?? new Map<Id, Rename>();
      declare(map, written, spot(source, 'renames', 'values', fact));
      values.set(fact, map);
    }
  }
  return { trees, facts, values };
}

/** The renames written out, each old id with what it is called now; those that lead nowhere are told. */
function settle(
  linking: Linking,
  renames: Renames,
  exists: (id: Id) => boolean,
  candidates: () => Iterable<Id>,
  placeOfPresent?: (id: Id) => Spot | undefined,
): Record<Id, Id> {
  const settled: Record<Id, Id> = {};
  for (const [old, rename] of renames) {
    const now = presentOf(renames, old) ?? rename.now;
    if (exists(old)) {
      const here = placeOfPresent?.(old) ?? keyOf(rename.at);
      linking.say('old-id-in-use', here, { old, now }, [related(rename.at, '改名写在这里', 'Renamed here')]);
    } else if (exists(now)) settled[old] = now;
    else linking.say('rename-target-unknown', rename.at, { old, now, suggestion: didYouMean(now, candidates()) });
  }
  return settled;
}

/** The renames of the pack, once everything that they may name is known. */
export function lowerPackRenames(
  linking: Linking,
  valuesOf: (fact: FactKey) => ReadonlyMap<Id, unknown> | undefined,
): {
  trees: Record<Id, Id>;
  facts: Record<Id, Id>;
  values: Record<FactKey, Record<Id, Id>>;
} {
  const { trees, facts, values } = linking.renames;
  const inScope = (id: Id): boolean => linking.scope.facts.has(id) || linking.mayExist('facts', id);
  const settledValues: Record<FactKey, Record<Id, Id>> = {};
  for (const [fact, renames] of values) {
    const known = valuesOf(fact);
    if (known)
      settledValues[fact] = settle(
        linking,
        renames,
        (id) => known.has(id),
        () => known.keys(),
      );
    else {
      const [first] = renames.values();
      if (first && !linking.mayExist('facts', fact)) {
        linking.say('unknown-fact', keyOf(first.at.up ?? first.at), {
          fact,
          suggestion: didYouMean(fact, linking.scope.facts.keys()),
        });
      }
    }
  }
  return {
    trees: settle(
      linking,
      trees,
      (id) => linking.trees.has(id),
      () => linking.trees.keys(),
    ),
    facts: settle(linking, facts, inScope, () => linking.scope.facts.keys()),
    values: settledValues,
  };
}

/** The renames of a tree, also for the steps that were lowered from a renamed one. */
export function lowerRenames(tree: TreeLinking): Tree['renames'] {
  const { linking, entries, steps, renames } = tree;
  const broken = tree.source.broken;
  const settled = settle(
    linking,
    renames.steps,
    (id) => entries.has(id) || steps.has(id) || broken.has(id),
    () => entries.keys(),
    (id) => {
      const entry = entries.get(id);
      return entry && keyOf(entry.at);
    },
  );
  return { steps: { ...lowered(tree, settled), ...settled }, answers: lowerAnswers(tree) };
}

/** Items of a renamed checklist, what a renamed end brings, questions of a renamed fact. */
function lowered(tree: TreeLinking, settled: Readonly<Record<Id, Id>>): Record<Id, Id> {
  const { facts } = tree.linking.renames;
  const olds = new Map<Id, Id[]>();
  for (const [old, now] of Object.entries(settled)) olds.set(now, [...(olds.get(now) ?? []), old]);
  const oldFacts = new Map<Id, Id[]>();
  for (const old of facts.keys()) {
    const now = presentOf(facts, old);
    if (now !== undefined) oldFacts.set(now, [...(oldFacts.get(now) ?? []), old]);
  }
  const more: Record<Id, Id> = {};
  if (olds.size === 0 && oldFacts.size === 0) return more;
  for (const [id, step] of tree.steps) {
    const dot = id.indexOf('.');
    if (dot < 0) continue;
    const [owner, rest] = [id.slice(0, dot), id.slice(dot + 1)];
    const owners = [owner, ...(olds.get(owner) ?? [])];
    const rests = [rest, ...(step.part?.of === 'needs' || step.part?.of === 'bring' ? (oldFacts.get(rest) ?? []) : [])];
    for (const before of owners)
      for (const after of rests) if (`${before}.${after}` !== id) more[`${before}.${after}`] = id;
  }
  return more;
}

function lowerAnswers(tree: TreeLinking): Record<Id, Record<Id, Id>> {
  const answers: Record<Id, Record<Id, Id>> = {};
  for (const [written, renames] of tree.renames.answers) {
    const [first] = renames.values();
    if (!first) continue;
    const at = keyOf(first.at.up ?? first.at);
    if (tree.source.broken.has(written)) continue;
    const id = tree.steps.has(written) ? written : renamed(tree.linking, tree.renames.steps, written, at);
    const step = id === undefined ? undefined : tree.steps.get(id);
    if (!step || id === undefined) {
      if (id === undefined) {
        tree.linking.say('unknown-step', at, { step: written, suggestion: didYouMean(written, tree.entries.keys()) });
      }
      continue;
    }
    const known = new Set(answersOf(step));
    answers[id] = settle(
      tree.linking,
      renames,
      (answer) => known.has(answer),
      () => known,
    );
  }
  return answers;
}

/** The answers a step can be given. */
export function answersOf(step: Step): readonly Id[] {
  switch (step.kind) {
    case 'question':
    case 'test':
    case 'check':
      return 'answers' in step.input ? step.input.answers.map(({ id }) => id) : [];
    case 'repair':
      return OUTCOMES;
    case 'call':
      return Object.keys(step.ways);
    default:
      return [];
  }
}
