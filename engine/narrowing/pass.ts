/**
 * The forward pass: from one step through calls and continuations, each step once a call path, carrying mass and what may
 * be known. Mass follows likelihood; that a step is reached at all is kept apart from it and never lost.
 */
import { LIMITS } from '../language/limits.ts';
import type { FactKey, FactSetting, Id, Pack, RepairStep, Step } from '../language/model.ts';
import type { Asking, Choice, Put } from './asking.ts';
import type { Slot } from './layout.ts';
import {
  continuationOf,
  type Goal,
  isContinuation,
  NOWHERE,
  type Node,
  type OrderedTree,
  orderedTree,
  type Route,
  stepOf,
} from './order.ts';
import {
  AT_GROUND,
  assume,
  bits,
  cut,
  type Ground,
  join,
  type Prepared,
  put,
  putMask,
  type State,
} from './possible.ts';

/** Steps of one tree with what it calls: a bound for packs that the check has not proved to be without circles. */
const MOST_STEPS = 1_000_000;

interface Arrival {
  mass: number;
  state: State;
}

export interface Run {
  readonly pack: Pack;
  readonly ground: Ground;
  readonly known: (fact: FactKey) => FactSetting | undefined;
  readonly rules: readonly { readonly when: Prepared; readonly rank: number }[];
  /** Steps that may be asked although their fact is known. */
  readonly reopened?: ReadonlySet<Step> | undefined;
  /** Mass credited to each cause; there at 0 where it is reached without. */
  readonly credits: Map<Id, number>;
  readonly pending: Map<Id, Arrival>;
  steps: number;
  /** Told of every state that comes to a condition or a question, for analyses. */
  readonly watch?: Watch;
  /** What a call does, where that is known beforehand; otherwise the shared tree is gone through. */
  readonly summaryOf?: (tree: Id) => CallSummary;
}

export interface Watch {
  gate(node: Node, state: State): void;
  asked(node: Node, state: State): void;
  route(route: Route, state: State): void;
}

/** What is known behind a call, way by way, and what may be known while it runs. */
export interface CallSummary {
  readonly ways: ReadonlyMap<Id, readonly Put[]>;
  readonly within: readonly Put[];
}

/** One tree under way. */
interface Frame {
  readonly ordered: OrderedTree;
  readonly depth: number;
  states: (State | undefined)[];
  masses: number[];
  /** Everything that may be known where something is asked in it, for the rush way; kept where it or a caller has one. */
  asked: State | undefined;
  readonly notesAsked: boolean;
  readonly exits: Map<Id, Arrival>;
}

function newFrame(ordered: OrderedTree, depth: number, notesAsked: boolean): Frame {
  return {
    ordered,
    depth,
    states: new Array(ordered.nodes.length),
    masses: new Array(ordered.nodes.length),
    asked: undefined,
    notesAsked: notesAsked || ordered.rush !== undefined,
    exits: new Map(),
  };
}

/** Runs the pass from a step that is being asked. `only`: that answer is given to it. */
export function passFrom(
  run: Run,
  at: { readonly tree: Id; readonly calls: readonly Id[]; readonly step: Id },
  only?: Id,
): void {
  const chain = chainOf(run.pack, at.tree, at.calls);
  const last = chain.at(-1);
  const place = last?.placeOf.get(at.step);
  if (!last || place === undefined) return;
  const rushes = chain.map((_, depth) => chain.slice(0, depth).some(({ rush }) => rush));

  let frame = newFrame(last, chain.length - 1, rushes.at(-1) as boolean);
  const node = last.nodes[place] as Node;
  ask(run, frame, node, 1, AT_GROUND, { forced: true, only });
  finish(run, frame, place + 1);
  for (let depth = chain.length - 2; depth >= 0; depth -= 1) {
    const outer = newFrame(chain[depth] as OrderedTree, depth, rushes[depth] as boolean);
    const call = outer.ordered.placeOf.get(at.calls[depth] as Id) as number;
    leaveCall(run, outer, outer.ordered.nodes[call] as Node, frame);
    finish(run, outer, call + 1);
    frame = outer;
  }
  runContinuations(run, at.tree);
}

