/** A tree's steps in an order in which each comes after everything that leads to it, with all conditions made ready. */
import type { Id, Pack, Step, Target, Tree, Way } from '../language/model.ts';
import { type Asking, askingOf } from './asking.ts';
import { inheritLayout } from './layout.ts';
import { type Prepared, prepare } from './possible.ts';

/** Where a way leads: the place of a step in the order; below that, a continuation or nowhere. */
export type Goal = number;
export const NOWHERE: Goal = -1;
const FIRST_CONTINUATION = -2;

export interface Route {
  /** As many as `goals`, less one: the last goal is the `else`. */
  readonly whens: readonly Prepared[];
  readonly goals: readonly Goal[];
}

export interface Node {
  readonly step: Step;
  readonly when: Prepared | undefined;
  readonly passTo: Route | undefined;
  /** What answering does; undefined where nothing is answered. */
  readonly asking: Asking | undefined;
  /** Where each answer leads. */
  readonly routes: Readonly<Record<string, Route>>;
}

export interface OrderedTree {
  readonly tree: Tree;
  readonly start: Route;
  readonly nodes: readonly Node[];
  readonly placeOf: ReadonlyMap<Id, number>;
  /** Trees that it goes on in. */
  readonly continuations: readonly Id[];
  readonly rush: { readonly when: Prepared; readonly goal: Goal } | undefined;
}

export const isContinuation = (goal: Goal): boolean => goal <= FIRST_CONTINUATION;
export const continuationOf = (ordered: OrderedTree, goal: Goal): Id =>
  ordered.continuations[FIRST_CONTINUATION - goal] as Id;

/** A tree by id, the escalation tree too; undefined where the pack has none. */
export const treeOf = (pack: Pack, id: Id): Tree | undefined =>
  Object.hasOwn(pack.trees, id) ? pack.trees[id] : pack.escalation.id === id ? pack.escalation : undefined;

export const stepOf = (tree: Tree, id: Id): Step | undefined =>
  Object.hasOwn(tree.steps, id) ? tree.steps[id] : undefined;

export const targetsOf = (way: Way): readonly Target[] =>
  typeof way === 'string' ? [way] : [...way.branches.map(({ to }) => to), way.else];

/** A tree's steps by number, and where they lead. */
export interface Graph {
  readonly steps: readonly Step[];
  readonly numberOf: ReadonlyMap<Id, number>;
  /** For each step the steps that follow it, each once. */
  readonly next: readonly (readonly number[])[];
  /** For each step the trees that it goes on in. */
  readonly onward: readonly (readonly Id[])[];
  /** Where it begins: the start, then the rush way. */
  readonly roots: readonly number[];
  /** Trees in which it goes on without a step. */
  readonly rootsOnward: readonly Id[];
}

const graphs = new WeakMap<Tree, Graph>();
const NONE: readonly never[] = [];

/** The tree's graph, made on first use. Targets that are not there are left out. */
export function graphOf(tree: Tree): Graph {
  let graph = graphs.get(tree);
  if (!graph) {
    graph = makeGraph(tree);
    graphs.set(tree, graph);
  }
  return graph;
}

function makeGraph(tree: Tree): Graph {
  const steps = Object.values(tree.steps);
  const numberOf = new Map<Id, number>();
  for (let number = 0; number < steps.length; number += 1) numberOf.set((steps[number] as Step).id, number);
  const next: number[][] = [];
  const onward: (readonly Id[])[] = [];
  let behind: number[] = [];
  let trees: Id[] | undefined;
  const add = (target: Target) => {
    const number = numberOf.get(target);
    if (number !== undefined) {
      if (!behind.includes(number)) behind.push(number);
    } else if (target.startsWith('/')) {
      trees ??= [];
      trees.push(target.slice(1));
    }
  };
  const addWay = (way: Way) => {
    if (typeof way === 'string') add(way);
    else {
      for (const { to } of way.branches) add(to);
      add(way.else);
    }
  };
  for (const step of steps) {
    behind = [];
    trees = undefined;
    if ('ways' in step) {
      const ways = step.ways as Readonly<Record<string, Way>>;
      for (const answer in ways) addWay(ways[answer] as Way);
    }
    if (step.passTo !== undefined) addWay(step.passTo);
    next.push(behind);
    onward.push(trees ?? NONE);
  }
  behind = [];
  trees = undefined;
  addWay(tree.start);
  if (tree.rush) add(tree.rush.to);
  return { steps, numberOf, next, onward, roots: behind, rootsOnward: trees ?? NONE };
}

