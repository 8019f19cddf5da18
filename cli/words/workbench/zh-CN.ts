/** The words of the author's commands in Chinese. */
import type { WorkbenchWords } from './words.ts';

export const zhCN: WorkbenchWords = {
  watching: '正在看着这些文件，每次保存后重新检查；按 Ctrl+C 结束。',
  mended: (file, count) => `改好 ${file}：${count} 处`,
  written: (file) => `已写出 ${file}`,
  noSuchCode: (code) => `检查里没有“${code}”这个代码。`,
  noSuchSchema: (name, names) => `没有“${name}”这种文件；有：${names}。`,
  atLeast: (severity) => `最低可以调到：${severity}`,
  off: '不说',
  badExample: (at) => `不好（报告在 ${at}）：`,
  goodExample: '好：',

  casesRun: (cases, failed) => (failed === 0 ? `${cases} 个例子，全部走对。` : `${cases} 个例子，${failed} 个没走对。`),
  failed: '没走对',
  wrong: {
    'wrong-end': (expected, found) => `应该以 ${expected} 结束，结果是 ${found}`,
    'wrong-cause': (expected, found) => `原因应该是 ${expected}，结果是 ${found}`,
    'wrong-tree': (expected, found) => `应该结束在 ${expected} 这棵树，结果在 ${found}`,
    'wrong-team': (expected, found) => `应该交给 ${expected}，结果交给了 ${found || '没有人'}`,
  },
  tooManyQuestions: (most, asked) => `最多问 ${most} 个问题，问了 ${asked} 个`,
  notAsked: (step) => `没有问到 ${step}`,
  wordSaid: (word, key) => `在 ${key} 说了不该说的“${word}”`,
  answerRefused: (key, value) => `${key} 不收“${value}”这个回答，当作不确定`,
  endedAt: (end, where) => `结束在 ${end}  ${where}`,
  leftAt: (step, where) => `从这里开始偏离：${step}  ${where}`,
  because: {
    answers: (value) => `例子的 answers 写的是 ${value}`,
    fact: (value) => `例子的 facts 说的是 ${value}`,
    helps: (value) => `例子的 helps 里有它，所以是 ${value}`,
    nothing: (value) => `例子没有提到它，所以是 ${value}`,
  },
  way: '走过的路',
  coverage: '覆盖',
  kinds: { step: '步骤', answer: '回答', branch: '条件分支', end: '结局' },
  tooLittle: (covered, least) => `覆盖只有 ${covered}，要求至少 ${least}。`,
  uncovered: (count) => `没有走到的：${count}`,
  questions: (median, p90, most) => `每个例子问几个问题：一半不超过 ${median}，九成不超过 ${p90}，最多 ${most}`,
  accuracy: (right, labelled, share) => `标明了原因的 ${labelled} 个例子里，找对 ${right} 个（${share}）`,
  takenFor: (expected, found, count) => `${expected} 当成了 ${found}：${count} 次`,
  expectedFound: ['应该是', '找到的'],
  walked: (count, seed) => `随机走了 ${count} 趟（--seed ${seed}），每一趟都走到了结局：`,
  exhausted: (answers, standings, complete) =>
    complete
      ? `所有走法都走过了：${answers} 个回答，${standings} 种情形。`
      : `走了 ${answers} 个回答、${standings} 种情形，还没走完；可以把 --exhaust 放大。`,
  outOfReach: (count) => `怎么走都走不到的：${count}`,
  slowest: (minutes, answers, end) => `最慢的一条：大约 ${minutes} 分钟，${answers} 步，到 ${end}`,
  notANumber: (flag, written, most) => `${flag} 要写 0 到 ${most} 的数，不能是“${written}”。`,
};
