/**
 * The longest ways through the trees, counted in minutes, with what is known on them: a way is only counted where its
 * conditions can hold together. Of the many ways to one step the longest few are followed, so that it takes linear time; the
 * ways that are found are real, the very longest may be missed.
 */
import { compileCondition, type KnownFact, type Test } from '../language/conditions.ts';
import { LIMITS } from '../language/limits.ts';
import type { Condition, FactKey, FactSetting, Id, Pack, QuestionStep, Step, Tree, Way } from '../language/model.ts';
import { answerFor, factOf, matching } from '../language/values.ts';
import { orderedTree } from '../narrowing/order.ts';
import { type Known, type KnownStates, knownStates } from './known.ts';
import { factsAsked, factsLookedAt, relevantFacts, withCalled } from './looked.ts';
import { linksOf, once, type Subject } from './subject.ts';

/** Minutes for asking and answering, where the author does not say how long a step takes. */
export const SPOKEN_MINUTES = 0.5;
/** Ways followed to one step. */
const MOST = 6;
/** Sessions that begin with something known, of one severity's rule. */
const MOST_WORLDS = 8;

/** One way, as far as it has been followed. */
export interface Walk {
  readonly minutes: number;
  /** Steps that somebody answered in this tree. */
  readonly asked: number;
  /** Index into the pack's severities; past the end: none. */
  readonly rank: number;
  readonly known: Known;
  /** The short way back to teaching was offered on it. */
  readonly rushed: boolean;
  /** Steps of this tree, last first. */
  readonly trail: Trail | undefined;
}
interface Trail {
  readonly step: Id;
  readonly before: Trail | undefined;
}

export interface Ending {
  readonly tree: Id;
  /** The step it ends with, or from which it goes on in another tree. */
  readonly step: Id;
  readonly onward: boolean;
  readonly walk: Walk;
}

export const trailOf = ({ trail }: Walk): Id[] => {
  const steps: Id[] = [];
  for (let at = trail; at; at = at.before) steps.push(at.step);
  return steps.reverse();
};

/** What was found for one tree, and what it depends on besides the tree. */
interface Past {
  readonly inputs: readonly unknown[];
  readonly entering: readonly Walk[];
  readonly endings: readonly Ending[];
}
interface Memory {
  readonly states: KnownStates;
  readonly past: WeakMap<Tree, Past>;
}
/** By what all trees of the pack share. */
const memories = new WeakMap<object, Memory>();

/** Every end that is come to, and every going on in another tree, by the longest ways. */
export function longestWays(subject: Subject, circling: ReadonlySet<Id>): readonly Ending[] {
  const { pack } = subject;
  const { states, past } = memories.get(subject.shared) ?? { states: knownStates(pack), past: new WeakMap() };
  memories.set(subject.shared, { states, past });
  const looked = new Set(factsLookedAt(pack));
  const lists = new Map<Tree, readonly FactKey[]>();
  const relevantTo = (tree: Tree): readonly FactKey[] => {
    const list = lists.get(tree) ?? states.listOf(relevantFacts(pack, tree));
    lists.set(tree, list);
    return list;
  };
  const runner = newRunner(pack, circling, states, looked, relevantTo);
  const endings: Ending[] = [];
  const starts = startsOf(pack, states);
  const entries = new Map<Id, Arrivals>();
  for (const tree of inOrder(subject, circling)) {
    const entering = [...longestOf(entries.get(tree.id)), ...starts];
    const inputs = inputsOf(pack, tree, looked, circling);
    let kept = past.get(tree);
    if (!kept || !sameInputs(kept.inputs, inputs) || !sameWalks(kept.entering, entering)) {
      kept = { inputs, entering, endings: runner(tree, entering) };
      past.set(tree, kept);
    }
    for (const ending of kept.endings) {
      endings.push(ending);
      if (!ending.onward) continue;
      const to = pack.trees[ending.step];
      if (!to) continue;
      const arrivals = entries.get(to.id) ?? new Map();
      entries.set(to.id, arrivals);
      const walk = { ...ending.walk, asked: 0, trail: undefined, rushed: false };
      keep(arrivals, states.saidOf(walk.known, relevantTo(to)), walk);
    }
  }
  return endings;
}

