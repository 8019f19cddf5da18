/** The words around a session, in Chinese for `zh` locales and in English for all others. */
import { readHours } from '../language/hours.ts';
import type { Locale, Outcome } from '../language/model.ts';
import type { EventNames } from '../session/event.ts';
import type { ClockState, DeadlineKind, Evidence } from '../session/types.ts';
import type { Handoff, HandoffTeam } from './packet.ts';

export interface ServiceWords {
  /** Between a name and what it is. */
  readonly colon: string;
  readonly comma: string;
  /** Items that may have commas of their own. */
  readonly and: (items: readonly string[]) => string;
  readonly quoted: (text: string) => string;
  readonly inBrackets: (text: string) => string;

  readonly title: (tree: string, team: string | undefined) => string;
  readonly stands: (packet: Omit<Handoff, 'stands'>) => string;
  readonly severity: string;
  readonly reported: string;
  readonly startedLater: (time: string) => string;
  readonly ago: (minutes: number) => string;
  readonly eventEnds: (event: EventNames) => string;
  readonly duration: (minutes: number) => string;
  readonly left: (minutes: number) => string;
  readonly late: (minutes: number) => string;
  readonly deadlines: Readonly<Record<DeadlineKind, string>>;
  readonly deadline: (state: ClockState, due: string, minutes: number) => string;
  readonly timesIn: (zone: string, offset: string) => string;

  readonly ownWords: string;
  readonly next: string;
  readonly goOn: string;
  /** `late`: it worked only after the class. */
  readonly followUp: (late: boolean) => string;
  /** Before the command that says it was made. */
  readonly followUpThen: string;
  readonly followedUp: (time: string) => string;
  readonly verdict: string;
  /** `state`: what was judged where no cause was found. */
  readonly verdictSaid: (
    verdict: 'right' | 'wrong' | 'unknown',
    cause: string | undefined,
    packet: Pick<Handoff, 'state' | 'cause'>,
  ) => string;
  readonly promised: (due: string, left: string) => string;
  readonly promiseBroken: (team: string) => string;
  readonly meanwhile: string;
  readonly stillToAsk: string;
  readonly todo: string;
  readonly nothingToAsk: string;
  readonly askedAlready: string;
  readonly speaksTo: (language: string) => string;

  readonly team: string;
  readonly hours: (lines: readonly string[]) => string;
  readonly teamSaid: (team: HandoffTeam, time: (at: number) => string) => string;

  readonly known: string;
  readonly knownHead: readonly [string, string, string, string];
  readonly evidence: Readonly<Record<Evidence, string>>;
  readonly givenBefore: string;
  readonly withheld: string;
  readonly withheldNote: (titles: readonly string[]) => string;
  readonly unsure: string;
  readonly tried: string;
  readonly triedHead: readonly [string, string, string, string];
  readonly outcomes: Readonly<Record<Outcome, string>>;
  readonly forNow: string;
  readonly nothingTried: string;
  readonly told: string;
  readonly causes: string;
  readonly causeFound: string;
  readonly noCause: string;
  readonly notAskedYet: string;
  readonly leftUnsure: (asked: string) => string;
  readonly leftUndone: (asked: string) => string;
  readonly leftTried: (asked: string) => string;
  readonly leftMove: string;
  readonly more: (count: number) => string;
  readonly ruledOut: string;
  readonly nothingRuledOut: string;
  readonly changed: string;
  readonly changedFrom: (before: string, after: string) => string;
  readonly notes: string;
  readonly workedOn: string;
}

const mostLikely = ({
  causes,
}: Pick<Handoff, 'causes'>): { title: string; percent: number; only: boolean } | undefined => {
  const [first, second] = causes.remaining;
  // No lead where two are as likely as each other.
  return first && (!second || first.share > second.share + 0.005)
    ? { title: first.title, percent: Math.round(first.share * 100), only: !second }
    : undefined;
};

const repairsOf = ({ tried }: Pick<Handoff, 'tried'>) => {
  const repairs = tried.filter(({ kind }) => kind === 'repair');
  const count = (outcome: Outcome) => repairs.filter((one) => one.outcome === outcome).length;
  return { done: count('fixed') + count('not-fixed'), fixed: count('fixed'), cannot: count('cannot') };
};

/** The sentence on its end mark, whatever the author ended his part with. */
const bare = (text: string): string => text.trim().replace(/[。．.!！?？；;，,]+$/u, '');

