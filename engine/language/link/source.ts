/** What the linker works from: the reader's documents, and how a place in one is named. */
import type { Place } from '../diagnostics/diagnostic.ts';
import type { ReadFile, ReadStep, ReadTree } from '../read.ts';
import type { PackShape, TranslationShape, Verb } from '../shape.ts';

export type Path = readonly (string | number)[];

export type Source<T = unknown> = ReadFile<T>;
export type TreeSource = Source<ReadTree>;
export type PackSource = Source<PackShape>;
export type TranslationSource = Source<TranslationShape>;

export type AuthorStep = ReadStep;
export type StepOf<V extends Verb> = Extract<AuthorStep, { verb: V }>;
export type RepairShape = Omit<StepOf<'do'>, 'verb'>;

/**
 * A place that is looked up only where something has to be said about it: a key, and the place it stands in. Linked, because
 * one is made for every text of a pack and hardly any is ever looked up.
 */
export interface Spot {
  readonly source: Source;
  /** Undefined at the top of the file. */
  readonly up: Spot | undefined;
  readonly key: string | number;
  readonly part: 'key' | 'value' | undefined;
}

export const top = (source: Source): Spot => ({ source, up: undefined, key: '', part: undefined });
export function under(here: Spot, ...keys: Path): Spot {
  let there = here;
  for (const key of keys) there = { source: here.source, up: there, key, part: undefined };
  return there;
}
export const keyOf = (here: Spot): Spot => ({ ...here, part: 'key' });
export const spot = (source: Source, ...path: Path): Spot => under(top(source), ...path);
export function pathOf(here: Spot): Path {
  const path: (string | number)[] = [];
  for (let each = here; each.up !== undefined; each = each.up) path.push(each.key);
  return path.reverse();
}
export const placeOf = (here: Spot): Place => here.source.place(pathOf(here), here.part);

/** An id or a list of ids, as a list. */
export const asList = (ids: string | readonly string[] | undefined): readonly string[] =>
  ids === undefined ? [] : typeof ids === 'string' ? [ids] : ids;

/** Entries of an author's map in his order; nothing for a map that is left out. */
export const entriesOf = <T>(map: Readonly<Record<string, T>> | undefined): [string, T][] =>
  map === undefined ? [] : (Object.entries(map) as [string, T][]);
