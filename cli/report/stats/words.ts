/** The words of the figures' report. */
import type { Band, DeadlineKind, EndKind } from '../../engine.ts';
import { type ProgramLanguage, programLanguage } from '../../language.ts';

export interface StatsWords {
  readonly title: string;
  readonly sessions: (all: number, ended: number) => string;
  /** In a drawing, behind one figure. */
  readonly few: string;
  /** Behind the title of a block all of whose figures are from too few cases. */
  readonly allFew: string;
  /** Below a block of which some are: they have the mark. */
  readonly someFew: (mark: string) => string;
  readonly none: string;
  readonly of: (count: number, of: number) => string;
  readonly interval: (low: string, high: string) => string;
  readonly bands: Readonly<Record<Band, string>>;
  readonly bandsNote: string;
  readonly intervalNote: string;
  readonly outcomes: string;
  readonly firstContact: string;
  readonly firstDiagnosis: string;
  readonly complete: string;
  readonly ends: string;
  readonly end: Readonly<Record<EndKind, string>>;
  readonly effort: string;
  readonly questions: string;
  readonly minutes: string;
  readonly median: string;
  readonly p90: string;
  readonly deadlines: string;
  readonly deadline: Readonly<Record<DeadlineKind, string>>;
  readonly kept: string;
  readonly escalations: string;
  readonly trees: string;
  readonly tree: string;
  readonly ended: string;
  readonly escalated: string;
  readonly causes: string;
  readonly cause: string;
  readonly count: string;
  readonly steps: string;
  readonly step: string;
  readonly reached: string;
  readonly leftHere: string;
  readonly unsure: string;
  readonly otherWording: string;
  readonly changed: string;
  readonly seconds: string;
  readonly narrowed: string;
  readonly actions: string;
  readonly action: string;
  readonly tried: string;
  readonly fixed: string;
  readonly cannot: string;
  readonly more: (count: number) => string;
  readonly teams: string;
  readonly followUps: string;
  readonly followUpsDue: string;
  readonly followUpsDone: string;
  readonly share: string;
  /** What was counted. */
  readonly pack: (title: string, version: string) => string;
  readonly period: (since: string | undefined, until: string | undefined) => string;
  readonly only: Readonly<Record<'tree' | 'team' | 'agent', (name: string) => string>>;
  readonly target: (target: string, reached: boolean | undefined) => string;
  readonly counting: (done: string, of: string, percent: string) => string;
  readonly unreadable: (count: number) => string;
  readonly meaning: string;
  /** What each figure counts, for the page; docs/figures.md says it at length. */
  readonly definitions: readonly (readonly [string, string])[];
}

