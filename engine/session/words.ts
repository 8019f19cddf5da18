/** The few words of the engine itself: the answers every step has. Everything else comes from the pack. */
import type { Locale } from '../language/model.ts';

export const WORDS = {
  zh: {
    unsure: '不确定',
    fixed: '好了',
    'not-fixed': '还是不行',
    cannot: '做不了',
    done: '已告知',
    rush: '先接上再说',
    list: '、',
  },
  en: {
    unsure: 'Not sure',
    fixed: 'It works now',
    'not-fixed': 'Still the same',
    cannot: 'Could not do it',
    done: 'Told',
    rush: 'Get it going first',
    list: ', ',
  },
} as const;

export type BuiltInAnswer = Exclude<keyof (typeof WORDS)['en'], 'list'>;

export const isChinese = (locale: Locale): boolean => /^zh(?![a-z])/i.test(locale);
const wordsOf = (locale: Locale) => (isChinese(locale) ? WORDS.zh : WORDS.en);

/** The words of an answer every step has, in Chinese for `zh` locales and in English for all others; undefined for other ids. */
export function builtInWords(id: string, locale: Locale): string | undefined {
  const words = wordsOf(locale);
  return id !== 'list' && Object.hasOwn(words, id) ? words[id as BuiltInAnswer] : undefined;
}

/** Between the items of a list inside a sentence. */
export const listSeparator = (locale: Locale): string => wordsOf(locale).list;
