/** The trees of a pack as machines, built when first used and stepped without an actor. */
import {
  type AnyActorScope,
  type AnyStateMachine,
  createActor,
  type EventObject,
  type MetaObject,
  type StateMachine,
  type StateValue as XStateValue,
} from 'xstate';
import type { Id, Pack, Tree } from '../language/model.ts';
import { type CompiledTree, compileTree, type PlacedStep, stateKey, type TreeOutput } from './compile.ts';
import type { Trail, TreeContext, TreeEvent, TreeInput } from './context.ts';

export { rushOffered, TreeTooLargeError } from './compile.ts';
export type { AnswerEvent, KnownFacts, LearnEvent } from './context.ts';
export type { PlacedStep, Trail, TreeContext, TreeEvent, TreeInput, TreeOutput };

/** XState's state value: a state key, or nested keys where a shared tree runs. */
export type StateValue = string | { readonly [key: string]: StateValue };

/** A tree standing at a step (or done). Immutable. */
export interface Run {
  readonly tree: Tree;
  readonly snapshot: Snapshot;
}
interface Snapshot {
  readonly value: StateValue;
  readonly context: TreeContext;
  readonly status: string;
  readonly output?: TreeOutput;
}

const compiled = new WeakMap<Pack, Map<Id, CompiledTree>>();

/** A tree of the pack by id, also the escalation tree. */
export const treeOf = (pack: Pack, id: Id): Tree | undefined =>
  id === pack.escalation.id ? pack.escalation : Object.hasOwn(pack.trees, id) ? pack.trees[id] : undefined;

/** The same where a session can stand in it: shared trees only hand back to a caller. */
export function caseTreeOf(pack: Pack, id: Id): Tree | undefined {
  const tree = treeOf(pack, id);
  return tree?.ways ? undefined : tree;
}

function compiledTree(pack: Pack, tree: Tree): CompiledTree {
  let ofPack = compiled.get(pack);
  if (!ofPack) {
    ofPack = new Map();
    compiled.set(pack, ofPack);
  }
  let built = ofPack.get(tree.id);
  if (!built) {
    built = compileTree(pack, tree);
    ofPack.set(tree.id, built);
  }
  return built;
}

/** A tree's machine as XState types it: context, events, input and output are known, states are made of the author's ids. */
export type TreeMachine = StateMachine<
  TreeContext & Record<string, unknown>,
  TreeEvent,
  Record<never, never>,
  never,
  never,
  never,
  never,
  XStateValue,
  string,
  TreeInput | undefined,
  TreeOutput,
  EventObject,
  MetaObject,
  // biome-ignore lint/suspicious/noExplicitAny: xstate's config type cannot be written for states made at run time
  any
>;

/**
 * The XState v5 machine of one tree, built when first asked for. Use it with `createActor(machine, {input})`, an
 * inspector, `@xstate/react` or `xstate/graph` (see {@link graphOptions}). Its input is a {@link TreeInput}, its events
 * are {@link TreeEvent}s, its output a {@link TreeOutput}.
 *
 * @throws RangeError where the pack has no such tree
 * @throws TreeTooLargeError beyond the limits, which a checked pack never exceeds
 */
export function toMachine(pack: Pack, treeId: Id): TreeMachine {
  const tree = treeOf(pack, treeId);
  if (!tree) throw new RangeError(`The pack "${pack.id}" has no tree "${treeId}".`);
  return compiledTree(pack, tree).machine;
}

// One scope for all trees and sessions: the machines spawn nothing and their only actions are assigns, so nothing is ever
// left in it. Making a scope for each transition costs as much as the transition.
const scopes = new WeakMap<object, AnyActorScope>();
function scopeOf(machine: AnyStateMachine): AnyActorScope {
  let scope = scopes.get(machine);
  if (!scope) {
    const self = createActor(machine);
    const nothing = () => {};
    scope = {
      self,
      system: self.system,
      id: '',
      sessionId: '',
      defer: nothing,
      logger: nothing,
      stopChild: nothing,
      emit: nothing,
      actionExecutor: nothing,
    };
    scopes.set(machine, scope);
  }
  return scope;
}

/** A tree at its first step; questions whose fact is known have passed. */
export function startRun(pack: Pack, tree: Tree, input: TreeInput): Run {
  const { machine } = compiledTree(pack, tree);
  return { tree, snapshot: machine.getInitialSnapshot(scopeOf(machine), input) };
}

/** The run after an event. The same run where the present step does not take the event. */
export function step(pack: Pack, run: Run, event: TreeEvent): Run {
  const { machine } = compiledTree(pack, run.tree);
  const snapshot = machine.transition(run.snapshot, event, scopeOf(machine));
  return snapshot === run.snapshot ? run : { tree: run.tree, snapshot };
}

/** The step a run stands at, with its place. */
export function placeOf(pack: Pack, run: Run): PlacedStep {
  const { places } = compiledTree(pack, run.tree);
  let value = run.snapshot.value;
  let path = '';
  while (typeof value !== 'string') {
    const key = Object.keys(value)[0] as string;
    path += `${key}/`;
    value = value[key] as StateValue;
  }
  return places.get(path + value) as PlacedStep;
}

/** The step that a line of the way is about, by its key `tree#visit/calls/step`. */
export function placeOfLine(pack: Pack, { key }: Trail): PlacedStep {
  const tree = treeOf(pack, key.slice(0, key.indexOf('#'))) as Tree;
  return compiledTree(pack, tree).places.get(stateKey(key.slice(key.indexOf('/') + 1))) as PlacedStep;
}

/** Every step of a tree with its shared trees expanded, by path (`hotspot/works`). */
export function placesOf(pack: Pack, tree: Tree): ReadonlyMap<string, PlacedStep> {
  const { places } = compiledTree(pack, tree);
  return new Map([...places.values()].map((place) => [place.path, place]));
}

export { graphOptions } from './graph.ts';
