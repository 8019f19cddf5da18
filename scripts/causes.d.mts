import type { Cause, Pack } from '../engine/language/model.ts';

/** A shipped pack and the folder under trees/ that holds it. */
interface Shipped {
  readonly folder: string;
  readonly pack: Pack;
}

/** A cause of the causal table: what it is here, and why where that is not simply itself. */
export interface CatalogueCause {
  readonly id: string;
  readonly means: string;
  readonly causes: readonly string[];
  readonly why?: string;
}

export function causePlaces(
  packs: readonly Shipped[],
): ReadonlyMap<string, Cause & { readonly trees: ReadonlyMap<string, ReadonlySet<string>> }>;
export function causePage(packs: readonly Shipped[], catalogue: readonly CatalogueCause[]): string;
