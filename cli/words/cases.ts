/** What is written beside cases that the program makes: those it proposes, and stored sessions written as cases. */
import type { CoveredKind, Unreached } from '../engine.ts';
import { programLanguage } from '../language.ts';

export interface CaseWords {
  readonly proposed: (cases: number, pack: string) => string;
  readonly review: string;
  readonly casesOf: (tree: string) => string;
  readonly between: string;
  readonly coversFor: (things: string, more: number) => string;
  readonly kinds: Readonly<Record<CoveredKind, string>>;
  readonly atStart: string;
  readonly wayGone: string;
  readonly more: (things: number) => string;
  readonly nothing: string;
  readonly unreached: (things: number) => string;
  readonly why: Readonly<Record<Unreached, string>>;

  readonly fromSession: (id: string, tree: string) => string;
  readonly noStory: string;
  readonly leftOut: (facts: string) => string;
  readonly switched: (tree: string) => string;
  readonly escalatedAt: (step: string) => string;
  readonly stoppedAt: (step: string) => string;
  readonly byHand: (entries: string) => string;
  readonly entries: Readonly<Record<'severity' | 'class-ends' | 'fact' | 'return', string>>;
  readonly answersLost: (steps: string) => string;
  readonly otherEnd: (then: string, now: string) => string;
}

const zh: CaseWords = {
  proposed: (cases, pack) => `${pack}：${cases} 个建议的例子，走的都是现有例子没有走过的地方。`,
  review:
    '每一个都请您读一遍：补上 story（客户会怎么说），再看 ends 对这样的客户是不是对的；不对就改树，或者改 ends。story 空着，symptree test 不会放行。',
  casesOf: (tree) => `---- 放进 ${tree}.cases.yaml ----`,
  between: '；',
  coversFor: (things, more) => `为了走到：${things}${more > 0 ? `，还有 ${more} 处` : ''}`,
  kinds: { step: '步骤', answer: '回答', branch: '条件分支', end: '结局' },
  atStart: '开头',
  wayGone: '走法',
  more: (things) => `还有 ${things} 处可以用别的例子走到：把 --limit 放大，或者写上树的名字。`,
  nothing: '现有的例子已经走遍了能走到的地方。',
  unreached: (things) => `怎么写例子都走不到的：${things} 处`,
  why: {
    'not-come-to': '没有路走到这一步',
    'not-so-there': '走得到这一步，可是那时已经知道的总让它走别的路',
    'not-called': '没有树用到这棵共用的树',
    'one-answer': '要同一步先后答得不一样才走得到，一个例子写不出来',
    budget: '给了这么多个回答还没有找到',
  },

  fromSession: (id, tree) => `来自会话 ${id}（${tree}）`,
  noStory: '这个会话没有记下客户的原话，请补上 story。',
  leftOut: (facts) => `个人信息没有写出来：${facts}`,
  switched: (tree) => `客服中途换到了 ${tree} 这棵树；例子从那里开始，之前知道的写在 given 里。`,
  escalatedAt: (step) => `客服在 ${step} 直接升级了；这个例子走不到那里，没有说到的都当作不确定。`,
  stoppedAt: (step) => `会话停在 ${step}；从那里起没有说到的都当作不确定。`,
  byHand: (entries) => `客服另外做的，例子写不出来：${entries}`,
  entries: { severity: '调高严重程度', 'class-ends': '中途写结束时间', fact: '顺手记下事实', return: '回到原来的树' },
  answersLost: (steps) => `在现在的树里已经对不上的回答，没有写：${steps}`,
  otherEnd: (then, now) => `会话当时以 ${then} 结束，这个例子以 ${now} 结束。`,
};

const en: CaseWords = {
  proposed: (cases, pack) =>
    `${pack}: ${cases} proposed ${cases === 1 ? 'case' : 'cases'}, for what no case goes through yet.`,
  review:
    'Read each of them: write its story (what such a customer would say), and see whether its end is right for that customer; where it is not, mend the tree or the end. While a story is empty, symptree test refuses it.',
  casesOf: (tree) => `---- for ${tree}.cases.yaml ----`,
  between: '; ',
  coversFor: (things, more) => `For: ${things}${more > 0 ? `, and ${more} more` : ''}`,
  kinds: { step: 'step', answer: 'answer', branch: 'branch', end: 'end' },
  atStart: 'start',
  wayGone: 'Way',
  more: (things) => `${things} more could be gone through by other cases: raise --limit, or name a tree.`,
  nothing: 'The cases go through everything that can be gone through.',
  unreached: (things) => `Out of reach of any case: ${things}`,
  why: {
    'not-come-to': 'no way leads to this step',
    'not-so-there': 'the step is come to, but what is known there always leads elsewhere',
    'not-called': 'no tree uses this shared tree',
    'one-answer': 'only by answering one step in two ways, which one case cannot say',
    budget: 'not found with so many answers',
  },

  fromSession: (id, tree) => `From session ${id} (${tree})`,
  noStory: 'The session holds no words of the customer; write the story.',
  leftOut: (facts) => `Personal, not written here: ${facts}`,
  switched: (tree) => `The agent switched to ${tree}; the case begins there, what was known before stands in given.`,
  escalatedAt: (step) =>
    `The agent escalated at ${step}; this case does not come there, what it does not say is "not sure".`,
  stoppedAt: (step) => `The session stopped at ${step}; from there on what the case does not say is "not sure".`,
  byHand: (entries) => `Done by the agent, not to be said in a case: ${entries}`,
  entries: {
    severity: 'severity raised',
    'class-ends': 'the time of the end entered midway',
    fact: 'facts noted in passing',
    return: 'return to an earlier tree',
  },
  answersLost: (steps) => `Answers that do not fit the present trees, left out: ${steps}`,
  otherEnd: (then, now) => `The session ended as ${then}, this case ends as ${now}.`,
};

export const caseWords = (language: string): CaseWords => (programLanguage(language) === 'zh-CN' ? zh : en);
