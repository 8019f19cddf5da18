/** The words of the figures' report. */
import type { Band, DeadlineKind, EndKind } from '../../engine.ts';
import { type ProgramLanguage, programLanguage } from '../../language.ts';

export interface StatsWords {
  readonly title: string;
  readonly sessions: (all: number, ended: number) => string;
  readonly few: string;
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
}

const zhCN: StatsWords = {
  title: '结果统计',
  sessions: (all, ended) => `${all} 个会话，其中 ${ended} 个已经结束`,
  few: '样本太少',
  none: '还没有',
  of: (count, of) => `${count}/${of}`,
  interval: (low, high) => `${low}–${high}`,
  bands: { excellent: '优秀', usual: '一般', alarm: '警戒' },
  bandsNote: '首次解决率：75% 以上优秀，60%–70% 一般，60% 以下警戒。',
  intervalNote: '每个比例后面是 95% 的区间；不到 20 个样本的标“样本太少”，不要凭它做决定。',
  outcomes: '结果',
  firstContact: '首次解决',
  firstDiagnosis: '首次判断准确',
  complete: '升级时资料齐全',
  ends: '怎么结束的',
  end: { resolved: '已解决', restored: '课已接上', escalated: '已升级', referred: '请找对方', 'no-fault': '没有故障' },
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
};

const en: StatsWords = {
  title: 'Outcome figures',
  sessions: (all, ended) => `${all} sessions, ${ended} of them ended`,
  few: 'too few',
  none: 'none yet',
  of: (count, of) => `${count}/${of}`,
  interval: (low, high) => `${low}–${high}`,
  bands: { excellent: 'excellent', usual: 'usual', alarm: 'alarm' },
  bandsNote: 'First contact: 75 % and more is excellent, 60 to 70 % usual, below 60 % an alarm.',
  intervalNote: 'Behind each share stands its 95 % interval; below 20 cases it says "too few": do not decide by it.',
  outcomes: 'Outcomes',
  firstContact: 'Solved at first contact',
  firstDiagnosis: 'First diagnosis right',
  complete: 'Escalated with all that was wanted',
  ends: 'How it ended',
  end: {
    resolved: 'Solved',
    restored: 'Class goes on',
    escalated: 'Escalated',
    referred: 'Referred',
    'no-fault': 'No fault',
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
};

const WORDS: Readonly<Record<ProgramLanguage, StatsWords>> = { 'zh-CN': zhCN, en };
export const statsWords = (locale: string): StatsWords => WORDS[programLanguage(locale)];
