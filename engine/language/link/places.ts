/** Where what was linked stands in the author's files: his texts with their translations, and the place of every step. */
import type { Id } from '../model.ts';
import { startOf } from '../read/decode.ts';
import type { Book, KnownTree } from './context.ts';
import type { Definitions } from './definitions.ts';
import { ESCALATION } from './head.ts';
import type { SourceIndex, TextFile } from './loaded.ts';
import { type Path, pathOf, placeOf, type Source, type Spot } from './source.ts';
import type { LinkedTree } from './trees.ts';

const textFiles = new WeakMap<Book, TextFile>();

/** Made once a book. */
export function textFile(book: Book, tree: Id | null): TextFile {
  let file = textFiles.get(book);
  if (!file) {
    file = makeTextFile(book, tree);
    textFiles.set(book, file);
  }
  return file;
}

function makeTextFile(book: Book, tree: Id | null): TextFile {
  return {
    path: book.source.path,
    tree,
    whole: book.source.state === 'whole',
    hidden: book.hidden,
    texts: book.texts.map(({ address, words, at }) => ({
      address,
      words,
      path: () => pathOf(at),
      place: () => placeOf(at),
    })),
    translations: new Map(
      [...book.translations].map(([locale, { path, state, data, place }]) => [
        locale,
        { path, whole: state === 'whole', entries: data, place: (address, part) => place([address, part]) },
      ]),
    ),
  };
}

export function indexOf(
  own: Source | undefined,
  definitions: Definitions,
  trees: ReadonlyMap<Id, KnownTree>,
  linked: ReadonlyMap<Id, LinkedTree>,
): SourceIndex {
  const sections = definitions as unknown as Readonly<
    Record<string, ReadonlyMap<Id, { readonly at: Spot }> | undefined>
  >;
  const fileOf = (tree: Id | null, path: Path): Source | undefined => {
    if (tree !== null && tree !== ESCALATION) return trees.get(tree)?.source;
    const [section, id] = path;
    return (
      (section !== undefined && id !== undefined ? sections[String(section)]?.get(String(id))?.at.source : undefined) ??
      own
    );
  };
  const place: SourceIndex['place'] = (tree, path, part) =>
    fileOf(tree, path)?.place(path, part) ?? startOf(own?.path ?? 'pack.yaml');
  const stepPath: SourceIndex['stepPath'] = (tree, step) => {
    if (tree === ESCALATION) return ['escalate'];
    const entry = linked.get(tree);
    const written = entry?.paths.get(step);
    if (!written) return ['steps', step];
    if (written.source === entry?.book.source) return pathOf(written);
    const borrowed = entry?.borrowed.get(step.split('.')[0] as Id);
    return borrowed ? pathOf(borrowed) : [];
  };
  return {
    place,
    stepPath,
    stepPlace(tree, step, part) {
      const written = linked.get(tree)?.paths.get(step);
      return written ? written.source.place(pathOf(written), part) : place(tree, stepPath(tree, step), part);
    },
  };
}
