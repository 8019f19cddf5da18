/** A tree's machine for whoever embeds it. The public face `symptree/machine`, and the only one whose types mention XState. */
import type { EventObject, MetaObject, StateMachine, StateValue } from 'xstate';
import type { Id, Pack } from '../language/model.ts';
import { compiledTree, treeOf } from './compiled.ts';
import type { TreeContext, TreeEvent, TreeInput, TreeOutput } from './context.ts';

export { TreeTooLargeError } from './compile.ts';
export type {
  AnswerEvent,
  KnownFacts,
  LearnEvent,
  Trail,
  TreeContext,
  TreeEvent,
  TreeInput,
  TreeOutput,
} from './context.ts';
export { graphOptions } from './graph.ts';

/** A tree's machine as XState types it: context, events, input and output are known, states are made of the author's ids. */
export type TreeMachine = StateMachine<
  TreeContext & Record<string, unknown>,
  TreeEvent,
  Record<never, never>,
  never,
  never,
  never,
  never,
  StateValue,
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
