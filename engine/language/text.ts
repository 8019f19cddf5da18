// biome-ignore-all lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
/** From a `Text` of the pack to the words on a screen: variants chosen, inserts filled, control characters gone. */
import type { FactKey, Id, Locale, Pack, Text, Words } from './model.ts';

/** What a sentence may need to know. */
export interface Insertions {
  /** Words for `<name>`; undefined where nothing is known. */
  readonly insert?: (name: string) => string | undefined;
  /** The known value of a fact and what it is a kind of, nearest first. */
  readonly valuesOf?: (fact: FactKey) => readonly Id[] | undefined;
}

// Operating-system commands, control sequences, other escapes; then what is left of C0, DEL, C1, and the marks that turn
// the direction of writing, with which a text could make itself look like another.
const SEQUENCES =
  /(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|\u001b[ -/]*[0-~]?/g;
const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const SUSPECT = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Text from outside, made harmless for a terminal: escape sequences and control characters go, line ends stay, a tab is a space. */
export function clean(text: string): string {
  if (!SUSPECT.test(text)) return text;
  return text.replace(/\r\n?/g, '\n').replace(/\t/g, ' ').replace(SEQUENCES, '').replace(CONTROLS, '');
}

/** Insert names of a text, as written between `<` and `>`. */
export const INSERT = /<([a-z][a-z0-9-]*)>/g;

/** The words of one locale, else of the pack's first. */
export const inLocale = (words: Words, locale: Locale, pack: Pick<Pack, 'locales'>): string =>
  words[locale] ?? words[pack.locales[0]] ?? '';

/** The sentence to show. An insert of which nothing is known stays visible as `…`. */
export function say(text: Text, locale: Locale, pack: Pick<Pack, 'locales'>, insertions: Insertions = {}): string {
  let words = text.words;
  if (text.by && insertions.valuesOf) {
    for (const value of insertions.valuesOf(text.by.fact) ?? []) {
      const variant = text.by.variants.find((candidate) => candidate.value === value);
      if (variant) {
        words = variant.words;
        break;
      }
    }
  }
  const sentence = inLocale(words, locale, pack);
  return clean(
    sentence.includes('<') ? sentence.replace(INSERT, (_, name: string) => insertions.insert?.(name) ?? '…') : sentence,
  ).trim();
}
