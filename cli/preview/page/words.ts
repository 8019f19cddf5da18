/** What the page itself says; the sentences of the commands stand in cli/words. */
import type { ProgramLanguage } from '../../language.ts';

export interface PageWords {
  readonly title: (pack: string) => string;
  readonly loading: string;
  readonly gone: string;
  readonly skipTo: Readonly<Record<'walk' | 'graph', string>>;
  readonly pageLanguage: string;
  readonly customerLanguage: string;
  readonly allLanguages: string;
  readonly read: (time: string, files: number) => string;
  readonly offline: string;
  readonly broken: (errors: number) => string;
  readonly brokenWalking: string;
  readonly brokenNothing: string;
  readonly showFindings: string;

  readonly tabs: Readonly<Record<'walk' | 'graph' | 'findings' | 'cases', string>>;
  readonly sections: string;
  readonly walk: string;
  readonly stepNumber: (number: number) => string;
  readonly restart: string;
  readonly back: string;
  readonly keys: string;
  readonly otherWording: string;
  readonly wayOut: string;
  readonly answer: string;
  readonly answerNumber: string;
  readonly answerText: string;
  readonly chosen: string;
  readonly reopen: string;
  readonly goBackHere: (asked: string) => string;
  readonly rushTry: string;
  readonly minutesLeft: (minutes: number) => string;
  readonly minutesLeftAsk: string;
  readonly set: string;
  readonly transcript: string;
  readonly nothingYet: string;

  readonly changed: string;
  readonly changedAllKept: (kept: number) => string;
  readonly changedKept: (kept: number) => string;
  readonly close: string;

  readonly remaining: (count: number) => string;
  readonly noneRemain: string;
  readonly standing: string;
  readonly facts: string;
  readonly noFacts: string;

  readonly tree: string;
  readonly walkTree: string;
  readonly sharedTree: string;
  readonly zoom: Readonly<Record<'in' | 'out' | 'whole' | 'here', string>>;
  readonly showCovered: string;
  readonly graphOf: (tree: string) => string;
  readonly graphKeys: string;
  readonly here: string;
  readonly walked: (count: number) => string;
  readonly neverWalked: string;
  readonly goThere: string;
  readonly seeTree: string;
  readonly noWay: string;
  readonly leadsTo: string;

  readonly noFindings: string;
  readonly onlyThisTree: string;
  readonly showInGraph: string;
  readonly findingsCount: (shown: number, all: number) => string;

  readonly coveredTree: (tree: string) => string;
  readonly coveredPack: string;
  readonly uncovered: (count: number) => string;
  readonly allCovered: string;
  readonly startOfTree: string;
  readonly casesOf: (count: number, failed: number) => string;
  readonly noCases: string;
  readonly play: (id: string) => string;
  readonly playShort: string;
  readonly passed: string;
}

const zh: PageWords = {
  title: (pack) => `${pack} · 预览`,
  loading: '正在读取……',
  gone: '文件夹现在不在了，回来就会继续。',
  skipTo: { walk: '跳到问题', graph: '跳到树图' },
  pageLanguage: '页面语言',
  customerLanguage: '客户听到',
  allLanguages: '对照',
  read: (time, files) => `${time} 读取，${files} 个文件`,
  offline: '预览程序已经停了。重新启动后，这里会自动接上。',
  broken: (errors) => (errors === 1 ? '文件里有 1 个错误。' : `文件里有 ${errors} 个错误。`),
  brokenWalking: '下面走的还是上一次完整的版本，改好保存就会接上。',
  brokenNothing: '改好保存，就能走、能看图。',
  showFindings: '看错误',

  tabs: { walk: '走一遍', graph: '树图', findings: '检查', cases: '例子' },
  sections: '看什么',
  walk: '走一遍',
  stepNumber: (number) => `第 ${number} 步`,
  restart: '从头走',
  back: '上一步',
  keys: '数字键回答，0 不确定，b 上一步',
  otherWording: '换个问法',
  wayOut: '结果',
  answer: '回答',
  answerNumber: '填一个数',
  answerText: '照原样记下来',
  chosen: '选好了，继续',
  reopen: '重新问',
  goBackHere: (asked) => `回到“${asked}”`,
  rushTry: '赶时间，走最短的路',
  minutesLeft: (minutes) => `离结束 ${minutes} 分钟`,
  minutesLeftAsk: '假设离结束还有几分钟',
  set: '设定',
  transcript: '走过的路',
  nothingYet: '还没有回答。',

  changed: '文件改了，接着走。',
  changedAllKept: (kept) => (kept === 0 ? '文件改了，接着走。' : `文件改了，接着走：${kept} 个回答都在。`),
  changedKept: (kept) => `文件改了，接着走：${kept} 个回答还在。下面这些不一样了：`,
  close: '关闭',

  remaining: (count) => `还有可能 ${count}`,
  noneRemain: '没有剩下的原因。',
  standing: '情况',
  facts: '已知',
  noFacts: '还什么都不知道。',

  tree: '树',
  walkTree: '从头走这棵树',
  sharedTree: '共用的一段，不能单独走',
  zoom: { in: '放大', out: '缩小', whole: '看全图', here: '现在这一步' },
  showCovered: '标出例子走到的',
  graphOf: (tree) => `“${tree}”的树图`,
  graphKeys: '方向键在步骤之间移动，回车看这一步。',
  here: '现在在这里',
  walked: (count) => `例子走到 ${count} 次`,
  neverWalked: '没有例子走到',
  goThere: '走到这一步',
  seeTree: '看这棵树',
  noWay: '试了很多走法，没有一条能走到这里。',
  leadsTo: '通到',

  noFindings: '没有问题。',
  onlyThisTree: '只看这棵树',
  showInGraph: '在树图上看',
  findingsCount: (shown, all) => (shown === all ? `${all} 条` : `${all} 条里的 ${shown} 条`),

  coveredTree: (tree) => `例子走到了“${tree}”的多少`,
  coveredPack: '整个包',
  uncovered: (count) => `没有例子走到：${count} 处`,
  allCovered: '这棵树的每一处都有例子走到。',
  startOfTree: '树的开头',
  casesOf: (count, failed) => (failed === 0 ? `${count} 个例子，全部走对` : `${count} 个例子，${failed} 个没走对`),
  noCases: '这棵树还没有例子。',
  play: (id) => `走一遍例子 ${id}`,
  playShort: '走一遍',
  passed: '走对了',
};