/** Runs the pass from the start of a tree. */
export function passFromStart(run: Run, tree: Id): void {
  run.pending.set(tree, { mass: 1, state: AT_GROUND });
  runContinuations(run, tree);
}

/** Runs the pass through one tree alone, from its start. Returns what is known at each way it ends with. */
export function passThrough(run: Run, ordered: OrderedTree): ReadonlyMap<Id, { readonly state: State }> {
  const frame = newFrame(ordered, 0, false);
  follow(run, frame, ordered.start, 1, severityOfTree(run, ordered, AT_GROUND));
  finish(run, frame, 0);
  return frame.exits;
}

export function chainOf(pack: Pack, tree: Id, calls: readonly Id[]): OrderedTree[] {
  const first = orderedTree(pack, tree);
  const chain = first ? [first] : [];
  for (const call of calls) {
    const step = chain.at(-1) && stepOf((chain.at(-1) as OrderedTree).tree, call);
    const next = step?.kind === 'call' ? orderedTree(pack, step.tree) : undefined;
    if (!next) return [];
    chain.push(next);
  }
  return chain;
}

function runContinuations(run: Run, from: Id): void {
  for (const ordered of treesInOrder(run.pack, from)) {
    const arrival = run.pending.get(ordered.tree.id);
    if (!arrival) continue;
    run.pending.delete(ordered.tree.id);
    run.steps = 0;
    const frame = newFrame(ordered, 0, false);
    follow(run, frame, ordered.start, arrival.mass, applyRules(run, severityOfTree(run, ordered, arrival.state)));
    finish(run, frame, 0);
  }
}

const orders = new WeakMap<Pack, Map<Id, readonly OrderedTree[]>>();

/** The trees that sessions in this one can come to by continuations, each after all that lead to it. */
function treesInOrder(pack: Pack, from: Id): readonly OrderedTree[] {
  let ofPack = orders.get(pack);
  if (!ofPack) {
    ofPack = new Map();
    orders.set(pack, ofPack);
  }
  const known = ofPack.get(from);
  if (known) return known;
  const done: OrderedTree[] = [];
  const seen = new Set<Id>();
  const walk: { ordered: OrderedTree; next: number }[] = [];
  const visit = (id: Id) => {
    const ordered = seen.has(id) ? undefined : orderedTree(pack, id);
    seen.add(id);
    if (ordered) walk.push({ ordered, next: 0 });
  };
  visit(from);
  for (let top = walk.at(-1); top; top = walk.at(-1)) {
    const id = top.ordered.continuations[top.next];
    top.next += 1;
    if (id === undefined) {
      done.push(top.ordered);
      walk.pop();
    } else visit(id);
  }
  const order = done.reverse();
  ofPack.set(from, order);
  return order;
}

/** A session is at least as severe as the tree it is in. */
function severityOfTree(run: Run, { tree }: OrderedTree, state: State): State {
  const rank = tree.severity === undefined ? undefined : run.ground.layout.severity?.ranks.get(tree.severity);
  return raise(run, state, rank);
}

/** Works through the rest of a tree, then through what its rush way adds. */
function finish(run: Run, frame: Frame, from: number): void {
  sweep(run, frame, from);
  const { rush, nodes } = frame.ordered;
  if (!rush || !frame.asked) return;
  const state = assume(run.ground, rush.when, true, frame.asked);
  if (!state) return;
  // It is taken once at most, so what is asked behind it does not count.
  const asked = frame.asked;
  frame.states = new Array(nodes.length);
  arrive(run, frame, rush.goal, 0, state);
  sweep(run, frame, 0);
  frame.asked = asked;
}

function sweep(run: Run, frame: Frame, from: number): void {
  const { nodes } = frame.ordered;
  for (let place = from; place < nodes.length; place += 1) {
    const state = frame.states[place];
    if (!state) continue;
    run.steps += 1;
    if (run.steps > MOST_STEPS) return;
    frame.states[place] = undefined;
    come(run, frame, nodes[place] as Node, frame.masses[place] as number, state);
  }
}

