/** Ways on: targets, lists of branches, and `next` as one way an answer. */

import type { Condition, Id, Target, Way } from '../model.ts';
import type { WayShape } from '../shape.ts';
import { didYouMean, nearest } from '../suggest.ts';
import { makeCondition } from './conditions.ts';
import type { TreeLinking } from './context.ts';
import { renamed } from './lookups.ts';
import { keyOf, type Spot, under } from './source.ts';

/** Stands where nothing could be found; the tree is not run then. */
const NOWHERE = '?';

/** The lowered target of what an author wrote; where there is none, a finding and a target that is never followed. */
export function makeTarget(tree: TreeLinking, written: string, at: Spot): Target {
  return written.startsWith('/') ? continuation(tree, written.slice(1), at) : stepTarget(tree, written, at);
}

function continuation(tree: TreeLinking, id: Id, at: Spot): Target {
  const { linking } = tree;
  const known = linking.trees.get(id);
  if (tree.ways) linking.say('continuation-in-shared-tree', at, { target: `/${id}` });
  else if (known?.ways) linking.say('continuation-in-shared-tree', at, { target: `/${id}` });
  if (known) return `/${id}`;
  const now = renamed(linking, linking.renames.trees, id, at);
  if (now !== undefined) return `/${now}`;
  if (!linking.mayBeTree(id)) {
    linking.say('unknown-tree', at, { tree: id, suggestion: didYouMean(id, linking.trees.keys()) });
  }
  return NOWHERE;
}

function stepTarget(tree: TreeLinking, id: Id, at: Spot): Target {
  const { linking } = tree;
  const entry = tree.entries.get(id);
  if (entry) return entry.first;
  if (tree.source.broken.has(id)) return id;
  const shared = linking.ends.get(id);
  if (shared) {
    if (tree.ways) {
      linking.say('end-in-shared-tree', at, { end: id });
      return NOWHERE;
    }
    if (!tree.borrowed.has(id)) tree.borrowed.set(id, at);
    return tree.firstOfEnd(id);
  }
  const now = renamed(linking, tree.renames.steps, id, at);
  if (now !== undefined) return tree.entries.get(now)?.first ?? NOWHERE;
  if (!tree.ways && linking.mayExist('ends', id)) return NOWHERE;
  const near = linking.trees.has(id)
    ? { 'zh-CN': `要接着走另一棵树，请写成“/${id}”。`, en: `To go on in another tree, write "/${id}".` }
    : didYouMean(id, [...tree.entries.keys(), ...(tree.ways ? [] : linking.ends.keys())]);
  linking.say('unknown-step', at, { step: id, suggestion: near });
  return NOWHERE;
}

const AFTER_ELSE = { 'zh-CN': '写在 else 后面的情况', en: 'what stands after `else`' };
const NONE_HOLDS = { 'zh-CN': '条件都不成立的情况', en: 'the case that no condition holds' };
const PASSED_OVER = { 'zh-CN': '这一步被跳过的情况', en: 'the case that this step is passed over' };

type Branches = Exclude<WayShape, string | Readonly<Record<string, unknown>>>;
type OneWay = string | Branches;

/** One way: a target, or branches closed by `else`. */
export function makeWay(tree: TreeLinking, written: OneWay, at: Spot): Way {
  if (typeof written === 'string') return makeTarget(tree, written, at);
  const branches: { when: Condition; to: Target }[] = [];
  let otherwise: Target | undefined;
  written.forEach((branch, index) => {
    const here = under(at, index);
    if ('else' in branch) {
      const target = makeTarget(tree, branch.else, under(here, 'else'));
      // What stands after `else` is never looked at: the author must have meant it to stand last.
      if (otherwise === undefined && index < written.length - 1)
        tree.linking.say('missing-else', here, { missing: AFTER_ELSE });
      otherwise ??= target;
    } else {
      branches.push({
        when: makeCondition(tree.linking, tree.scope, branch.when, under(here, 'when')),
        to: makeTarget(tree, branch.to, under(here, 'to')),
      });
    }
  });
  if (otherwise === undefined) tree.linking.say('missing-else', at, { missing: NONE_HOLDS });
  return { branches, else: otherwise ?? NOWHERE };
}

/** `next` as read: the same way for all, or a way by answer. */
export type Next =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly way: Way }
  | { readonly kind: 'map'; readonly by: ReadonlyMap<string, Way>; readonly else?: Way; readonly at: Spot };

export function makeNext(tree: TreeLinking, written: WayShape | undefined, at: Spot): Next {
  if (written === undefined) return { kind: 'none' };
  if (typeof written === 'string' || Array.isArray(written)) return { kind: 'one', way: makeWay(tree, written, at) };
  const by = new Map<string, Way>();
  for (const [answer, way] of Object.entries(written)) by.set(answer, makeWay(tree, way, under(at, answer)));
  const otherwise = by.get('else');
  by.delete('else');
  return { kind: 'map', by, at, ...(otherwise !== undefined && { else: otherwise }) };
}

