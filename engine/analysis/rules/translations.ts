/** Translations that say the very same words as their source. */
import { hasHan, isChinese } from './languages.ts';
import type { Rule } from './rule.ts';

export const identical: Rule = {
  code: 'translation-identical',
  family: 'translation',
  begin: () => (sentence) => {
    const { from, words, locale, address } = sentence;
    if (from === undefined || words !== from) return [];
    // A name alone ("Windows", "QQ") is the same everywhere; a sentence is not.
    const sameEverywhere = hasHan(words) ? isChinese(locale) : !/\p{Letter}\s+\p{Letter}+\s+\p{Letter}/u.test(words);
    return sameEverywhere ? [] : [sentence.tell('translation-identical', { at: address, locale })];
  },
};