function come(run: Run, frame: Frame, node: Node, mass: number, arriving: State): void {
  let state = arriving;
  let left = mass;
  if (node.when) {
    run.watch?.gate(node, state);
    const part = partOf(run, node.when, state);
    const passed = assume(run.ground, node.when, false, state);
    if (passed && node.passTo) follow(run, frame, node.passTo, mass * (1 - part), passed);
    const stays = assume(run.ground, node.when, true, state);
    if (!stays) return;
    state = stays;
    left = mass * part;
  }
  const { step } = node;
  switch (step.kind) {
    case 'question':
    case 'test':
    case 'check':
    case 'repair':
    case 'information':
      ask(run, frame, node, left, state, {});
      return;
    case 'call':
      call(run, frame, node, step.tree, left, state);
      return;
    case 'end':
      if (step.cause !== null) credit(run, step.cause, left);
      return;
    case 'way':
      merge(run, frame.exits, step.way, left, state);
  }
}

function call(run: Run, frame: Frame, node: Node, tree: Id, mass: number, state: State): void {
  const summary = run.summaryOf?.(tree);
  if (summary) {
    noteAsked(run, frame, putAll(run, state, summary.within));
    for (const [way, puts] of summary.ways) follow(run, frame, node.routes[way], mass, putAll(run, state, puts));
    return;
  }
  const ordered = frame.depth < LIMITS.callDepth ? orderedTree(run.pack, tree) : undefined;
  if (!ordered) return;
  const inner = newFrame(ordered, frame.depth + 1, frame.notesAsked);
  follow(run, inner, ordered.start, mass, severityOfTree(run, ordered, state));
  finish(run, inner, 0);
  leaveCall(run, frame, node, inner);
}

function leaveCall(run: Run, frame: Frame, node: Node, inner: Frame): void {
  if (inner.asked) noteAsked(run, frame, inner.asked);
  for (const [way, { mass, state }] of inner.exits) {
    const route = node.routes[way];
    if (route) follow(run, frame, route, mass, state);
  }
}

function ask(
  run: Run,
  frame: Frame,
  node: Node,
  mass: number,
  state: State,
  how: { readonly forced?: boolean; readonly only?: Id | undefined },
): void {
  const { step } = node;
  if (step.kind === 'information') {
    noteAsked(run, frame, state);
    follow(run, frame, node.routes.done, mass, applyRules(run, state));
    return;
  }
  if (step.kind === 'repair') askRepair(run, frame, node, step, mass, state, how);
  else if (step.kind === 'question' || step.kind === 'test' || step.kind === 'check') {
    askQuestion(run, frame, node, mass, state, how);
  }
}

function askQuestion(
  run: Run,
  frame: Frame,
  node: Node,
  mass: number,
  state: State,
  how: { readonly forced?: boolean; readonly only?: Id | undefined },
): void {
  run.watch?.asked(node, state);
  const asking = node.asking as Asking;
  if (
    asking.plain &&
    how.only === undefined &&
    (asking.fact === undefined || how.forced || run.known(asking.fact) === undefined)
  ) {
    noteAsked(run, frame, state);
    followAll(run, frame, node, asking, mass, state);
    return;
  }
  const { possible, unpassed, passing } = standing(run, node, state, how.forced ?? false);
  const wanted = how.only === undefined ? possible : asking.choices.filter(({ id }) => id === how.only);
  const sum = wanted.reduce((total, { part }) => total + part, 0);
  for (const choice of wanted) {
    const part = mass * (sum > 0 ? choice.part / sum : 1 / wanted.length);
    const after = afterChoice(run, asking.slot, choice, unpassed, passing ? state : undefined);
    follow(run, frame, node.routes[choice.id], part, after);
  }
  if (!unpassed) return;
  noteAsked(run, frame, unpassed);
  if (how.only === undefined) follow(run, frame, node.routes.unsure, 0, applyRules(run, unpassed));
}

