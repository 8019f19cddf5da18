/** What an agent reads where keeping the session does not go as it should. */
import type { Owner, StoreError, UnavailableWhy } from '../engine.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';

export interface StoringWords {
  /** Why a place cannot be used, as part of a sentence; `sayStoreError` says it whole. */
  readonly unavailable: Readonly<Record<UnavailableWhy, string>>;
  readonly owner: (owner: Owner) => string;
  readonly other: Readonly<Record<Exclude<StoreError['code'], 'unavailable'>, string>>;
  /** Somebody else has it open; `resume` takes it back. */
  readonly takenOver: (who: string, resume: string) => string;
  /** While the session goes on. */
  readonly waiting: (count: number, why: string) => string;
  /** When it is left. */
  readonly lost: (count: number, why: string) => string;
  readonly caughtUp: (by: string | undefined, unused: number) => string;
  readonly clockBack: (minutes: number) => string;
}

const zh: StoringWords = {
  unavailable: {
    full: '磁盘满了，请腾出空间',
    'read-only': '存会话的地方是只读的，请让管理员改成可写',
    'no-permission': '存会话的文件夹不让写，请让管理员开通',
    'no-folder': '存会话的路径不是文件夹，下次请用 --data 换一个',
    connection: '数据库连不上，等它恢复',
    refused: '数据库拒绝了，请找管理员',
    'newer-version': '数据库是更新的版本建的，请升级 symptree',
    closed: '存储已经关闭',
    failed: '存储出错，请找管理员',
  },
  owner: ({ host, pid }) => `（${host} 上的进程 ${pid}）`,
  takenOver: (who, resume) =>
    `这个会话已经有人在别处接着做了${who}，那边退出之前，这里的回答存不上。要接回来，请退出后运行 ${resume}`,
  other: {
    exists: '同一个编号的会话已经有了',
    'not-found': '这个会话刚才被人删除了',
    'bad-id': '会话编号不能用',
    'out-of-step': '别人正在做这个会话',
    locked: '这个会话在别的终端打开了',
    corrupt: '这个会话的记录坏了',
  },
  waiting: (count, why) => `有 ${count} 条没存上：${why}。可以接着做，每答一次会再试。`,
  lost: (count, why) => `有 ${count} 条没有存上：${why}。它们只在屏幕上了，请记到工单里。`,
  caughtUp: (by, unused) =>
    `${by ?? '别人'}刚才也在做这个会话，现在看到的是最新的。${unused > 0 ? '您刚才的回答没有用上，还问到就再答一次。' : '您刚才的回答已经接上。'}`,
  clockBack: (minutes) => `这台电脑的时钟倒退了 ${minutes} 分钟。回答照常保存，先后不乱；期限和计时不准，请校对时间。`,
};

const en: StoringWords = {
  unavailable: {
    full: 'the disk is full; make room',
    'read-only': 'the place of the sessions is read-only; have it made writable',
    'no-permission': 'the folder of the sessions may not be written; ask for the permission',
    'no-folder': 'the place of the sessions is no folder; choose another with --data next time',
    connection: 'the database does not answer; wait for it',
    refused: 'the database refused; ask whoever runs it',
    'newer-version': 'a newer symptree set up the database; update this one',
    closed: 'the store is closed',
    failed: 'the store failed; ask whoever runs it',
  },
  owner: ({ host, pid }) => ` (process ${pid} on ${host})`,
  takenOver: (who, resume) =>
    `Somebody else went on with this session${who}; until it is left there, answers given here are not stored. To take it back, quit and run ${resume}`,
  other: {
    exists: 'there is a session of this id already',
    'not-found': 'somebody deleted the session',
    'bad-id': 'its id cannot be used',
    'out-of-step': 'somebody else is working on the session',
    locked: 'the session is open in another terminal',
    corrupt: 'what is stored of the session is damaged',
  },
  waiting: (count, why) => `Not stored yet (${count}): ${why}. Go on; every answer tries again.`,
  lost: (count, why) => `Not stored (${count}): ${why}. It is only on the screen now; put it in the ticket.`,
  caughtUp: (by, unused) =>
    `${by ?? 'Somebody else'} went on with this session; this is where it stands now. ${unused > 0 ? 'Your last answer was not used; give it again if it is still asked.' : 'Your last answer was taken along.'}`,
  clockBack: (minutes) =>
    `The clock of this machine went back by ${minutes} minutes. Answers are kept in order; deadlines and timers are off until it is right.`,
};

const WORDS: Readonly<Record<ProgramLanguage, StoringWords>> = { 'zh-CN': zh, en };

export const storingWords = (locale: string): StoringWords => WORDS[programLanguage(locale)];
