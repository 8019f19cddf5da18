/**
 * From a checked tree to an XState v5 machine: a step is a state, an answer is an event, a shared tree is a nested state
 * with final states, a condition is a guard, a known fact is an eventless transition.
 */
import { assign, createMachine } from 'xstate';
import { compileCondition } from '../language/conditions.ts';
import { LIMITS } from '../language/limits.ts';
import type {
  Condition,
  FactKey,
  FactSetting,
  Id,
  Outcome,
  Pack,
  QuestionStep,
  RepairStep,
  Step,
  Target,
  Tree,
  Way,
} from '../language/model.ts';
import { OUTCOMES } from '../language/model.ts';
import { answerFor } from '../language/values.ts';
import { afterAnswer, afterPass, effectsOf, keyOf, type PlacedStep } from './answering.ts';
import {
  type AnswerEvent,
  firstContext,
  type LearnEvent,
  moreSevere,
  type TreeContext,
  type TreeInput,
  type TreeOutput,
} from './context.ts';
import { rushOffered } from './rush.ts';

// biome-ignore lint/suspicious/noExplicitAny: xstate's config type cannot be written for states made at run time
type Config = any;

/** Thrown where a tree is larger than the limits that the check reports; a checked pack never causes it. */
export class TreeTooLargeError extends Error {
  override name = 'TreeTooLargeError';
}

export interface CompiledTree {
  // biome-ignore lint/suspicious/noExplicitAny: own interfaces stand at the public face, xstate's inferred types do not travel
  readonly machine: any;
  /** By path, spelt as XState's state value spells it (dots of lowered ids are colons there). */
  readonly places: ReadonlyMap<string, PlacedStep>;
}

/** Compiles one tree. Throws {@link TreeTooLargeError} beyond the limits; never for a pack without errors. */
export function compileTree(pack: Pack, tree: Tree): CompiledTree {
  const places = new Map<string, PlacedStep>();
  const guardOf = guardsOf(pack);

  const rush = tree.rush && {
    target: `#${entryPath(tree, '', tree.rush.to)}`,
    offered: rushOffered(tree.rush, guardOf(tree.rush.when)),
  };

  const expand = (current: Tree, calls: readonly Id[]): Config => {
    if (calls.length > LIMITS.callDepth) {
      throw new TreeTooLargeError(`${tree.id}: calls are nested deeper than ${LIMITS.callDepth}.`);
    }
    const prefix = calls.map((call) => `${call}/`).join('');
    const level: Record<string, Config> = {};
    const toward = waysOf(current, prefix, level, guardOf);

    for (const step of Object.values(current.steps)) {
      if (places.size >= LIMITS.expandedStates) {
        throw new TreeTooLargeError(`${tree.id}: more than ${LIMITS.expandedStates} states with its shared trees.`);
      }
      const path = prefix + step.id;
      const place: PlacedStep = { step, tree: current, path, calls, effects: effectsOf(pack, step), keys: new Map() };
      places.set(stateKey(path), place);
      const state: Config = {
        id: stateId(path),
        meta: { tree: current.id, step: step.id, kind: step.kind, path, sample: samplesOf(step) },
      };
      const passOver = passesOver(step, toward, guardOf);
      if (passOver.length > 0 && isGated(step)) {
        level[`~gate:${stateKey(step.id)}`] = {
          id: entryPath(current, prefix, step.id),
          always: [...passOver, { target: `#${stateId(path)}` }],
        };
      }
      switch (step.kind) {
        case 'question':
        case 'test':
        case 'check':
          state.always = [...passOver, ...passesOfQuestion(pack, place, step, toward)];
          state.on = answersOf(pack, place, step.ways, toward, rush);
          break;
        case 'repair':
          state.always = [...passOver, ...passesOfRepair(place, step, toward)];
          state.on = answersOf(pack, place, step.ways, toward, rush);
          break;
        case 'information':
          state.always = passOver;
          state.on = answersOf(pack, place, step.ways, toward, rush);
          break;
        case 'call': {
          const shared = pack.trees[step.tree] as Tree;
          Object.assign(state, expand(shared, [...calls, step.id]));
          if (shared.severity !== undefined) {
            state.entry = assign(({ context }: Scope) => ({
              severity: moreSevere(pack, context.severity, shared.severity) as Id,
            }));
          }
          state.onDone = Object.entries(step.ways).map(([way, to]) => ({
            guard: ({ event }: { event: { output?: unknown } }) => event.output === way,
            target: toward(to),
          }));
          break;
        }
        case 'end':
          state.type = 'final';
          state.output = { end: path } satisfies TreeOutput;
          break;
        case 'way':
          state.type = 'final';
          state.output = step.way;
          break;
      }
      level[stateKey(step.id)] = state;
    }
    return { initial: '~start', states: { '~start': { always: [{ target: toward(current.start) }] }, ...level } };
  };

  const machine = createMachine({
    id: tree.id,
    context: ({ input }: { input: TreeInput | undefined }) => firstContext(pack, tree, input),
    ...expand(tree, []),
    on: {
      '~learn': {
        actions: assign(({ event }: { event: LearnEvent }) => {
          const { type: _, ...learned } = event;
          return learned;
        }),
      },
    },
    output: ({ event }: { event: { output?: unknown } }) => event.output,
  } as Config);
  return { machine, places };
}

