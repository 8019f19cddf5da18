/** What is said where an answer could not be stored. */
import { type Locale, resumeCommand, type StoreError, sayStoreError } from './engine.ts';
import type { Stored } from './keeper.ts';
import { programLanguage } from './language.ts';

const KEPT_HERE = {
  'zh-CN': (waiting: number) =>
    `目前有 ${waiting} 条还没存上，先留在这台机器的内存里，每答一次都会再试；诊断可以继续做。`,
  en: (waiting: number) =>
    `Not stored yet: ${waiting}. They are kept in this program and tried again with every answer; you can go on.`,
} as const;

const TAKEN_OVER = {
  'zh-CN': (who: string, resume: string) =>
    `这个会话已经有人在别处接着做了${who}，这里的回答不再保存。要接回来，请退出后运行 ${resume}`,
  en: (who: string, resume: string) =>
    `Somebody else went on with this session${who}; answers given here are no longer stored. To take it back, quit and run ${resume}`,
} as const;

const NO_LONGER = {
  'zh-CN': '这里后来的回答都不再保存。',
  en: 'Answers given here are no longer stored.',
} as const;

/** Somebody else went on with the session that is in play here. */
export const takenOver = ({ code }: StoreError): boolean => code === 'locked' || code === 'out-of-step';

/** The reason and what follows from it, in the program's language; undefined where everything is stored. */
export function troubleSentence({ trouble, waiting, lost }: Stored, locale: Locale): string | undefined {
  if (!trouble) return undefined;
  const language = programLanguage(locale);
  if (takenOver(trouble)) return TAKEN_OVER[language](whoOf(trouble, language), commandOf(trouble));
  return `${sayStoreError(trouble)[language]} ${lost ? NO_LONGER[language] : KEPT_HERE[language](waiting)}`;
}

/** The same for a face that marks it. */
export function troubleOf(
  stored: Stored,
  locale: Locale,
): { readonly sentence: string; readonly why: 'again' | 'taken-over' } | undefined {
  const sentence = troubleSentence(stored, locale);
  if (sentence === undefined || !stored.trouble) return undefined;
  return { sentence, why: takenOver(stored.trouble) ? 'taken-over' : 'again' };
}

const commandOf = (error: StoreError): string => ('id' in error ? resumeCommand(error.id) : '');

function whoOf(error: StoreError, language: keyof typeof TAKEN_OVER): string {
  if (error.code !== 'locked' || !error.owner) return '';
  const { host, pid } = error.owner;
  return language === 'en' ? ` (process ${pid} on ${host})` : `（${host} 上的进程 ${pid}）`;
}
