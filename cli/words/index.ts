/** The program's own words by language. */
import { sayUsageError, type UsageError } from '../../engine/index.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';
import { en } from './en.ts';
import type { ProgramWords } from './words.ts';
import { zhCN } from './zh-CN.ts';

export type { CommandName, FlagName, ProgramWords } from './words.ts';

const WORDS: Readonly<Record<ProgramLanguage, ProgramWords>> = { 'zh-CN': zhCN, en };

/** The program's words for any locale: Chinese for every kind of Chinese, else English. */
export const wordsFor = (locale: string): ProgramWords => WORDS[programLanguage(locale)];

/** The sentence for a refused command. */
export const usageSentence = (error: UsageError, { locale }: ProgramWords): string => sayUsageError(error, locale);
