/** What a person reads where a store could not do something, and what to do then. */
import { clean } from '../language/text.ts';
import type { Owner, StoredProblem, StoreError, UnavailableWhy } from './store.ts';

export interface Sentence {
  readonly en: string;
  readonly 'zh-CN': string;
}
type Language = keyof Sentence;

/**
 * What happened and what to do, in both languages of the program; free of control characters. It names session and place, and
 * no option of the command line.
 */
export function sayStoreError(error: StoreError): Sentence {
  const en = whyIn(error, 'en', true);
  const nothing = error.code === 'unavailable' && error.why !== 'closed';
  return {
    en: clean(`${en.charAt(0).toUpperCase()}${en.slice(1)}.${nothing ? ' Nothing was read or stored.' : ''}`),
    'zh-CN': clean(`${whyIn(error, 'zh-CN', true)}。${nothing ? '没有读取，也没有保存。' : ''}`),
  };
}

/**
 * The same as the end of a sentence of your own, such as "Not stored yet: …": it names neither session nor place, begins small and
 * has no full stop.
 */
export function whyNotStored(error: StoreError): Sentence {
  return { en: clean(whyIn(error, 'en', false)), 'zh-CN': clean(whyIn(error, 'zh-CN', false)) };
}

/** Who works on a session. */
export function sayOwner({ pid, host }: Owner): Sentence {
  return { en: clean(`process ${pid} on ${host}`), 'zh-CN': clean(`${host} 上的进程 ${pid}`) };
}

function whyIn(error: StoreError, language: Language, named: boolean): string {
  if (error.code === 'unavailable') {
    const why = UNAVAILABLE[error.why][language];
    if (!named) return why(undefined, '');
    return language === 'en' ? why(error.where, ` (${error.detail})`) : why(`${error.where} `, `（${error.detail}）`);
  }
  return language === 'en'
    ? inEnglish(error, named ? `session "${error.id}"` : 'the session')
    : inChinese(error, named ? `会话“${error.id}”` : '这个会话');
}

type OfSession = Exclude<StoreError, { readonly code: 'unavailable' }>;

function inEnglish(error: OfSession, session: string): string {
  switch (error.code) {
    case 'exists':
      return `${session} exists already; take another id`;
    case 'not-found':
      return `${session} does not exist, or was deleted`;
    case 'bad-id':
      return 'a session id has 1 to 200 characters, none of them a control character';
    case 'locked':
      return `${session} is open elsewhere${error.owner ? ` (${sayOwner(error.owner).en})` : ''}; close it there first`;
    case 'out-of-step':
      return `somebody else went on with ${session}; resume it, and answer again what is still asked`;
    case 'corrupt':
      return `${session} cannot be read: ${error.problems.map((one) => sayStoredProblem(one).en).join(' ')}`.replace(
        /\.$/,
        '',
      );
  }
}

function inChinese(error: OfSession, session: string): string {
  switch (error.code) {
    case 'exists':
      return `${session}已经存在，请换一个编号`;
    case 'not-found':
      return `${session}不存在，或者已经删除`;
    case 'bad-id':
      return '会话编号应为 1 到 200 个字符，不能有控制字符';
    case 'locked':
      return `${session}正在别处打开${error.owner ? `（${sayOwner(error.owner)['zh-CN']}）` : ''}，请先在那里关闭`;
    case 'out-of-step':
      return `别人刚才接着做了${session}，请重新打开，还问到的再答一次`;
    case 'corrupt':
      return `${session}读不出来：${error.problems.map((one) => sayStoredProblem(one)['zh-CN']).join('')}`.replace(
        /。$/,
        '',
      );
  }
}

/** `where`: the place with what parts it from the next word, any place unless given; `detail`: the system's words in brackets, or nothing. */
type Why = (where: string | undefined, detail: string) => string;

const UNAVAILABLE: Readonly<Record<UnavailableWhy, Readonly<Record<Language, Why>>>> = {
  full: {
    en: (where = 'the disk') => `${where} is full; make room`,
    'zh-CN': (where = '磁盘') => `${where}满了，请腾出空间`,
  },
  'read-only': {
    en: (where = 'the place of the sessions') => `${where} is read-only; have it made writable`,
    'zh-CN': (where = '存会话的地方') => `${where}是只读的，请让管理员改成可写`,
  },
  'no-permission': {
    en: (where = 'the place of the sessions') => `${where} may not be written; ask for the permission`,
    'zh-CN': (where = '存会话的地方') => `${where}不让写，请让管理员开通`,
  },
  'no-folder': {
    en: (where = 'the place of the sessions') => `${where} is no folder; choose another place`,
    'zh-CN': (where = '存会话的路径') => `${where}不是文件夹，请换一个位置`,
  },
  connection: {
    en: (where = 'the database', detail) => `${where} does not answer${detail}; wait for it`,
    'zh-CN': (where = '数据库', detail) => `${where}连不上${detail}，等它恢复`,
  },
  refused: {
    en: (where = 'the database', detail) => `${where} refused${detail}; ask whoever runs it`,
    'zh-CN': (where = '数据库', detail) => `${where}拒绝了${detail}，请找管理员`,
  },
  'newer-version': {
    en: (where = 'the database') => `${where} was set up by a newer symptree; update this one`,
    'zh-CN': (where = '数据库') => `${where}是更新的版本建的，请升级 symptree`,
  },
  closed: {
    en: (where = 'the store') => `${where} is closed`,
    'zh-CN': (where = '存储') => `${where}已经关闭`,
  },
  failed: {
    en: (where = 'the store', detail) => `${where} failed${detail}; try again, or ask whoever runs it`,
    'zh-CN': (where = '存储', detail) => `${where}出错了${detail}，请再试一次，或者找管理员`,
  },
};

/** What is wrong with something stored, in both languages. */
export function sayStoredProblem(problem: StoredProblem): Sentence {
  switch (problem.code) {
    case 'torn-tail':
      return {
        en: `The last write broke off (${problem.bytes} bytes); it was never shown as taken.`,
        'zh-CN': `最后一次写入没有写完（${problem.bytes} 字节），它从未显示为已接受。`,
      };
    case 'damaged':
      return {
        en: `Line ${problem.line} is damaged and was left out.`,
        'zh-CN': `第 ${problem.line} 行已损坏，没有采用。`,
      };
    case 'newer-version':
      return {
        en: `Line ${problem.line} was written by a newer symptree.`,
        'zh-CN': `第 ${problem.line} 行由更新版本的 symptree 写入。`,
      };
    case 'missing':
      return {
        en:
          problem.from === problem.to
            ? `Event ${problem.from} is missing.`
            : `Events ${problem.from} to ${problem.to} are missing.`,
        'zh-CN':
          problem.from === problem.to
            ? `缺少第 ${problem.from} 条事件。`
            : `缺少第 ${problem.from} 到 ${problem.to} 条事件。`,
      };
    case 'out-of-order':
      return {
        en: `Line ${problem.line} holds event ${problem.seq} again and was left out.`,
        'zh-CN': `第 ${problem.line} 行又是第 ${problem.seq} 条事件，没有采用。`,
      };
    case 'other-session':
      return { en: `It belongs to session "${clean(problem.id)}".`, 'zh-CN': `它属于会话“${clean(problem.id)}”。` };
    case 'not-a-session':
      return { en: 'It is not a session.', 'zh-CN': '它不是会话文件。' };
    case 'not-a-file':
      return { en: 'It is not a file.', 'zh-CN': '它不是文件。' };
    case 'unreadable':
      return { en: `It cannot be read (${problem.detail}).`, 'zh-CN': `它无法读取（${problem.detail}）。` };
  }
}