const zhCN: StatsWords = {
  title: '结果统计',
  sessions: (all, ended) => `${all} 个会话，其中 ${ended} 个已经结束`,
  few: '样本太少',
  allFew: '（样本太少，都不到 20 个）',
  someFew: (mark) => `${mark} 样本太少，不到 20 个`,
  none: '还没有',
  of: (count, of) => `${count}/${of}`,
  interval: (low, high) => `${low}–${high}`,
  bands: { excellent: '优秀', usual: '一般', alarm: '警戒' },
  bandsNote: '首次解决率：75% 以上优秀，60%–70% 一般，60% 以下警戒。',
  intervalNote: '每个比例后面是 95% 的区间；标明“样本太少”的，不要凭它做决定。',
  outcomes: '结果',
  firstContact: '首次解决',
  firstDiagnosis: '首次判断准确',
  complete: '升级时资料齐全',
  ends: '怎么结束的',
  end: {
    resolved: '已解决',
    restored: '已先恢复',
    escalated: '已升级',
    referred: '请找对方',
    'no-fault': '没有故障',
    prepared: '事先检查',
  },
  effort: '花了多少',
  questions: '问题个数',
  minutes: '分钟',
  median: '中位数',
  p90: '九成以内',
  deadlines: '时限',
  deadline: { respond: '响应', workaround: '临时办法', solve: '解决' },
  kept: '按时',
  escalations: '升级时缺了什么',

  trees: '按流程',
  tree: '流程',
  ended: '结束',
  escalated: '升级',
  causes: '找到的原因',
  cause: '原因',
  count: '次数',
  steps: '每一步',
  step: '步骤',
  reached: '走到',
  leftHere: '停在这里',
  unsure: '不确定',
  otherWording: '换了问法',
  changed: '后来改了',
  seconds: '秒',
  narrowed: '缩小范围',
  actions: '每个办法',
  action: '办法',
  tried: '试过',
  fixed: '好了',
  cannot: '做不了',
  more: (count) => `还有 ${count} 项，完整的在 JSON、CSV 和网页里`,
  teams: '升级交给谁',
  followUps: '回访',
  followUpsDue: '还欠',
  followUpsDone: '已做',
  share: '比例',
  pack: (title, version) => `包：${title}（${version}）`,
  period: (since, until) =>
    since === undefined
      ? until === undefined
        ? '时间：全部'
        : `时间：到 ${until} 为止开始的会话`
      : `时间：${since} 起${until === undefined ? '' : `、到 ${until} 为止`}开始的会话`,
  only: {
    tree: (name) => `只看走到流程“${name}”的会话`,
    team: (name) => `只看升级给“${name}”的会话`,
    agent: (name) => `只看“${name}”做过的会话`,
  },
  target: (target, reached) => `目标 ${target}${reached === undefined ? '' : reached ? '，达到' : '，没达到'}`,
  counting: (done, of, percent) => `正在统计：${done} / ${of} 个会话（${percent}）`,
  unreadable: (count) => `还有 ${count} 个会话读不出来，没有算进去。`,
  meaning: '这些数字的意思',
  definitions: [
    [
      '首次解决',
      '已结束的会话里，由一位客服自己解决（或确认没有故障）的；中途升级过的、事后证明判断错了的、只是先恢复了的、请客户找别人的，都不算。',
    ],
    ['首次判断准确', '后来有人给出“对”或“错”的会话里，判“对”的。“不知道”不算在内。'],
    ['升级时资料齐全', '升级的会话里，下一个团队要的资料一样不缺的。'],
    [
      '时限',
      '从客户第一次报告算起：会话开始算响应；第一次有办法管用，或者没有升级就结束，算有了临时办法；已解决、没有故障或请客户找对方，算解决。升级以后的情况不知道，当时没到期的不算。',
    ],
    ['分钟', '从会话开始到结束，中间停下来的时间也算。'],
    ['停在这里', '走到这一步的会话里，没有结束、还停在这一步的。'],
    ['后来改了', '有完整经过的会话里，回答后来被改、被退回，或者重新问过的。'],
    ['秒', '从上一个回答到这一个回答。'],
    ['缩小范围', '回答之后，还可能的原因少了几成。'],
    ['试过、好了、做不了', '试过是好了和没好的合计；好了按试过的算，做不了按请客户做的算。'],
  ],
};

