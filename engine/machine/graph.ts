/** Options that make `xstate/graph` walk a tree's machine in linear space. */
import type { TreeEvent } from './context.ts';

interface GraphSnapshot {
  readonly value: unknown;
  getMeta(): Record<string, { sample?: readonly TreeEvent[] } | undefined>;
}

/**
 * For `getShortestPaths(machine, graphOptions)` and its kin: a state counts by its value alone (with facts in the key,
 * twelve yes/no steps make thousands of states), and each step offers its own answers with a sample payload.
 */
export const graphOptions = {
  serializeState: (snapshot: { readonly value: unknown }): string => JSON.stringify(snapshot.value),
  serializeEvent: (event: { readonly type: string; readonly value?: unknown }): string =>
    event.value === undefined ? event.type : `${event.type} ${JSON.stringify(event.value)}`,
  // biome-ignore lint/suspicious/noExplicitAny: xstate/graph types events by the machine, which has no static type here
  events: (snapshot: any): any[] =>
    Object.values((snapshot as GraphSnapshot).getMeta()).flatMap((meta) => [...(meta?.sample ?? [])]),
};
