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
    failed === 0
      ? `${cases} ${cases === 1 ? 'case' : 'cases'}, all as expected.`
      : `${cases} ${cases === 1 ? 'case' : 'cases'}, ${failed} failed.`,
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
  byHandRefused: (key, what) =>
    `what is to be done by hand at ${key} cannot be done there: ${{ severity: 'the severity is higher already', switch: 'there is no such tree to go to', return: 'no other tree was left', escalate: 'it is escalated already' }[what]}`,
  answerRefused: (key, value) => `${key} does not take "${value}"; it went on as not sure`,
  endedAt: (end, where) => `ended at ${end}  ${where}`,
  leftAt: (step, where) => `left the expected way at ${step}  ${where}`,
  because: {
    answers: (value) => `answered ${value}: that is in the answers of the case`,
    fact: (value) => `answered ${value}: that follows from the facts of the case`,
    helps: (value) => `answered ${value}: it is among what helps`,
    nothing: (value) => `answered ${value}: the case says nothing about it`,
  },
  outOfReachCause: (cause) =>
    `as the trees are now, no answers lead from where this case begins to ${cause}; symptree diff shows what changed`,
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
  conditions: {
    all: ' and ',
    any: ' or ',
    not: (condition) => `not (${condition})`,
    known: 'is known',
    unknown: 'is not known',
    severity: 'severity',
    minutesLeft: 'minutes left',
  },
  otherwise: 'otherwise',
  oneOverlay: 'Choose one of --covered and --figures.',
  noGraphviz: 'SVG needs @hpcc-js/wasm-graphviz: npm install --save-dev @hpcc-js/wasm-graphviz',
  stepKinds: {
    question: 'Ask',
    test: 'Try, then ask',
    check: 'Look yourself',
    repair: 'Repair',
    information: 'Tell',
    call: 'Shared part',
    end: 'End',
    way: 'Back to the tree it came from',
  },
  onlyWhere: 'Only where',
  why: 'Why',
  answersOffered: 'Answers',
  begins: 'Begin',
  source: 'source',
  goTo: (number) => `go to ${number}`,
  goToTree: (title) => `go to "${title}"`,
  whichTree: (trees) => `Which tree? There is: ${trees}.`,

  diffWhat: 'Compare what? Name the old and the new: folders, or revisions of git.',
  noRevision: (name, folder) => `"${name}" is neither a folder nor a revision in the repository of ${folder}.`,
  changed: {
    meaning: (count) => `Changed in meaning: ${count}`,
    words: (count) => `Changed in words alone: ${count}`,
  },
  casesMoved: (moved, cases) => `Cases that end elsewhere: ${moved} of ${cases}`,
  parted: (before, after) => `they part at: ${before} | ${after}`,
  walksMoved: (moved, walks) => `Random walks whose answers lead elsewhere: ${moved} of ${walks}`,
  interrupted: (count, walks) => `Sessions half way that cannot simply go on: ${count} of ${walks}`,

  newWhat: 'What is to be new? Write new pack NAME or new tree NAME.',
  newId: (id) => `"${id}" cannot be a name: lower-case letters, digits and hyphens, beginning with a letter.`,
  newLocale: (locale) => `"${locale}" is not a language tag; write zh-CN or en, several with commas between.`,
  treeIsThere: (tree) => `This pack has a tree "${tree}" already.`,
  fileIsThere: (file) => `${file} is there already; nothing was written.`,
  nowCheck: (folder) => `Now: symptree check ${folder}, symptree test ${folder}, symptree run --pack ${folder}`,

  previewAt: (url) => `The preview is at ${url}`,
  previewing: 'It follows the files: save, and look. Ctrl+C ends it.',
  portTaken: {
    'in-use': (port) => `Port ${port} is in use. Name another one, or leave --port out.`,
    'not-allowed': (port) => `Port ${port} may not be used. Name one above 1023, or leave --port out.`,
  },

  notANumber: (flag, written, most, least = 0) => `${flag} wants a number from ${least} to ${most}, not "${written}".`,
};
