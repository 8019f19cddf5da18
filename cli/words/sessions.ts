/** What is said about stored sessions: going on with one, listing, forgetting. */
import { type EndKind, type FateLine, termsFor } from '../../engine/index.ts';
import type { SessionStatus } from '../engine.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';

export interface SessionWords {
  /** `kept` of `all` answers stand as they were. */
  readonly resumed: (id: string, kept: number, all: number) => string;
  readonly resumedChanged: string;
  readonly attention: string;
  readonly beside: (by: string | undefined, minutes: number) => string;
  readonly quoted: (text: string) => string;
  readonly goneStep: (step: string, tree: string) => string;
  readonly answeredThen: (question: string, answer: string, why: string) => string;
  readonly unused: string;
  readonly unusedFact: (title: string, value: string, why: 'gone' | 'meaning-changed') => string;
  readonly unusedTree: (id: string, why: 'gone' | 'shared') => string;
  readonly unusedSeverity: (id: string) => string;
  readonly unusedPack: (id: string) => string;
  readonly unusedEntry: (type: string) => string;
  readonly fate: Readonly<Record<FateLine['fate'], string>>;
  readonly why: Readonly<Record<NonNullable<FateLine['why']>, string>>;
  readonly stored: (id: string) => string;
  readonly lost: (events: number) => string;
  readonly nothingToResume: string;
  readonly nothingStored: string;
  /** Before the first question of a new case. */
  readonly unfinished: (count: number) => string;
  readonly which: (prefix: string, ids: string) => string;
  readonly noPack: (pack: string) => string;
  readonly columns: readonly [id: string, when: string, status: string, tree: string, end: string, words: string];
  readonly status: Readonly<Record<SessionStatus, string>>;
  readonly ends: Readonly<Record<EndKind, string>>;
  readonly total: (shown: number, total: number) => string;
  readonly none: string;
  readonly unreadable: (name: string, why: string) => string;
  readonly forgotten: (id: string) => string;
  readonly purged: (count: number, inUse: number) => string;
  readonly sayYes: string;
  readonly ageForm: string;
  readonly noAction: (action: string) => string;
  readonly needsId: string;
  readonly storeOff: string;
  readonly noStore: (kind: string) => string;
  readonly answers: string;
  readonly notes: string;
  readonly facts: string;
  readonly passed: string;
}

const zh: SessionWords = {
  resumed: (id, kept, all) => {
    if (all === 0) return `接着做会话 ${id}：还没有回答过问题。`;
    return kept === all
      ? `接着做会话 ${id}：前面的 ${kept} 个回答都在，不用再问。`
      : `接着做会话 ${id}：前面 ${all} 个回答里，${kept} 个照用，不用再问。`;
  },
  resumedChanged: '下面这些和当时不一样了：',
  attention: '请注意',
  beside: (by, minutes) =>
    `${by ?? '别人'} ${minutes === 0 ? '刚才' : `${minutes} 分钟前`}还在做这个会话，没有退出。先问一声；两边都做的话，后答的一方会收到提示。`,
  quoted: (text) => `“${text}”`,
  goneStep: (step, tree) => `“${tree}”里的“${step}”这一步`,
  answeredThen: (question, answer, why) => `${question}当时答的是“${answer}”；${why}。`,
  unused: '没有用上',
  unusedFact: (title, value, why) =>
    `事先知道的“${title}：${value}”；${why === 'gone' ? '现在没有这一项了，用得着时会再问' : '它的意思变了，用得着时会再问'}。`,
  unusedTree: (id, why) =>
    `“${id}”这棵树${why === 'gone' ? '已经没有了' : '现在是别的树里的一段，不再单独走'}；请看看现在问的是不是客户的问题，不是就换一类问题。`,
  unusedSeverity: (id) => `严重程度“${id}”已经没有了；需要的话请重新设定。`,
  unusedPack: (id) => `会话原来用的“${id}”这个包；现在用的是另一个包，照用的回答请再核对一遍。`,
  unusedEntry: (type) => `一条“${type}”记录；它是更新版本的 symptree 写的，这里还不认识。`,
  fate: termsFor('zh-CN').fates,
  why: termsFor('zh-CN').why,
  stored: (id) => `会话编号 ${id}，随时可以用 symptree resume ${id} 接着做。`,
  lost: (events) => `有 ${events} 条记录坏了，读不出来；其余的都在。`,
  nothingToResume: '没有做到一半的会话。用 symptree sessions list 查看全部。',
  nothingStored: '还没有保存过会话。',
  unfinished: (count) => `有 ${count} 个会话没做完。接着做最近的：symptree resume；看全部：symptree sessions`,
  which: (prefix, ids) => `有好几个会话以“${prefix}”开头，请多写几位：${ids}`,
  noPack: (pack) => `这个会话用的是“${pack}”这个包，请用 --pack 指出它在哪里。`,
  columns: ['编号', '最近', '状态', '树', '结果', '客户的话'],
  status: { open: '进行中', paused: '暂停', ended: '已结束' },
  ends: {
    resolved: '已解决',
    restored: '先用上了，原因待查',
    escalated: '已转交',
    referred: '请找别处',
    'no-fault': '不是故障',
    prepared: '事先检查',
  },
  total: (shown, total) => `共 ${total} 个，列出 ${shown} 个。`,
  none: '没有这样的会话。',
  unreadable: (name, why) => `${name} 读不出来：${why}`,
  forgotten: (id) => `会话 ${id} 已经删除。`,
  purged: (count, inUse) => `删除了 ${count} 个会话。${inUse > 0 ? `${inUse} 个正在使用，没有删。` : ''}`,
  sayYes: '删了就找不回来了。确定的话请加上 --yes。',
  ageForm: '请写成 90d（天）、12h（小时）、4w（周），或者一个日期，比如 2026-01-31（这一天的会话会留下）。',
  noAction: (action) => `没有“${action}”这个动作：可以用 list、show、resume、export、forget、purge。`,
  needsId: '请写上会话编号，开头几位就行。',
  storeOff: '这里没有保存会话（--store none）。',
  noStore: (kind) =>
    `没有“${kind}”这种存储，所以什么都没做。--store（或 SYMPTREE_STORE）可以是 files（文件夹）、none（不存）或 postgres://用户@主机/数据库。`,
  answers: '经过',
  notes: '备注',
  facts: '已知',
  passed: '早就知道，没有问',
};

