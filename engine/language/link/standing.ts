/** Which trees there are, and what may stand in files that could not be read. */
import type { Id } from '../model.ts';
import { stemOf } from '../read/kinds.ts';
import type { ReadFiles } from '../read.ts';
import { nearest } from '../suggest.ts';
import type { Book, KnownTree, Linking, Section } from './context.ts';
import { type Home, homeOf, normal } from './homes.ts';
import type { TreeSource } from './source.ts';

/** Trees by id; of two in one folder the second is a fault, of two in different folders the pack's own wins. */
export function knownTrees(
  sources: readonly TreeSource[],
  homes: readonly Home[],
): { trees: Map<Id, KnownTree>; duplicates: [TreeSource, TreeSource][] } {
  const rank = new Map(homes.map((home, index) => [home, index]));
  const found = sources.map((source) => ({ source, rank: rank.get(homeOf(homes, source.path)) ?? 0 }));
  const trees = new Map<Id, KnownTree & { rank: number }>();
  const duplicates: [TreeSource, TreeSource][] = [];
  // Of a tree and its copy, the copy is the one that is not named after it.
  const isNamed = ({ path, data }: TreeSource) => (stemOf(path) === data.tree ? 0 : 1);
  for (const { source, rank: of } of found.sort(
    (one, other) => one.rank - other.rank || isNamed(one.source) - isNamed(other.source),
  )) {
    const id = source.data.tree;
    const first = trees.get(id);
    if (!first)
      trees.set(id, {
        id,
        source,
        unread: source.state === 'unread',
        rank: of,
        ...(source.data.ways && { ways: source.data.ways }),
      });
    else if (first.rank === of) duplicates.push([first.source, source]);
  }
  return { trees, duplicates };
}

/**
 * Whether what is not found may stand where it could not be read: in a file, a section or an entry that is broken.
 * @param hasAll the pack's own file and the folders it uses are there
 */
export function mayExist(
  hasAll: boolean,
  books: readonly { readonly book: Book; readonly data: object }[],
): Linking['mayExist'] {
  if (!hasAll || books.some(({ book }) => book.source.state === 'unread')) return () => true;
  const faulty = books.filter(({ book }) => book.source.state === 'faulty');
  if (faulty.length === 0) return () => false;
  return (section: Section, id) => faulty.some(({ book, data }) => book.source.broken.has(id) || !(section in data));
}

/** Paths that were handed in and are none of the files that could be told apart. */
function unreadPaths(paths: readonly string[], read: ReadFiles): string[] {
  const known = new Set(
    [read.trees, read.packs, read.translations, read.cases].flatMap((files) => files.map(({ path }) => normal(path))),
  );
  return paths.filter((path) => !known.has(path));
}

export function unreadStems(paths: readonly string[], read: ReadFiles): (id: Id) => boolean {
  const stems = new Set(unreadPaths(paths, read).map(stemOf));
  return (id) => stems.has(id);
}

/** A pack.yaml that could not be read is no missing one. */
export function mayHavePack(paths: readonly string[], root: string, read: ReadFiles): boolean {
  return unreadPaths(paths, read).some((path) => stemOf(path) === 'pack' && normal(`${path}/..`) === root);
}

/** Files that are named after another tree than they hold, one that is nowhere and whose name is much like it: the tree by that name. */
export function misnamed(trees: ReadonlyMap<Id, KnownTree>): ReadonlyMap<Id, TreeSource> {
  const found = new Map<Id, TreeSource>();
  for (const { id, source } of trees.values()) {
    const stem = stemOf(source.path);
    if (stem !== id && !trees.has(stem) && nearest(id, [stem]) !== undefined) found.set(stem, source);
  }
  return found;
}