const cache = new WeakMap<Pack, Map<Id, OrderedTree>>();

/** The ordered tree, made on first use. Undefined where the pack has no such tree. */
export function orderedTree(pack: Pack, id: Id): OrderedTree | undefined {
  let ofPack = cache.get(pack);
  if (!ofPack) {
    ofPack = new Map();
    cache.set(pack, ofPack);
  }
  const known = ofPack.get(id);
  if (known) return known;
  const tree = treeOf(pack, id);
  if (!tree) return undefined;
  const ordered = makeOrder(pack, tree);
  ofPack.set(id, ordered);
  return ordered;
}

/** Takes over what was made for the trees that both packs have, where the same facts are followed; their definitions must be the same. */
export function inheritOrders(pack: Pack, from: Pack): void {
  const before = cache.get(from);
  if (!before || !inheritLayout(pack, from)) return;
  const kept = new Map<Id, OrderedTree>();
  for (const [id, ordered] of before) if (treeOf(pack, id) === ordered.tree) kept.set(id, ordered);
  cache.set(pack, kept);
}

function makeOrder(pack: Pack, tree: Tree): OrderedTree {
  const order = topological(tree);
  const placeOf = new Map(order.map((step, place) => [step.id, place] as const));
  const continuations: Id[] = [];
  const numbers = new Map<Target, Goal>();
  const goalOf = (target: Target): Goal => {
    const known = numbers.get(target);
    if (known !== undefined) return known;
    let goal = placeOf.get(target) ?? NOWHERE;
    if (target.startsWith('/')) {
      goal = FIRST_CONTINUATION - continuations.length;
      continuations.push(target.slice(1));
    }
    numbers.set(target, goal);
    return goal;
  };
  // By what they say: a list that two answers share is two lists in a pack that went through JSON.
  const routes = new Map<string, Route>();
  const routeOf = (way: Way): Route => {
    const key = typeof way === 'string' ? way : JSON.stringify(way);
    let route = routes.get(key);
    if (!route) {
      route =
        typeof way === 'string'
          ? { whens: NONE, goals: [goalOf(way)] }
          : { whens: way.branches.map(({ when }) => prepare(when, pack)), goals: targetsOf(way).map(goalOf) };
      routes.set(key, route);
    }
    return route;
  };
  const nodes = order.map((step): Node => {
    const routes: Record<string, Route> = {};
    if ('ways' in step) {
      const ways = step.ways as Readonly<Record<string, Way>>;
      for (const answer in ways) routes[answer] = routeOf(ways[answer] as Way);
    }
    return {
      step,
      when: step.when && prepare(step.when, pack),
      passTo: step.passTo === undefined ? undefined : routeOf(step.passTo),
      asking: askingOf(pack, step),
      routes,
    };
  });
  const start = routeOf(tree.start);
  const rush = tree.rush && { when: prepare(tree.rush.when, pack), goal: goalOf(tree.rush.to) };
  return { tree, start, nodes, placeOf, continuations, rush };
}

/** Depth first without recursion, so that a tree of ten thousand steps in a row is ordered too; circles are cut. */
function topological(tree: Tree): Step[] {
  const { steps, next, roots } = graphOf(tree);
  const done: Step[] = [];
  const seen = new Uint8Array(steps.length);
  // The step on the walk, and how many of those behind it have been entered.
  const walk: number[] = [];
  const entered: number[] = [];
  const walkFrom = (root: number) => {
    if (seen[root]) return;
    seen[root] = 1;
    walk.push(root);
    entered.push(0);
    while (walk.length > 0) {
      const top = walk.length - 1;
      const number = walk[top] as number;
      const behind = next[number] as readonly number[];
      const index = entered[top] as number;
      if (index === behind.length) {
        done.push(steps[number] as Step);
        walk.pop();
        entered.pop();
        continue;
      }
      entered[top] = index + 1;
      const to = behind[index] as number;
      if (seen[to]) continue;
      seen[to] = 1;
      walk.push(to);
      entered.push(0);
    }
  };
  for (const root of roots) walkFrom(root);
  for (let number = 0; number < steps.length; number += 1) walkFrom(number);
  return done.reverse();
}
