/**
 * What is certain on every way through a tree, whatever is known when it begins: conditions that never or always hold,
 * branches that an earlier one has taken the cases of, questions whose fact is known whenever they are come to.
 */
import { type Diagnostic, type DiagnosticCode, report } from '../language/diagnostics/index.ts';
import type { Path } from '../language/link/source.ts';
import type { FactKey, Id, Step, Tree } from '../language/model.ts';
import type { Put } from '../narrowing/asking.ts';
import { type Layout, layoutOf, maskOfValue } from '../narrowing/layout.ts';
import { type Node, type OrderedTree, orderedTree, type Route } from '../narrowing/order.ts';
import { type CallSummary, passThrough, type Run, type Watch } from '../narrowing/pass.ts';
import {
  AT_GROUND,
  assume,
  bits,
  cut,
  type Ground,
  type Prepared,
  prepare,
  type State,
} from '../narrowing/possible.ts';
import { calledFirst, callsOf, factsSetBy, once, perTree, type Subject } from './subject.ts';

/** What has been seen of one condition over all ways to it. */
interface Seen {
  holds: boolean;
  fails: boolean;
  /** It can hold, but not where the branches before it have not. */
  shadowed: boolean;
}

interface Findings {
  readonly gates: Map<Node, Seen>;
  readonly routes: Map<Route, Seen[]>;
  /** Questions come to, and whether any way to them leaves their fact open. */
  readonly questions: Map<Node, boolean>;
}

/** `circling`: trees with circles, of which nothing is certain. */
export function certainties(subject: Subject, circling: ReadonlySet<Id>): readonly Diagnostic[] {
  const { pack, broken } = subject;
  const layout = layoutOf(pack);
  // A tree of a folder that several packs use is judged by what any of them may know.
  const here = baseHere(subject, layout);
  const baseOf = (file: string) => (subject.isOwn(file) ? here : layout.anything);
  const summaries = new Map<Id, CallSummary>();
  const told = new Set(subject.trees.map(({ id }) => id));
  const diagnostics: Diagnostic[] = [];
  const everything: readonly Put[] = [...layout.slots.values()].map(({ at, anything }) => ({ at, mask: anything }));

  for (const tree of calledFirst(pack)) {
    if (broken.has(tree.id) || circling.has(tree.id)) {
      // Nothing is known of it: every way may be taken, with anything known.
      summaries.set(tree.id, { ways: new Map((tree.ways ?? []).map((way) => [way, everything])), within: everything });
      continue;
    }
    const called = callsOf(tree).map((id) => summaries.get(id) ?? NO_SUMMARY);
    const { summary, diagnostics: found } = certainIn(subject, tree, [layout, baseOf(tree.file), ...called]);
    if (summary) summaries.set(tree.id, unchanged(subject, tree.id, summary));
    if (told.has(tree.id)) diagnostics.push(...found);
  }
  return [...diagnostics, ...severityRules(subject, (file) => groundOf(layout, baseOf(file)))];
}

/** By what all trees of the pack share: the base as it was, for as long as it is equal. */
const lastBases = new WeakMap<object, readonly number[]>();

/** Everything may be known, but what the pack says is known is known so, unless some step may make it otherwise. */
function baseHere({ pack, shared }: Subject, layout: Layout): readonly number[] {
  const base = layout.anything.slice();
  const touched = new Set<FactKey>();
  for (const tree of Object.values(pack.trees)) for (const fact of touchedIn(tree)) touched.add(fact);
  for (const [fact, value] of Object.entries(pack.known)) {
    const slot = layout.slots.get(fact);
    if (slot && !touched.has(fact))
      base.splice(slot.at, slot.words, ...(slot.type === 'several' ? slot.known : maskOfValue(slot, value)));
  }
  const last = lastBases.get(shared);
  if (last?.length === base.length && last.every((word, at) => word === base[at])) return last;
  lastBases.set(shared, base);
  return base;
}

/** Facts that some step of the tree may set or make unknown. */
const touchedIn = once((tree): ReadonlySet<FactKey> => {
  const touched = new Set<FactKey>();
  for (const step of Object.values(tree.steps)) {
    for (const fact of factsSetBy(step)) touched.add(fact);
    if ('changes' in step) for (const fact of step.changes) touched.add(fact);
  }
  return touched;
});

const NO_SUMMARY: CallSummary = { ways: new Map(), within: [] };

type Certain = Layout | readonly number[] | CallSummary;

