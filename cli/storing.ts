/** What is said where an answer could not be stored. */
import { type Locale, sayStoreError } from './engine.ts';
import type { Stored } from './keeper.ts';
import { programLanguage } from './language.ts';

const KEPT_HERE = {
  'zh-CN': (waiting: number) =>
    `目前有 ${waiting} 条还没存上，先留在这台机器的内存里，每答一次都会再试；诊断可以继续做。`,
  en: (waiting: number) =>
    `Not stored yet: ${waiting}. They are kept in this program and tried again with every answer; you can go on.`,
} as const;

/** The reason and what follows from it, in the program's language; undefined where everything is stored. */
export function troubleSentence({ trouble, waiting }: Stored, locale: Locale): string | undefined {
  if (!trouble) return undefined;
  const language = programLanguage(locale);
  return `${sayStoreError(trouble)[language]} ${KEPT_HERE[language](waiting)}`;
}
