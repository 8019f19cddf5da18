/** What of a pack has been gone through: steps, answers, branches of conditions, ends. */
import { type Circumstances, compileCondition, type Test } from '../language/conditions.ts';
import type { Condition, FactKey, Id, Pack, Step, Tree, Way } from '../language/model.ts';
import { OUTCOMES } from '../language/model.ts';
import type { Trail } from '../machine/context.ts';
import { placeOfLine } from '../machine/index.ts';
import type { Session } from '../session/index.ts';
import { contextOf, placeNow } from '../session/state.ts';
import { reachedSteps } from './subject.ts';

export const COVERED_KINDS = ['step', 'answer', 'branch', 'end'] as const;
export type CoveredKind = (typeof COVERED_KINDS)[number];

/** One thing that can be gone through. */
export interface Element {
  readonly kind: CoveredKind;
  readonly tree: Id;
  /** The step; '' for the start of the tree. */
  readonly step: Id;
  /** Answers: its id. Branches: `when holds`, `when fails`, or which of the way's branches (`busy: 2`, `busy: else`). */
  readonly what: string;
  /** How often it was gone through. */
  readonly count: number;
}

/** Counts of what was gone through; only {@link cover} changes them. */
export interface Coverage {
  readonly pack: Pack;
  readonly counts: Map<string, number>;
}

export const newCoverage = (pack: Pack): Coverage => ({ pack, counts: new Map() });

const nameOf = (kind: CoveredKind, tree: Id, step: Id, what: string): string => `${kind}\n${tree}\n${step}\n${what}`;
/** The name under which an element is counted. */
export const nameOfElement = ({ kind, tree, step, what }: Omit<Element, 'count'>): string =>
  nameOf(kind, tree, step, what);

/** Adds one walk: the session as it began, then as it stood after each answer. */
export function cover(coverage: Coverage, walk: readonly Session[]): void {
  walk.forEach((session, index) => {
    coverAnswer(coverage, walk[index - 1], session);
  });
}

/** Adds what one answer led through; without a session before it, what the session began with. */
export function coverAnswer(coverage: Coverage, before: Session | undefined, after: Session): void {
  const { pack } = coverage;
  const { count, start, from } = followerOf(coverage);
  const context = contextOf(after);
  const { facts, severity, minutesLeft } = context;
  // Questions that pass change no fact: what is known now was known behind each of these lines.
  const now: Circumstances = {
    facts,
    ...(severity !== undefined && { severity }),
    ...(minutesLeft !== undefined && { minutesLeft }),
  };
  const first = before ? undefined : pack.trees[after.start.tree];
  if (first) start(first, now);
  const known = before ? contextOf(before).trail : null;
  const lines: Trail[] = [];
  for (let line = context.trail; line && line !== known; line = line.prev) lines.push(line);
  for (const line of lines.reverse()) {
    const { tree, step, calls } = placeOfLine(pack, line);
    const value = typeof line.value === 'string' ? line.value : 'answered';
    const answered = 'input' in step && step.input.type !== 'choice' && value !== 'unsure' ? 'answered' : value;
    count('step', tree.id, step.id, '');
    if (step.kind !== 'information') count('answer', tree.id, step.id, answered);
    const root = pack.trees[line.key.slice(0, line.key.indexOf('#'))];
    if (root?.rush && value === 'rush') {
      from({ root, calls: [] }, root, step.id, value, root.rush.to, now);
      continue;
    }
    const next = 'ways' in step ? (step.ways as Readonly<Record<string, Way>>)[answered] : undefined;
    if (root && next !== undefined) from({ root, calls }, tree, step.id, answered, next, now);
  }
  const { step, tree } = placeNow(after);
  if (step.kind === 'end') {
    count('step', tree.id, step.id, '');
    count('end', tree.id, step.id, '');
  }
}

const tests = new WeakMap<Condition, Test>();

function compiledIn(pack: Pack, condition: Condition): Test {
  let test = tests.get(condition);
  if (!test) {
    test = compileCondition(condition, pack);
    tests.set(condition, test);
  }
  return test;
}

