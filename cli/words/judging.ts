/** What is said where a verdict is given and where follow-ups are listed and closed. */
import type { EndKind, JudgingRefusal, SessionMeta, Verdict } from '../engine.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';

/** What an agent may type in place of `right`, `wrong` and `unknown`. */
export const VERDICTS_IN_CHINESE: Readonly<Record<string, Verdict>> = { 对: 'right', 错: 'wrong', 不知道: 'unknown' };

export interface JudgingWords {
  readonly needsVerdict: (id: string) => string;
  readonly noVerdict: (written: string) => string;
  readonly needsId: string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  /** Of ends that found no cause: what was done is judged. */
  readonly withoutCause: Readonly<Partial<Record<EndKind, Readonly<Record<'right' | 'wrong', string>>>>>;
  /** What was found, what it really was, and how many steps that is tied to. */
  readonly given: (id: string, verdict: string) => string;
  readonly found: (cause: string | undefined) => string;
  readonly really: (cause: string) => string;
  /** Right to have left it open, and the cause is known now. */
  readonly foundSince: (cause: string) => string;
  readonly replaced: (verdict: string) => string;
  readonly steps: (count: number) => string;
  readonly sayCause: (id: string) => string;
  readonly refused: Readonly<
    Record<JudgingRefusal['code'], (id: string, about: Readonly<Record<string, string>>) => string>
  >;
  readonly followedUp: (id: string) => string;
  readonly dueSince: (when: string) => string;
  readonly closeWith: string;
  readonly noneDue: string;
  /** For `resume` and the end of a restored lesson. */
  /** `late`: it worked, but only after the class. */
  readonly owed: (command: string, late: boolean) => string;
}

const zhCN: JudgingWords = {
  needsVerdict: (id) => `请写上结论：symptree verdict ${id} right（对）、wrong（错）或 unknown（不知道）。`,
  noVerdict: (written) => `没有“${written}”这个结论：可以用 right（对）、wrong（错）、unknown（不知道）。`,
  needsId: '请先写会话编号（开头几位就行），再写结论，比如：symptree verdict 3f2a right',
  verdicts: { right: '判断对了', wrong: '判断错了', unknown: '不知道对不对' },
  withoutCause: {
    restored: { right: '先接上是对的', wrong: '当时的处理不对' },
    escalated: { right: '交对了地方', wrong: '交错了地方' },
    referred: { right: '找对了人', wrong: '找错了人' },
    prepared: { right: '检查得对', wrong: '检查得不对' },
  },
  given: (id, verdict) => `会话 ${id}：${verdict}。`,
  found: (cause) => (cause === undefined ? '当时还没有查清原因。' : `当时的判断：${cause}`),
  really: (cause) => `其实是：${cause}`,
  foundSince: (cause) => `原因后来查清了：${cause}`,
  replaced: (verdict) => `原来记的是“${verdict}”，现在以这次为准。`,
  steps: (count) => `结论连同走到那里的 ${count} 步一起记下，会算进 symptree stats。`,
  sayCause: (id) => `知道其实是什么原因的话：symptree verdict ${id} wrong --cause 原因`,
  refused: {
    'not-ended': (id) => `会话 ${id} 还没有结束，还没有可以评的判断。先把它做完：symptree resume ${id}`,
    'unknown-cause': (_, { cause }) => `这个包里没有“${cause ?? ''}”这个原因。`,
    'other-pack': (id, { pack }) => `会话 ${id} 用的是“${pack ?? ''}”这个包，不是这个包。`,
    'cause-unwanted': () => '不知道对不对，就不用写 --cause；知道是什么原因，请用 right 或 wrong。',
    'same-cause': (_, { cause }) => `当时判断的就是“${cause ?? ''}”：要么是 right，要么写另一个原因。`,
    'other-cause': (_, { found }) => `当时判断的是“${found ?? ''}”；其实是别的原因，请用 wrong。`,
    'nothing-owed': (id) => `会话 ${id} 不欠回访：只有“先接上、原因没查清”的才欠。`,
    'followed-up-already': (id) => `会话 ${id} 已经回访过了。`,
  },
  followedUp: (id) => `会话 ${id} 已经回访，不再欠了。`,
  dueSince: (when) => `${when} 起欠`,
  closeWith: '回访做完后：symptree followup 编号',
  noneDue: '没有欠着的回访。',
  owed: (command, late) => `还欠客户一次回访${late ? '' : '：过后联系他，把原因找出来'}。做完后执行 ${command}`,
};

