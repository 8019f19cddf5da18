/** Text as people see it: graphemes and the columns they take on a terminal. */
import stringWidth from 'string-width';

let segmenter: Intl.Segmenter | undefined;
/** One code unit, one grapheme, and its columns known without a table: plain letters, Chinese, the program's own signs. */
const SIMPLE =
  /^[\u0020-\u007e\u00b7\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u203a\u2191-\u2193\u2500-\u257f\u2588\u2591\u25b2\u2713\u2717\u3001-\u3029\u3030\u4e00-\u9fff\uff01-\uff60]*$/;
/** In `SIMPLE`, whatever lies above this takes two columns. */
const WIDE_FROM = 0x3000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: taking them out is the purpose
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** Whether each code unit is a character of its own whose columns are known without a table. */
export const isPlain = (text: string): boolean => SIMPLE.test(text);

/** What a reader calls characters: a letter with its accents, a Chinese character, a whole emoji. */
export function graphemes(text: string): string[] {
  if (SIMPLE.test(text)) return text.split('');
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Columns on a terminal. Ambiguous characters count one. */
export function widthOf(text: string): number {
  return SIMPLE.test(text) ? plainWidthOf(text) : stringWidth(text);
}

/** The same of a text that {@link isPlain}. */
export function plainWidthOf(text: string): number {
  let columns = text.length;
  for (let index = 0; index < text.length; index++) if (text.charCodeAt(index) > WIDE_FROM) columns++;
  return columns;
}

/** What makes one character of several, and takes another width in every other terminal. */
const JOINING = /[\u200d\u20e3\ufe0f]|\ud83c[\udffb-\udfff]/;
const PICTURE = /^[\p{Extended_Pictographic}0-9#*]/u;

/** The text with each joined emoji as its first part alone (a teacher becomes a woman), so that every terminal draws it as wide as we count. */
export function drawable(text: string): string {
  if (!JOINING.test(text)) return text;
  return graphemes(text)
    .map((grapheme) =>
      JOINING.test(grapheme) && PICTURE.test(grapheme) ? String.fromCodePoint(grapheme.codePointAt(0) ?? 32) : grapheme,
    )
    .join('');
}

/** One line without anything a terminal would obey or hide; line ends and tabs become a space. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ').replace(CONTROL, '');
}

/** Full-width digits and letters as plain ones (`１` is `1`, `ｙ` is `y`); Chinese punctuation stays. */
export function plainLetters(text: string): string {
  return text.replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (letter) => letter.normalize('NFKC'));
}
