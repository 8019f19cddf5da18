/** How a question is put: one at a time, and without saying which answer is wanted. */
import { isChinese, withoutQuotes } from './languages.ts';
import type { Rule } from './rule.ts';

/** Two questions in one: nobody knows which of them an answer is to. */
export const twoQuestions: Rule = {
  code: 'two-questions-in-one',
  family: 'words',
  begin: () => (sentence) => {
    if (sentence.role !== 'ask') return [];
    const marks = [...withoutQuotes(sentence.words).matchAll(/[？?]+/g)];
    const second = marks[1];
    if (!second) return [];
    return [
      sentence.tellAt('two-questions-in-one', second.index, second.index + second[0].length, () => ({
        count: marks.length,
      })),
    ];
  },
};

const LEADING_CHINESE =
  /(?:对吧|是吧|没错吧|好了吧|不?是吗|对吗|吧)[？?]\s*$|难道|(?:您|你|现在|应该)?不是[^，。？]*吗[？?]/;
const LEADING_ENGLISH =
  /,\s*(?:right|correct|yes|no|(?:is|are|was|were|do|does|did|have|has|had|will|would|can|could)(?:n['’]t)?\s+(?:it|he|she|you|they|we|there))\s*\?\s*$|^(?:surely|(?:is|are|was|were|do|does|did|have|has|had|wo|would|ca|could)n['’]t)\b/i;

/** A question that leads: it is answered with a yes out of politeness. */
export const leading: Rule = {
  code: 'leading-yes-no',
  family: 'words',
  begin: () => (sentence) => {
    if (sentence.role !== 'ask') return [];
    const match = (isChinese(sentence.locale) ? LEADING_CHINESE : LEADING_ENGLISH).exec(withoutQuotes(sentence.words));
    if (!match) return [];
    const part = match[0].trim();
    const start = sentence.words.indexOf(part, match.index);
    return [sentence.tellAt('leading-yes-no', start, start + part.length, () => ({ words: part }))];
  },
};
