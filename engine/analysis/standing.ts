/**
 * Where a session stands, as far as anything that may still come can tell: two sessions of one standing go the same ways from
 * here on. Facts that nothing behind a step looks at are left out, which is what keeps the standings of a tree few.
 */
import type { Condition, FactKey, Id, Pack, Target, Tree, Way } from '../language/model.ts';
import { orderedTree, targetsOf, treeOf } from '../narrowing/order.ts';
import type { Session } from '../session/index.ts';
import { contextOf, placeNow } from '../session/state.ts';
import { partsAlong, partsOf } from './conditions.ts';
import { linksOf } from './subject.ts';

/** What conditions look at beside facts. */
const SEVERITY = '~severity';
const MINUTES = '~minutes-left';

/** Adds the facts (and severity, and minutes) that conditions look at. */
function note(parts: Iterable<Condition>, found: Set<FactKey>): void {
  for (const part of parts) {
    if ('fact' in part) found.add(part.fact);
    else if ('severity' in part) found.add(SEVERITY);
    else if ('minutesLeft' in part) found.add(MINUTES);
  }
}

export const looksAtMinutes = (found: ReadonlySet<FactKey>): boolean => found.has(MINUTES);
const looksAtSeverity = (found: ReadonlySet<FactKey>): boolean => found.has(SEVERITY);

type Looked = ReadonlySet<FactKey>;

interface Looking {
  /** By `tree/step`: what it and all that may follow it look at. */
  readonly steps: Map<string, Looked>;
  readonly trees: Map<Id, Looked>;
  /** By the place of a session: what it may still look at, in a fixed order. */
  readonly places: Map<string, readonly FactKey[]>;
  /** What the severities' own rules look at. */
  readonly rules: Looked;
}
const lookings = new WeakMap<Pack, Looking>();

function lookingOf(pack: Pack): Looking {
  let looking = lookings.get(pack);
  if (!looking) {
    const rules = new Set<FactKey>();
    for (const { when } of pack.severities) note(partsOf(when), rules);
    looking = { steps: new Map(), trees: new Map(), places: new Map(), rules };
    lookings.set(pack, looking);
  }
  return looking;
}

/** Everything that a session in this tree, from its beginning on, may look at. */
export function lookedAtFrom(pack: Pack, tree: Id): Looked {
  const { trees } = lookingOf(pack);
  // Trees that it goes on in and calls come first; without recursion, since a pack may be a thousand trees in a row.
  const open = trees.has(tree) ? [] : [tree];
  const entered = new Set<Id>();
  for (let id = open.at(-1); id !== undefined; id = open.at(-1)) {
    const one = treeOf(pack, id);
    const missing = one && !entered.has(id) ? [...linksOf(one).keys()].filter((link) => !trees.has(link)) : [];
    entered.add(id);
    if (missing.length > 0) {
      open.push(...missing);
      continue;
    }
    open.pop();
    if (!trees.has(id)) trees.set(id, one ? lookThrough(pack, one) : NOTHING);
  }
  return trees.get(tree) ?? NOTHING;
}
const NOTHING: Looked = new Set();

/** Looks through a tree from its last steps up; the trees behind it are done. */
function lookThrough(pack: Pack, tree: Tree): Looked {
  const { steps, trees, rules } = lookingOf(pack);
  const from = (target: Target): Looked =>
    (target.startsWith('/') ? trees.get(target.slice(1)) : steps.get(`${tree.id}/${target}`)) ?? NOTHING;
  const nodes = orderedTree(pack, tree.id)?.nodes ?? [];
  for (const { step } of [...nodes].reverse()) {
    const found = new Set<FactKey>();
    note(partsOf(step.when), found);
    if (step.passTo !== undefined) lookAlong(step.passTo, found, from);
    if ('fact' in step && step.fact !== undefined) found.add(step.fact);
    if (step.kind === 'call') for (const fact of trees.get(step.tree) ?? NOTHING) found.add(fact);
    if ('ways' in step) for (const way of Object.values<Way>(step.ways)) lookAlong(way, found, from);
    steps.set(`${tree.id}/${step.id}`, found);
  }
  const found = new Set<FactKey>();
  lookAlong(tree.start, found, from);
  if (tree.rush) {
    note(partsOf(tree.rush.when), found);
    for (const fact of from(tree.rush.to)) found.add(fact);
  }
  if (looksAtSeverity(found)) for (const fact of rules) found.add(fact);
  return found;
}

/** What a way's own conditions and all behind it look at. */
function lookAlong(way: Way, found: Set<FactKey>, from: (target: Target) => Looked): void {
  note(partsAlong(way), found);
  for (const target of targetsOf(way)) for (const fact of from(target)) found.add(fact);
}

/** What may still be looked at where a session stands: behind its step, and behind each call it is in. */
function lookedAtHere(session: Session): readonly FactKey[] {
  const { pack, run } = session;
  const place = placeNow(session);
  const name = `${run.tree.id}/${place.path}`;
  const { steps, trees, places, rules } = lookingOf(pack);
  let known = places.get(name);
  if (!known) {
    lookedAtFrom(pack, run.tree.id);
    const found = new Set(steps.get(`${place.tree.id}/${place.step.id}`));
    let { tree } = run;
    const from = (target: Target): Looked =>
      (target.startsWith('/') ? trees.get(target.slice(1)) : steps.get(`${tree.id}/${target}`)) ?? NOTHING;
    note(partsOf(tree.rush?.when), found);
    if (tree.rush) for (const fact of from(tree.rush.to)) found.add(fact);
    for (const call of place.calls) {
      const step = tree.steps[call];
      if (step?.kind !== 'call') break;
      for (const way of Object.values(step.ways)) lookAlong(way, found, from);
      tree = pack.trees[step.tree] as Tree;
    }
    if (looksAtSeverity(found)) for (const fact of rules) found.add(fact);
    known = [...found].sort();
    places.set(name, known);
  }
  return known;
}

/** Names where a session stands; sessions of one name go the same ways whatever is answered. */
export function standingOf(session: Session): string {
  const { facts, unsure, severity, minutesLeft, rushed } = contextOf(session);
  let name = `${session.run.tree.id}${rushed ? '+' : ''}/${placeNow(session).path}`;
  for (const fact of lookedAtHere(session)) {
    const known = facts[fact]?.value;
    if (known !== undefined) name += `;${JSON.stringify(known)}`;
    else if (fact === SEVERITY) name += `;${severity ?? ''}`;
    else if (fact === MINUTES) name += `;${minutesLeft ?? ''}`;
    else name += unsure[fact] ? ';?' : ';';
  }
  return name;
}
