/** What an analysis is given, and the small things all of them need. */
import type { Bilingual, Related } from '../language/diagnostics/index.ts';
import type { Limits } from '../language/limits.ts';
import type { SourceIndex } from '../language/link/index.ts';
import { type FactKey, type Id, OUTCOMES, type Pack, type Step, type Tree } from '../language/model.ts';
import { graphOf } from '../narrowing/order.ts';

export interface Subject {
  readonly pack: Pack;
  readonly index: SourceIndex;
  readonly limits: Limits;
  /** Trees in which no error was found; the others are left alone. */
  readonly trees: readonly Tree[];
  readonly broken: ReadonlySet<Id>;
  /** No error was found anywhere, so that what is missing is missing. */
  readonly whole: boolean;
  /** False for the files of folders that the pack uses. */
  readonly isOwn: (file: string) => boolean;
  /** The same object as at the check before, where nothing that all trees share has changed since. */
  readonly shared: object;
}

/**
 * Something that is found out about a tree, kept for as long as the tree, what all trees share and the inputs are the very same.
 * @param find must depend on nothing else
 */
export function perTree<Input, T>(
  find: (subject: Subject, tree: Tree, inputs: readonly Input[]) => T,
): (subject: Subject, tree: Tree, inputs: readonly Input[]) => T {
  const known = new WeakMap<Tree, { readonly shared: object; readonly inputs: readonly Input[]; readonly found: T }>();
  return (subject, tree, inputs) => {
    const before = known.get(tree);
    if (
      before?.shared === subject.shared &&
      before.inputs.length === inputs.length &&
      before.inputs.every((input, index) => input === inputs[index])
    )
      return before.found;
    const found = find(subject, tree, inputs);
    known.set(tree, { shared: subject.shared, inputs, found });
    return found;
  };
}

/** The key of a step in its file. */
export const placeOfStep = ({ index }: Subject, tree: Id, step: Id) =>
  index.place(tree, index.stepPath(tree, step), 'key');

export const related = (place: Omit<Related, 'message'>, message: Bilingual): Related => ({ ...place, message });

/** Something about a tree by itself, found out once. */
export function once<T>(find: (tree: Tree) => T): (tree: Tree) => T {
  const known = new WeakMap<Tree, { readonly found: T }>();
  return (tree) => {
    let kept = known.get(tree);
    if (!kept) {
      kept = { found: find(tree) };
      known.set(tree, kept);
    }
    return kept.found;
  };
}

/** The steps that some way leads to from the tree's start or by its rush, whatever the conditions say. */
export const reachedSteps: (tree: Tree) => ReadonlySet<Id> = once((tree) => {
  const { steps, next, roots } = graphOf(tree);
  const found = new Set<Id>();
  const open = [...roots];
  for (let number = open.pop(); number !== undefined; number = open.pop()) {
    const { id } = steps[number] as Step;
    if (found.has(id)) continue;
    found.add(id);
    for (const to of next[number] as readonly number[]) open.push(to);
  }
  return found;
});

/** The trees that a tree goes on in or calls, each with the first step that does; '' where it begins there. */
export const linksOf: (tree: Tree) => ReadonlyMap<Id, Id> = once((tree) => {
  const { steps, onward, rootsOnward } = graphOf(tree);
  const reached = reachedSteps(tree);
  const links = new Map<Id, Id>();
  const link = (to: Id, step: Id) => {
    if (!links.has(to)) links.set(to, step);
  };
  for (const to of rootsOnward) link(to, '');
  for (let number = 0; number < steps.length; number += 1) {
    const step = steps[number] as Step;
    const trees = onward[number] as readonly Id[];
    if ((trees.length === 0 && step.kind !== 'call') || !reached.has(step.id)) continue;
    for (const to of trees) link(to, step.id);
    if (step.kind === 'call') link(step.tree, step.id);
  }
  return links;
});

/** The trees that its steps call, one for each such step. */
export const callsOf: (tree: Tree) => readonly Id[] = once((tree) =>
  graphOf(tree).steps.flatMap((step) => (step.kind === 'call' ? [step.tree] : [])),
);

/** Facts that answering the step may set. */
export function factsSetBy(step: Step): readonly FactKey[] {
  const facts: FactKey[] = 'fact' in step && step.fact !== undefined ? [step.fact] : [];
  if (step.kind === 'repair') {
    for (const outcome of OUTCOMES) for (const fact in step.sets[outcome]) facts.push(fact);
  } else if ('input' in step && (step.input.type === 'choice' || step.input.type === 'several')) {
    for (const { sets } of step.input.answers) for (const fact in sets) facts.push(fact);
  }
  return facts;
}

/** Every tree of the pack, each after the trees it calls; circles are cut. */
export function calledFirst(pack: Pack): readonly Tree[] {
  const done: Tree[] = [];
  const seen = new Set<Id>();
  const walk: { readonly tree: Tree; readonly calls: readonly Id[]; next: number }[] = [];
  const enter = (id: Id) => {
    const tree = !seen.has(id) && Object.hasOwn(pack.trees, id) ? pack.trees[id] : undefined;
    seen.add(id);
    if (!tree) return;
    walk.push({ tree, calls: callsOf(tree), next: 0 });
  };
  for (const root of Object.keys(pack.trees)) {
    enter(root);
    for (let top = walk.at(-1); top; top = walk.at(-1)) {
      const id = top.calls[top.next];
      top.next += 1;
      if (id === undefined) {
        done.push(top.tree);
        walk.pop();
      } else enter(id);
    }
  }
  return done;
}