/** Behind a question that tells nothing that is followed: ways that are the same are gone once. */
function followAll(run: Run, frame: Frame, node: Node, { choices }: Asking, mass: number, state: State): void {
  const { unsure } = node.routes;
  const after = applyRules(run, state);
  let unsureGone = false;
  for (let index = 0; index < choices.length; index += 1) {
    const route = node.routes[(choices[index] as Choice).id];
    let part = 0;
    let first = true;
    for (let other = 0; other < choices.length; other += 1) {
      if (node.routes[(choices[other] as Choice).id] !== route) continue;
      if (other < index) first = false;
      part += (choices[other] as Choice).part;
    }
    if (!first) continue;
    if (route === unsure) unsureGone = true;
    follow(run, frame, route, mass * part, after);
  }
  if (!unsureGone) follow(run, frame, unsure, 0, after);
}

function askRepair(
  run: Run,
  frame: Frame,
  node: Node,
  step: RepairStep,
  mass: number,
  state: State,
  how: { readonly forced?: boolean },
): void {
  const asking = node.asking as Asking;
  const { possible, unpassed, passing } = standing(run, node, state, how.forced ?? false);
  // One that passes by itself is not done again: then only the end it leads to counts.
  const causes = unpassed ? Object.keys(step.repairs) : [];
  for (const cause of causes) credit(run, cause, mass);
  if (unpassed) noteAsked(run, frame, unpassed);
  // Where it did not help the mass goes on whole; `fixed` takes a part of it only where it does not end there.
  const carrying = possible.filter(({ id }) => id !== 'fixed' || leadsOn(frame, node.routes[id]));
  const routes = new Set(carrying.map(({ id }) => node.routes[id]));
  for (const choice of possible) {
    const route = node.routes[choice.id];
    const alike = carrying.filter(({ id }) => node.routes[id] === route).length;
    const part = carrying.includes(choice) ? mass / routes.size / alike : 0;
    const after = afterChoice(run, asking.slot, choice, unpassed, passing ? state : undefined);
    follow(run, frame, route, part, after, choice.id === 'fixed' ? { mass, causes } : undefined);
  }
}

/** What of the state passes by itself and what is asked; where something is asked, every answer is possible. */
function standing(run: Run, { step, asking }: Node, state: State, forced: boolean) {
  const { slot, fact, choices } = asking as Asking;
  if (forced || fact === undefined) return { possible: choices, unpassed: state, passing: false };
  const reopened = run.reopened?.has(step) ?? false;
  if (!slot) {
    const value = run.known(fact);
    const id = value === undefined ? undefined : (asking as Asking).choiceOf(value);
    if (id === undefined) return { possible: choices, unpassed: state, passing: false };
    if (reopened) return { possible: choices, unpassed: state, passing: true };
    return { possible: choices.filter((choice) => choice.id === id), unpassed: undefined, passing: true };
  }
  const left = cut(run.ground, state, slot.at, (asking as Asking).asks as readonly number[]);
  const unpassed = reopened ? state : left;
  const knows = ({ passes }: Choice) =>
    passes?.some((mask, word) => (mask & bits(run.ground, state, slot.at + word)) !== 0);
  const passing = left !== state && choices.some(knows);
  return { possible: unpassed ? choices : choices.filter(knows), unpassed, passing };
}

/** What may be known behind an answer: given now, or passed with what was known. */
function afterChoice(
  run: Run,
  slot: Slot | undefined,
  choice: Choice,
  unpassed: State | undefined,
  passed: State | undefined,
): State {
  const given = unpassed && applyRules(run, raise(run, putAll(run, unpassed, choice.puts), choice.raises));
  const known = passed && (slot && choice.passes ? cut(run.ground, passed, slot.at, choice.passes) : passed);
  if (given && known) return join(run.ground, given, known);
  return (given ?? known) as State;
}

function putAll(run: Run, state: State, puts: readonly Put[]): State {
  let next = state;
  for (const { at, mask } of puts) next = putMask(run.ground, next, at, mask);
  return next;
}

/** The session is at least this severe from here on. */
function raise(run: Run, state: State, rank: number | undefined): State {
  const { severity } = run.ground.layout;
  if (!severity || rank === undefined) return state;
  const now = bits(run.ground, state, severity.at);
  const kept = now & ((1 << (rank + 1)) - 1);
  return put(run.ground, state, severity.at, kept === now ? now : kept | (1 << rank));
}