/** @param inputs the layout, what may be known where nothing has touched it, then what is known of each tree that it calls */
const certainIn = perTree((subject, tree, [layout, base, ...called]: readonly Certain[]) => {
  const { pack } = subject;
  const ground = groundOf(layout as Layout, base as readonly number[]);
  const calls = callsOf(tree);
  const summaryOf = (id: Id): CallSummary => (called[calls.indexOf(id)] as CallSummary | undefined) ?? NO_SUMMARY;
  const ordered = orderedTree(pack, tree.id) as OrderedTree;
  const findings: Findings = { gates: new Map(), routes: new Map(), questions: new Map() };
  const run: Run = {
    pack,
    ground,
    known: () => undefined,
    rules: [],
    credits: new Map(),
    pending: new Map(),
    steps: 0,
    watch: watching(ground, findings),
    summaryOf,
  };
  const exits = passThrough(run, ordered);
  const summary = tree.ways && summarized(subject, ground, tree, exits, summaryOf);
  return { summary, diagnostics: tell(subject, ground, ordered, findings) };
});

const groundOf = (layout: Layout, base: readonly number[]): Ground => ({
  layout,
  base,
  minutesLeft: 'any',
  chosen: new Map(),
});

const lastSummaries = new WeakMap<object, Map<Id, { readonly written: string; readonly summary: CallSummary }>>();

/** The summary as it was, where the tree has changed in a way that its callers cannot tell. */
function unchanged({ shared }: Subject, id: Id, summary: CallSummary): CallSummary {
  const ofPack = lastSummaries.get(shared) ?? new Map();
  lastSummaries.set(shared, ofPack);
  const written = JSON.stringify([[...summary.ways], summary.within]);
  const before = ofPack.get(id);
  if (before?.written === written) return before.summary;
  ofPack.set(id, { written, summary });
  return summary;
}

/** What the shared tree may have touched, as it stands at each way out. */
function summarized(
  { pack }: Subject,
  ground: Ground,
  tree: Tree,
  exits: ReadonlyMap<Id, { readonly state: State }>,
  summaryOf: (id: Id) => CallSummary,
): CallSummary {
  const { slots, severity } = ground.layout;
  const touched = new Map<number, Put>();
  const touch = (key: string) => {
    const slot = slots.get(key);
    if (slot) touched.set(slot.at, { at: slot.at, mask: slot.anything });
  };
  for (const step of Object.values(tree.steps)) {
    factsSetBy(step).forEach(touch);
    if ('changes' in step) step.changes.forEach(touch);
    if (step.kind === 'call') for (const put of summaryOf(step.tree).within) touched.set(put.at, put);
  }
  if (severity && pack.severities.length > 0)
    touched.set(severity.at, { at: severity.at, mask: [2 * severity.none - 1] });
  const within = [...touched.values()];
  const at = (state: State): Put[] =>
    within.map((put) => ({ at: put.at, mask: put.mask.map((_, word) => bits(ground, state, put.at + word)) }));
  return { ways: new Map([...exits].map(([way, { state }]) => [way, at(state)])), within };
}

function watching(ground: Ground, { gates, routes, questions }: Findings): Watch {
  const see = (seen: Seen, condition: Prepared, state: State) => {
    seen.holds ||= assume(ground, condition, true, state) !== undefined;
    seen.fails ||= assume(ground, condition, false, state) !== undefined;
  };
  return {
    gate(node, state) {
      const seen = gates.get(node) ?? { holds: false, fails: false, shadowed: false };
      see(seen, node.when as Prepared, state);
      gates.set(node, seen);
    },
    route(route, state) {
      const seen = routes.get(route) ?? route.whens.map(() => ({ holds: false, fails: false, shadowed: true }));
      let left: State | undefined = state;
      route.whens.forEach((when, index) => {
        const one = seen[index] as Seen;
        see(one, when, state);
        if (left && assume(ground, when, true, left)) one.shadowed = false;
        left = left && assume(ground, when, false, left);
      });
      routes.set(route, seen);
    },
    asked(node, state) {
      const { slot, asks } = node.asking ?? {};
      if (!slot || !asks) return;
      const open = cut(ground, state, slot.at, asks) !== undefined;
      questions.set(node, open || (questions.get(node) ?? false));
    },
  };
}

