/** From the author's files to the checked pack: everything resolved, everything left out filled in, every fault told. */
import { type Diagnostic, type Place, report } from '../diagnostics/index.ts';
import type { Limits } from '../limits.ts';
import type { Cause, Fact, FactKey, Id, Locale, Pack, Text, Tree } from '../model.ts';
import { type ReadFiles, type ReadMemory, readFiles, type SourceInput } from '../read.ts';
import { didYouMean } from '../suggest.ts';
import { type CaseFile, linkCases } from './cases.ts';
import {
  type Book,
  type FactInfo,
  type KnownTree,
  type Linking,
  newLinking,
  related,
  type Section,
  type TreeLinking,
} from './context.ts';
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
import { firstOfEnd, placeEnd } from './ends.ts';
import { declareFact, makeFact } from './facts.ts';
import { findHomes, type Home, homeOf, normal } from './homes.ts';
import { renamed } from './lookups.ts';
import { type KeptTree, keptFor, type LinkMemory, saidBy, sameTranslations, WatchedTrees } from './memory.ts';
import { declarePackRenames, lowerPackRenames } from './renames.ts';
import { makeEvent, makeKnown, makeWords } from './scene.ts';
import { type RuleSetting, ruleSettingsOf, type Silence, silencesOf } from './silences.ts';
import {
  keyOf,
  type PackSource,
  type Path,
  pathOf,
  placeOf,
  type Source,
  type Spot,
  spot,
  type TreeSource,
  top,
} from './source.ts';
import { checkLocale, isLocale } from './teams.ts';
import { makeText, withWords } from './texts.ts';
import { byTranslatedPath, checkTranslations, type Translations, translatedPath } from './translations.ts';
import { type LinkedTree, linkTree, packEnd } from './trees.ts';

export type { SourceInput } from '../read.ts';
export type { Case, CaseFile } from './cases.ts';
export type { RuleSetting, Silence } from './silences.ts';

/** Where things stand in the author's files. A tree of null is pack.yaml. */
export interface SourceIndex {
  /** The place of an author's path in the file of a tree; the nearest ancestor where there is nothing. */
  place(tree: Id | null, path: Path, part?: 'key' | 'value'): Place;
  /** The author's path, in the file of the tree, of a lowered step; for an end of the pack, where the tree first goes to it. */
  stepPath(tree: Id, step: Id): Path;
  /** Where a lowered step is written, in whichever file that is. */
  stepPlace(tree: Id, step: Id, part?: 'key' | 'value'): Place;
}

/** The texts of one author file with what its translations say, for the translation files. */
export interface TextFile {
  readonly path: string;
  /** What the file is: a tree's id, or null for pack.yaml. */
  readonly tree: Id | null;
  /** False where a part of the file could not be read, so that texts may be missing here. */
  readonly whole: boolean;
  /** In the author's order. */
  readonly texts: readonly AuthorSentence[];
  /** Definitions of a shared folder that the pack has its own of (`facts.scope`): their texts are not among these. */
  readonly hidden: ReadonlySet<string>;
  readonly translations: ReadonlyMap<
    Locale,
    {
      readonly path: string;
      readonly whole: boolean;
      readonly entries: Readonly<Record<string, { readonly from: string; readonly to: string }>>;
      place(address: string, part: 'from' | 'to'): Place;
    }
  >;
}

/** One text as its author wrote it. */
export interface AuthorSentence {
  readonly address: string;
  readonly words: string;
  /** The author's path of it in its file, and its place there. */
  path(): Path;
  place(): Place;
}

export interface Loaded {
  /** Only where no error was found outside the cases. */
  readonly pack?: Pack;
  /** The pack as far as it could be understood; missing only without a readable pack.yaml. Trees in `broken` are not to be run. */
  readonly partial?: Pack;
  readonly index: SourceIndex;
  readonly diagnostics: readonly Diagnostic[];
  /** Trees with errors. */
  readonly broken: ReadonlySet<Id>;
  readonly cases: readonly CaseFile[];
  readonly locales: readonly [Locale, ...Locale[]];
  readonly texts: readonly TextFile[];
  /** Findings that authors do not want to be told, and how severe the pack makes a code. */
  readonly silences: readonly Silence[];
  readonly rules: readonly RuleSetting[];
  /** Words of the pack that no text asks for. */
  readonly unusedWords: readonly { readonly id: Id; readonly place: Place }[];
  /** A text of that language with the pack's words put in. */
  readonly withWords: (text: string, locale: Locale) => string;
  /** With a memory the same object as before, for as long as nothing that all trees share has changed. */
  readonly shared: object;
}