type Toward = (way: Way) => string;
type GuardOf = (condition: Condition) => (now: TreeContext) => boolean;
type Rush = { readonly target: string; readonly offered: ReturnType<typeof rushOffered> } | undefined;
type Scope = { readonly context: TreeContext };
type AnswerScope = { readonly context: TreeContext; readonly event: AnswerEvent };

/** State keys may not hold a dot, which separates states for XState; the ids of lowered steps do. */
export const stateKey = (id: Id): string => id.replaceAll('.', ':');
const stateId = (path: string): string => `s/${stateKey(path)}`;
/** Ends, ways and calls cannot be passed over by themselves: where they have a `when`, a gate stands before them. */
const isGated = (step: Step | undefined): boolean =>
  step?.when !== undefined && (step.kind === 'end' || step.kind === 'way' || step.kind === 'call');
const entryPath = (tree: Tree, prefix: string, id: Id): string =>
  stateId(prefix + (isGated(tree.steps[id]) ? `~gate:${id}` : id));

function guardsOf(pack: Pack): GuardOf {
  const guards = new WeakMap<Condition, (now: TreeContext) => boolean>();
  return (condition) => {
    let guard = guards.get(condition);
    if (!guard) {
      guard = compileCondition(condition, pack);
      guards.set(condition, guard);
    }
    return guard;
  };
}

/** Where a way leads, as an XState target; adds the junctions and the final states of continuations it needs to the level. */
function waysOf(tree: Tree, prefix: string, level: Record<string, Config>, guardOf: GuardOf): Toward {
  const junctions = new Map<Way, string>();
  const targetOf = (target: Target): string => {
    if (!target.startsWith('/')) return `#${entryPath(tree, prefix, target)}`;
    const key = `~to:${target.slice(1)}`;
    level[key] ??= {
      id: stateId(prefix + key),
      type: 'final',
      output: { continue: target.slice(1) } satisfies TreeOutput,
    };
    return `#${stateId(prefix + key)}`;
  };
  return (way) => {
    if (typeof way === 'string') return targetOf(way);
    // A list is a state of its own: a guard beside an assign would still see the facts before the answer.
    let key = junctions.get(way);
    if (key === undefined) {
      key = `~list:${junctions.size}`;
      junctions.set(way, key);
      level[key] = {
        id: stateId(prefix + key),
        always: [
          ...way.branches.map(({ when, to }) => {
            const holds = guardOf(when);
            return { guard: ({ context }: Scope) => holds(context), target: targetOf(to) };
          }),
          { target: targetOf(way.else) },
        ],
      };
    }
    return `#${stateId(prefix + key)}`;
  };
}

function passesOver(step: Step, toward: Toward, guardOf: GuardOf): Config[] {
  if (step.when === undefined || step.passTo === undefined) return [];
  const holds = guardOf(step.when);
  return [{ guard: ({ context }: Scope) => !holds(context), target: toward(step.passTo) }];
}

const isReopened = (context: TreeContext, place: PlacedStep): boolean =>
  context.reopened[keyOf(place, context.visit)] === true;