/** Of all that the ways through a tree depend on: which of its facts are looked at anywhere, and what the trees it calls do. */
function inputsOf(pack: Pack, tree: Tree, looked: ReadonlySet<FactKey>, circling: ReadonlySet<Id>): readonly unknown[] {
  const [, ...called] = withCalled(pack, tree);
  const facts = [tree, ...called].flatMap((one) => factsAsked(one).filter((fact) => looked.has(fact)));
  return [facts.join(), ...called.flatMap((one) => [one.id, circling.has(one.id), logicOf(one)])];
}

/** All of a tree but its words. */
const logicOf = once(({ start, steps, rush, severity }) =>
  JSON.stringify([start, steps, rush, severity], (_, value) =>
    typeof value === 'object' && value !== null && 'words' in value ? undefined : value,
  ),
);

const sameInputs = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((input, index) => input === other[index]);

/** Walks as they enter a tree: nothing asked in it yet, and no step of it gone. */
const sameWalks = (one: readonly Walk[], other: readonly Walk[]): boolean =>
  one.length === other.length &&
  one.every(({ minutes, rank, known }, index) => {
    const walk = other[index];
    return minutes === walk?.minutes && rank === walk.rank && known === walk.known;
  });

/** Trees of their own, each before those it goes on in. */
function inOrder({ trees }: Subject, circling: ReadonlySet<Id>): readonly Tree[] {
  const own = new Map(
    trees.filter(({ id, ways }) => !ways && !circling.has(id)).map((tree) => [tree.id, tree] as const),
  );
  const done = new Set<Id>();
  const order: Tree[] = [];
  const visit = (id: Id): void => {
    const tree = own.get(id);
    if (!tree || done.has(id)) return;
    done.add(id);
    for (const to of linksOf(tree).keys()) visit(to);
    order.push(tree);
  };
  for (const id of own.keys()) visit(id);
  return order.reverse();
}

/** Sessions as they may begin: nothing known but what the pack says, or what makes a severity's rule hold. */
function startsOf(pack: Pack, states: KnownStates): readonly Walk[] {
  const known: World = Object.fromEntries(Object.entries(pack.known).map(([fact, value]) => [fact, { value }]));
  const knownOf = (world: World): Known =>
    Object.entries(world).reduce((before, [fact, { value }]) => states.learn(before, fact, value), states.nothing);
  const nothing: Walk = {
    minutes: 0,
    asked: 0,
    rank: pack.severities.length,
    known: knownOf(known),
    rushed: false,
    trail: undefined,
  };
  return [
    nothing,
    ...pack.severities.flatMap(({ when }, rank) =>
      when
        ? worldsOf(pack, when)
            .flatMap((world) => both(known, world))
            .slice(0, MOST_WORLDS)
            .map((facts) => ({ ...nothing, rank, known: knownOf(facts) }))
        : [],
    ),
  ];
}

type World = Readonly<Record<FactKey, KnownFact>>;

/** What may be known where the condition holds; conditions about anything but values of facts are left aside. */
function worldsOf(pack: Pack, condition: Condition): readonly World[] {
  if ('any' in condition) return condition.any.flatMap((part) => worldsOf(pack, part));
  if ('all' in condition) {
    let worlds: readonly World[] = [{}];
    for (const part of condition.all) {
      const together: World[] = [];
      for (const other of worldsOf(pack, part)) {
        for (const world of worlds) together.push(...both(world, other));
      }
      worlds = together.slice(0, MOST_WORLDS);
    }
    return worlds;
  }
  if (!('fact' in condition) || !('is' in condition)) return [];
  const fact = factOf(pack, condition.fact);
  const wanted = matching(fact, condition.is);
  return (fact?.values ?? [])
    .filter(({ id, leaf }) => leaf && wanted.has(id))
    .map(({ id }) => ({ [condition.fact]: { value: id } }));
}

/** Both known at once; none where they contradict each other. */
function both(one: World, other: World): World[] {
  for (const fact of Object.keys(other)) if (one[fact] && one[fact]?.value !== other[fact]?.value) return [];
  return [{ ...one, ...other }];
}

/** A value that was given and that nobody can foresee: a number, a text, several. */
const SOMETHING = '?';

