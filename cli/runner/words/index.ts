/** The runner's words in a language, with the names of the pack's event. */
import { type EventNames, eventOf } from '../../engine.ts';
import { type ProgramLanguage, programLanguage } from '../../language.ts';
import { en } from './en.ts';
import type { RunnerWords } from './words.ts';
import { zh } from './zh-CN.ts';

export type { RunnerWords };

const ALL: Readonly<Record<ProgramLanguage, (event: EventNames) => RunnerWords>> = { 'zh-CN': zh, en };
const made: Readonly<Record<ProgramLanguage, WeakMap<EventNames, RunnerWords>>> = {
  'zh-CN': new WeakMap(),
  en: new WeakMap(),
};

/** The runner's words for any locale of a pack; of a class, where no case says otherwise yet. */
export function runnerWords(locale: string, event: EventNames = eventOf({ locales: [locale] }, locale)): RunnerWords {
  const language = programLanguage(locale);
  const words = made[language].get(event) ?? ALL[language](event);
  made[language].set(event, words);
  return words;
}