/** Passes where the fact is known as one of the answers; questions of `needs` and `bring` also where it was asked and not known. */
function passesOfQuestion(pack: Pack, place: PlacedStep, step: QuestionStep, toward: Toward): Config[] {
  const key = step.fact;
  const fact = key === undefined ? undefined : pack.facts[key];
  if (key === undefined || fact === undefined) return [];
  const passes: Config[] = [];
  if (step.input.type === 'choice') {
    const ids = step.input.answers.map(({ id }) => id);
    const offered = new Set(ids);
    passes.push(...passesOf(place, key, ids, step.ways, toward, (known) => answerFor(fact, known, offered)));
  } else {
    passes.push({
      guard: ({ context }: Scope) => context.facts[key] !== undefined && !isReopened(context, place),
      target: toward(step.ways.answered as Way),
      actions: assign(({ context }: Scope) => afterPass(context, place, context.facts[key]?.value as FactSetting, key)),
    });
  }
  if (step.part?.of === 'needs' || step.part?.of === 'bring') {
    passes.push({
      guard: ({ context }: Scope) => context.unsure[key] === true && !isReopened(context, place),
      target: toward(step.ways.unsure as Way),
      actions: assign(({ context }: Scope) => afterPass(context, place, 'unsure', key)),
    });
  }
  return passes;
}

/** A repair whose outcome is known from elsewhere is not done twice. */
function passesOfRepair(place: PlacedStep, step: RepairStep, toward: Toward): Config[] {
  const key = step.fact;
  return key === undefined ? [] : passesOf(place, key, OUTCOMES, step.ways, toward, (known) => known as Outcome);
}

/** One transition for all answers that lead to the same place, since each of them is tried whenever the step is come to. */
function passesOf(
  place: PlacedStep,
  key: FactKey,
  answers: readonly Id[],
  ways: Readonly<Record<string, Way>>,
  toward: Toward,
  answerOf: (known: FactSetting) => Id | undefined,
): Config[] {
  const byTarget = new Map<string, Set<Id>>();
  for (const answer of answers) {
    const target = toward(ways[answer] as Way);
    byTarget.set(target, (byTarget.get(target) ?? new Set()).add(answer));
  }
  const answerIn = ({ facts }: TreeContext): Id | undefined => {
    const known = facts[key];
    return known && answerOf(known.value);
  };
  return [...byTarget].map(([target, leading]) => ({
    guard: ({ context }: Scope) => {
      const answer = answerIn(context);
      return answer !== undefined && leading.has(answer) && !isReopened(context, place);
    },
    target,
    actions: assign(({ context }: Scope) => afterPass(context, place, answerIn(context) as Id, key)),
  }));
}

function answersOf(
  pack: Pack,
  place: PlacedStep,
  ways: Readonly<Record<string, Way>>,
  toward: Toward,
  rush: Rush,
): Config {
  const actions = assign(({ context, event }: AnswerScope) => afterAnswer(pack, context, event, place));
  const on: Record<string, Config> = {};
  for (const [answer, way] of Object.entries(ways)) on[answer] = { target: toward(way), actions };
  if (rush) {
    on.rush = {
      guard: ({ context, event }: AnswerScope) =>
        rush.offered(
          event.minutesLeft === undefined ? context : { ...context, minutesLeft: event.minutesLeft },
          place.path,
        ),
      target: rush.target,
      actions,
    };
  }
  return on;
}

/** Events for walks over the machine: each way out once, values by their extremes, since lists route by them. */
function samplesOf(step: Step): readonly AnswerEvent[] {
  if (!('ways' in step) || step.kind === 'call') return [];
  return Object.keys(step.ways).flatMap((type): AnswerEvent[] =>
    type === 'answered' ? sampleValues(step as QuestionStep).map((value) => ({ type, value })) : [{ type }],
  );
}

function sampleValues({ input }: QuestionStep): readonly FactSetting[] {
  switch (input.type) {
    case 'number':
      return [input.min ?? 0, input.max ?? 100];
    case 'several':
      return [[], input.answers.map(({ id }) => id)];
    default:
      return ['text'];
  }
}