const en: JudgingWords = {
  needsVerdict: (id) => `Please say which: symptree verdict ${id} right, wrong or unknown.`,
  noVerdict: (written) => `There is no verdict "${written}": it is right, wrong or unknown.`,
  needsId: 'Give the id of the session first (its beginning is enough), then the verdict: symptree verdict 3f2a right',
  verdicts: { right: 'the diagnosis was right', wrong: 'the diagnosis was wrong', unknown: 'nobody knows' },
  withoutCause: {
    restored: { right: 'it was right to get it going first', wrong: 'what was done was wrong' },
    escalated: { right: 'it went to the right place', wrong: 'it went to the wrong place' },
    referred: { right: 'the customer was sent to the right place', wrong: 'the customer was sent to the wrong place' },
    prepared: { right: 'the check was right', wrong: 'the check was wrong' },
  },
  given: (id, verdict) => `Session ${id}: ${verdict}.`,
  found: (cause) => (cause === undefined ? 'The cause was still open then.' : `Found then: ${cause}`),
  really: (cause) => `What it was: ${cause}`,
  foundSince: (cause) => `Its cause has been found since: ${cause}`,
  replaced: (verdict) => `It was "${verdict}" before; this one counts now.`,
  steps: (count) =>
    `Stored with the ${count === 1 ? 'one step' : `${count} steps`} that led there; symptree stats counts it.`,
  sayCause: (id) => `If you know what it was: symptree verdict ${id} wrong --cause CAUSE`,
  refused: {
    'not-ended': (id) =>
      `Session ${id} has not ended yet, so there is no diagnosis to judge. Go on with it first: symptree resume ${id}`,
    'unknown-cause': (_, { cause }) => `This pack has no cause "${cause ?? ''}".`,
    'other-pack': (id, { pack }) => `Session ${id} was made with the pack "${pack ?? ''}", not with this one.`,
    'cause-unwanted': () => 'With "unknown" there is no --cause. If you know the cause, it is right or wrong.',
    'same-cause': (_, { cause }) => `"${cause ?? ''}" is what was found: it was right, or give another cause.`,
    'other-cause': (_, { found }) => `"${found ?? ''}" is what was found. If it was something else, it was wrong.`,
    'nothing-owed': (id) => `Session ${id} owes no follow-up: only what goes on with its cause still open owes one.`,
    'followed-up-already': (id) => `The follow-up of session ${id} was made already.`,
  },
  followedUp: (id) => `The follow-up of session ${id} is made; nothing is due any more.`,
  dueSince: (when) => `due since ${when}`,
  closeWith: 'When it is made: symptree followup ID',
  noneDue: 'No follow-up is due.',
  owed: (command, late) =>
    `A follow-up is owed${late ? '' : ': call the customer afterwards and find the cause'}. Then: ${command}`,
};

const WORDS: Readonly<Record<ProgramLanguage, JudgingWords>> = { 'zh-CN': zhCN, en };

/** A verdict on what that end found, or, where it found no cause, on what was done. */
export const verdictText = (words: JudgingWords, verdict: Verdict, end: SessionMeta['end']): string =>
  (verdict !== 'unknown' && end?.cause === null && words.withoutCause[end.end]?.[verdict]) || words.verdicts[verdict];

export const judgingWords = (locale: string): JudgingWords => WORDS[programLanguage(locale)];
