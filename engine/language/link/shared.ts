/** What all trees of a pack share: its definitions, made once and kept for as long as their sources are the same. */
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Cause, Fact, FactKey, Id, Locale } from '../model.ts';
import type { Book, FactInfo, Linking } from './context.ts';
import {
  collect,
  type Definitions,
  makeAnswerLists,
  makeCause,
  makeGlossaryWord,
  makeIncident,
  makeSeverity,
  makeTeams,
} from './definitions.ts';
import { declareFact, makeFact } from './facts.ts';
import type { Home } from './homes.ts';
import { saidBy } from './memory.ts';
import { makeEvent, makeKnown, makeWords } from './scene.ts';
import { type PackSource, type Source, spot } from './source.ts';
import { makeText } from './texts.ts';
import { type Translations, translationsOf } from './translations.ts';
import { packEnd } from './trees.ts';

/** What all trees of a pack share, made once. */
export interface Shared {
  readonly books: readonly SharedBook[];
  readonly definitions: Definitions;
  readonly lists: ReadonlyMap<Id, { readonly ids: readonly Id[] }>;
  readonly scope: { readonly facts: ReadonlyMap<Id, FactInfo> };
  readonly locales: readonly [Locale, ...Locale[]];
  /** Undefined until it is linked. */
  linked?: {
    readonly parts: ReturnType<typeof linkDefinitions>;
    readonly said: readonly Diagnostic[];
    readonly usedWords: readonly Id[];
    readonly by: Linking;
  };
}
interface SharedBook {
  readonly book: Book;
  readonly data: PackSource['data'];
}

/** Everything outside a tree's own files, and apart from the trees it names, that linking it depends on. */
export const sharedInputs = (
  root: string,
  homes: readonly Home[],
  translations: ReadonlyMap<string, Translations>,
): readonly unknown[] => [
  root,
  ...homes.flatMap(({ folder, pack }) => [
    folder,
    pack,
    ...(pack ? [...translationsOf(translations, pack)].flat() : []),
  ]),
];

export function shareOf(
  homes: readonly Home[],
  locales: readonly [Locale, ...Locale[]],
  translations: ReadonlyMap<string, Translations>,
): Shared {
  const facts = new Map<Id, FactInfo>();
  const scope = { facts };
  const bookOf = (source: Source): Book => ({
    source,
    scope,
    texts: [],
    translations: translationsOf(translations, source),
    hidden: new Set(),
  });
  const books = homes.flatMap(({ pack }) => (pack ? [{ book: bookOf(pack), data: pack.data }] : []));
  const definitions = collect(books);
  const lists = new Map([...definitions.answers].map(([name, { shape }]) => [name, { ids: Object.keys(shape) }]));
  for (const [id, { shape, at, book }] of definitions.facts) facts.set(id, declareFact(id, id, shape, at, book, lists));
  return { books, definitions, lists, scope, locales };
}

/** The definitions linked, or what they were linked to before. */
export function linkShared(linking: Linking, shared: Shared): ReturnType<typeof linkDefinitions> {
  const { linked } = shared;
  if (linked) {
    linking.diagnostics.push(...linked.said);
    for (const word of linked.usedWords) linking.usedWords.add(word);
    for (const [id, word] of linked.by.words) linking.words.set(id, word);
    for (const [id, message] of linked.by.incident) linking.incident.set(id, message);
    for (const [id, list] of linked.by.answers) linking.answers.set(id, list);
    for (const [id, end] of linked.by.packEnds) linking.packEnds.set(id, end);
    return linked.parts;
  }
  const { made, ...told } = saidBy(linking, () => {
    makeWords(linking, shared.definitions);
    return linkDefinitions(linking, shared.definitions, shared.books);
  });
  shared.linked = { parts: made, ...told, by: linking };
  return made;
}

function linkDefinitions(
  linking: Linking,
  definitions: Definitions,
  books: readonly {
    readonly book: Book;
    readonly data: { readonly title?: Parameters<typeof makeText>[3] | undefined };
  }[],
) {
  const titles = books.map(({ book, data }) =>
    makeText(linking, book, 'title', data.title ?? '', spot(book.source, 'title')),
  );
  makeAnswerLists(linking, definitions);
  makeIncident(linking, definitions);
  const facts = [...linking.scope.facts].map(([key, info]): [FactKey, Fact] => [
    key,
    makeFact(linking, info, undefined),
  ]);
  for (const id of definitions.ends.keys()) packEnd(linking, id);
  const causes: Record<Id, Cause> = {};
  for (const [id, definition] of definitions.causes) causes[id] = makeCause(linking, definition);
  return {
    title: titles[0],
    facts,
    known: makeKnown(linking, definitions),
    event: makeEvent(linking, definitions),
    causes,
    severities: [...definitions.severities.values()].map((definition) => makeSeverity(linking, definition)),
    teams: makeTeams(linking, definitions),
    glossary: [...definitions.glossary.values()].map((definition) => makeGlossaryWord(linking, definition)),
  };
}