/** What is kept between two times that the same pack is loaded; see {@link loadPack}. */
export interface LoadMemory {
  readonly files: ReadMemory;
  readonly links: LinkMemory<Shared>;
}
export const newLoadMemory = (): LoadMemory => ({ files: new Map(), links: {} });

/**
 * Reads and links a pack. Never throws for anything an author wrote.
 * @param input.root the pack's folder, as the paths of `files` spell it ('' where they are relative to it).
 * @param memory what the last time left, of the same root and limits: files and trees that are as they were then are taken from it
 */
export function loadPack(
  input: {
    readonly root: string;
    readonly files: readonly SourceInput[];
    readonly limits?: Partial<Limits>;
  },
  memory: LoadMemory = newLoadMemory(),
): Loaded {
  const root = normal(input.root);
  const read = readFiles(input.files, {
    root,
    memory: memory.files,
    ...(input.limits && { limits: input.limits }),
  });
  return linkFiles(
    read,
    root,
    input.files.map(({ path }) => normal(path)),
    memory.links,
  );
}

/** What all trees of a pack share, made once. */
interface Shared {
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

/** Links what was read; see {@link loadPack}. */
function linkFiles(read: ReadFiles, root: string, paths: readonly string[], memory: LinkMemory<Shared>): Loaded {
  const early: Diagnostic[] = [];
  const homes = findHomes(root, read.packs, paths, early);
  const own = homes[0]?.pack;
  if (!own && !mayHavePack(paths, root, read)) {
    early.push(
      report('pack-missing', { file: root === '' ? 'pack.yaml' : `${root}/pack.yaml`, start: START, end: START }),
    );
  }
  const spoken = localesOf(own?.data.locales);
  const translations = byTranslatedPath(read.translations, spoken);
  const { trees, duplicates } = knownTrees(read.trees, homes);
  const inputs = sharedInputs(root, homes, translations);
  const kept = keptFor(memory, inputs, () => shareOf(homes, spoken, translations));
  const { shared } = kept;
  const { books, definitions, lists, scope, locales } = shared;

  const treeOf = new Map<Source, Id>(read.trees.map((source) => [source, source.data.tree]));
  const mayBeTree = unreadStems(paths, read);
  const watched = new WatchedTrees(trees, mayBeTree);
  const linking = newLinking(
    {
      locales,
      scope,
      ends: definitions.ends,
      causes: new Set(definitions.causes.keys()),
      severities: new Set(definitions.severities.keys()),
      teams: new Set(definitions.teams.keys()),
      trees: watched,
      renames: declarePackRenames(books.map(({ book }) => book.source as Home['pack'] & object)),
      mayExist: mayExist(own !== undefined, books),
      mayBeTree,
    },
    treeOf,
  );
  linking.diagnostics.push(...read.diagnostics, ...early);
  for (const source of read.trees) if (source.state !== 'whole') linking.broken.add(source.data.tree);
  for (const [first, second] of duplicates) {
    linking.say('duplicate-id', spot(second, 'tree'), { id: second.data.tree }, [
      related(spot(first, 'tree'), '第一次写在这里', 'First written here'),
    ]);
  }

  const parts = linkShared(linking, shared);
  const fresh = new Map<TreeSource, KeptTree>();
  for (const known of trees.values()) {
    if (known.unread) continue;
    const { source, id } = known;
    const its = translations.get(source.path) ?? NO_TRANSLATIONS;
    const before = kept.trees.get(source);
    if (before && sameTranslations(before.translations, its) && watched.standAs(before.looked)) {
      linking.diagnostics.push(...before.said);
      for (const word of before.usedWords) linking.usedWords.add(word);
      if (before.broken) linking.broken.add(id);
      fresh.set(source, before);
    } else {
      const { made: part, looked } = watched.lookedBy(() =>
        saidBy(linking, () => linkTree(linking, known, its, lists)),
      );
      const { made, ...told } = part;
      fresh.set(source, { translations: its, linked: made, ...told, looked, broken: linking.broken.has(id) });
    }
  }
  kept.trees = fresh;
  const linked = new Map([...fresh.values()].map((tree) => [tree.linked.tree.id, tree.linked] as const));
  const facts = new Map<FactKey, Fact>(parts.facts);
  for (const tree of linked.values()) for (const fact of tree.facts) facts.set(fact.key, fact);
  const renames = lowerPackRenames(linking, (key) => scope.facts.get(key)?.values);
  const head = own && parts.title && linkHead(linking, own, books[0]?.book as Book, parts.title);

  checkTranslationFiles(linking, read, homes, paths, locales);
  for (const { book } of books) checkTranslations(linking, book);
  for (const tree of fresh.values()) {
    if (tree.saidOfTranslations) linking.diagnostics.push(...tree.saidOfTranslations);
    else tree.saidOfTranslations = saidBy(linking, () => checkTranslations(linking, tree.linked.book)).said;
  }

  const partial: Pack | undefined = own &&
    head && {
      format: 1,
      id: own.data.pack,
      version: own.data.version ?? '0.0.0',
      title: head.title,
      locales,
      frontDoor: own.data['front-door'] ?? '',
      escalation: head.escalation,
      facts: Object.fromEntries(facts),
      known: parts.known,
      ...(parts.event && { event: parts.event }),
      causes: parts.causes,
      severities: parts.severities,
      teams: parts.teams,
      glossary: parts.glossary,
      targets: Object.assign({}, ...books.map(({ data }) => data.targets).reverse()),
      trees: Object.fromEntries([...linked].map(([id, { tree }]) => [id, tree])),
      renames,
    };
  const cases = linkCases(linking, read.cases, partial, scope);
  const caseFiles = new Set(read.cases.map(({ path }) => path));
  const runs = !linking.diagnostics.some(({ severity, file }) => severity === 'error' && !caseFiles.has(file));
  return {
    ...(partial && runs && { pack: partial }),
    ...(partial && { partial }),
    index: indexOf(own, definitions, trees, linked),
    diagnostics: linking.diagnostics,
    broken: linking.broken,
    cases,
    locales,
    texts: [
      ...books.map(({ book }) => textFile(book, null)),
      ...[...linked].map(([id, { book }]) => textFile(book, id)),
    ],
    silences: silencesOf(
      [...trees.values()].map(({ source }) => source),
      homes.flatMap(({ pack }) => (pack ? [pack] : [])),
    ),
    rules: ruleSettingsOf(own),
    unusedWords: [...linking.words].flatMap(([id, { at }]) =>
      linking.usedWords.has(id) ? [] : [{ id, place: placeOf(keyOf(at)) }],
    ),
    withWords: (text, locale) => withWords(linking, text, locale),
    shared,
  };
}

/** Everything outside a tree's own files, and apart from the trees it names, that linking it depends on. */
const sharedInputs = (
  root: string,
  homes: readonly Home[],
  translations: ReadonlyMap<string, Translations>,
): readonly unknown[] => [
  root,
  ...homes.flatMap(({ folder, pack }) => [folder, pack, ...[...(translations.get(pack?.path ?? '') ?? [])].flat()]),
];

function shareOf(
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
    translations: translations.get(source.path) ?? NO_TRANSLATIONS,
    hidden: new Set(),
  });
  const books = homes.flatMap(({ pack }) => (pack ? [{ book: bookOf(pack), data: pack.data }] : []));
  const definitions = collect(books);
  const lists = new Map([...definitions.answers].map(([name, { shape }]) => [name, { ids: Object.keys(shape) }]));
  for (const [id, { shape, at, book }] of definitions.facts) facts.set(id, declareFact(id, id, shape, at, book, lists));
  return { books, definitions, lists, scope, locales };
}

