/** Facts that are looked at before anything can have set them, and facts that nothing looks at. */
import { type Diagnostic, report } from '../language/diagnostics/index.ts';
import type { Path } from '../language/link/source.ts';
import {
  BUILT_IN_INSERTS,
  type Condition,
  type FactKey,
  type Id,
  type Pack,
  type Step,
  type Text,
  type Tree,
  type Way,
} from '../language/model.ts';
import { INSERT } from '../language/text.ts';
import { graphOf, type OrderedTree, orderedTree } from '../narrowing/order.ts';
import { callsOf, factsSetBy, linksOf, once, perTree, reachedSteps, type Subject } from './subject.ts';

const BUILT_IN: ReadonlySet<string> = new Set(BUILT_IN_INSERTS);

/** One look at a fact. `after`: behind the answer of the step. */
interface Use {
  readonly fact: FactKey;
  readonly path: Path;
  readonly after: boolean;
}

export function factsBeforeSet(subject: Subject): readonly Diagnostic[] {
  const { pack, whole } = subject;
  // A tree that could not be read may lead to any other, with anything set.
  if (!whole) return [];
  const entry = setBeforeTrees(pack);
  const setIn = setInTrees(pack);
  return subject.trees.flatMap((tree) => {
    const before = entry.get(tree.id) ?? NOTHING;
    // All that matters to the tree of what happens outside of it.
    const mayBeSet = lookedAt(subject, tree, []).filter((fact) => before.has(fact));
    const called = callsOf(tree).map((id) => [...(setIn.get(id) ?? NOTHING)].join());
    return tooEarlyIn(subject, tree, [mayBeSet.join(), ...called]);
  });
}

const NOTHING: ReadonlySet<FactKey> = new Set();

/** @param inputs the facts that may be set before the tree begins, then those that each tree it calls may set */
const tooEarlyIn = perTree((subject, tree, inputs: readonly string[]): readonly Diagnostic[] => {
  const { pack, index } = subject;
  const before = new Set(inputs[0]?.split(','));
  const suspects = new Map<Id, Use[]>();
  const open = new Set<FactKey>();
  const look = (step: Id, uses: readonly Use[]) => {
    const suspect = uses.filter(
      ({ fact }) =>
        Object.hasOwn(pack.facts, fact) &&
        !pack.facts[fact]?.given &&
        !Object.hasOwn(pack.known, fact) &&
        !before.has(fact),
    );
    for (const { fact } of suspect) open.add(fact);
    if (suspect.length > 0) suspects.set(step, suspect);
  };
  const reached = reachedSteps(tree);
  for (const [id, uses] of usesIn(pack, tree)) if (reached.has(id)) look(id, uses);
  // The conditions of the start stand before every step of the author's; those of `needs` have been asked by then.
  const needs = Object.values(tree.steps).some(({ part }) => part?.of === 'needs');
  if (!needs) look('', inWay(tree.start, ['start'], false));
  if (suspects.size === 0) return [];
  const ordered = orderedTree(pack, tree.id) as OrderedTree;
  return tellSuspects(subject, tree, suspects, setOnTheWay(subject, ordered, open)).map(({ fact, path }) =>
    report('fact-before-set', index.place(tree.id, path), { fact: nameOf(fact, tree) }),
  );
});

/** Facts that the tree looks at anywhere. */
const lookedAt = perTree(({ pack }, tree): readonly FactKey[] => {
  const uses = [...usesIn(pack, tree).values(), inWay(tree.start, ['start'], false)].flat();
  return [...new Set(uses.map(({ fact }) => fact))];
});

const nameOf = (fact: FactKey, tree: Tree): string =>
  fact.startsWith(`${tree.id}.`) ? fact.slice(tree.id.length + 1) : fact;

/** Each fact once a tree, at the first place in the author's order. */
function tellSuspects(
  { index }: Subject,
  tree: Tree,
  suspects: ReadonlyMap<Id, readonly Use[]>,
  set: { before(step: Id, fact: FactKey): boolean; after(step: Id, fact: FactKey): boolean },
): Use[] {
  const told = new Map<FactKey, Use>();
  for (const step of ['', ...Object.keys(tree.steps)]) {
    for (const use of suspects.get(step) ?? []) {
      if (told.has(use.fact) || (use.after ? set.after(step, use.fact) : set.before(step, use.fact))) continue;
      const path = step === '' ? use.path : [...index.stepPath(tree.id, step), ...use.path];
      told.set(use.fact, { ...use, path });
    }
  }
  return [...told.values()];
}