const en: PageWords = {
  title: (pack) => `${pack} · preview`,
  loading: 'Reading…',
  gone: 'The folder is not there at the moment. It goes on as soon as it is back.',
  skipTo: { walk: 'To the question', graph: 'To the graph' },
  pageLanguage: 'Language of this page',
  customerLanguage: 'Customer hears',
  allLanguages: 'All',
  read: (time, files) => `Read at ${time}, ${files} files`,
  offline: 'The preview has stopped. Start it again, and this page goes on by itself.',
  broken: (errors) => (errors === 1 ? 'There is 1 error in the files.' : `There are ${errors} errors in the files.`),
  brokenWalking: 'You walk the last whole version; mend and save, and it goes on with the new one.',
  brokenNothing: 'Mend and save, and there is a graph to see and a way to walk.',
  showFindings: 'Show errors',

  tabs: { walk: 'Walk', graph: 'Graph', findings: 'Check', cases: 'Cases' },
  sections: 'What to look at',
  walk: 'Walk',
  stepNumber: (number) => `Step ${number}`,
  restart: 'From the start',
  back: 'Back',
  keys: 'Digit keys answer, 0 not sure, b back',
  otherWording: 'Other wording',
  wayOut: 'Outcome',
  answer: 'Answer',
  answerNumber: 'A number',
  answerText: 'Write it down as it is',
  chosen: 'That is all, go on',
  reopen: 'Ask it after all',
  goBackHere: (asked) => `Back to “${asked}”`,
  rushTry: 'Short of time: take the short way',
  minutesLeft: (minutes) => `${minutes} minutes to the end`,
  minutesLeftAsk: 'Suppose it ends in (minutes)',
  set: 'Set',
  transcript: 'The way so far',
  nothingYet: 'Nothing answered yet.',

  changed: 'The files have changed; the walk goes on.',
  changedAllKept: (kept) =>
    kept === 0
      ? 'The files have changed; the walk goes on.'
      : `The files have changed; the walk goes on, ${kept} answers kept.`,
  changedKept: (kept) => `The files have changed; the walk goes on, ${kept} answers kept. What is different:`,
  close: 'Close',

  remaining: (count) => `Still possible ${count}`,
  noneRemain: 'No cause is left.',
  standing: 'Where it stands',
  facts: 'Known',
  noFacts: 'Nothing is known yet.',

  tree: 'Tree',
  walkTree: 'Walk this tree',
  sharedTree: 'A shared part; it is not walked by itself',
  zoom: { in: 'Larger', out: 'Smaller', whole: 'Whole tree', here: 'Present step' },
  showCovered: 'Show cases',
  graphOf: (tree) => `Graph of “${tree}”`,
  graphKeys: 'Arrow keys move between steps, Enter shows one.',
  here: 'You are here',
  walked: (count) => (count === 1 ? 'Cases came here once' : `Cases came here ${count} times`),
  neverWalked: 'No case comes here',
  goThere: 'Walk to this step',
  seeTree: 'See this tree',
  noWay: 'Many ways were tried, and none leads here.',
  leadsTo: 'Leads to',

  noFindings: 'Nothing to report.',
  onlyThisTree: 'This tree only',
  showInGraph: 'Show in the graph',
  findingsCount: (shown, all) => (shown === all ? `${all}` : `${shown} of ${all}`),

  coveredTree: (tree) => `How much of “${tree}” the cases go through`,
  coveredPack: 'Whole pack',
  uncovered: (count) => `No case goes through: ${count}`,
  allCovered: 'The cases go through everything in this tree.',
  startOfTree: 'start of the tree',
  casesOf: (count, failed) => (failed === 0 ? `${count} cases, all end right` : `${count} cases, ${failed} end wrong`),
  noCases: 'This tree has no cases yet.',
  play: (id) => `Walk the case ${id}`,
  playShort: 'Walk it',
  passed: 'ends right',
};

const WORDS: Readonly<Record<ProgramLanguage, PageWords>> = { 'zh-CN': zh, en };
export const pageWords = (language: ProgramLanguage): PageWords => WORDS[language];