/** The definitions linked, or what they were linked to before. */
function linkShared(linking: Linking, shared: Shared): ReturnType<typeof linkDefinitions> {
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

const START = { line: 1, column: 1 } as const;
const NO_TRANSLATIONS: Translations = new Map();

/** Trees by id; of two in one folder the second is a fault, of two in different folders the pack's own wins. */
function knownTrees(
  sources: readonly TreeSource[],
  homes: readonly Home[],
): { trees: Map<Id, KnownTree>; duplicates: [TreeSource, TreeSource][] } {
  const rank = new Map(homes.map((home, index) => [home, index]));
  const found = sources.map((source) => ({ source, rank: rank.get(homeOf(homes, source.path)) ?? 0 }));
  const trees = new Map<Id, KnownTree & { rank: number }>();
  const duplicates: [TreeSource, TreeSource][] = [];
  for (const { source, rank: of } of found.sort((one, other) => one.rank - other.rank)) {
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

/** Whether what is not found may stand where it could not be read: in a file, a section or an entry that is broken. */
function mayExist(
  hasPack: boolean,
  books: readonly { readonly book: Book; readonly data: object }[],
): Linking['mayExist'] {
  if (!hasPack || books.some(({ book }) => book.source.state === 'unread')) return () => true;
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

function unreadStems(paths: readonly string[], read: ReadFiles): (id: Id) => boolean {
  const stems = new Set(unreadPaths(paths, read).map(stemOf));
  return (id) => stems.has(id);
}

/** A pack.yaml that could not be read is no missing one. */
function mayHavePack(paths: readonly string[], root: string, read: ReadFiles): boolean {
  return unreadPaths(paths, read).some((path) => stemOf(path) === 'pack' && normal(`${path}/..`) === root);
}

/** Languages to make texts in: those that are language tags, each once. */
function localesOf(written: readonly Locale[] = []): readonly [Locale, ...Locale[]] {
  const [first = 'zh-CN', ...others] = written;
  return [...new Set([first, ...others.filter(isLocale)])] as [Locale, ...Locale[]];
}

const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');

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

/** What only the pack itself says: its title, its front door, its languages, what "escalate now" leads to. */
function linkHead(
  linking: Linking,
  own: NonNullable<Home['pack']>,
  book: Book,
  title: Text,
): { title: Text; escalation: Tree } {
  const { data } = own;
  const seen = new Set<Locale>();
  data.locales.forEach((locale, index) => {
    const at = spot(own, 'locales', index);
    if (seen.has(locale)) linking.say('duplicate-id', at, { id: locale });
    else checkLocale(linking, locale, at);
    seen.add(locale);
  });
  const door = data['front-door'];
  if (door !== undefined && own.state !== 'unread') {
    const at = spot(own, 'front-door');
    const known = linking.trees.get(door);
    if (known?.ways) linking.say('continuation-in-shared-tree', at, { target: door });
    else if (
      !known &&
      door !== '' &&
      !linking.mayBeTree(door) &&
      renamed(linking, linking.renames.trees, door, at) === undefined
    ) {
      linking.say('unknown-tree', at, { tree: door, suggestion: didYouMean(door, linking.trees.keys()) });
    }
  }
  return { title, escalation: linkEscalation(linking, own, book, title) };
}

const ESCALATION = '~escalate';

function linkEscalation(linking: Linking, own: NonNullable<Home['pack']>, book: Book, title: Text): Tree {
  const { escalate } = own.data;
  const at: Spot = spot(own, 'escalate');
  const template = escalate === undefined ? undefined : packEnd(linking, escalate);
  if (escalate !== undefined && !template && !linking.mayExist('ends', escalate)) {
    linking.say('unknown-end', at, { end: escalate, suggestion: didYouMean(escalate, linking.ends.keys()) });
  }
  const tree: TreeLinking = {
    linking,
    id: ESCALATION,
    source: own,
    book,
    scope: linking.scope,
    entries: new Map(),
    renames: { steps: new Map(), answers: new Map() },
    steps: new Map(),
    paths: new Map(),
    borrowed: new Map(),
    firstOfEnd: (id) => firstOfEnd(linking.scope, id, linking.ends.get(id)?.shape ?? {}),
  };
  // Escalating is always possible, whatever an end's `when` says of the trees that go to it.
  if (template) placeEnd(tree, { step: template.step, asked: template.asked, at: template.at });
  else tree.steps.set('escalated', { id: 'escalated', kind: 'end', end: 'escalated', cause: null, bring: [] });
  return {
    id: ESCALATION,
    file: own.path,
    title,
    keywords: {},
    start: template && escalate !== undefined ? tree.firstOfEnd(escalate) : 'escalated',
    steps: Object.fromEntries(tree.steps),
    renames: { steps: {}, answers: {} },
  };
}

/** Translation files of a language the pack does not speak, or of a file that is not there. */
function checkTranslationFiles(
  linking: Linking,
  read: ReadFiles,
  homes: readonly Home[],
  paths: readonly string[],
  locales: readonly Locale[],
): void {
  const all = new Set(paths);
  for (const source of read.translations) {
    const { locale } = source;
    if (locale === undefined) continue;
    const spoken = homeOf(homes, source.path).pack?.data.locales ?? locales;
    const path = translatedPath(source);
    if (!spoken.slice(1).includes(locale)) {
      if (homes[0]?.pack) linking.say('unknown-locale', top(source), { locale });
    } else if (!all.has(path)) {
      linking.say('translation-unknown-text', top(source), {
        at: stemOf(path),
        suggestion: didYouMean(stemOf(path), linking.trees.keys()),
      });
    }
  }
}

const textFiles = new WeakMap<Book, TextFile>();

function textFile(book: Book, tree: Id | null): TextFile {
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

function indexOf(
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
    fileOf(tree, path)?.place(path, part) ?? { file: own?.path ?? 'pack.yaml', start: START, end: START };
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
