/** Repairs, alone and in a `try`. */

import {
  type Condition,
  type EndStep,
  type FactSetting,
  type Id,
  OUTCOMES,
  type Outcome,
  type RepairStep,
  type Way,
} from '../model.ts';
import { didYouMean } from '../suggest.ts';
import { makeCommon, makeTexts } from './common.ts';
import { makeCondition } from './conditions.ts';
import type { TreeLinking } from './context.ts';
import { sparing } from './cut.ts';
import { checkShare, findCause, findFact, findFacts, findIncident, findSets, renamed } from './lookups.ts';
import { asList, entriesOf, keyOf, type RepairShape, type Spot, type StepOf, under } from './source.ts';
import { makeText } from './texts.ts';
import { deadEnd, fallback, makeNext, type Next, NOWHERE, passing, spread } from './ways.ts';

/** How surely a repair helps, in words. */
const LIKELIHOODS: Readonly<Record<string, number>> = { always: 0.98, likely: 0.8, sometimes: 0.5, rarely: 0.2 };

/** What a repair in a `try` takes from its surroundings. */
interface Among {
  readonly part: NonNullable<RepairStep['part']>;
  /** The next repair, or what comes after the last. */
  readonly onward: Way;
  /** Where the last repair leads by outcome, and where `fixed` leads, if the `try` says so. */
  readonly outcome: (outcome: Outcome) => Way | undefined;
  readonly when?: Condition;
}

/** Puts the repair into the tree, and the end that `fixed` leads to where the author names none. */
export function placeRepair(tree: TreeLinking, id: Id, data: RepairShape, at: Spot, among?: Among): void {
  const { linking, book, scope } = tree;
  const repairs = findRepairs(tree, data.repairs, under(at, 'repairs'));
  const next = makeNext(tree, data.next, under(at, 'next'));
  const implied = tree.ways ? undefined : impliedEnd(id, data, repairs);
  // `fixed` is the end of it unless the author names it: a plain `next` says where to go when it did not help.
  const named = next.kind === 'map' ? next.by.get('fixed') : undefined;
  const fixed = named ?? among?.outcome('fixed') ?? implied?.id;
  const { ways, passTo } = spread(tree, next, id, at, {
    ids: OUTCOMES,
    unknown: (key, here) => {
      const now = renamed(linking, tree.renames.answers.get(id), key, here);
      if (now === undefined)
        linking.say('unknown-answer', here, {
          answer: key,
          step: id,
          suggestion: didYouMean(key, [...OUTCOMES, 'else']),
        });
      return now;
    },
    unnamed: (outcome) => {
      if (outcome === 'fixed') return fixed ?? openFixed(tree, id, data, at);
      const said = among?.outcome(outcome as Outcome) ?? among?.onward;
      // Without a map, the spread itself looks for `otherwise` and tells the dead end once.
      return said ?? (next.kind === 'map' ? (fallback(tree, id) ?? deadEnd(tree, id, at)) : undefined);
    },
    missing: () => {},
  });
  if (fixed !== undefined) ways.fixed = fixed;
  const pass = among ? amongPass(tree, among, data, at) : passing(tree, data.when, passTo ?? fallback(tree, id), at);
  const fact = data.fact === undefined ? undefined : outcomeFact(tree, data.fact, under(at, 'fact'));
  const step: RepairStep = {
    id,
    kind: 'repair',
    instruction: makeText(linking, book, `${id}.do`, data.do, under(at, 'do')),
    ...findIncident(linking, data.incident, under(at, 'incident')),
    ...makeTexts(linking, book, id, data, ['send', 'why', 'meanwhile', 'warning'], at),
    ...(data.minutes !== undefined && { minutes: data.minutes }),
    repairs,
    worksAround: data['works-around'] ?? false,
    changes: findFacts(linking, scope, data.changes, under(at, 'changes')).map(({ key }) => key),
    ...(fact !== undefined && { fact }),
    sets: outcomeSets(tree, id, data.sets, under(at, 'sets')),
    ways: ways as Record<Outcome, Way>,
    ...pass,
    ...makeCommon(linking, book, id, data, at),
    ...(among && { part: among.part }),
  };
  tree.steps.set(id, step);
  if (among) tree.paths.set(id, at);
  if (implied && fixed === implied.id) {
    tree.steps.set(implied.id, implied);
    tree.paths.set(implied.id, at);
  }
}

function amongPass(
  tree: TreeLinking,
  among: Among,
  data: RepairShape,
  at: Spot,
): { when: Condition; passTo: Way } | undefined {
  const own =
    data.when === undefined ? undefined : makeCondition(tree.linking, tree.scope, data.when, under(at, 'when'));
  const when = among.when && own ? { all: [among.when, own] } : (among.when ?? own);
  return when && { when, passTo: among.onward };
}

/** How many causes the author wrote, known or not. */
function written(data: RepairShape): number {
  const { repairs } = data;
  return repairs === undefined ? 0 : typeof repairs === 'string' ? 1 : Object.keys(repairs).length;
}

