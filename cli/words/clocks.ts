/** What the clocks say: the deadlines of the severity and the end of the class. Signs and words, never a colour alone. */
import type { ClassClock, Deadline, DeadlineKind, EventNames, StepView, View } from '../engine.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';

export interface ClockWords {
  readonly title: string;
  readonly names: Readonly<Record<DeadlineKind, string>>;
  /** `12 min`, `23 h`; whole minutes. In Chinese with the space that goes before a number. */
  readonly minutes: (minutes: number) => string;
  /** Short, for a header: the name and what is left. */
  readonly left: (name: string, minutes: string) => string;
  /** The same where there is hardly room. */
  readonly leftBrief: (name: string, minutes: string) => string;
  readonly under: string;
  readonly late: (name: string, minutes: string) => string;
  readonly kept: string;
  readonly missed: (minutes: string) => string;
  readonly due: (time: string) => string;
  /** Called out once. */
  readonly near: (what: DeadlineKind, time: string) => string;
  readonly past: (what: DeadlineKind, time: string) => string;
  readonly reported: (time: string) => string;
  /** Before the same time in a list. */
  readonly reportedTitle: string;
  readonly classLeft: (minutes: string) => string;
  readonly classLeftBrief: (minutes: string) => string;
  readonly classOver: (minutes: string) => string;
  readonly classIn: (minutes: string) => string;
  readonly classSoon: string;
  readonly classNear: string;
  readonly classPast: string;
  /** `left`: what is left of the class. */
  readonly longerThanClass: (minutes: number, left: string) => string;
  readonly longerThanStart: (minutes: number, left: string) => string;
  readonly saveFirst: string;
  readonly readyFirst: string;
  readonly between: string;
  readonly lateForClass: (minutes: string) => string;
  readonly endLate: string;
  /** Before what brings the lesson back. */
  readonly eventFirst: string;
  /** What the clock runs to, before a time. */
  readonly endsTitle: string;
  /** For a table of keys. */
  readonly setEnds: string;
  readonly endsWhat: string;
  readonly endsAt: (time: string) => string;
}

const zhVerbs: Readonly<Record<DeadlineKind, string>> = { respond: '响应', workaround: '给出临时办法', solve: '解决' };

const zh = ({ name, starts, ends }: EventNames): ClockWords => ({
  title: '时限',
  names: { respond: '响应', workaround: '临时办法', solve: '解决' },
  minutes: (minutes) => (minutes < 120 ? ` ${minutes} 分` : ` ${Math.floor(minutes / 60)} 小时`),
  left: (name, minutes) => `${name}还剩${minutes}`,
  leftBrief: (name, minutes) => `${name}${minutes}`,
  under: '不到 1 分',
  late: (name, minutes) => `${name}超了${minutes}`,
  kept: '已按时做到',
  missed: (minutes) => `晚了${minutes}`,
  due: (time) => `${time} 之前`,
  near: (what, time) => `时限快到了：${time} 之前要${zhVerbs[what]}。`,
  past: (what, time) => `时限已过：${time} 之前就该${zhVerbs[what]}。`,
  reported: (time) => `客户 ${time} 报的`,
  reportedTitle: '客户报的时间',
  classLeft: (minutes) => `距${ends}${minutes}`,
  classLeftBrief: (minutes) => `距${ends}${minutes}`,
  classOver: (minutes) => `${ends}已过${minutes}`,
  classIn: (minutes) => `距${starts}${minutes}`,
  classSoon: `快${starts}了。`,
  classNear: `快${ends}了。`,
  classPast: `已经${ends}了。`,
  longerThanClass: (minutes, left) => `这一步约 ${minutes} 分钟，距${ends}还有${left}。`,
  longerThanStart: (minutes, left) => `这一步约 ${minutes} 分钟，距${starts}还有${left}。`,
  saveFirst: `先把${name}救回来，原因等${ends}再找。`,
  readyFirst: `先想办法准时${starts}，原因以后再找。`,
  between: '',
  lateForClass: (minutes) => `弄好的时候，${ends}已过${minutes}，没有赶上。回访时问问落下了什么，要不要补。`,
  endLate: `修好了，但${name}已经结束`,
  eventFirst: `先救${name}，请客户`,
  endsTitle: ends,
  setEnds: `几点${ends}：d 19:30 或 d 20`,
  endsWhat: `几点${ends}？例如 19:30，或 +20 表示还有 20 分钟（回车取消）：`,
  endsAt: (time) => `${ends}时间：${time}。`,
});

const enDue: Readonly<Record<DeadlineKind, string>> = {
  respond: 'a response',
  workaround: 'a workaround',
  solve: 'the solution',
};

