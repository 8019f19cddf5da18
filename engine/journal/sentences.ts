/** What a person reads where a store could not do something, and what to do then. */
import { clean } from '../language/text.ts';
import type { Owner, StoredProblem, StoreError, UnavailableWhy } from './store.ts';

export interface Sentence {
  readonly en: string;
  readonly 'zh-CN': string;
}

/** What happened and what to do, in both languages of the program; free of control characters. */
export function sayStoreError(error: StoreError): Sentence {
  const { en, 'zh-CN': zh } = storeError(error);
  return { en: clean(en), 'zh-CN': clean(zh) };
}

function storeError(error: StoreError): Sentence {
  switch (error.code) {
    case 'exists':
      return {
        en: `There is a session "${error.id}" already. Take another id.`,
        'zh-CN': `会话“${error.id}”已经存在，请换一个编号。`,
      };
    case 'not-found':
      return {
        en: `There is no session "${error.id}". "symptree sessions list" shows all.`,
        'zh-CN': `没有会话“${error.id}”。用“symptree sessions list”查看全部。`,
      };
    case 'bad-id':
      return {
        en: 'A session id has 1 to 200 characters, none of them a control character.',
        'zh-CN': '会话编号应为 1 到 200 个字符，不能有控制字符。',
      };
    case 'locked':
      return {
        en: `Session "${error.id}" is open elsewhere${who(error.owner, 'en')}. Close it there first; where nobody sits there any more, take it over with --take-over.`,
        'zh-CN': `会话“${error.id}”正在别处打开${who(error.owner, 'zh-CN')}。请先在那里关闭；那边已经没有人的话，加上 --take-over 接管。`,
      };
    case 'out-of-step':
      return {
        en: `Somebody else went on with session "${error.id}" meanwhile. Your last answer was not stored; resume the session and give it again if it is still asked.`,
        'zh-CN': `会话“${error.id}”刚才有人继续做了。您刚才的回答没有保存；请重新打开会话，如果还问到，再答一次。`,
      };
    case 'unavailable':
      return UNAVAILABLE[error.why](error.where, error.detail);
    case 'corrupt':
      return {
        en: `Session "${error.id}" cannot be read: ${error.problems.map((one) => sayStoredProblem(one).en).join(' ')}`,
        'zh-CN': `会话“${error.id}”读不出来：${error.problems.map((one) => sayStoredProblem(one)['zh-CN']).join('')}`,
      };
  }
}

function who(owner: Owner | undefined, locale: keyof Sentence): string {
  if (!owner) return '';
  return locale === 'en' ? ` (process ${owner.pid} on ${owner.host})` : `（${owner.host} 上的进程 ${owner.pid}）`;
}

const UNAVAILABLE: Readonly<Record<UnavailableWhy, (where: string, detail: string) => Sentence>> = {
  full: (where) => ({
    en: `There is no room left in ${where}, so nothing was stored. Make room, then try again.`,
    'zh-CN': `${where} 没有空间了，所以没有保存。请腾出空间，再试一次。`,
  }),
  'read-only': (where) => ({
    en: `${where} is read-only, so nothing was stored. Choose another place with --data.`,
    'zh-CN': `${where} 是只读的，所以没有保存。请用 --data 换一个位置。`,
  }),
  'no-permission': (where) => ({
    en: `You may not write in ${where}, so nothing was stored. Ask for the permission, or choose another place with --data.`,
    'zh-CN': `您没有 ${where} 的写权限，所以没有保存。请申请权限，或者用 --data 换一个位置。`,
  }),
  'no-folder': (where) => ({
    en: `${where} is not a folder, so nothing was stored. Choose another place with --data.`,
    'zh-CN': `${where} 不是文件夹，所以没有保存。请用 --data 换一个位置。`,
  }),
  connection: (where, detail) => ({
    en: `The database ${where} does not answer (${detail}), so nothing was read or stored. Try again when it is back.`,
    'zh-CN': `数据库 ${where} 没有响应（${detail}），读不到，也存不上。等数据库恢复后再试一次。`,
  }),
  refused: (where, detail) => ({
    en: `The database ${where} refused (${detail}), so nothing was stored. Check the address, the user and the permissions.`,
    'zh-CN': `数据库 ${where} 拒绝了（${detail}），所以没有保存。请检查地址、用户和权限。`,
  }),
  'newer-version': (where) => ({
    en: `${where} was set up by a newer symptree. Update this one.`,
    'zh-CN': `${where} 是由更新版本的 symptree 建立的，请升级这里的版本。`,
  }),
  closed: (where) => ({ en: `The store ${where} is closed.`, 'zh-CN': `存储 ${where} 已经关闭。` }),
  failed: (where, detail) => ({
    en: `${where} could not be used (${detail}), so nothing was read or stored; try again.`,
    'zh-CN': `${where} 无法使用（${detail}），读不到，也存不上，请再试一次。`,
  }),
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