/** The end of a repair that helped: its one cause, or a work-around that leaves the cause open. */
function impliedEnd(id: Id, data: RepairShape, repairs: Readonly<Record<Id, number>>): EndStep | undefined {
  const end = `${id}.fixed`;
  if (data['works-around']) return { id: end, kind: 'end', end: 'restored', cause: null, bring: [] };
  if (written(data) !== 1) return undefined;
  return { id: end, kind: 'end', end: 'resolved', cause: Object.keys(repairs)[0] ?? null, bring: [] };
}

/** Says that nothing tells where `fixed` leads. */
function openFixed(tree: TreeLinking, id: Id, data: RepairShape, at: Spot): Way {
  if (tree.ways) tree.linking.say('dead-end', keyOf(at), { step: id });
  else tree.linking.say('repair-cause-open', keyOf(at), { step: id, count: written(data) });
  return NOWHERE;
}

function findRepairs(tree: TreeLinking, shape: RepairShape['repairs'], at: Spot): Readonly<Record<Id, number>> {
  const { linking } = tree;
  const repairs: Record<Id, number> = {};
  if (shape === undefined || typeof shape === 'string' || Array.isArray(shape)) {
    asList(shape).forEach((written, index) => {
      const cause = findCause(linking, written, typeof shape === 'string' ? at : under(at, index));
      if (cause !== undefined) repairs[cause] = LIKELIHOODS.likely as number;
    });
    return repairs;
  }
  for (const [written, likelihood] of entriesOf<string | number>(shape)) {
    const here = under(at, written);
    const cause = findCause(linking, written, keyOf(here));
    const surely = typeof likelihood === 'number' ? likelihood : (LIKELIHOODS[likelihood] ?? 0);
    checkShare(linking, surely, here);
    if (cause !== undefined) repairs[cause] = surely;
  }
  return repairs;
}

function outcomeFact(tree: TreeLinking, id: Id, at: Spot): string | undefined {
  const info = findFact(tree.linking, tree.scope, id, at);
  if (!info) return undefined;
  if (info.type === 'outcome') return info.key;
  tree.linking.say('fact-type-mismatch', at, { fact: info.id, type: info.type, wanted: 'outcome' });
  return undefined;
}

function outcomeSets(tree: TreeLinking, id: Id, shape: RepairShape['sets'], at: Spot): RepairStep['sets'] {
  const sets: Partial<Record<Outcome, Readonly<Record<string, FactSetting>>>> = {};
  for (const [outcome, told] of entriesOf(shape)) {
    const here = under(at, outcome);
    if ((OUTCOMES as readonly string[]).includes(outcome))
      sets[outcome as Outcome] = findSets(tree.linking, tree.scope, told, here);
    else
      tree.linking.say('unknown-answer', keyOf(here), {
        answer: outcome,
        step: id,
        suggestion: didYouMean(outcome, OUTCOMES),
      });
  }
  return sets;
}

/** Puts the repairs of a `try` into the tree, each going on to the next. */
export function placeTry(tree: TreeLinking, id: Id, data: StepOf<'try'>, at: Spot): void {
  const { linking } = tree;
  const repairs = entriesOf(data.try);
  const next = makeNext(tree, data.next, under(at, 'next'));
  checkOutcomes(tree, id, next);
  const after = next.kind === 'one' ? next.way : ((next.kind === 'map' ? next.else : undefined) ?? fallback(tree, id));
  // Where a map names every outcome of the last repair, nothing else is left; a `when` may still pass it over.
  const complete = next.kind === 'map' && next.by.has('not-fixed') && next.by.has('cannot');
  const last = repairs.length - 1;
  const passes = data.when !== undefined || repairs[last]?.[1].when !== undefined;
  const end = after ?? (complete && !passes ? NOWHERE : deadEnd(tree, id, at));
  if (repairs.length === 0 && after !== undefined) deadEnd(tree, id, at);
  const when = data.when === undefined ? undefined : makeCondition(linking, tree.scope, data.when, under(at, 'when'));
  repairs.forEach(([repair, shape], index) => {
    placeRepair(sparing(tree, repair, shape), repair, shape, under(at, 'try', repair), {
      part: { of: 'try', id, index, count: repairs.length },
      onward: index < last ? (repairs[index + 1]?.[0] as Id) : end,
      outcome: (outcome) =>
        next.kind === 'map' && (outcome === 'fixed' || index === last) ? next.by.get(outcome) : undefined,
      ...(when && { when }),
    });
  });
}

function checkOutcomes(tree: TreeLinking, id: Id, next: Next): void {
  if (next.kind !== 'map') return;
  for (const key of next.by.keys()) {
    if ((OUTCOMES as readonly string[]).includes(key)) continue;
    tree.linking.say('unknown-answer', keyOf(under(next.at, key)), {
      answer: key,
      step: id,
      suggestion: didYouMean(key, [...OUTCOMES, 'else']),
    });
  }
}