/** The pack's own rules for severities. */
function applyRules(run: Run, state: State): State {
  let next = state;
  for (const { when, rank } of run.rules) {
    if (!assume(run.ground, when, true, next)) continue;
    const raised = raise(run, next, rank);
    next = assume(run.ground, when, false, next) ? join(run.ground, next, raised) : raised;
  }
  return next;
}

/** The part of the mass for which a condition holds: all, none, or half where it is undecided. Its clock stands still. */
function partOf(run: Run, condition: Prepared, state: State): number {
  const yes = assume(run.ground, condition, true, state, true);
  if (!yes) return 0;
  return assume(run.ground, condition, false, state, true) ? 0.5 : 1;
}

/** Behind `fixed` of a repair: the whole mass, and the causes that have been credited with it. */
interface Fixed {
  readonly mass: number;
  readonly causes: readonly Id[];
}

function follow(run: Run, frame: Frame, route: Route | undefined, mass: number, arriving: State, fixed?: Fixed): void {
  if (!route) return;
  let state = arriving;
  let left = 1;
  const { whens, goals } = route;
  if (whens.length > 0) run.watch?.route(route, state);
  for (let index = 0; index < whens.length; index += 1) {
    const when = whens[index] as Prepared;
    const part = partOf(run, when, state);
    const taken = assume(run.ground, when, true, state);
    if (taken) reach(run, frame, goals[index] as Goal, mass, left * part, taken, fixed);
    const passed = assume(run.ground, when, false, state);
    if (!passed) return;
    state = passed;
    left *= 1 - part;
  }
  reach(run, frame, goals.at(-1) as Goal, mass, left, state, fixed);
}

function reach(
  run: Run,
  frame: Frame,
  goal: Goal,
  mass: number,
  part: number,
  state: State,
  fixed: Fixed | undefined,
): void {
  const end = fixed && endAt(frame, goal);
  if (!fixed || !end) arrive(run, frame, goal, mass * part, state);
  else arrive(run, frame, goal, end.cause === null || fixed.causes.includes(end.cause) ? 0 : fixed.mass * part, state);
}

/** The end that a goal is, or is on the way to by asking only for what the end is to bring. */
function endAt(frame: Frame, goal: Goal): Extract<Step, { kind: 'end' }> | undefined {
  const step = frame.ordered.nodes[goal]?.step;
  const end = step?.part?.of === 'bring' ? stepOf(frame.ordered.tree, step.part.id) : step;
  return end?.kind === 'end' ? end : undefined;
}

const leadsOn = (frame: Frame, route: Route | undefined): boolean =>
  route?.goals.some((goal) => !endAt(frame, goal)) ?? false;

function arrive(run: Run, frame: Frame, goal: Goal, mass: number, state: State): void {
  if (goal === NOWHERE) return;
  if (isContinuation(goal)) {
    const id = continuationOf(frame.ordered, goal);
    merge(run, run.pending, id, mass, withoutOwn(run, frame.ordered, state));
    return;
  }
  const before = frame.states[goal];
  frame.states[goal] = before ? join(run.ground, before, state) : state;
  frame.masses[goal] = before ? (frame.masses[goal] as number) + mass : mass;
}

/** A tree that is left for another is not come back to: its own facts need not be carried on. */
function withoutOwn(run: Run, { tree }: OrderedTree, state: State): State {
  const { byWord } = run.ground.layout;
  const own = (word: number) => byWord[word]?.tree === tree.id;
  if (!state.some((word, index) => index % 2 === 0 && own(word))) return state;
  return state.filter((_, index) => !own(state[index - (index % 2)] as number));
}

function merge(run: Run, into: Map<Id, Arrival>, key: Id, mass: number, state: State): void {
  const before = into.get(key);
  if (!before) into.set(key, { mass, state });
  else {
    before.mass += mass;
    before.state = join(run.ground, before.state, state);
  }
}

function noteAsked(run: Run, frame: Frame, state: State): void {
  if (frame.notesAsked) frame.asked = frame.asked ? join(run.ground, frame.asked, state) : state;
}

function credit(run: Run, cause: Id, mass: number): void {
  if (Object.hasOwn(run.pack.causes, cause)) run.credits.set(cause, (run.credits.get(cause) ?? 0) + mass);
}
