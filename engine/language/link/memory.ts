/**
 * What is kept between two times that a pack is linked. What all trees share (the definitions of the pack) is one piece: where
 * anything of it has changed, everything is linked anew. Else only the trees whose own files have changed are, and those that
 * look for a tree which has come, gone or got other ways.
 */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Id, Locale } from '../model.ts';
import type { KnownTree, Linking } from './context.ts';
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
  /** How each tree stood that was looked for, by its id. */
  readonly looked: ReadonlyMap<Id, string>;
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

/** Stands for all trees at once, where a suggestion was made of their names. */
const ALL = '*';

/** The trees by id, noting which of them are looked for. */
export class WatchedTrees extends Map<Id, KnownTree> {
  #looked = new Set<Id>();
  readonly #mayBeTree: (id: Id) => boolean;

  constructor(trees: ReadonlyMap<Id, KnownTree>, mayBeTree: (id: Id) => boolean) {
    super(trees);
    this.#mayBeTree = mayBeTree;
  }

  override get(id: Id): KnownTree | undefined {
    this.#looked.add(id);
    return super.get(id);
  }
  override has(id: Id): boolean {
    this.#looked.add(id);
    return super.has(id);
  }
  override keys(): MapIterator<Id> {
    this.#looked.add(ALL);
    return super.keys();
  }
  override values(): MapIterator<KnownTree> {
    this.#looked.add(ALL);
    return super.values();
  }

  /** What a part of the linking looked for. */
  lookedBy<T>(part: () => T): { made: T; looked: ReadonlyMap<Id, string> } {
    this.#looked = new Set();
    const made = part();
    return { made, looked: new Map([...this.#looked].map((id) => [id, this.#standing(id)])) };
  }

  /** Whether all that was looked for stands as it stood then. */
  standAs(looked: ReadonlyMap<Id, string>): boolean {
    for (const [id, standing] of looked) if (this.#standing(id) !== standing) return false;
    return true;
  }

  /** All that others can see of a tree. */
  #standing(id: Id): string {
    if (id === ALL) return [...super.keys()].map((one) => `${one} ${this.#standing(one)}`).join();
    const known = super.get(id);
    return known ? `${known.unread} ${known.ways?.join(' ')}` : `${this.#mayBeTree(id)}`;
  }
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