/** Which of a few facts may have been set when a step is come to, and when it is left. */
function setOnTheWay({ pack }: Subject, ordered: OrderedTree, facts: ReadonlySet<FactKey>) {
  const bit = new Map([...facts].map((fact, index) => [fact, 1n << BigInt(index)] as const));
  const all = (1n << BigInt(facts.size)) - 1n;
  const setIn = setInTrees(pack);
  const { steps, next, numberOf } = graphOf(ordered.tree);
  const before = new Map<Id, bigint>();
  const after = new Map<Id, bigint>();
  for (const { step } of ordered.nodes) {
    let set = before.get(step.id) ?? 0n;
    for (const fact of factsSetBy(step)) set |= bit.get(fact) ?? 0n;
    if (step.kind === 'call') {
      for (const fact of setIn.get(step.tree) ?? []) set |= bit.get(fact) ?? 0n;
    }
    after.set(step.id, set);
    for (const number of next[numberOf.get(step.id) as number] as readonly number[]) {
      const target = (steps[number] as Step).id;
      before.set(target, (before.get(target) ?? 0n) | set);
    }
  }
  // The rush way may be taken from anywhere.
  const { rush } = ordered.tree;
  if (rush) for (const id of ordered.placeOf.keys()) before.set(id, all);
  const has = (sets: ReadonlyMap<Id, bigint>, step: Id, fact: FactKey) =>
    ((sets.get(step) ?? 0n) & (bit.get(fact) ?? 0n)) !== 0n;
  return {
    before: (step: Id, fact: FactKey) => has(before, step, fact),
    after: (step: Id, fact: FactKey) => has(after, step, fact) || has(before, step, fact),
  };
}

const setFacts = new WeakMap<Pack, Map<Id, ReadonlySet<FactKey>>>();

/** The facts that a tree may set, with the trees it calls. */
function setInTrees(pack: Pack): ReadonlyMap<Id, ReadonlySet<FactKey>> {
  let ofPack = setFacts.get(pack);
  if (!ofPack) {
    ofPack = new Map();
    setFacts.set(pack, ofPack);
    for (const id of Object.keys(pack.trees)) gather(pack, id, ofPack);
  }
  return ofPack;
}

const setItself = once(
  (tree): ReadonlySet<FactKey> => new Set(graphOf(tree).steps.flatMap((step) => factsSetBy(step))),
);

function gather(pack: Pack, root: Id, known: Map<Id, ReadonlySet<FactKey>>): void {
  const open: Id[] = [root];
  const seen = new Set<Id>();
  const facts = new Set<FactKey>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id) || !Object.hasOwn(pack.trees, id)) continue;
    seen.add(id);
    const done = known.get(id);
    if (done) {
      for (const fact of done) facts.add(fact);
      continue;
    }
    const tree = pack.trees[id] as Tree;
    for (const fact of setItself(tree)) facts.add(fact);
    open.push(...callsOf(tree));
  }
  known.set(root, facts);
}

/** The pack's facts that may have been set before a tree begins, by any tree that goes on in it or calls it. */
function setBeforeTrees(pack: Pack): ReadonlyMap<Id, ReadonlySet<FactKey>> {
  const setIn = setInTrees(pack);
  const before = new Map(Object.keys(pack.trees).map((id) => [id, new Set<FactKey>()]));
  const work = Object.keys(pack.trees);
  const links = new Map(Object.values(pack.trees).map((tree) => [tree.id, linksOf(tree)] as const));
  for (let id = work.pop(); id !== undefined; id = work.pop()) {
    const from = before.get(id) ?? NOTHING;
    for (const to of links.get(id)?.keys() ?? []) {
      const next = before.get(to);
      if (!next) continue;
      const size = next.size;
      for (const fact of from) next.add(fact);
      // Facts of one tree alone are of no use to another.
      for (const fact of setIn.get(id) ?? NOTHING)
        if (pack.facts[fact]?.tree === undefined || pack.facts[fact]?.tree === to) next.add(fact);
      if (next.size !== size) work.push(to);
    }
  }
  return before;
}

export function factsNeverUsed(subject: Subject): readonly Diagnostic[] {
  const { pack, index, whole } = subject;
  // A tree that could not be read may have used it.
  if (!whole) return [];
  const used = new Set<FactKey>();
  const use = ({ fact }: Use) => used.add(fact);
  for (const tree of [...subject.trees, pack.escalation]) for (const fact of usedIn(subject, tree, [])) used.add(fact);
  for (const { when, empathy, waiting, apology, closing } of pack.severities) {
    if (when) inCondition(when, [], false).forEach(use);
    for (const text of [empathy, waiting, apology, closing])
      if (text) inText(pack, pack.escalation, text, []).forEach(use);
  }
  return Object.values(pack.facts).flatMap(({ key, tree, given }) => {
    if (used.has(key) || given) return [];
    const id = tree === undefined ? key : key.slice(tree.length + 1);
    const place = index.place(tree ?? null, ['facts', id], 'key');
    return [report('fact-never-used', place, { fact: id })];
  });
}

