/** What the rules about words know of languages. */
import type { Locale } from '../../language/model.ts';

export const isChinese = (locale: Locale): boolean => /^zh\b/i.test(locale);

const HAN = /\p{Script=Han}/u;
export const hasHan = (text: string): boolean => HAN.test(text);

/** Between quotation marks stands what is to be read on a screen or said word for word: it is not ours to change. */
const QUOTED = /“[^”]*”|「[^」]*」|『[^』]*』|《[^》]*》|"[^"]*"/g;

/** The text with what is quoted blanked out, every other character in its place. */
export const withoutQuotes = (text: string): string =>
  /[“「『《"]/.test(text) ? text.replace(QUOTED, (quoted) => ' '.repeat(quoted.length)) : text;