const followers = new WeakMap<Coverage, ReturnType<typeof newFollower>>();

function followerOf(coverage: Coverage): ReturnType<typeof newFollower> {
  const follower = followers.get(coverage) ?? newFollower(coverage);
  followers.set(coverage, follower);
  return follower;
}

/** Goes the same way again between two answers: over conditions, into shared trees and out of them, into other trees. */
function newFollower({ pack, counts }: Coverage) {
  const holds = (when: Condition, now: Circumstances): boolean => compiledIn(pack, when)(now);
  const count = (kind: CoveredKind, tree: Id, step: Id, what: string): void => {
    const name = nameOf(kind, tree, step, what);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  const choose = (tree: Tree, step: Id, label: string, way: Way, now: Circumstances): string => {
    if (typeof way === 'string') return way;
    const index = way.branches.findIndex(({ when }) => holds(when, now));
    count('branch', tree.id, step, branchName(label, index));
    return way.branches[index]?.to ?? way.else;
  };
  const stackOf = (root: Tree, calls: readonly Id[]): { tree: Tree; call: Id }[] => {
    const stack: { tree: Tree; call: Id }[] = [];
    let tree = root;
    for (const call of calls) {
      stack.push({ tree, call });
      const step = tree.steps[call];
      const inner = step?.kind === 'call' ? pack.trees[step.tree] : undefined;
      if (!inner) break;
      tree = inner;
    }
    return stack;
  };
  const follow = (stack: { tree: Tree; call: Id }[], from: Tree, target: string, now: Circumstances): void => {
    let tree = from;
    let at = target;
    for (;;) {
      if (at.startsWith('/')) {
        const next = pack.trees[at.slice(1)];
        if (next) start(next, now);
        return;
      }
      const step: Step | undefined = tree.steps[at];
      if (!step) return;
      if (step.when) {
        const stays = holds(step.when, now);
        count('branch', tree.id, step.id, stays ? 'when holds' : 'when fails');
        if (!stays) {
          if (step.passTo === undefined) return;
          at = choose(tree, step.id, 'else', step.passTo, now);
          continue;
        }
      }
      if (step.kind === 'call') {
        count('step', tree.id, step.id, '');
        const inner = pack.trees[step.tree];
        if (!inner) return;
        stack.push({ tree, call: step.id });
        tree = inner;
        at = choose(tree, '', 'start', tree.start, now);
      } else if (step.kind === 'way') {
        count('step', tree.id, step.id, '');
        count('end', tree.id, step.id, '');
        const caller = stack.pop();
        const call = caller?.tree.steps[caller.call];
        const way = call?.kind === 'call' ? call.ways[step.way] : undefined;
        if (!caller || way === undefined) return;
        tree = caller.tree;
        count('answer', tree.id, caller.call, step.way);
        at = choose(tree, caller.call, sharedLabel(call, step.way), way, now);
      } else return;
    }
  };
  const start = (tree: Tree, now: Circumstances): void =>
    follow([], tree, choose(tree, '', 'start', tree.start, now), now);
  return {
    count,
    start,
    from(
      { root, calls }: { readonly root: Tree; readonly calls: readonly Id[] },
      tree: Tree,
      step: Id,
      answer: string,
      way: Way,
      now: Circumstances,
    ): void {
      follow(stackOf(root, calls), tree, choose(tree, step, sharedLabel(tree.steps[step], answer), way, now), now);
    },
  };
}

const labels = new WeakMap<Step, ReadonlyMap<string, string>>();

/** Answers that the author sends one way share its branches: they are counted under the first of them. */
function sharedLabel(step: Step | undefined, answer: string): string {
  if (!step || !('ways' in step)) return answer;
  let known = labels.get(step);
  if (!known) {
    const first = new Map<string, string>();
    const found = new Map<string, string>();
    for (const [id, way] of Object.entries(step.ways)) {
      const written = JSON.stringify(way);
      if (!first.has(written)) first.set(written, id);
      found.set(id, first.get(written) as string);
    }
    known = found;
    labels.set(step, known);
  }
  return known.get(answer) ?? answer;
}

/** The name of a branch: the first answer that leads to it, and which of its list it is; -1: the `else`. */
export const branchName = (label: string, index: number): string => `${label}: ${index < 0 ? 'else' : index + 1}`;

/** Everything that can be gone through, in the author's order, with how often it was. */
export function elementsOf({ pack, counts }: Coverage): readonly Element[] {
  const elements: Element[] = [];
  const settled = settledFacts(pack);
  for (const tree of Object.values(pack.trees)) {
    const add = (kind: CoveredKind, step: Id, what: string) =>
      elements.push({ kind, tree: tree.id, step, what, count: counts.get(nameOf(kind, tree.id, step, what)) ?? 0 });
    const branches = (step: Id, label: string, way: Way | undefined) => {
      if (way === undefined || typeof way === 'string') return;
      way.branches.forEach((_, index) => {
        add('branch', step, branchName(label, index));
      });
      add('branch', step, branchName(label, -1));
    };
    const reached = reachedSteps(tree);
    branches('', 'start', tree.start);
    for (const step of Object.values(tree.steps)) {
      if (!reached.has(step.id)) continue;
      add('step', step.id, '');
      if (step.when) {
        add('branch', step.id, 'when holds');
        add('branch', step.id, 'when fails');
        branches(step.id, 'else', step.passTo);
      }
      if (step.kind === 'end' || step.kind === 'way') add('end', step.id, '');
      // Nobody is ever asked what the scene knows, unless a ticket says otherwise.
      const isGiven = 'fact' in step && step.fact !== undefined && settled.has(step.fact);
      for (const answer of answersOf(step)) {
        if (isGiven && !counts.has(nameOf('answer', tree.id, step.id, answer))) continue;
        add('answer', step.id, answer);
        const { ways } = step as { readonly ways: Readonly<Record<string, Way>> };
        if (sharedLabel(step, answer) === answer) branches(step.id, answer, ways[answer]);
      }
      if (step.kind === 'information') branches(step.id, 'done', step.ways.done);
    }
  }
  return elements;
}

/** What the pack knows of every session from the first question on, and no step makes unknown again. */
function settledFacts(pack: Pack): ReadonlySet<FactKey> {
  const settled = new Set<FactKey>(Object.keys(pack.known));
  if (settled.size === 0) return settled;
  for (const { steps } of Object.values(pack.trees))
    for (const step of Object.values(steps))
      if ('changes' in step) for (const fact of step.changes) settled.delete(fact);
  return settled;
}

function answersOf(step: Step): readonly string[] {
  if (step.kind === 'repair') return OUTCOMES;
  return 'input' in step || step.kind === 'call' ? Object.keys(step.ways) : [];
}

export interface CoveredShare {
  readonly covered: number;
  readonly total: number;
}

/** How much of each kind was gone through, of all of them together, and tree by tree. */
export function sharesOf(elements: readonly Element[]): {
  readonly all: CoveredShare;
  readonly kinds: Readonly<Record<CoveredKind, CoveredShare>>;
  readonly trees: ReadonlyMap<Id, CoveredShare>;
} {
  const share = (some: readonly Element[]): CoveredShare => ({
    covered: some.filter(({ count }) => count > 0).length,
    total: some.length,
  });
  const trees = new Map<Id, Element[]>();
  for (const element of elements) {
    const list = trees.get(element.tree);
    if (list) list.push(element);
    else trees.set(element.tree, [element]);
  }
  const kinds = Object.fromEntries(
    COVERED_KINDS.map((kind) => [kind, share(elements.filter((element) => element.kind === kind))]),
  ) as Record<CoveredKind, CoveredShare>;
  return { all: share(elements), kinds, trees: new Map([...trees].map(([id, list]) => [id, share(list)])) };
}