const en: SessionWords = {
  resumed: (id, kept, all) => {
    if (all === 0) return `Going on with session ${id}: nothing was answered yet.`;
    return kept === all
      ? `Going on with session ${id}: answers kept and not asked again: ${kept}.`
      : `Going on with session ${id}: answers kept and not asked again: ${kept} of ${all}.`;
  },
  resumedChanged: 'These are not as they were:',
  attention: 'Attention',
  beside: (by, minutes) =>
    `${by ?? 'Somebody else'} was at this session ${minutes === 0 ? 'a moment' : `${minutes} minutes`} ago and has not left it. Ask first; where both go on, who answers second is told.`,
  quoted: (text) => `"${text}"`,
  goneStep: (step, tree) => `The step "${step}" of "${tree}"`,
  answeredThen: (question, answer, why) => `${question} was answered "${answer}"; ${why}.`,
  unused: 'Not used',
  unusedFact: (title, value, why) =>
    `"${title}: ${value}", known beforehand; ${why === 'gone' ? 'there is no such thing any more' : 'it means something else now'}, so it is asked where it is needed.`,
  unusedTree: (id, why) =>
    `The tree "${id}" ${why === 'gone' ? 'is gone' : 'is a part of other trees now'}; look whether what is asked now is the customer's problem, and switch if it is not.`,
  unusedSeverity: (id) => `The severity "${id}" is gone; set another one where it is needed.`,
  unusedPack: (id) =>
    `The pack "${id}", with which the session was made; this is another one, so look at the answers that were kept.`,
  unusedEntry: (type) => `An entry "${type}"; a newer symptree wrote it, and this one does not know it yet.`,
  fate: termsFor('en').fates,
  why: termsFor('en').why,
  stored: (id) => `Session ${id}; go on with it any time: symptree resume ${id}`,
  lost: (events) => `Damaged and unreadable records: ${events}; all others are there.`,
  nothingToResume: 'There is no unfinished session. "symptree sessions list" shows all.',
  nothingStored: 'No session has been stored yet.',
  unfinished: (count) =>
    `Sessions not finished: ${count}. To go on with the newest: symptree resume; to see them: symptree sessions`,
  which: (prefix, ids) => `Several sessions begin with "${prefix}"; please give more of the id: ${ids}`,
  noPack: (pack) => `This session belongs to the pack "${pack}"; say with --pack where it is.`,
  columns: ['Id', 'Last', 'Status', 'Tree', 'End', "Customer's words"],
  status: { open: 'open', paused: 'paused', ended: 'ended' },
  ends: {
    resolved: 'resolved',
    restored: 'running again, cause open',
    escalated: 'escalated',
    referred: 'referred',
    'no-fault': 'no fault',
    prepared: 'checked beforehand',
  },
  total: (shown, total) => `${shown} of ${total}.`,
  none: 'No such session.',
  unreadable: (name, why) => `${name} cannot be read: ${why}`,
  forgotten: (id) => `Session ${id} is deleted.`,
  purged: (count, inUse) => `Sessions deleted: ${count}.${inUse > 0 ? ` In use and kept: ${inUse}.` : ''}`,
  sayYes: 'What is deleted cannot be brought back. If you are sure, add --yes.',
  ageForm: 'Write 90d (days), 12h (hours), 4w (weeks), or a date such as 2026-01-31 (sessions of that day stay).',
  noAction: (action) => `There is no "${action}": use list, show, resume, export, forget or purge.`,
  needsId: 'Please give the id of the session; its beginning is enough.',
  storeOff: 'Sessions are not kept here (--store none).',
  noStore: (kind) =>
    `There is no store "${kind}", so nothing was done. --store (or SYMPTREE_STORE) can be files, none or postgres://user@host/database.`,
  answers: 'What happened',
  notes: 'Notes',
  facts: 'Known',
  passed: 'known already, not asked',
};

const WORDS: Readonly<Record<ProgramLanguage, SessionWords>> = { 'zh-CN': zh, en };

export const sessionWords = (locale: string): SessionWords => WORDS[programLanguage(locale)];