function newRunner(
  pack: Pack,
  circling: ReadonlySet<Id>,
  states: KnownStates,
  looked: ReadonlySet<FactKey>,
  relevantTo: (tree: Tree) => readonly FactKey[],
) {
  const tests = new WeakMap<Condition, Test>();
  const holds = (condition: Condition, walk: Walk): boolean => {
    let test = tests.get(condition);
    if (!test) {
      test = compileCondition(condition, pack);
      tests.set(condition, test);
    }
    return test(states.under(walk.known, walk.rank));
  };
  const ranks = new Map(pack.severities.map(({ id }, rank) => [id, rank] as const));
  const raise = (walk: Walk, severity: Id | undefined): number =>
    Math.min(walk.rank, severity === undefined ? walk.rank : (ranks.get(severity) ?? walk.rank));
  const rules = pack.severities.flatMap(({ id, when }) => (when ? [{ id, when }] : []));
  const judged = (walk: Walk): Walk => {
    let rank = walk.known.ranks[walk.rank];
    if (rank === undefined) {
      rank = rules.reduce(
        (least, { id, when }) => (holds(when, walk) ? Math.min(least, ranks.get(id) ?? least) : least),
        walk.rank,
      );
      walk.known.ranks[walk.rank] = rank;
    }
    return rank === walk.rank ? walk : { ...walk, rank };
  };
  const targetOf = (way: Way, walk: Walk): string =>
    typeof way === 'string' ? way : (way.branches.find(({ when }) => holds(when, walk))?.to ?? way.else);

  return function run(tree: Tree, entering: readonly Walk[], depth = 0): readonly Ending[] {
    const ordered = circling.has(tree.id) ? undefined : orderedTree(pack, tree.id);
    if (!ordered || depth > LIMITS.callDepth) return [];
    const relevant = relevantTo(tree);
    const endings: Ending[] = [];
    const arrived = new Map<Id, Arrivals>();
    const arrive = (from: Id, way: Way, walk: Walk): void => {
      const target = targetOf(way, walk);
      if (target.startsWith('/')) {
        endings.push({ tree: tree.id, step: target.slice(1), onward: true, walk });
        return;
      }
      if (!Object.hasOwn(tree.steps, target) || target === from) return;
      const arrivals = arrived.get(target) ?? new Map();
      arrived.set(target, arrivals);
      keep(arrivals, states.saidOf(walk.known, relevant), walk);
    };
    for (const walk of entering) {
      const rank = raise(walk, tree.severity);
      arrive('', tree.start, rank === walk.rank ? walk : { ...walk, rank });
    }
    for (const { step } of ordered.nodes) {
      const walks = longestOf(arrived.get(step.id));
      arrived.delete(step.id);
      for (const came of walks) {
        if (step.when && !holds(step.when, came)) {
          if (step.passTo !== undefined) arrive(step.id, step.passTo, came);
          continue;
        }
        const rushed = came.rushed || (tree.rush !== undefined && holds(tree.rush.when, came));
        const walk = rushed === came.rushed ? came : { ...came, rushed };
        if (step.kind === 'end' || step.kind === 'way')
          endings.push({ tree: tree.id, step: step.id, onward: false, walk });
        else if (step.kind === 'call') call(step, walk);
        else for (const [way, next] of answersTo(step, walk)) arrive(step.id, way, next);
      }
    }
    return endings;

    function call(step: Extract<Step, { kind: 'call' }>, walk: Walk): void {
      const inner = pack.trees[step.tree];
      if (!inner) return;
      for (const ending of run(inner, [walk], depth + 1)) {
        const end = inner.steps[ending.step];
        const way = end?.kind === 'way' ? step.ways[end.way] : undefined;
        if (way !== undefined) arrive(step.id, way, { ...ending.walk, trail: { step: step.id, before: walk.trail } });
      }
    }
  };

  function answersTo(step: Exclude<Step, { kind: 'end' | 'way' | 'call' }>, walk: Walk): readonly [Way, Walk][] {
    const passing = passedWay(pack, step, walk);
    if (passing !== undefined) {
      return [[passing, walk]];
    }
    const answers: [Way, Walk][] = [];
    const took: Walk = {
      ...walk,
      minutes: walk.minutes + Math.max(step.minutes ?? 0, SPOKEN_MINUTES),
      asked: walk.asked + 1,
      trail: { step: step.id, before: walk.trail },
    };
    // Answers that leave nothing behind and go the same way are one.
    const gone = new Set<Way>();
    const isNew = (way: Way): boolean => !gone.has(way) && gone.add(way) !== undefined;
    if (step.kind === 'information') answers.push([step.ways.done, took]);
    else if (step.kind === 'repair') {
      for (const outcome of ['not-fixed', 'cannot', 'fixed'] as const) {
        const known = outcome === 'cannot' ? took : without(took, step.changes);
        const kept = step.fact !== undefined && looked.has(step.fact) ? { [step.fact]: outcome } : {};
        const next = knowing(known, { ...kept, ...step.sets[outcome] });
        if (next !== took) answers.push([step.ways[outcome], judged(next)]);
        else if (isNew(step.ways[outcome])) answers.push([step.ways[outcome], next]);
      }
    } else {
      isNew(step.ways.unsure as Way);
      answers.push([step.ways.unsure as Way, took]);
      const changed = without(took, step.changes);
      const { input } = step;
      if (input.type === 'choice') {
        for (const { id, sets, severity } of input.answers) {
          const way = step.ways[id] as Way;
          const kept = step.fact !== undefined && looked.has(step.fact) ? { [step.fact]: id } : {};
          const next = knowing(changed, { ...sets, ...kept });
          const rank = raise(next, severity ?? valueSeverity(pack, step, id));
          const raised = rank === next.rank ? next : { ...next, rank };
          if (next !== took) answers.push([way, judged(raised)]);
          else if (rank !== took.rank || isNew(way)) answers.push([way, raised]);
        }
      } else {
        const next = step.fact === undefined ? changed : knowing(changed, { [step.fact]: SOMETHING });
        answers.push([step.ways.answered as Way, next === took ? next : judged(next)]);
      }
    }
    return answers;
  }

  function knowing(walk: Walk, sets: Readonly<Record<FactKey, FactSetting>>): Walk {
    let known = walk.known;
    let isSet = false;
    for (const fact in sets) {
      known = states.learn(known, fact, sets[fact] as FactSetting);
      isSet = true;
    }
    return isSet ? { ...walk, known } : walk;
  }

  function without(walk: Walk, changes: readonly FactKey[]): Walk {
    let { known } = walk;
    for (const fact of changes) if (known.facts[fact]) known = states.learn(known, fact, undefined);
    return known === walk.known ? walk : { ...walk, known };
  }
}

