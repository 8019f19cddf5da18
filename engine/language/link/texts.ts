/** Texts: words in every locale, words by a fact, inserts. */

import { BUILT_IN_INSERTS, type Id, type Locale, OUTCOMES, type Text, type Words } from '../model.ts';
import type { WordsShape } from '../shape.ts';
import { didYouMean } from '../suggest.ts';
import { type Book, type FactInfo, factIn, factsIn, type Linking } from './context.ts';
import { findFact, findValue } from './lookups.ts';
import { keyOf, type Spot, under } from './source.ts';

const INSERT = /<([a-z][a-z0-9-]*)>/g;
const BUILT_IN: ReadonlySet<string> = new Set(BUILT_IN_INSERTS);

/** Line ends and blanks at the end are not part of a text: a block scalar always ends with one. */
export const trimmed = (text: string): string => text.trimEnd();

/** The insert names of a text. */
export function insertsOf(text: string): Set<string> {
  const names = new Set<string>();
  if (text.includes('<')) for (const match of text.matchAll(INSERT)) names.add(match[1] as string);
  return names;
}

/** Makes the text at this address, checks what it names, and notes it for the translation files. */
export function makeText(linking: Linking, book: Book, address: string, shape: WordsShape, at: Spot): Text {
  if (typeof shape === 'string') return { at: address, words: oneText(linking, book, address, shape, at) };
  const info = findFact(linking, book.scope, shape.by, under(at, 'by'));
  if (info && !info.open && (info.type === 'number' || info.type === 'text')) {
    linking.say('fact-type-mismatch', under(at, 'by'), { fact: info.id, type: info.type, wanted: 'choice' });
  }
  const variants: { value: Id; words: Words }[] = [];
  let otherwise: Words | undefined;
  for (const [value, words] of Object.entries(shape)) {
    if (value === 'by') continue;
    const here = under(at, value);
    const made = oneText(linking, book, `${address}.${value}`, words, here);
    if (value === 'else') otherwise = made;
    else {
      const present =
        info && (info.type === 'number' || info.type === 'text')
          ? undefined
          : info
            ? findValue(linking, info, value, keyOf(here))
            : value;
      if (present !== undefined) variants.push({ value: present, words: made });
    }
  }
  if (otherwise === undefined && info && !info.open) {
    const missing = uncovered(info, new Set(variants.map(({ value }) => value)));
    if (missing.length > 0) {
      const list = missing.join(', ');
      linking.say('missing-else', at, {
        missing: { 'zh-CN': `${info.id} 为 ${list} 时`, en: `${info.id} as ${list}` },
      });
    }
  }
  // Without `else` every value has words of its own; while the value is unknown, the first are the best guess.
  const words = otherwise ?? variants[0]?.words ?? { [linking.locales[0]]: '' };
  return info ? { at: address, words, by: { fact: info.key, variants } } : { at: address, words };
}

/** Values that are offered as answers and have neither an entry of their own nor one of a parent. */
function uncovered(info: FactInfo, named: ReadonlySet<Id>): Id[] {
  if (info.type === 'outcome') return OUTCOMES.filter((outcome) => !named.has(outcome));
  const missing: Id[] = [];
  for (const [id, { leaf, parents }] of info.values) {
    if (leaf && !named.has(id) && !parents.some((parent) => named.has(parent))) missing.push(id);
  }
  return missing;
}

function oneText(linking: Linking, book: Book, address: string, written: string, at: Spot): Words {
  const text = trimmed(written);
  if (text === '') return { [linking.locales[0]]: '' };
  book.texts.push({ address, words: text, at });
  if (text.includes('<')) checkInserts(linking, book, text, at);
  checkMarks(linking, book, text, at);
  const words: Record<Locale, string> = { [linking.locales[0]]: withWords(linking, text, linking.locales[0]) };
  for (const [locale, translation] of book.translations) {
    const data = translation.data;
    const to = Object.hasOwn(data, address) ? data[address]?.to.trimEnd() : undefined;
    if (to) words[locale] = withWords(linking, to, locale);
  }
  return words;
}

/** The text with the pack's own words put in; inserts of what only a session knows stay. */
export function withWords({ words, usedWords, locales }: Linking, text: string, locale: Locale): string {
  if (words.size === 0 || !text.includes('<')) return text;
  return text.replace(INSERT, (insert, name: Id) => {
    const word = words.get(name)?.words;
    if (!word) return insert;
    usedWords.add(name);
    return word[locale] ?? word[locales[0]] ?? insert;
  });
}

function checkInserts(linking: Linking, book: Book, text: string, at: Spot): void {
  for (const name of insertsOf(text)) {
    if (
      BUILT_IN.has(name) ||
      factIn(book.scope, name) ||
      linking.words.has(name) ||
      book.source.broken.has(name) ||
      linking.mayExist('facts', name) ||
      linking.mayExist('words', name)
    )
      continue;
    linking.say('unknown-insert', at, {
      insert: name,
      suggestion: didYouMean(name, [...BUILT_IN_INSERTS, ...linking.words.keys(), ...factsIn(book.scope)]),
    });
  }
}

/** An insert that is not closed, or in other marks than `<` and `>`. */
const ODD_INSERT = /<([a-z][a-z0-9-]*)(?![a-z0-9>-])|[＜〈《{]([a-z][a-z0-9-]*)[＞〉》}]/g;

/** Says what would be shown to customers as it is written, although it is the name of something to be put in. */
function checkMarks(linking: Linking, book: Book, text: string, at: Spot): void {
  for (const [written, open, marked] of text.matchAll(ODD_INSERT)) {
    const name = open ?? (marked as string);
    if (BUILT_IN.has(name) || factIn(book.scope, name) || linking.words.has(name))
      linking.say('insert-form', at, { written, insert: name });
  }
}

/** Words separated by 、 or commas or line ends, in every locale that has them. */
export function makeWordLists(
  linking: Linking,
  book: Book,
  address: string,
  shape: string | readonly string[] | undefined,
  at: Spot,
): Record<Locale, readonly string[]> {
  if (shape === undefined) return {};
  const words = oneText(linking, book, address, typeof shape === 'string' ? shape : shape.join('、'), at);
  return Object.fromEntries(Object.entries(words).map(([locale, list]) => [locale, splitWords(list)]));
}

const splitWords = (list: string): string[] =>
  list
    .split(/[、，,\n\r]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