const usedIn = perTree(({ pack }, tree): ReadonlySet<FactKey> => {
  const used = new Set<FactKey>();
  const use = ({ fact }: Use) => used.add(fact);
  inWay(tree.start, [], false).forEach(use);
  if (tree.rush) {
    inCondition(tree.rush.when, [], false).forEach(use);
    if (tree.rush.offer) inText(pack, tree, tree.rush.offer, []).forEach(use);
  }
  for (const uses of usesIn(pack, tree).values()) uses.forEach(use);
  for (const step of Object.values(tree.steps)) {
    for (const fact of factsSetBy(step)) used.add(fact);
    if ('changes' in step) for (const fact of step.changes) used.add(fact);
    if (step.kind === 'end') for (const fact of step.bring) used.add(fact);
  }
  return used;
});

const looks = new WeakMap<Tree, ReadonlyMap<Id, readonly Use[]>>();

/** Every look at a fact in a tree, by step. */
function usesIn(pack: Pack, tree: Tree): ReadonlyMap<Id, readonly Use[]> {
  let found = looks.get(tree);
  if (!found) {
    const bySteps = new Map<Id, readonly Use[]>();
    for (const step of Object.values(tree.steps)) {
      const uses = usesOf(pack, tree, step);
      if (uses.length > 0) bySteps.set(step.id, uses);
    }
    found = bySteps;
    looks.set(tree, found);
  }
  return found;
}

/** Every look at a fact in a step: conditions, inserts, `by`. Paths are below the step's. */
function usesOf(pack: Pack, tree: Tree, step: Step): Use[] {
  const uses: Use[] = [];
  if (step.when) uses.push(...inCondition(step.when, ['when'], false));
  if (step.passTo !== undefined && typeof step.passTo !== 'string') uses.push(...inWay(step.passTo, ['next'], false));
  if ('ways' in step)
    for (const way of Object.values(step.ways)) if (typeof way !== 'string') uses.push(...inWay(way, ['next'], true));
  forEachText(step, (path, text) => {
    if (mentions(text)) uses.push(...inText(pack, tree, text, path()));
  });
  return uses;
}

function inWay(way: Way, path: Path, after: boolean): Use[] {
  return typeof way === 'string'
    ? []
    : way.branches.flatMap(({ when }, index) => inCondition(when, [...path, index, 'when'], after));
}

function inCondition(condition: Condition, path: Path, after: boolean): Use[] {
  if ('all' in condition) return condition.all.flatMap((part) => inCondition(part, path, after));
  if ('any' in condition) return condition.any.flatMap((part) => inCondition(part, path, after));
  if ('not' in condition) return inCondition(condition.not, path, after);
  return 'fact' in condition ? [{ fact: condition.fact, path, after }] : [];
}

function inText(pack: Pack, tree: Tree, text: Text, path: Path): Use[] {
  const uses: Use[] = [];
  const wordings = text.by ? [text.words, ...text.by.variants.map(({ words }) => words)] : [text.words];
  for (const words of wordings) {
    for (const sentence of Object.values(words)) {
      if (!sentence.includes('<')) continue;
      for (const [, name = ''] of sentence.matchAll(INSERT)) {
        if (BUILT_IN.has(name)) continue;
        const own = `${tree.id}.${name}`;
        uses.push({ fact: Object.hasOwn(pack.facts, own) ? own : name, path, after: false });
      }
    }
  }
  if (text.by) uses.push({ fact: text.by.fact, path, after: false });
  return uses;
}

function mentions({ words, by }: Text): boolean {
  if (by) return true;
  for (const locale in words) if (words[locale]?.includes('<')) return true;
  return false;
}

/** The texts of a step with their paths below it. */
function forEachText(step: Step, tell: (path: () => Path, text: Text) => void): void {
  const plain = step as Partial<Record<(typeof TEXTS)[number], Text>>;
  for (const key of TEXTS) {
    const text = plain[key];
    if (text) tell(() => [KEYS[key] ?? key], text);
  }
  if (step.kind === 'end' && step.promise?.meanwhile) tell(() => ['promise', 'meanwhile'], step.promise.meanwhile);
  if (!('input' in step)) return;
  for (const [index, text] of step.wordings.entries()) tell(() => ['wordings', index], text);
  if (step.input.type !== 'choice' && step.input.type !== 'several') return;
  for (const { id, label } of step.input.answers) tell(() => ['answers', id], label);
}

const TEXTS = [
  'instruction',
  'ask',
  'findOut',
  'why',
  'send',
  'agent',
  'meanwhile',
  'warning',
  'tell',
  'say',
  'whom',
  'forward',
] as const;
/** Where an author's key differs from the model's. */
const KEYS: Partial<Record<(typeof TEXTS)[number], string>> = { findOut: 'find-out' };