/** The name of a language in another one, for example `中文`; a tag that is none stays. */
const nameOf = (language: Locale, locale: string): string => {
  try {
    return new Intl.DisplayNames([locale], { type: 'language' }).of(language.split('-')[0] ?? language) ?? language;
  } catch {
    return language; // Intl tells a tag that is none by throwing.
  }
};

const ZH_DAYS = ['一', '二', '三', '四', '五', '六', '日'];
const EN_DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function hoursLine(line: string, day: (index: number) => string, to: string): string {
  const rule = readHours(line);
  if (!rule) return line;
  const [first = 0, last = first] = [rule.days[0], rule.days.at(-1)];
  const days = first === last ? day(first) : `${day(first)}${to}${day(last)}`;
  return `${days} ${line.slice(line.indexOf(' ') + 1).replace('-', '–')}`;
}

/** Where no cause was found, a verdict is on what was done. */
type Judged = Readonly<Partial<Record<Handoff['state'], Readonly<Record<'right' | 'wrong', string>>>>>;
const ZH_JUDGED: Judged = {
  restored: { right: '先接上是对的', wrong: '当时的处理不对' },
  escalated: { right: '交对了地方', wrong: '交错了地方' },
  referred: { right: '找对了人', wrong: '找错了人' },
  prepared: { right: '检查得对', wrong: '检查得不对' },
};
const EN_JUDGED: Judged = {
  restored: { right: 'it was right to get it going first', wrong: 'what was done was wrong' },
  escalated: { right: 'it went to the right place', wrong: 'it went to the wrong place' },
  referred: { right: 'the customer was sent to the right place', wrong: 'the customer was sent to the wrong place' },
  prepared: { right: 'the check was right', wrong: 'the check was wrong' },
};