const en: StatsWords = {
  title: 'Outcome figures',
  sessions: (all, ended) => `${all} sessions, ${ended} of them ended`,
  few: 'too few',
  allFew: ' (too few: below 20 cases each)',
  someFew: (mark) => `${mark} too few: below 20 cases`,
  none: 'none yet',
  of: (count, of) => `${count}/${of}`,
  interval: (low, high) => `${low}–${high}`,
  bands: { excellent: 'excellent', usual: 'usual', alarm: 'alarm' },
  bandsNote: 'First contact: 75 % and more is excellent, 60 to 70 % usual, below 60 % an alarm.',
  intervalNote: 'Behind each share stands its 95 % interval; where it says "too few", do not decide by it.',
  outcomes: 'Outcomes',
  firstContact: 'Solved at first contact',
  firstDiagnosis: 'First diagnosis right',
  complete: 'Escalated with all that was wanted',
  ends: 'How it ended',
  end: {
    resolved: 'Solved',
    restored: 'Running again, cause open',
    escalated: 'Escalated',
    referred: 'Referred',
    'no-fault': 'No fault',
    prepared: 'Checked beforehand',
  },
  effort: 'What it took',
  questions: 'Questions',
  minutes: 'Minutes',
  median: 'median',
  p90: 'nine of ten',
  deadlines: 'Deadlines',
  deadline: { respond: 'Response', workaround: 'Workaround', solve: 'Solution' },
  kept: 'kept',
  escalations: 'What was missing in escalations',

  trees: 'By tree',
  tree: 'Tree',
  ended: 'ended',
  escalated: 'escalated',
  causes: 'Causes found',
  cause: 'Cause',
  count: 'count',
  steps: 'Each step',
  step: 'Step',
  reached: 'reached',
  leftHere: 'left here',
  unsure: 'not sure',
  otherWording: 'other words',
  changed: 'changed',
  seconds: 'seconds',
  narrowed: 'narrowed',
  actions: 'Each remedy',
  action: 'Remedy',
  tried: 'tried',
  fixed: 'fixed',
  cannot: 'could not',
  more: (count) => `${count} more; all of them are in JSON, CSV and the page`,
  teams: 'Escalated to',
  followUps: 'Follow-ups',
  followUpsDue: 'due',
  followUpsDone: 'made',
  share: 'share',
  pack: (title, version) => `Pack: ${title} (${version})`,
  period: (since, until) =>
    since === undefined
      ? until === undefined
        ? 'Period: all'
        : `Period: sessions begun until ${until}`
      : `Period: sessions begun from ${since}${until === undefined ? '' : ` until ${until}`}`,
  only: {
    tree: (name) => `Only sessions that came to the tree "${name}"`,
    team: (name) => `Only sessions escalated to "${name}"`,
    agent: (name) => `Only sessions that "${name}" worked on`,
  },
  target: (target, reached) => `target ${target}${reached === undefined ? '' : reached ? ', reached' : ', missed'}`,
  counting: (done, of, percent) => `Counting: ${done} of ${of} sessions (${percent})`,
  unreadable: (count) => `${count} more sessions cannot be read and are not counted.`,
  meaning: 'What these figures mean',
  definitions: [
    [
      'Solved at first contact',
      'Of the sessions that ended: solved, or no fault, by one agent. Not if it was escalated on the way, if the diagnosis later proved wrong, if it only runs again for now, or if the customer has to ask somebody else.',
    ],
    [
      'First diagnosis right',
      'Of the sessions somebody later called right or wrong: right. "Unknown" counts in neither.',
    ],
    ['Escalated with all that was wanted', 'Of the escalated sessions: nothing that the next team wanted was missing.'],
    [
      'Deadlines',
      'From the customer’s first report. Response: the session begins. Workaround: a remedy helps for the first time, or the session ends without escalation. Solution: it ends solved, without fault, or referred. What happens after an escalation is not known; what was not over by then is not counted.',
    ],
    ['Minutes', 'From the beginning of a session to its end, pauses included.'],
    ['Left here', 'Of the sessions that came to the step: not ended, and still standing there.'],
    [
      'Changed',
      'Of the sessions with their whole history: the answer was changed or taken back, or the question asked again.',
    ],
    ['Seconds', 'From the answer before to this answer.'],
    ['Narrowed', 'The part of the possible causes that the answer takes away.'],
    ['Tried, fixed, could not', 'Tried is fixed or not; fixed is counted of those tried, could not of those asked.'],
  ],
};

const WORDS: Readonly<Record<ProgramLanguage, StatsWords>> = { 'zh-CN': zhCN, en };
export const statsWords = (locale: string): StatsWords => WORDS[programLanguage(locale)];