function tell(subject: Subject, ground: Ground, ordered: OrderedTree, findings: Findings): Diagnostic[] {
  const { tree } = ordered;
  const { index } = subject;
  const found: Diagnostic[] = [];
  const say = (code: DiagnosticCode, path: Path, about: Readonly<Record<string, string>>) =>
    found.push(report(code, index.place(tree.id, path), about));

  for (const { path, step, seen } of gatesByPlace(subject, tree, findings.gates)) {
    if (!seen.holds) say('condition-never', path, { step });
    else if (!seen.fails) say('condition-always', path, { step });
  }
  const told = new Set<Route>();
  const branches = (route: Route | undefined, step: Id, places: () => readonly Path[]) => {
    const seen = route && findings.routes.get(route);
    if (!seen || told.has(route)) return;
    told.add(route);
    const faulty = seen.findIndex(({ holds, fails, shadowed }) => !holds || !fails || shadowed);
    if (faulty < 0) return;
    const list = places().find((path) => isThere(subject, tree.id, [...path, 0, 'when']));
    if (!list) return;
    for (const [number, { holds, fails, shadowed }] of seen.entries()) {
      const path = [...list, number, 'when'];
      if (!holds) say('condition-never', path, { step });
      else if (shadowed) say('branch-shadowed', path, { step });
      else if (!fails) {
        say('condition-always', path, { step });
        // What comes after it has been told with it.
        break;
      }
    }
  };
  branches(ordered.start, tree.id, () => [['start']]);
  for (const node of ordered.nodes) {
    const { step } = node;
    for (const answer in node.routes)
      branches(node.routes[answer], step.id, () => listPlaces(subject, tree, step, answer));
    branches(node.passTo, step.id, () => listPlaces(subject, tree, step, 'else'));
    const open = findings.questions.get(node);
    if (open === false && step.part?.of !== 'needs' && step.part?.of !== 'bring' && 'fact' in step) {
      const path = index.stepPath(tree.id, step.id);
      say('question-always-known', isThere(subject, tree.id, [...path, 'fact']) ? [...path, 'fact'] : path, {
        step: step.id,
        fact: step.fact as string,
      });
    }
  }
  const { rush } = ordered;
  if (rush) {
    const path = ['rush', 'when'];
    if (!assume(ground, rush.when, true, AT_GROUND)) say('condition-never', path, { step: 'rush' });
    else if (!assume(ground, rush.when, false, AT_GROUND)) say('condition-always', path, { step: 'rush' });
  }
  return found;
}

/** Where the list of branches behind an answer may be written. */
function listPlaces({ index, pack }: Subject, tree: Tree, step: Step, answer: Id): readonly Path[] {
  const path = index.stepPath(tree.id, step.id);
  const fact =
    'fact' in step && step.fact !== undefined && Object.hasOwn(pack.facts, step.fact)
      ? pack.facts[step.fact]
      : undefined;
  const parents = fact?.values.find(({ id }) => id === answer)?.parents ?? [];
  const named = (root: Path): Path[] => [answer, ...parents, 'else'].map((key) => [...root, 'next', key]);
  // Inside `try` and `checklist` the list stands with them, behind `needs` with the tree.
  const outer = path.slice(0, -2);
  return [...named(path), [...path, 'next'], ...named(outer), [...outer, 'next'], ['start']];
}

/** What an author wrote once as `when` may stand before several lowered steps: seen together, at its place. */
function gatesByPlace(subject: Subject, tree: Tree, gates: ReadonlyMap<Node, Seen>) {
  const places = new Map<string, { readonly path: Path; readonly step: Id; readonly seen: Seen }>();
  // Seen together they can only look better: where nothing is wrong with any, the file is not read again for its places.
  if ([...gates.values()].every(({ holds, fails }) => holds && fails)) return places.values();
  for (const [{ step }, seen] of gates) {
    const own = [...subject.index.stepPath(tree.id, step.id), 'when'];
    const of = step.part?.of;
    const outer = [...own.slice(0, of === 'bring' ? -2 : -3), 'when'];
    // With a condition of its own and one of the `try` around it, what is seen is both together: its own place has it.
    const path = of === undefined || isThere(subject, tree.id, own) ? own : outer;
    const name = of !== undefined && path === outer ? (step.part as { id: Id }).id : step.id;
    const key = path.join('/');
    const known = places.get(key);
    if (known) {
      known.seen.holds ||= seen.holds;
      known.seen.fails ||= seen.fails;
    } else places.set(key, { path, step: name, seen: { ...seen } });
  }
  return places.values();
}

/** The rules that raise a session's severity: they are looked at everywhere, so that only a contradiction is certain. */
function severityRules({ pack, index }: Subject, groundOf: (file: string) => Ground): Diagnostic[] {
  return pack.severities.flatMap(({ id, when }) => {
    if (!when) return [];
    const place = index.place(null, ['severities', id, 'when']);
    const ground = groundOf(place.file);
    const condition = prepare(when, pack);
    if (!assume(ground, condition, true, AT_GROUND)) return [report('condition-never', place, { step: id })];
    return assume(ground, condition, false, AT_GROUND) ? [] : [report('condition-always', place, { step: id })];
  });
}

/** Whether an author's path leads to something; places fall back to the nearest ancestor. */
function isThere({ index }: Subject, tree: Id, path: Path): boolean {
  const place = index.place(tree, path, 'key');
  const parent = index.place(tree, path.slice(0, -1), 'key');
  return place.start.line !== parent.start.line || place.start.column !== parent.start.column;
}