const zh: ServiceWords = {
  colon: '：',
  comma: '，',
  and: (items) => items.join('；'),
  quoted: (text) => `“${text.replace(/[“”]/g, (sign) => (sign === '“' ? '‘' : '’'))}”`,
  inBrackets: (text) => `（${text}）`,

  title: (tree, team) => (team === undefined ? `交接单：${tree}` : `交接给${team}：${tree}`),
  stands: (packet) => {
    const { severity, state, team, cause, asking, whom, early, tree, todo } = packet;
    const { done, fixed, cannot } = repairsOf(packet);
    const tries = [
      done > 0 ? `试了 ${done} 个办法，${fixed > 0 ? '其中有一个管用' : '都没好'}` : '还没有动手试过办法',
      ...(cannot > 0 ? [`有 ${cannot} 个办法客户做不了`] : []),
    ].join('，');
    const likely = mostLikely(packet);
    const open = !likely
      ? '原因未定'
      : likely.only
        ? `原因未定，没排除的只剩“${likely.title}”`
        : `原因未定，最可能是“${likely.title}”（${likely.percent}%）`;
    const why = cause ? `原因是“${cause.title}”` : open;
    const about = `${tree.title}${severity ? `（${severity.title}）` : ''}`;
    const to = team?.wanted.title ?? '下一位同事';
    switch (state) {
      case 'open':
        return `${about}：${tries}，现在正问到“${asking ?? ''}”，${why}。`;
      case 'escalated':
        return `${about}：${tries}，${early ? `客服中途决定转给${to}` : `按流程转给${to}`}，${why}。`;
      case 'restored':
        return packet.lateBy === undefined
          ? `${about}：已经先接上，${tries}，${why}，还欠客户一次回访。`
          : `${about}：弄好的时候，${packet.event.ends}已过 ${packet.lateBy} 分钟，${tries}，${why}，还欠客户一次回访。`;
      case 'resolved':
        return `${about}：已经解决，${why}。`;
      case 'referred':
        return `${about}：不在我们这边，已经请客户找${bare(whom ?? '对方')}，${why}。`;
      case 'no-fault':
        return `${about}：没有故障，${why}。`;
      case 'prepared':
        return `${about}：${todo.length > 0 ? `查完了，还有 ${todo.length} 件事要做` : '查完了，都准备好了'}。`;
    }
  },
  severity: '级别',
  reported: '客户报告',
  startedLater: (time) => `${time} 开始处理`,
  ago: (minutes) => (minutes < 1 ? '刚才' : `${minutes} 分钟前`),
  eventEnds: ({ ends }) => ends,
  duration: (minutes) => (minutes < 120 ? `${minutes} 分钟` : `${Math.floor(minutes / 6) / 10} 小时`),
  left: (minutes) => `还剩 ${zh.duration(minutes)}`,
  late: (minutes) => `已经超了 ${zh.duration(minutes)}`,
  deadlines: { respond: '响应', workaround: '临时办法', solve: '解决' },
  deadline: (state, due, minutes) => {
    switch (state) {
      case 'kept':
        return '已按时做到';
      case 'missed':
        return `晚了 ${zh.duration(Math.ceil(-minutes))}`;
      case 'past':
        return `**应在 ${due} 之前，${zh.late(Math.ceil(-minutes))}**`;
      case 'near':
        return `**${due} 之前，只剩 ${zh.duration(Math.floor(minutes))}**`;
      case 'ok':
        return `${due} 之前，${zh.left(Math.floor(minutes))}`;
    }
  },
  timesIn: (zone, offset) => `时间都是 ${zone}（${offset}）的时间`,

  ownWords: '客户原话',
  next: '接下来要做的',
  goOn: '接着处理，前面问过的不会再问',
  followUp: (late) =>
    late ? '还欠客户一次回访：问问落下了什么，要不要补' : '还欠客户一次回访：过后联系他，把原因找出来',
  followUpThen: '做完后执行 ',
  followedUp: (time) => `${time} 已经回访`,
  verdict: '事后结论',
  verdictSaid: (verdict, cause, packet) => {
    const open = packet.cause ? undefined : ZH_JUDGED[packet.state];
    switch (verdict) {
      case 'right':
        return open
          ? `${open.right}${cause === undefined ? '' : `，原因后来查清了：${cause}`}`
          : `判断对了${cause === undefined ? '' : `，就是${cause}`}`;
      case 'wrong':
        return `${open?.wrong ?? '判断错了'}${cause === undefined ? '' : `，其实是${cause}`}`;
      case 'unknown':
        return '不知道判断对不对';
    }
  },
  promised: (due, left) => `已答应客户：${due} 之前联系他，${left}`,
  promiseBroken: (team) => `注意：到那时${team}还没有人上班，请先找到能联系客户的人`,
  meanwhile: '客户这段时间',
  stillToAsk: '还要问客户的',
  todo: '还要做的事',
  nothingToAsk: '没有，要的都问到了',
  askedAlready: '问过，客户当时不清楚',
  speaksTo: (language) => `和客户说${nameOf(language, 'zh-CN')}`,

  team: '交给谁',
  hours: (lines) =>
    lines.length === 0 ? '全天' : lines.map((line) => hoursLine(line, (day) => `周${ZH_DAYS[day]}`, '至')).join('，'),
  teamSaid: ({ title, wanted, choice }, time) => {
    const until = choice.closesAt === undefined ? '' : `，到 ${time(choice.closesAt)}`;
    const wantedOpens = choice.wantedOpensAt === undefined ? '近期都没有人' : `${time(choice.wantedOpensAt)} 才上班`;
    const language = choice.speaks ? '' : '注意：这个团队不说客户的语言。';
    switch (choice.why) {
      case 'open':
        return `现在有人${until}。${language}`;
      case 'instead':
        return `本应交给${wanted.title}，那边现在没有人，${wantedOpens}，所以交给${title}，那边现在有人${until}。`;
      case 'opens-first':
        return wanted.title === title
          ? `现在没有人，${time(choice.opensAt ?? 0)} 上班。${language}`
          : `本应交给${wanted.title}，现在哪里都没有人，${title}最早，${time(choice.opensAt ?? 0)} 上班，${wanted.title}${wantedOpens}。`;
      case 'never':
        return '这个团队近期都没有人上班，别的团队也没有，请人工找人接手。';
    }
  },

  known: '已经知道的',
  knownHead: ['内容', '回答', '怎么知道的', '时间'],
  evidence: { said: '客户说的', shown: '亲眼看到', measured: '系统测的' },
  givenBefore: '开始前就有',
  withheld: '（个人信息，这里不写）',
  withheldNote: (titles) => `${titles.join('、')}已经问到，属于个人信息，这里不写，接着处理时能看到。`,
  unsure: '问过、客户不清楚的',
  tried: '做过的',
  triedHead: ['时间', '做了什么', '结果', '谁陪着做的'],
  outcomes: { fixed: '好了', 'not-fixed': '还是不行', cannot: '没做成' },
  forNow: '先顶用',
  nothingTried: '还没有。',
  told: '已经告诉客户的',
  causes: '还可能的原因',
  causeFound: '找到的原因',
  noCause: '流程里知道的原因都排除了，要往别处找。',
  notAskedYet: '还没有查到',
  leftUnsure: (asked) => `问过${asked}，客户不清楚`,
  leftUndone: (asked) => `该试${asked}，没做成`,
  leftTried: (asked) => `试过${asked}，没好，但不能完全排除`,
  leftMove: '还没查到这里',
  more: (count) => `还有 ${count} 个`,
  ruledOut: '不再考虑的原因，凭的是哪个回答',
  nothingRuledOut: '还没有。',
  changed: '改过的回答',
  changedFrom: (before, after) => `原来是“${before}”，后来改成“${after}”`,
  notes: '备注',
  workedOn: '经手',
};

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const en: ServiceWords = {
  colon: ': ',
  comma: ', ',
  and: (items) => items.join('; '),
  quoted: (text) => `"${text}"`,
  inBrackets: (text) => ` (${text})`,

  title: (tree, team) => (team === undefined ? `Handoff: ${tree}` : `Handoff to ${team}: ${tree}`),
  stands: (packet) => {
    const { severity, state, team, cause, asking, whom, early, tree, todo } = packet;
    const { done, fixed, cannot } = repairsOf(packet);
    const tries = [
      done > 0
        ? `${plural(done, 'remedy', 'remedies')} tried, ${fixed > 0 ? 'one of them helped' : done === 1 ? 'it did not help' : 'none helped'}`
        : 'nothing tried yet',
      ...(cannot > 0 ? [`${cannot} could not be done`] : []),
    ].join(', ');
    const likely = mostLikely(packet);
    const open = !likely
      ? 'cause open'
      : likely.only
        ? `cause open, only "${likely.title}" is not ruled out`
        : `cause open, most likely "${likely.title}" (${likely.percent}%)`;
    const why = cause ? `the cause is "${cause.title}"` : open;
    const about = `${tree.title}${severity ? ` (${severity.title})` : ''}`;
    const to = team?.wanted.title ?? 'the next colleague';
    switch (state) {
      case 'open':
        return `${about}: ${tries}; being asked now: "${asking ?? ''}"; ${why}.`;
      case 'escalated':
        return `${about}: ${tries}; ${early ? `the agent decided to hand it to ${to} midway` : `the tree hands it to ${to}`}; ${why}.`;
      case 'restored':
        return packet.lateBy === undefined
          ? `${about}: it runs again; ${tries}; ${why}; a follow-up is owed.`
          : `${about}: it worked ${plural(packet.lateBy, 'minute')} after the ${packet.event.name} was over; ${tries}; ${why}; a follow-up is owed.`;
      case 'resolved':
        return `${about}: solved; ${why}.`;
      case 'referred':
        return `${about}: not ours, the customer was asked to see ${bare(whom ?? 'somebody else')}; ${why}.`;
      case 'no-fault':
        return `${about}: no fault; ${why}.`;
      case 'prepared':
        return `${about}: checked; ${todo.length > 0 ? `${plural(todo.length, 'thing')} still to do` : 'everything is ready'}.`;
    }
  },
  severity: 'Severity',
  reported: 'Reported',
  startedLater: (time) => `taken up at ${time}`,
  ago: (minutes) => (minutes < 1 ? 'just now' : `${plural(minutes, 'minute')} ago`),
  eventEnds: ({ name, ends }) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)} ${ends}`,
  duration: (minutes) => (minutes < 120 ? plural(minutes, 'minute') : `${Math.floor(minutes / 6) / 10} hours`),
  left: (minutes) => `${en.duration(minutes)} left`,
  late: (minutes) => `${en.duration(minutes)} late`,
  deadlines: { respond: 'Response', workaround: 'Workaround', solve: 'Solution' },
  deadline: (state, due, minutes) => {
    switch (state) {
      case 'kept':
        return 'in time';
      case 'missed':
        return en.late(Math.ceil(-minutes));
      case 'past':
        return `**was due by ${due}, ${en.late(Math.ceil(-minutes))}**`;
      case 'near':
        return `**due by ${due}, only ${en.left(Math.floor(minutes))}**`;
      case 'ok':
        return `due by ${due}, ${en.left(Math.floor(minutes))}`;
    }
  },
  timesIn: (zone, offset) => `All times are those of ${zone} (${offset})`,

  ownWords: 'In the customer’s own words',
  next: 'What to do next',
  goOn: 'Go on where it stands; nothing is asked twice',
  followUp: (late) =>
    late
      ? 'A follow-up is owed: ask what was missed and what is to be made up'
      : 'A follow-up is owed: call the customer afterwards and find the cause',
  followUpThen: 'then: ',
  followedUp: (time) => `The follow-up was made at ${time}`,
  verdict: 'What it turned out to be',
  verdictSaid: (verdict, cause, packet) => {
    const open = packet.cause ? undefined : EN_JUDGED[packet.state];
    switch (verdict) {
      case 'right':
        return open
          ? `${open.right}${cause === undefined ? '' : `; its cause has been found since: ${cause}`}`
          : `the diagnosis was right${cause === undefined ? '' : `: ${cause}`}`;
      case 'wrong':
        return `${open?.wrong ?? 'the diagnosis was wrong'}${cause === undefined ? '' : `; it was: ${cause}`}`;
      case 'unknown':
        return 'nobody knows whether the diagnosis was right';
    }
  },
  promised: (due, left) => `Promised: the customer hears from us by ${due}, ${left}`,
  promiseBroken: (team) => `Mind: nobody of ${team} is there by then; find somebody who can call the customer`,
  meanwhile: 'What the customer does meanwhile',
  stillToAsk: 'Still to ask the customer',
  todo: 'Still to do',
  nothingToAsk: 'nothing, all that is needed is here',
  askedAlready: 'asked, the customer was not sure then',
  speaksTo: (language) => `Speak ${nameOf(language, 'en')} with the customer`,

  team: 'Who takes it',
  hours: (lines) =>
    lines.length === 0
      ? 'around the clock'
      : lines.map((line) => hoursLine(line, (day) => EN_DAYS[day] as string, '–')).join(', '),
  teamSaid: ({ title, wanted, choice }, time) => {
    const until = choice.closesAt === undefined ? '' : ` until ${time(choice.closesAt)}`;
    const wantedOpens =
      choice.wantedOpensAt === undefined ? 'is not there any time soon' : `is back at ${time(choice.wantedOpensAt)}`;
    const language = choice.speaks ? '' : ' Mind: this team does not speak the customer’s language.';
    switch (choice.why) {
      case 'open':
        return `There now${until}.${language}`;
      case 'instead':
        return `Meant for ${wanted.title}, where nobody is now and which ${wantedOpens}; so it goes to ${title}, who are there now${until}.`;
      case 'opens-first':
        return wanted.title === title
          ? `Nobody is there now; back at ${time(choice.opensAt ?? 0)}.${language}`
          : `Meant for ${wanted.title}; nobody is anywhere now. ${title} is back first, at ${time(choice.opensAt ?? 0)}; ${wanted.title} ${wantedOpens}.`;
      case 'never':
        return 'Nobody of this team, or of any other that could take it, is there any time soon. Find somebody by hand.';
    }
  },

  known: 'What is known',
  knownHead: ['What', 'Answer', 'How we know', 'When'],
  evidence: { said: 'customer said', shown: 'seen', measured: 'measured' },
  givenBefore: 'known beforehand',
  withheld: '(personal, not written here)',
  withheldNote: (titles) =>
    `Known, personal and therefore not written here: ${titles.join(', ')}. It is there when you go on.`,
  unsure: 'Asked, and the customer was not sure',
  tried: 'What was done',
  triedHead: ['When', 'What', 'Result', 'With whom'],
  outcomes: { fixed: 'works now', 'not-fixed': 'still the same', cannot: 'could not be done' },
  forNow: 'for now',
  nothingTried: 'Nothing yet.',
  told: 'What the customer was told',
  causes: 'Causes still possible',
  causeFound: 'The cause',
  noCause: 'All causes that the tree knows are ruled out; look elsewhere.',
  notAskedYet: 'not looked at yet',
  leftUnsure: (asked) => `asked ${asked}, the customer was not sure`,
  leftUndone: (asked) => `${asked} could not be done`,
  leftTried: (asked) => `${asked} did not help, which does not rule it out`,
  leftMove: 'not looked into yet',
  more: (count) => `${count} more`,
  ruledOut: 'Causes no longer considered, and by which answer',
  nothingRuledOut: 'Nothing yet.',
  changed: 'Answers that were changed',
  changedFrom: (before, after) => `first "${before}", then "${after}"`,
  notes: 'Notes',
  workedOn: 'Worked on by',
};

/** The words for a locale. */
export const serviceWords = (locale: Locale): ServiceWords => (/^zh\b/i.test(locale) ? zh : en);
