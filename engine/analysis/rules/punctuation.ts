/** Half-width punctuation in Chinese. */
import { isChinese, withoutQuotes } from './languages.ts';
import type { Rule } from './rule.ts';

const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。' };
/** Behind a Chinese character or mark; a full stop only where the sentence ends, since `.` also stands in names. */
const HALF = /(?<=[\p{Script=Han}”’》」』）])(?:[,;:?!](?!\/\/)|\.(?=\s*$|[\p{Script=Han}“「『《]))/gu;
const BRACKETS = /\(([^()]*)\)/g;
const HAN = /\p{Script=Han}/u;

export const mixedWidth: Rule = {
  code: 'mixed-width-punctuation',
  family: 'words',
  begin: () => (sentence) => {
    const { words, role, locale } = sentence;
    if (role === 'list' || !isChinese(locale) || !/[,;:?!.(]/.test(words)) return [];
    const found: { readonly start: number; readonly mark: string; readonly instead: string }[] = [];
    for (const { 0: mark, index } of withoutQuotes(words).matchAll(HALF))
      found.push({ start: index, mark, instead: FULL[mark] as string });
    for (const { 0: whole, 1: inner = '', index } of withoutQuotes(words).matchAll(BRACKETS)) {
      if (HAN.test(inner)) found.push({ start: index, mark: whole, instead: `（${inner}）` });
    }
    return found.map(({ start, mark, instead }) =>
      sentence.tellAt('mixed-width-punctuation', start, start + mark.length, (exact) => ({
        mark,
        wanted: instead,
        ...(exact && { instead }),
      })),
    );
  },
};
