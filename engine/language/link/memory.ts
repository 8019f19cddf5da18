/**
 * What is kept between two times that a pack is linked. What all trees share (definitions, which trees there are) is one
 * piece: where anything of it has changed, everything is linked anew. Else only the trees whose own files have changed are.
 */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Id, Locale } from '../model.ts';
import type { Linking } from './context.ts';
import type { TranslationSource, TreeSource } from './source.ts';
import type { LinkedTree } from './trees.ts';

/** What linking one tree gave and said; good for as long as its sources are the very same. */
export interface KeptTree {
  readonly translations: ReadonlyMap<Locale, TranslationSource>;
  readonly linked: LinkedTree;
  readonly said: readonly Diagnostic[];
  /** Words of the pack that its texts ask for. */
  readonly usedWords: readonly Id[];
  readonly broken: boolean;
  /** Said of its translations when all trees are linked. */
  saidOfTranslations?: readonly Diagnostic[];
}

interface Kept<Shared> {
  readonly inputs: readonly unknown[];
  readonly shared: Shared;
  trees: ReadonlyMap<TreeSource, KeptTree>;
}

export interface LinkMemory<Shared> {
  kept?: Kept<Shared> | undefined;
}

/** What was kept, where all trees share what they shared then; else a fresh start. */
export function keptFor<Shared>(
  memory: LinkMemory<Shared>,
  inputs: readonly unknown[],
  make: () => Shared,
): Kept<Shared> {
  const { kept } = memory;
  if (kept && kept.inputs.length === inputs.length && kept.inputs.every((input, index) => input === inputs[index]))
    return kept;
  memory.kept = { inputs, shared: make(), trees: new Map() };
  return memory.kept;
}

export const sameTranslations = (one: KeptTree['translations'], other: KeptTree['translations']): boolean =>
  one.size === other.size && [...one].every(([locale, source]) => other.get(locale) === source);

/** What a part of the linking makes, what it says meanwhile, and which words of the pack it asks for. */
export function saidBy<T>(
  { diagnostics, usedWords }: Linking,
  part: () => T,
): { made: T; said: readonly Diagnostic[]; usedWords: readonly Id[] } {
  const before = diagnostics.length;
  const others = [...usedWords];
  usedWords.clear();
  const made = part();
  const asked = [...usedWords];
  for (const word of others) usedWords.add(word);
  return { made, said: diagnostics.slice(before), usedWords: asked };
}