const valueSeverity = (pack: Pack, { fact }: QuestionStep, value: Id): Id | undefined =>
  fact === undefined ? undefined : factOf(pack, fact)?.values.find(({ id }) => id === value)?.severity;

/** The way of a question whose answer is known already, or of a repair that was done. */
function passedWay(pack: Pack, step: Step, walk: Walk): Way | undefined {
  if (!('fact' in step) || step.fact === undefined) return undefined;
  const known = walk.known.facts[step.fact]?.value;
  if (known === undefined) return undefined;
  if (step.kind === 'repair')
    return typeof known === 'string' && known in step.ways ? step.ways[known as 'fixed'] : undefined;
  if (!('input' in step)) return undefined;
  if (step.input.type !== 'choice') return step.ways.answered;
  const answer = answerFor(factOf(pack, step.fact), known, new Set(step.input.answers.map(({ id }) => id)));
  return answer === undefined ? undefined : step.ways[answer];
}

/** Ways to one place, by all that a condition or a question behind it may look at: the longer of two stands for both. */
type Arrivals = Map<number, Walk>;

/** More than there are severities. */
const RANKS = 1 << 10;

/** @param said what the walk knows of all that may be looked at behind, as a number */
function keep(arrivals: Arrivals, said: number, walk: Walk): void {
  const key = (said * RANKS + walk.rank) * 2 + (walk.rushed ? 1 : 0);
  const before = arrivals.get(key);
  if (!before || before.minutes < walk.minutes) arrivals.set(key, walk);
}

function longestOf(arrivals: Arrivals | undefined): readonly Walk[] {
  if (!arrivals) return [];
  const all = [...arrivals.values()];
  return all.length <= MOST ? all : all.sort((one, other) => other.minutes - one.minutes).slice(0, MOST);
}