/** Where it goes when nothing is said: the tree's `otherwise`, unless that is this very step. */
export function fallback(tree: TreeLinking, self: Id): Way | undefined {
  const { otherwise } = tree;
  if (!otherwise || otherwise.written === self) return undefined;
  const { borrows } = otherwise;
  if (borrows !== undefined && !tree.borrowed.has(borrows)) tree.borrowed.set(borrows, otherwise.at);
  return otherwise.target;
}

/** Says that nothing tells where it goes on, once a step. */
export function deadEnd(tree: TreeLinking, step: Id, at: Spot): Way {
  tree.linking.say('dead-end', keyOf(at), { step });
  return NOWHERE;
}

/** The answers of a step: which keys a `next` map may have, and what each falls back to. */
export interface Choices {
  /** The ids for which a way is wanted. */
  readonly ids: readonly Id[];
  /** Values an id is a kind of, nearest first. */
  readonly parents?: (id: Id) => readonly Id[];
  /** How an unknown key is told. */
  readonly unknown: (key: Id, at: Spot) => Id | undefined;
  /** The way of an id that the map does not name, where the step has one without the author's saying. */
  readonly unnamed?: (id: Id) => Way | undefined;
  /** How a missing way is told. */
  readonly missing: (ids: readonly Id[], at: Spot) => void;
}

/** Complete ways, and where the step is passed over to; undefined where the author has to say it. */
interface Spread {
  readonly ways: Record<string, Way>;
  readonly passTo: Way | undefined;
}

/** One way for each id: the nearest named, then `else`, then what the step does unasked. */
export function spread(tree: TreeLinking, next: Next, step: Id, at: Spot, choices: Choices): Spread {
  const ways: Record<string, Way> = {};
  if (next.kind === 'one') {
    for (const id of choices.ids) ways[id] = next.way;
    return { ways, passTo: next.way };
  }
  if (next.kind === 'none') {
    const way = fallback(tree, step);
    let dead: Way | undefined;
    for (const id of choices.ids) {
      const own = choices.unnamed?.(id) ?? way;
      if (own === undefined) dead ??= deadEnd(tree, step, at);
      ways[id] = own ?? dead ?? NOWHERE;
    }
    return { ways, passTo: way ?? dead };
  }
  const { named, strangers } = namedWays(next, choices);
  const otherwise = named.get(ELSE);
  const missing: Id[] = [];
  for (const id of choices.ids) {
    const nearest = named.has(id) ? id : (choices.parents?.(id) ?? []).find((parent) => named.has(parent));
    const way = (nearest === undefined ? undefined : named.get(nearest)) ?? otherwise ?? choices.unnamed?.(id);
    if (way === undefined) missing.push(id);
    ways[id] = way ?? NOWHERE;
  }
  // A key that names no answer may have been meant as one that is missing.
  if (missing.length > 0 && !strangers) choices.missing(missing, next.at);
  // Where `else` is missing for an answer, that has been told.
  return { ways, passTo: otherwise ?? (missing.length > 0 ? NOWHERE : undefined) };
}

const ELSE = 'else';

/**
 * The ways of a map, those of old ids under the present ones, `else` among them. Keys that are no answers are told: one that is near to
 * an answer without a way stands for it, others are strangers.
 */
function namedWays(
  { by, at, else: otherwise }: Extract<Next, { kind: 'map' }>,
  choices: Choices,
): { named: ReadonlyMap<string, Way>; strangers: boolean } {
  const named = new Map(by);
  if (otherwise !== undefined) named.set(ELSE, otherwise);
  let strangers = false;
  for (const [key, way] of by) {
    if (choices.ids.includes(key) || isParent(key, choices)) continue;
    const present =
      choices.unknown(key, keyOf(under(at, key))) ??
      nearest(
        key,
        [...choices.ids, ELSE].filter((id) => !named.has(id)),
      );
    if (present === undefined) strangers = true;
    else if (!named.has(present)) named.set(present, way);
  }
  return { named, strangers };
}

const isParent = (key: Id, { ids, parents }: Choices): boolean =>
  parents !== undefined && ids.some((id) => parents(id).includes(key));

/** `when` and `passTo` of a step, where it has a `when`. */
export function passing(
  tree: TreeLinking,
  when: Readonly<Record<string, unknown>> | undefined,
  passTo: Way | undefined,
  at: Spot,
): { when: Condition; passTo: Way } | undefined {
  if (when === undefined) return undefined;
  if (passTo === undefined) tree.linking.say('missing-else', under(at, 'next'), { missing: PASSED_OVER });
  return { when: makeCondition(tree.linking, tree.scope, when, under(at, 'when')), passTo: passTo ?? NOWHERE };
}

/** How a map that leaves answers without a way is told. */
export const missingAnswers =
  (tree: TreeLinking) =>
  (ids: readonly Id[], at: Spot): void => {
    const list = ids.join(', ');
    tree.linking.say('missing-else', at, { missing: { 'zh-CN': `答案 ${list} `, en: `the answer ${list}` } });
  };

export { NOWHERE };
