/** The words of the author's commands in English. */
import type { WorkbenchWords } from './words.ts';

export const en: WorkbenchWords = {
  watching: 'Watching these files; they are checked again after every save. Ctrl+C ends it.',
  mended: (file, count) => `mended ${file}: ${count}`,
  written: (file) => `wrote ${file}`,
  noSuchCode: (code) => `The check has no code "${code}".`,
  noSuchSchema: (name, names) => `There is no kind of file "${name}"; there is: ${names}.`,
  atLeast: (severity) => `at the least: ${severity}`,
  off: 'off',
  badExample: (at) => `Bad (reported at ${at}):`,
  goodExample: 'Good:',

  casesRun: (cases, failed) =>
    failed === 0 ? `${cases} cases, all as expected.` : `${cases} cases, ${failed} failed.`,
  failed: 'FAILED',
  wrong: {
    'wrong-end': (expected, found) => `must end as ${expected}, ended as ${found}`,
    'wrong-cause': (expected, found) => `the cause must be ${expected}, it is ${found}`,
    'wrong-tree': (expected, found) => `must end in the tree ${expected}, ended in ${found}`,
    'wrong-team': (expected, found) => `must go to ${expected}, went to ${found || 'nobody'}`,
  },
  tooManyQuestions: (most, asked) => `at most ${most} questions, ${asked} were asked`,
  notAsked: (step) => `${step} was not asked`,
  wordSaid: (word, key) => `"${word}" was said at ${key}`,
  answerRefused: (key, value) => `${key} does not take "${value}"; it went on as not sure`,
  endedAt: (end, where) => `ended at ${end}  ${where}`,
  leftAt: (step, where) => `left the expected way at ${step}  ${where}`,
  because: {
    answers: (value) => `answered ${value}: that is in the answers of the case`,
    fact: (value) => `answered ${value}: that follows from the facts of the case`,
    helps: (value) => `answered ${value}: it is among what helps`,
    nothing: (value) => `answered ${value}: the case says nothing about it`,
  },
  way: 'way',
  coverage: 'Coverage',
  kinds: { step: 'steps', answer: 'answers', branch: 'branches', end: 'ends' },
  tooLittle: (covered, least) => `Only ${covered} is covered; ${least} is wanted.`,
  uncovered: (count) => `Not gone through: ${count}`,
  questions: (median, p90, most) => `Questions a case: median ${median}, p90 ${p90}, most ${most}`,
  accuracy: (right, labelled, share) => `The cause was found in ${right} of ${labelled} labelled cases (${share})`,
  takenFor: (expected, found, count) => `${expected} taken for ${found}: ${count}`,
  expectedFound: ['expected', 'found'],
  walked: (count, seed) => `${count} random walks (--seed ${seed}), each came to an end:`,
  exhausted: (answers, standings, complete) =>
    complete
      ? `Every way was gone: ${answers} answers, ${standings} standings.`
      : `${answers} answers were given, ${standings} standings seen, and there is more; raise --exhaust.`,
  outOfReach: (count) => `Out of reach on every way: ${count}`,
  slowest: (minutes, answers, end) => `The slowest way: about ${minutes} minutes, ${answers} steps, to ${end}`,
  notANumber: (flag, written, most) => `${flag} wants a number from 0 to ${most}, not "${written}".`,
};
