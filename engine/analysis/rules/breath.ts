/** Sentences that cannot be said in one breath. */
import stringWidth from 'string-width';
import { hasHan } from './languages.ts';
import { counted, type Rule } from './rule.ts';

/** 45 Chinese characters: about ten seconds of speech. */
const MOST_COLUMNS = 90;
/** Words of a language that has spaces, about ten seconds. */
const MOST_WORDS = 30;
/** What is pasted may be longer; what is read out may not. */
const SPOKEN = new Set(['ask', 'instruction', 'tell', 'answer', 'aside']);

export const tooLong: Rule = {
  code: 'too-long-to-say',
  family: 'words',
  begin: () => (sentence) => {
    if (!SPOKEN.has(sentence.role) || sentence.words.length < MOST_COLUMNS / 2) return [];
    for (const match of sentence.words.matchAll(/[^。？！；\n?!;]+?(?:[。？！；\n?!;]|\.(?=\s|$)|$)/g)) {
      const [said] = match;
      const columns = hasHan(said) ? stringWidth(said.trim()) : 0;
      const words = columns > 0 ? 0 : said.trim().split(/\s+/).length;
      if (columns <= MOST_COLUMNS && words <= MOST_WORDS) continue;
      const length =
        columns > 0
          ? counted(`${Math.round(columns / 2)} 个字`, `${Math.round(columns / 2)} characters`)
          : counted(`${words} 个单词`, `${words} words`);
      const most =
        columns > 0
          ? counted(`${MOST_COLUMNS / 2} 个字`, `${MOST_COLUMNS / 2} characters`)
          : counted(`${MOST_WORDS} 个单词`, `${MOST_WORDS} words`);
      const start = match.index + said.length - said.trimStart().length;
      return [sentence.tellAt('too-long-to-say', start, start + said.trim().length, () => ({ length, most }))];
    }
    return [];
  },
};
