/** Translation files: to which file each belongs, and what is missing, stale, or of a text that is gone. */

import type { Locale } from '../model.ts';
import { stemOf } from '../read/kinds.ts';
import type { ReadFiles } from '../read.ts';
import { didYouMean, nearest } from '../suggest.ts';
import type { AuthorText, Book, Linking } from './context.ts';
import { related } from './context.ts';
import { type Home, homeOf } from './homes.ts';
import { keyOf, spot, type TranslationSource, top } from './source.ts';
import { insertsOf } from './texts.ts';

/** Translations of one author file by locale. */
export type Translations = ReadonlyMap<Locale, TranslationSource>;
const NO_TRANSLATIONS: Translations = new Map();

const withoutEnding = (path: string): string => path.replace(/\.ya?ml$/, '');

/** The file a translation belongs to, without its ending: the same name in the folder above. */
export function translatedPath(source: TranslationSource): string {
  const above = source.folder.includes('/') ? source.folder.slice(0, source.folder.lastIndexOf('/')) : '';
  const name = stemOf(source.path);
  return above === '' ? name : `${above}/${name}`;
}

/** Those of an author's file; none where there are none. */
export const translationsOf = (
  all: ReadonlyMap<string, Translations>,
  { path }: { readonly path: string },
): Translations => all.get(withoutEnding(path)) ?? NO_TRANSLATIONS;

/** By the path of the translated file, without its ending. */
export function byTranslatedPath(
  sources: readonly TranslationSource[],
  locales: readonly Locale[],
): Map<string, Map<Locale, TranslationSource>> {
  const found = new Map<string, Map<Locale, TranslationSource>>();
  const others = new Set(locales.slice(1));
  for (const source of sources) {
    if (source.locale === undefined || !others.has(source.locale)) continue;
    const path = translatedPath(source);
    const map = found.get(path) ?? new Map<Locale, TranslationSource>();
    map.set(source.locale, source);
    found.set(path, map);
  }
  return found;
}

/** So many empty translations of a file are told one by one. */
const FEW = 3;

const words = (text: string): string => text.trimEnd();

/** Says what is missing, stale or left over in the translations of one file. */
export function checkTranslations(linking: Linking, book: Book): void {
  const [first] = book.texts;
  if (!first) return;
  for (const locale of linking.locales.slice(1)) {
    const translation = book.translations.get(locale);
    if (!translation) {
      missing(linking, first, locale, book.texts.length);
      continue;
    }
    if (translation.state === 'unread') continue;
    checkEntries(linking, book, locale, translation);
  }
}

function checkEntries(linking: Linking, book: Book, locale: Locale, translation: TranslationSource): void {
  const addresses = new Set(book.texts.map(({ address }) => address));
  const untranslated = [...addresses].filter((address) => !Object.hasOwn(translation.data, address));
  const strays = new Map<string, string | undefined>();
  for (const address of Object.keys(translation.data)) {
    if (addresses.has(address) || belongsToBroken(book, address)) continue;
    strays.set(address, nearest(address, untranslated));
  }
  // An entry at a wrong address most likely is the one that is missing.
  const meant = new Set(strays.values());
  const empty: string[] = [];
  for (const text of book.texts) {
    const { address } = text;
    const entry = Object.hasOwn(translation.data, address) ? translation.data[address] : undefined;
    if (!entry) {
      if (!translation.broken.has(address) && !meant.has(address)) missing(linking, text, locale, 1);
    } else if (words(entry.to) === '') {
      empty.push(address);
    } else if (words(entry.from) !== text.words) {
      linking.say('stale-translation', spot(translation, address, 'from'), { locale, at: address, now: text.words }, [
        related(text.at, '现在的原文在这里', 'The text as it is now'),
      ]);
    } else checkInserts(linking, translation, address, text.words, entry.to);
  }
  // A file that has just been written has nothing else: one finding says so.
  const told = empty.length > FEW ? empty.slice(0, 1) : empty;
  for (const address of told) {
    const count = empty.length > FEW ? empty.length : 1;
    linking.say('missing-translation', spot(translation, address, 'to'), { locale, at: address, count });
  }
  for (const [address, near] of strays)
    linking.say('translation-unknown-text', keyOf(spot(translation, address)), {
      at: address,
      suggestion: didYouMean(address, near === undefined ? addresses : [near]),
    });
}

function missing(linking: Linking, text: AuthorText, locale: Locale, count: number): void {
  linking.say('missing-translation', text.at, { locale, at: text.address, count });
}

/** An address of a text that could not be read, or that the pack's own definition stands in front of. */
function belongsToBroken(book: Book, address: string): boolean {
  if (book.source.state === 'unread') return true;
  const [first = '', second = ''] = address.split('.');
  return book.source.broken.has(first) || book.source.broken.has(second) || book.hidden.has(`${first}.${second}`);
}

function checkInserts(
  linking: Linking,
  translation: TranslationSource,
  address: string,
  from: string,
  to: string,
): void {
  if (!from.includes('<') && !to.includes('<')) return;
  // Words of the pack may be others in each language: one has "a class" where the other has "class".
  const told = (text: string) => new Set([...insertsOf(text)].filter((name) => !linking.words.has(name)));
  const [wanted, found] = [told(from), told(to)];
  const wrong = [...wanted].filter((name) => !found.has(name)).concat([...found].filter((name) => !wanted.has(name)));
  if (wrong.length > 0) {
    linking.say('translation-insert', spot(translation, address, 'to'), {
      at: address,
      inserts: wrong.map((name) => `<${name}>`).join(' '),
    });
  }
}

/** Translation files of a language the pack does not speak, or of a file that is not there. */
export function checkTranslationFiles(
  linking: Linking,
  read: ReadFiles,
  homes: readonly Home[],
  paths: readonly string[],
  locales: readonly Locale[],
): void {
  const all = new Set(paths.map(withoutEnding));
  for (const source of read.translations) {
    const { locale } = source;
    if (locale === undefined) continue;
    const spoken = homeOf(homes, source.path).pack?.data.locales ?? locales;
    const path = translatedPath(source);
    if (!spoken.slice(1).includes(locale)) {
      if (homes[0]?.pack) linking.say('unknown-locale', top(source), { locale });
    } else if (!all.has(path)) {
      const tree = linking.trees.get(stemOf(path));
      const file = tree?.source.path;
      linking.say('translation-unknown-text', top(source), {
        at: stemOf(path),
        suggestion: file
          ? {
              'zh-CN': `这棵树写在 ${file} 里，两个文件要同名。`,
              en: `That tree stands in ${file}: give both files the same name.`,
            }
          : didYouMean(stemOf(path), linking.trees.keys()),
      });
    }
  }
}
