/** Cases for what no case goes through: few, each as short as it can be, ready to be read and given a story by the author. */

import type { Id, Pack, Tree } from '../../language/model.ts';
import { placeNow } from '../../session/state.ts';
import type { Case, CaseResult } from '../cases.ts';
import { walkCase } from '../cases.ts';
import { cover, type Element, elementsOf, nameOfElement, newCoverage } from '../coverage.ts';
import { withCalled } from '../looked.ts';
import { linksOf } from '../subject.ts';
import { beginningsOf } from './beginnings.ts';
import { bestWay, MANNERS } from './choose.ts';
import { type Draft, draftOf, type Given } from './drafts.ts';
import { type Move, type Search, type Standing, searchFrom, wayTo } from './search.ts';

export type { Draft } from './drafts.ts';

type Thing = Omit<Element, 'count'>;

/** A case without a story, with where it comes to and what it is for. */
export interface Proposal {
  readonly id: Id;
  /** The tree whose cases it belongs with. */
  readonly tree: Id;
  readonly draft: Draft;
  readonly result: CaseResult;
  /** What no case and no earlier proposal goes through, in the author's order. */
  readonly covers: readonly Thing[];
}

/**
 * Why no case goes through a thing. `not-come-to`: no way leads to the step. `not-so-there`: the step is come to, but what is
 * known there is never such. `not-called`: no tree calls the shared tree. `one-answer`: only by answering one step in two
 * ways. `budget`: not found with so many answers.
 */
export type Unreached = 'not-come-to' | 'not-so-there' | 'not-called' | 'one-answer' | 'budget';

export interface Proposed {
  /** In the order of the pack's trees. */
  readonly proposals: readonly Proposal[];
  readonly unreached: readonly (Thing & { readonly why: Unreached })[];
  /** Things that further cases would go through: more than the limit. */
  readonly more: number;
}

export interface ProposeOptions {
  /** Only for these trees; shared ones are come to through those that call them. All of them unless given. */
  readonly trees?: readonly Id[];
  /** Proposals at most; those that go through most are kept. */
  readonly limit: number;
  /** What is gone through elsewhere: shared trees by the cases of other packs. */
  readonly covered?: readonly Thing[];
  /** Answers to give at most while looking through one tree. */
  readonly budget?: number;
}

const BUDGET = 100_000;

/** Looks for ways to everything that the cases do not go through, and makes cases of them. The same cases give the same. */
export function proposeCases(pack: Pack, cases: readonly Case[], options: ProposeOptions): Proposed {
  const coverage = newCoverage(pack);
  for (const one of cases) cover(coverage, walkCase(pack, one).walk);
  const asked = options.trees && new Set(options.trees);
  const open = new Map<string, Thing>();
  const elsewhere = new Set((options.covered ?? []).map(nameOfElement));
  for (const { count, ...thing } of elementsOf(coverage))
    if (count === 0 && (!asked || asked.has(thing.tree)) && !elsewhere.has(nameOfElement(thing)))
      open.set(nameOfElement(thing), thing);
  const looked: Looked = { found: new Set(), stuck: new Set(), short: new Set(), called: new Set() };
  const names = new Set(cases.map(({ id }) => id));
  const proposals: Proposal[] = [];
  for (const tree of Object.values(pack.trees)) {
    if (tree.ways) continue;
    const own = idsWithCalled(pack, tree);
    for (const id of own) looked.called.add(id);
    const wanted = [...open].filter(([, { tree: id }]) => own.has(id)).map(([name]) => name);
    if (wanted.length === 0) continue;
    proposals.push(...proposeFor(pack, tree, new Set(wanted), open, looked, names, options));
  }
  return settle(pack, proposals, open, looked, options.limit);
}

interface Looked {
  /** What some way goes through. */
  readonly found: Set<string>;
  /** What was found, but on ways that no case can go. */
  readonly stuck: Set<string>;
  /** Trees in which the budget was used up. */
  readonly short: Set<Id>;
  /** Trees that some way may come to. */
  readonly called: Set<Id>;
}

/** The cases of one tree, largest first, until nothing is left or there are as many as may be. */
function proposeFor(
  pack: Pack,
  tree: Tree,
  wanted: ReadonlySet<string>,
  open: Map<string, Thing>,
  looked: Looked,
  names: Set<Id>,
  { limit, budget = BUDGET }: ProposeOptions,
): Proposal[] {
  const proposals: Proposal[] = [];
  const search: Search = {
    pack,
    wanted,
    found: looked.found,
    within: new Set([...treesToward(pack, tree.id), tree.id]),
    standings: new Map(),
    budget,
  };
  const isOpen = (name: string): boolean => open.has(name) && !looked.stuck.has(name);
  const take = (first: Standing, way: readonly Move[]): boolean => {
    const made = propose(pack, tree.id, first, way, open, names);
    if (!made) return false;
    proposals.push(made);
    return true;
  };
  for (const beginning of beginningsOf(pack, tree, () =>
    [...wanted].some((name) => isOpen(name) && !search.found.has(name)),
  )) {
    const first = searchFrom(search, beginning);
    if (!first) break;
    for (const manner of MANNERS) {
      while (proposals.length < limit) {
        const way = bestWay(first, isOpen, manner);
        const claims = [...first.begins, ...way.flatMap(({ gains }) => gains)].filter(isOpen);
        if (claims.length === 0) break;
        if (take(first, way)) continue;
        // What the long way could not be made a case of may still have a short one.
        for (const name of claims) if (!alone(search, first, name, take)) looked.stuck.add(name);
      }
    }
  }
  if (search.budget <= 0) looked.short.add(tree.id);
  return proposals;
}

