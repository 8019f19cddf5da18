/** The translation files: generated from the trees, refreshed without losing a word that was translated. */
import { stringify } from 'yaml';
import type { Loaded, TextFile } from './link/index.ts';
import type { Locale } from './model.ts';

/** One translation file as it is to be written. */
export interface TranslationFile {
  readonly path: string;
  readonly locale: Locale;
  readonly content: string;
  /** Texts without a translation, texts that changed after they were translated, translations of texts that are gone. */
  readonly untranslated: number;
  readonly stale: number;
  readonly gone: number;
}

export interface Translation {
  /** What the tree said when this was translated. */
  readonly from: string;
  /** Empty: not translated yet. */
  readonly to: string;
}
export type Entries = Readonly<Record<string, Translation>>;

/**
 * The translation files of a pack, one for each of its files and other languages. Every text of the file stands in it
 * with its address; what is translated is kept as it is, stale translations keep the words they were made from. Files of
 * which a part cannot be read (the tree or the translation) are left out, so that nothing is lost by refreshing them.
 */
export function translationFiles(loaded: Pick<Loaded, 'texts' | 'locales'>): TranslationFile[] {
  return loaded.texts.flatMap((file) => loaded.locales.slice(1).flatMap((locale) => refreshed(file, locale) ?? []));
}

function refreshed(file: TextFile, locale: Locale): TranslationFile | undefined {
  const present = file.translations.get(locale);
  if (!file.whole || (present && !present.whole) || (file.texts.length === 0 && !present)) return undefined;
  const path = present?.path ?? besides(file.path, locale);
  return {
    path,
    locale,
    ...refresh(new Map(file.texts.map(({ address, words }) => [address, words])), present?.entries ?? {}, file.hidden),
  };
}

/** `a/en/tree.yaml` for `a/tree.yaml`. */
export function besides(path: string, locale: Locale): string {
  const slash = path.lastIndexOf('/') + 1;
  return `${path.slice(0, slash)}${locale}/${path.slice(slash)}`;
}

const HEADER = '# Only `to` is for the translator. `symptree translate` refreshes this file.\n';
const GONE = '\n# Gone from the tree: move what is still of use, delete the rest.\n';

/**
 * The text of one translation file.
 * @param texts the words now, by address, in the author's order
 * @param entries what the file holds so far
 * @param hidden definitions (`facts.scope`) that another pack of the shared folder takes from here: theirs stays as it is, where it is
 */
export function refresh(
  texts: ReadonlyMap<string, string>,
  entries: Entries,
  hidden: ReadonlySet<string> = new Set(),
): Omit<TranslationFile, 'path' | 'locale'> {
  let content = HEADER;
  let [untranslated, stale] = [0, 0];
  const isHidden = (address: string) => hidden.size > 0 && hidden.has(address.split('.', 2).join('.'));
  const keptAfter = keptBehind(entries, texts, isHidden);
  const keep = (address: string) => {
    for (const [other, translation] of keptAfter.get(address) ?? []) content += entry(other, translation);
  };
  keep('');
  for (const [address, now] of texts) {
    const known = Object.hasOwn(entries, address) ? entries[address] : undefined;
    if (!known || known.to.trimEnd() === '') {
      untranslated += 1;
      content += entry(address, { from: now, to: '' });
    } else {
      const isStale = known.from.trimEnd() !== now;
      if (isStale) {
        stale += 1;
        content += staleNote(now);
      }
      content += entry(address, { from: isStale ? known.from : now, to: known.to });
    }
    keep(address);
  }
  const gone = Object.entries(entries).filter(
    ([address, { to }]) => !texts.has(address) && !isHidden(address) && to.trimEnd() !== '',
  );
  if (gone.length > 0) {
    content += GONE;
    for (const [address, translation] of gone) content += entry(address, translation);
  }
  // A file of nothing but comments would be taken for an empty one.
  if (content === HEADER) content += '{}\n';
  return { content, untranslated, stale, gone: gone.length };
}

/** Entries of hidden definitions, by the text they stand behind in the file so far; '' for its beginning. */
function keptBehind(
  entries: Entries,
  texts: ReadonlyMap<string, string>,
  isHidden: (address: string) => boolean,
): ReadonlyMap<string, readonly (readonly [string, Translation])[]> {
  const kept = new Map<string, (readonly [string, Translation])[]>();
  let before = '';
  for (const [address, translation] of Object.entries(entries)) {
    if (texts.has(address)) before = address;
    else if (isHidden(address)) kept.set(before, [...(kept.get(before) ?? []), [address, translation]]);
  }
  return kept;
}

/** Tells the translator what the text says now; every line of it stays a comment. */
const staleNote = (now: string): string =>
  `# stale, it now says:\n${now
    .split(/\r\n?|[\n\u0085\u2028\u2029]/)
    .map((line) => `#   ${line}\n`)
    .join('')}`;

function entry(address: string, { from, to }: Translation): string {
  return `${plainKey(address)}:\n${field('from', from)}${field('to', to)}`;
}

const ADDRESS = /^[a-z][a-z0-9.-]*$/;
const RESERVED = new Set(['null', 'true', 'false', 'y', 'n', 'yes', 'no', 'on', 'off']);
const plainKey = (address: string): string =>
  ADDRESS.test(address) && !RESERVED.has(address) ? address : JSON.stringify(address);

// Letters, ideographs and quiet marks in the middle; nothing that YAML, or an author's eye, could take for something else.
const PLAIN = /^[\p{L}][\p{L}\p{N} ，。？！、；（）“”‘’《》…·.,!?;()'<>/%+=~-]*$/u;
const LIKE_OTHER = /^(null|true|false|yes|no|on|off|y|n)$/i;

/** A field of an entry: on one line where nothing can be misread, else as a block. */
function field(key: string, words: string): string {
  const text = words.trimEnd();
  if (text === '') return `  ${key}: ''\n`;
  if (PLAIN.test(text) && !LIKE_OTHER.test(text) && text.length <= 100) return `  ${key}: ${text}\n`;
  if (isBlock(text))
    return `  ${key}: |\n${text
      .split('\n')
      .map((line) => (line === '' ? '\n' : `    ${line}\n`))
      .join('')}`;
  // What a block cannot hold (control characters, other line ends): the library knows how to quote it.
  return `  ${key}: ${stringify(text, { defaultStringType: 'QUOTE_DOUBLE', lineWidth: 0 }).trimEnd()}\n`;
}

/** Whether a block scalar gives the text back as it is. */
const isBlock = (text: string): boolean => !/^\s/.test(text) && !/[^\P{C}\n]|[\u0085\u2028\u2029\ufeff]/u.test(text);
