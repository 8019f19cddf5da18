/** From the author's files to the checked pack: everything resolved, everything left out filled in, every fault told. */
import { type Diagnostic, report } from '../diagnostics/index.ts';
import type { Limits } from '../limits.ts';
import type { Fact, FactKey, Id, Pack } from '../model.ts';
import { startOf } from '../read/decode.ts';
import { type ReadFiles, type ReadMemory, readFiles, type SourceInput } from '../read.ts';
import { linkCases } from './cases.ts';
import { type Book, newLinking, related } from './context.ts';
import { linkHead, localesOf } from './head.ts';
import { findHomes, normal } from './homes.ts';
import type { Loaded } from './loaded.ts';
import { type KeptTree, keptFor, type LinkMemory, saidBy, sameTranslations, WatchedTrees } from './memory.ts';
import { indexOf, textFile } from './places.ts';
import { declarePackRenames, lowerPackRenames } from './renames.ts';
import { makeHidden } from './scene.ts';
import { linkShared, type Shared, sharedInputs, shareOf } from './shared.ts';
import { ruleSettingsOf, silencesOf } from './silences.ts';
import { keyOf, type PackSource, placeOf, type Source, spot, type TreeSource } from './source.ts';
import { knownTrees, mayExist, mayHavePack, misnamed, unreadStems } from './standing.ts';
import { withWords } from './texts.ts';
import { byTranslatedPath, checkTranslationFiles, checkTranslations, translationsOf } from './translations.ts';
import { linkTree } from './trees.ts';

export type { SourceInput } from '../read.ts';
export type { ByHand, Case, CaseFile } from './cases.ts';
export type { AuthorSentence, Loaded, SourceIndex, TextFile } from './loaded.ts';
export type { RuleSetting, Silence } from './silences.ts';

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

const NO_PACK = {
  folder: { 'zh-CN': '这个文件夹', en: 'This folder' },
  problem: { 'zh-CN': '里没有以“pack:”开头的 pack.yaml', en: 'has no pack.yaml that begins with pack:' },
};

/** Links what was read; see {@link loadPack}. */
function linkFiles(read: ReadFiles, root: string, paths: readonly string[], memory: LinkMemory<Shared>): Loaded {
  const early: Diagnostic[] = [];
  const homes = findHomes(root, read.packs, paths, early);
  const own = homes[0]?.pack;
  if (!own && !mayHavePack(paths, root, read)) {
    early.push(report('pack-missing', startOf(root === '' ? 'pack.yaml' : `${root}/pack.yaml`), NO_PACK));
  }
  const spoken = localesOf(own?.data.locales);
  const translations = byTranslatedPath(read.translations, spoken);
  const { trees, duplicates } = knownTrees(read.trees, homes);
  const inputs = sharedInputs(root, homes, translations);
  const kept = keptFor(memory, inputs, () => shareOf(homes, spoken, translations));
  const { shared } = kept;
  const { books, definitions, lists, scope, locales } = shared;

  const treeOf = new Map<Source, Id>(read.trees.map((source) => [source, source.data.tree]));
  const mayHaveAll = own !== undefined && !early.some(({ code }) => code === 'uses-missing');
  const byName = misnamed(trees);
  const isUnread = unreadStems(paths, read);
  const mayBeTree = (id: Id) => !mayHaveAll || byName.has(id) || isUnread(id);
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
      renames: declarePackRenames(books.map(({ book }) => book.source as PackSource)),
      mayExist: mayExist(mayHaveAll, books),
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
    const its = translationsOf(translations, source);
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
  const looked = new Set([...fresh.values()].flatMap((tree) => [...tree.looked.keys()]));
  for (const [name, source] of byName)
    if (looked.has(name) || own?.data['front-door'] === name)
      linking.say('tree-not-as-file', spot(source, 'tree'), { tree: source.data.tree, name });
  const linked = new Map([...fresh.values()].map((tree) => [tree.linked.tree.id, tree.linked] as const));
  const facts = new Map<FactKey, Fact>(parts.facts);
  for (const tree of linked.values()) for (const fact of tree.facts) facts.set(fact.key, fact);
  const renames = lowerPackRenames(linking, (key) => scope.facts.get(key)?.values);
  const packs = homes.flatMap(({ pack }) => (pack ? [pack] : []));
  const hidden = makeHidden(linking, own?.data['front-door'] ?? '', packs);
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
      hidden,
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
      packs,
    ),
    rules: ruleSettingsOf(own),
    unusedWords: [...linking.words].flatMap(([id, { at }]) =>
      linking.usedWords.has(id) ? [] : [{ id, place: placeOf(keyOf(at)) }],
    ),
    withWords: (text, locale) => withWords(linking, text, locale),
    shared,
  };
}