/** A case for one thing alone, by the shortest way to it. */
function alone(
  { standings }: Search,
  first: Standing,
  name: string,
  take: (first: Standing, way: readonly Move[]) => boolean,
): boolean {
  for (const standing of standings.values()) {
    const last = standing.moves.find(({ gains }) => gains.includes(name));
    if (!last || standing.beginning !== first.beginning) continue;
    if (take(first, [...wayTo(standing), last])) return true;
  }
  return false;
}

function propose(
  pack: Pack,
  tree: Id,
  first: Standing,
  way: readonly Move[],
  open: Map<string, Thing>,
  names: Set<Id>,
): Proposal | undefined {
  let at = first;
  const given = way.map(({ value, to }): Given => {
    const { tree: here, step } = placeNow(at.session);
    at = to;
    return { tree: here.id, step, value };
  });
  const draft = draftOf(pack, first.beginning, given);
  const { result, walk } = walkCase(pack, caseOf('proposed', draft));
  const coverage = newCoverage(pack);
  cover(coverage, walk);
  const covered = [...open].filter(([name]) => coverage.counts.has(name));
  const refused = result.problems.some(({ code }) => code === 'answer-refused');
  if (covered.length === 0 || refused) return undefined;
  const covers = covered.map(([, thing]) => thing);
  for (const [name] of covered) open.delete(name);
  const id = idFor(covers, names);
  names.add(id);
  return { id, tree, draft, result: walkCase(pack, caseOf(id, draft, result)).result, covers };
}

const NOWHERE = { file: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };

/** A draft as a case that asks for the end it came to. */
export function caseOf(id: Id, draft: Draft, ended?: Pick<CaseResult, 'end' | 'cause' | 'team'>, story = ''): Case {
  const ends = ended && {
    end: ended.end,
    cause: ended.cause,
    ...(ended.team !== undefined && { to: ended.team }),
  };
  return { id, story, ...draft, ends: ends ?? { end: 'resolved' }, mustAsk: [], mustNotSay: [], place: NOWHERE };
}

/** Named by the first step or end it is for, else by the first thing. */
function idFor(covers: readonly Thing[], names: ReadonlySet<Id>): Id {
  const main = covers.find(({ kind }) => kind === 'end') ?? covers.find(({ kind }) => kind === 'step') ?? covers[0];
  const words = main ? [main.tree, main.step, main.what] : [];
  const name = words
    .join('-')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 56)
    .replace(/-$/, '');
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? name : `${name}-${number}`;
    if (!names.has(id)) return id;
  }
}

function settle(
  pack: Pack,
  all: readonly Proposal[],
  open: ReadonlyMap<string, Thing>,
  looked: Looked,
  limit: number,
): Proposed {
  const kept = new Set([...all].sort((one, other) => other.covers.length - one.covers.length).slice(0, limit));
  const unreached: (Thing & { why: Unreached })[] = [];
  let more = all.filter((one) => !kept.has(one)).reduce((sum, { covers }) => sum + covers.length, 0);
  for (const [name, thing] of open) {
    if (looked.stuck.has(name)) unreached.push({ ...thing, why: 'one-answer' });
    else if (looked.found.has(name)) more += 1;
    else if (!looked.called.has(thing.tree)) unreached.push({ ...thing, why: 'not-called' });
    else if ([...looked.short].some((tree) => idsWithCalled(pack, pack.trees[tree] as Tree).has(thing.tree)))
      unreached.push({ ...thing, why: 'budget' });
    else {
      const step = nameOfElement({ ...thing, kind: 'step', what: '' });
      unreached.push({ ...thing, why: open.has(step) && !looked.found.has(step) ? 'not-come-to' : 'not-so-there' });
    }
  }
  return { proposals: all.filter((one) => kept.has(one)), unreached, more };
}

/** The ids of a tree and of the shared trees it calls, those they call too. */
const idsWithCalled = (pack: Pack, tree: Tree): ReadonlySet<Id> => new Set(withCalled(pack, tree).map(({ id }) => id));

/** The trees on the shortest ways from the front door to a tree; none where no way leads there. */
function treesToward(pack: Pack, goal: Id): readonly Id[] {
  const before = new Map<Id, readonly Id[]>([[pack.frontDoor, []]]);
  let row: Id[] = [pack.frontDoor];
  while (row.length > 0 && !before.has(goal)) {
    const next = new Map<Id, Id[]>();
    for (const id of row) {
      const tree = pack.trees[id];
      for (const to of tree ? linksOf(tree).keys() : [])
        if (!before.has(to) && !pack.trees[to]?.ways) next.set(to, [...(next.get(to) ?? []), id]);
    }
    for (const [id, from] of next) before.set(id, from);
    row = [...next.keys()];
  }
  const toward = new Set<Id>();
  const open = [...(before.get(goal) ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (toward.has(id)) continue;
    toward.add(id);
    open.push(...(before.get(id) ?? []));
  }
  return [...toward];
}
