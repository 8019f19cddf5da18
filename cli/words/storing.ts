/** What an agent reads where keeping the session does not go as it should. */
import type { StoreError } from '../engine.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';

export interface StoringWords {
  /** What the command line has for it, said behind the engine's sentence. */
  readonly hint: (error: StoreError) => string;
  /** Somebody else has it open; `resume` takes it back. */
  readonly takenOver: (who: string, resume: string) => string;
  /** While the session goes on. */
  readonly waiting: (count: number, why: string) => string;
  /** When it is left. */
  readonly lost: (count: number, why: string) => string;
  readonly caughtUp: (by: string | undefined, unused: number) => string;
  readonly clockBack: (minutes: number) => string;
}

const PLACES: ReadonlySet<string> = new Set(['full', 'read-only', 'no-permission', 'no-folder']);
/** A folder or a disk, in place of which there may be another. */
const isPlace = (error: StoreError): boolean => error.code === 'unavailable' && PLACES.has(error.why);

const zh: StoringWords = {
  hint: (error) =>
    error.code === 'not-found'
      ? '用“symptree sessions list”查看全部。'
      : error.code === 'locked'
        ? '那边已经没有人的话，加上 --take-over 接管。'
        : isPlace(error)
          ? '也可以用 --data 换一个位置。'
          : '',
  takenOver: (who, resume) =>
    `这个会话已经有人在别处接着做了${who && `（${who}）`}，那边退出之前，这里的回答存不上。要接回来，请退出后运行 ${resume}`,
  waiting: (count, why) => `有 ${count} 条没存上：${why}。可以接着做，每答一次会再试。`,
  lost: (count, why) => `有 ${count} 条没有存上：${why}。它们只在屏幕上了，请记到工单里。`,
  caughtUp: (by, unused) =>
    `${by ?? '别人'}刚才也在做这个会话，现在看到的是最新的。${unused > 0 ? '您刚才的回答没有用上，还问到就再答一次。' : '您刚才的回答已经接上。'}`,
  clockBack: (minutes) => `这台电脑的时钟倒退了 ${minutes} 分钟。回答照常保存，先后不乱；期限和计时不准，请校对时间。`,
};

const en: StoringWords = {
  hint: (error) =>
    error.code === 'not-found'
      ? ' "symptree sessions list" shows all.'
      : error.code === 'locked'
        ? ' Where nobody sits there any more, take it over with --take-over.'
        : isPlace(error)
          ? ' Or choose another place with --data.'
          : '',
  takenOver: (who, resume) =>
    `Somebody else went on with this session${who && ` (${who})`}; until it is left there, answers given here are not stored. To take it back, quit and run ${resume}`,
  waiting: (count, why) => `Not stored yet (${count}): ${why}. Go on; every answer tries again.`,
  lost: (count, why) => `Not stored (${count}): ${why}. It is only on the screen now; put it in the ticket.`,
  caughtUp: (by, unused) =>
    `${by ?? 'Somebody else'} went on with this session; this is where it stands now. ${unused > 0 ? 'Your last answer was not used; give it again if it is still asked.' : 'Your last answer was taken along.'}`,
  clockBack: (minutes) =>
    `The clock of this machine went back by ${minutes} minutes. Answers are kept in order; deadlines and timers are off until it is right.`,
};

const WORDS: Readonly<Record<ProgramLanguage, StoringWords>> = { 'zh-CN': zh, en };

export const storingWords = (locale: string): StoringWords => WORDS[programLanguage(locale)];
