/** The trees of a pack as machines, stepped without an actor. */
import type { Id, Pack, Tree } from '../language/model.ts';
import type { PlacedStep } from './answering.ts';
import { stateKey } from './compile.ts';
import { compiledTree, treeOf } from './compiled.ts';
import type { Trail, TreeContext, TreeEvent, TreeInput, TreeOutput } from './context.ts';
import { scopeOfXState } from './scope.ts';

export { rushOffered } from './rush.ts';
export type { PlacedStep, Trail, TreeEvent, TreeInput };
export { treeOf };

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

/** A tree of the pack by id where a session can stand in it: shared trees only hand back to a caller. */
export function caseTreeOf(pack: Pack, id: Id): Tree | undefined {
  const tree = treeOf(pack, id);
  return tree?.ways ? undefined : tree;
}

/** A tree at its first step; questions whose fact is known have passed. */
export function startRun(pack: Pack, tree: Tree, input: TreeInput): Run {
  const { machine } = compiledTree(pack, tree);
  return { tree, snapshot: machine.getInitialSnapshot(scopeOfXState(), input) };
}

/** The run after an event. The same run where the present step does not take the event. */
export function step(pack: Pack, run: Run, event: TreeEvent): Run {
  const { machine } = compiledTree(pack, run.tree);
  const snapshot = machine.transition(run.snapshot, event, scopeOfXState());
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
