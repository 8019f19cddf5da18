/** What is said about stored sessions: going on with one, listing, forgetting. */
import type { EndKind, FateLine, SessionStatus } from '../engine.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';

export interface SessionWords {
  readonly resumed: (id: string, kept: number) => string;
  readonly resumedChanged: string;
  readonly fate: Readonly<Record<FateLine['fate'], string>>;
  readonly why: Readonly<Record<NonNullable<FateLine['why']>, string>>;
  readonly stored: (id: string) => string;
  readonly lost: (events: number) => string;
  readonly nothingToResume: string;
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
  readonly answers: string;
  readonly notes: string;
  readonly facts: string;
  readonly passed: string;
}

const zh: SessionWords = {
  resumed: (id, kept) => `接着做会话 ${id}：前面的 ${kept} 个回答都在，不用再问。`,
  resumedChanged: '这棵树后来改过，下面这些和当时不一样了：',
  fate: { kept: '保留', renamed: '改了名，保留', waiting: '先放着', 'asked-again': '要再问一次', dropped: '不再用' },
  why: {
    'step-renamed': '步骤改了名',
    'answer-renamed': '选项改了名',
    'behind-a-question': '前面多了一个还没答的问题，答完就接上',
    'step-gone': '这一步已经没有了',
    'answer-gone': '这个选项已经没有了',
    'meaning-changed': '这一步的意思变了，旧回答不能当新回答用',
    'not-on-the-way': '现在的路不经过这一步',
    'tree-gone': '这棵树已经没有了',
  },
  stored: (id) => `会话编号 ${id}，随时可以用 symptree resume ${id} 接着做。`,
  lost: (events) => `有 ${events} 条记录坏了，读不出来；其余的都在。`,
  nothingToResume: '没有做到一半的会话。用 symptree sessions list 查看全部。',
  which: (prefix, ids) => `有好几个会话以“${prefix}”开头，请多写几位：${ids}`,
  noPack: (pack) => `这个会话用的是“${pack}”这个包，请用 --pack 指出它在哪里。`,
  columns: ['编号', '最近', '状态', '树', '结果', '客户的话'],
  status: { open: '进行中', paused: '放着', ended: '已结束' },
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
  ageForm: '请写成 90d（天）、12h（小时）或者一个日期，比如 2026-01-31。',
  noAction: (action) => `没有“${action}”这个动作：可以用 list、show、export、forget、purge。`,
  needsId: '请写上会话编号，开头几位就行。',
  storeOff: '这里没有保存会话（--store none）。',
  answers: '经过',
  notes: '备注',
  facts: '已知',
  passed: '早就知道，没有问',
};

const en: SessionWords = {
  resumed: (id, kept) => `Going on with session ${id}: ${kept} answers are kept and will not be asked again.`,
  resumedChanged: 'The tree has changed since. What is different now:',
  fate: {
    kept: 'Kept',
    renamed: 'Renamed, kept',
    waiting: 'Waiting',
    'asked-again': 'Asked again',
    dropped: 'No longer used',
  },
  why: {
    'step-renamed': 'the step has a new name',
    'answer-renamed': 'the answer has a new name',
    'behind-a-question': 'a new question stands before it; it is taken up once that is answered',
    'step-gone': 'this step is gone',
    'answer-gone': 'this answer is gone',
    'meaning-changed': 'the step means something else now, so the old answer cannot stand for a new one',
    'not-on-the-way': 'the way does not lead here any more',
    'tree-gone': 'this tree is gone',
  },
  stored: (id) => `Session ${id}; go on with it any time: symptree resume ${id}`,
  lost: (events) => `Damaged and unreadable records: ${events}; all others are there.`,
  nothingToResume: 'There is no unfinished session. "symptree sessions list" shows all.',
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
  ageForm: 'Write 90d (days), 12h (hours) or a date such as 2026-01-31.',
  noAction: (action) => `There is no "${action}": use list, show, export, forget or purge.`,
  needsId: 'Please give the id of the session; its beginning is enough.',
  storeOff: 'Sessions are not kept here (--store none).',
  answers: 'What happened',
  notes: 'Notes',
  facts: 'Known',
  passed: 'known already, not asked',
};

const WORDS: Readonly<Record<ProgramLanguage, SessionWords>> = { 'zh-CN': zh, en };

export const sessionWords = (locale: string): SessionWords => WORDS[programLanguage(locale)];