const en = ({ name, starts, ends }: EventNames): ClockWords => ({
  title: 'Deadlines',
  names: { respond: 'response', workaround: 'workaround', solve: 'solution' },
  minutes: (minutes) => (minutes < 120 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`),
  left: (name, minutes) => `${name}: ${minutes} left`,
  leftBrief: (name, minutes) => `${name}: ${minutes}`,
  under: '<1 min',
  late: (name, minutes) => `${name} ${minutes} late`,
  kept: 'in time',
  missed: (minutes) => `${minutes} late`,
  due: (time) => `by ${time}`,
  near: (what, time) => `Deadline near: ${enDue[what]} is due by ${time}.`,
  past: (what, time) => `Deadline past: ${enDue[what]} was due by ${time}.`,
  reported: (time) => `reported at ${time}`,
  reportedTitle: 'First reported',
  classLeft: (minutes) => `${name}: ${minutes} left`,
  classLeftBrief: (minutes) => `${name}: ${minutes}`,
  classOver: (minutes) => `${name} over ${minutes}`,
  classIn: (minutes) => `${name} in ${minutes}`,
  classSoon: `The ${name} ${starts} soon.`,
  classNear: `The ${name} is nearly over.`,
  classPast: `The ${name} is over.`,
  longerThanClass: (minutes, left) => `This takes about ${minutes} min; the ${name} has ${left} left.`,
  longerThanStart: (minutes, left) => `This takes about ${minutes} min; the ${name} ${starts} in ${left}.`,
  saveFirst: `Save the ${name} first, find the cause after.`,
  readyFirst: `See that the ${name} ${starts} in time, find the cause after.`,
  between: ' ',
  lateForClass: (minutes) =>
    `It worked ${minutes} after the ${name} was over. In the follow-up, ask what was missed and whether it is to be made up.`,
  endLate: `Works again, too late for the ${name}`,
  eventFirst: `${capital(name)} first, they do`,
  endsTitle: capital(`${name} ${ends}`),
  setEnds: `when the ${name} ${ends}: d 19:30 or d 20`,
  endsWhat: `When the ${name} ${ends}, such as 19:30, or +20 for in 20 minutes (Enter cancels):`,
  endsAt: (time) => `The ${name} ${ends} at ${time}.`,
});

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const ALL: Readonly<Record<ProgramLanguage, (event: EventNames) => ClockWords>> = { 'zh-CN': zh, en };

/** The words for a locale, for what the class is called there. */
export const clockWords = ({ locale, event }: Pick<View, 'locale' | 'event'>): ClockWords =>
  ALL[programLanguage(locale)](event);

/** Minutes that are left, rounded down: nobody is promised more than there is. */
const leftText = (left: number, words: ClockWords): string =>
  left < 1 ? words.under : words.minutes(Math.floor(left));
const lateText = (left: number, words: ClockWords): string => words.minutes(Math.max(1, Math.ceil(-left)));

/** `workaround: 9 min left`, `workaround 3 min late`; for one that is over, whether it was kept. */
export function deadlineText({ what, left, state }: Deadline, words: ClockWords, how?: 'brief'): string {
  const name = words.names[what];
  switch (state) {
    case 'kept':
      return `${name} ${words.kept}`;
    case 'missed':
      return `${name} ${words.missed(lateText(left, words))}`;
    case 'past':
      return words.late(name, lateText(left, words));
    default:
      return (how === 'brief' ? words.leftBrief : words.left)(name, leftText(left, words));
  }
}

export const classText = (
  { to, left, state }: Pick<ClassClock, 'to' | 'left' | 'state'>,
  words: ClockWords,
  how?: 'brief',
): string =>
  to === 'start'
    ? words.classIn(leftText(left, words))
    : state === 'past'
      ? words.classOver(lateText(left, words))
      : (how === 'brief' ? words.classLeftBrief : words.classLeft)(leftText(left, words));

/**
 * What is said of a step that takes longer than the class still lasts, or than it is to its start; one that brings the lesson back
 * is the right one still.
 */
export function longerText(
  step: Exclude<StepView, { kind: 'end' }>,
  { to, left }: Pick<ClassClock, 'to' | 'left'>,
  words: ClockWords,
): string {
  const [long, first] =
    to === 'start' ? [words.longerThanStart, words.readyFirst] : [words.longerThanClass, words.saveFirst];
  const sentence = long(step.minutes ?? 0, leftText(left, words));
  return step.kind === 'repair' && step.worksAround ? sentence : [sentence, first].join(words.between);
}

export const lateEndText = (lateBy: number, words: ClockWords): string => words.lateForClass(words.minutes(lateBy));
