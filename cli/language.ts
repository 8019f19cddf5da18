/** Which language the program speaks. */

export { matchLocale } from '../engine/index.ts';

/** The languages the program itself has words for. */
export type ProgramLanguage = 'zh-CN' | 'en';

/** What the program speaks where neither the command nor the system says, and no pack is at hand to go by. */
export const USUAL_LANGUAGE: ProgramLanguage = 'zh-CN';

/** The program's own language for any locale of a pack: Chinese for every kind of Chinese, else English. */
export const programLanguage = (locale: string): ProgramLanguage => (/^zh\b/i.test(locale) ? 'zh-CN' : 'en');

/** The language asked for: the flag, else SYMPTREE_LANG, else the system's where it is Chinese or English. */
export function wantedLanguage(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string | undefined {
  if (flag) return flag;
  if (env.SYMPTREE_LANG) return env.SYMPTREE_LANG;
  const system = env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^(zh|en)(?![a-z])/i.test(system) ? programLanguage(system.slice(0, 2)) : undefined;
}
