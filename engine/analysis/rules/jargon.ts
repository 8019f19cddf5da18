/** Words of the glossary in what customers hear: each once a text, with what to say instead. */
import type { GlossaryWord, Locale, Pack } from '../../language/model.ts';
import { inLocale } from '../../language/text.ts';
import { withoutQuotes } from './languages.ts';
import type { Rule } from './rule.ts';
import { isForCustomers, type Sentence } from './texts.ts';

interface Word {
  readonly entry: GlossaryWord;
  readonly pattern: RegExp;
}

export const jargon: Rule = {
  code: 'jargon-to-customer',
  family: 'words',
  begin: ({ pack }) => {
    const lists = new Map<Locale, readonly Word[]>();
    const wordsOf = (locale: Locale): readonly Word[] => {
      let list = lists.get(locale);
      if (!list) {
        list = wordsIn(pack, locale);
        lists.set(locale, list);
      }
      return list;
    };
    return (sentence) => (isForCustomers(sentence) ? jargonIn(pack, sentence, wordsOf(sentence.locale)) : []);
  },
};

/** Longest first, so that of two words in one place the longer is told. */
function wordsIn(pack: Pack, locale: Locale): readonly Word[] {
  return pack.glossary
    .flatMap((entry) => (entry.words[locale] ?? []).map((word) => ({ entry, word })))
    .sort((one, other) => other.word.length - one.word.length)
    .map(({ entry, word }) => ({ entry, pattern: patternOf(word) }));
}

/** Latin letters and digits only as a word of their own: `IP` is not in `iPhone`. */
function patternOf(word: string): RegExp {
  const written = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const left = /^[\p{Script=Latin}\d]/u.test(word) ? '(?<![\\p{Script=Latin}\\d])' : '';
  const right = /[\p{Script=Latin}\d]$/u.test(word) ? '(?:s|es)?(?![\\p{Script=Latin}\\d])' : '';
  return new RegExp(left + written + right, 'iu');
}

function jargonIn(pack: Pack, sentence: Sentence, words: readonly Word[]) {
  let text = withoutQuotes(sentence.words);
  return words.flatMap(({ entry, pattern }) => {
    const match = pattern.exec(text);
    if (!match) return [];
    const [word] = match;
    text = text.slice(0, match.index) + ' '.repeat(word.length) + text.slice(match.index + word.length);
    const plain = inLocale(entry.plain.words, sentence.locale, pack);
    return [sentence.tellAt('jargon-to-customer', match.index, match.index + word.length, () => ({ word, plain }))];
  });
}
