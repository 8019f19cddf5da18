/** What `symptree test` prints of one pack. */
import {
  type Case,
  type CaseResult,
  type CaseStep,
  COVERED_KINDS,
  type CoveredShare,
  type Element,
  type Place,
  sharesOf,
  type WalkEnd,
} from '../engine.ts';
import type { Tested } from '../testing.ts';
import type { ProgramWords } from '../words/index.ts';
import { problemSentence, valueText } from './problems.ts';

export interface TestPrinting {
  readonly words: ProgramWords;
  /** `file:line:column`, as one names it from where the command was typed. */
  readonly where: (place: Place) => string;
  readonly placeOf: (tree: string, step: string) => Place;
  /** Everything that no case went through is listed. */
  readonly uncovered: boolean;
}

export function testReport(tested: Tested, printing: TestPrinting): string {
  const { workbench } = printing.words;
  const failed = tested.cases.filter(({ result }) => !result.ok);
  const blocks = [
    ...failed.map(({ given, result }) => failure(given, result, printing)),
    [
      workbench.casesRun(tested.cases.length, failed.length),
      ...(tested.cases.length > 0
        ? [...coverageLines(tested.elements, printing), ...accuracyLines(tested, printing)]
        : []),
    ],
    ...(printing.uncovered ? [uncoveredLines(tested.elements, printing)] : []),
    ...(tested.walks ? [walkLines(tested.walks, printing)] : []),
    ...(tested.exhausted ? [exhaustedLines(tested.exhausted, printing)] : []),
  ];
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** What the cases of all packs went through in a folder that they share. */
export function sharedReport(elements: readonly Element[], printing: TestPrinting): string {
  const blocks = [
    coverageLines(elements, printing),
    ...(printing.uncovered ? [uncoveredLines(elements, printing)] : []),
  ];
  return blocks.map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/** One failing case: what is wrong, where it left the expected way and why, and the way it went. */
function failure(given: Case, result: CaseResult, printing: TestPrinting): string[] {
  const { words, where, placeOf } = printing;
  const { workbench } = words;
  const end = result.key.slice(result.key.lastIndexOf('/') + 1);
  const lines = [
    `${workbench.failed} ${given.id}  ${where(given.place)}`,
    ...result.problems.map((problem) => `  ${problemSentence(problem, printing.words)}`),
    `  ${workbench.endedAt(`${result.tree}/${end}`, where(placeOf(result.tree, end)))}`,
  ];
  if (result.left) {
    const { tree, step } = result.left;
    lines.push(`  ${workbench.leftAt(`${tree}/${step}`, where(placeOf(tree, step)))}`);
    lines.push(`    ${workbench.because[result.left.by](valueText(result.left.value))}`);
  }
  if (result.outOfReach) lines.push(`  ${workbench.outOfReachCause(given.ends.cause ?? 'unknown')}`);
  lines.push(`  ${workbench.way}${words.colon}${wayText(result.way)}`);
  return lines;
}

const wayText = (way: readonly CaseStep[]): string =>
  way.map(({ tree, step, value }) => `${tree}/${step}=${valueText(value)}`).join(' → ');

export const percent = ({ covered, total }: CoveredShare): string =>
  total === 0 ? '100%' : `${Math.floor((covered / total) * 1000) / 10}%`;

function coverageLines(elements: readonly Element[], { words }: TestPrinting): string[] {
  const { workbench, colon } = words;
  const shares = sharesOf(elements);
  const kinds = COVERED_KINDS.map((kind) => {
    const share = shares.kinds[kind];
    return `${workbench.kinds[kind]} ${percent(share)} (${share.covered}/${share.total})`;
  });
  return [`${workbench.coverage}${colon}${percent(shares.all)}  ${kinds.join('  ')}`];
}

function accuracyLines({ accuracy }: Tested, { words }: TestPrinting): string[] {
  const { workbench } = words;
  const { labelled, right, confusion, questions } = accuracy;
  const lines = [workbench.questions(questions.median, questions.p90, questions.most)];
  if (labelled === 0) return lines;
  lines.push(workbench.accuracy(right, labelled, percent({ covered: right, total: labelled })));
  const wrong = confusion.filter(({ expected, found }) => expected !== null && expected !== found);
  for (const { expected, found, count } of wrong)
    lines.push(`  ${workbench.takenFor(expected ?? 'unknown', found, count)}`);
  return lines;
}

/** Names of what was not gone through, each once, in the author's order. */
function uncoveredLines(elements: readonly Element[], { words, where, placeOf }: TestPrinting): string[] {
  const { workbench } = words;
  const open = elements.filter(({ count }) => count === 0);
  const steps = new Set(open.filter(({ kind }) => kind === 'step').map(({ tree, step }) => `${tree}/${step}`));
  // Of a step that was never come to, its answers and branches say nothing more.
  const told = open.filter(({ kind, tree, step }) => kind === 'step' || !steps.has(`${tree}/${step}`));
  return [
    workbench.uncovered(open.length),
    ...told.map(({ kind, tree, step, what }) => {
      const name = step === '' ? tree : `${tree}/${step}`;
      return `  ${where(placeOf(tree, step))} ${workbench.kinds[kind]} ${name}${what === '' ? '' : ` ${what}`}`;
    }),
  ];
}

/** Ends that most walks came to; all of them are in the JSON. */
const MOST_ENDS = 12;

function walkLines(walks: NonNullable<Tested['walks']>, printing: TestPrinting): string[] {
  const { workbench } = printing.words;
  return [
    workbench.walked(walks.count, walks.seed),
    ...[...walks.ends]
      .sort((one, other) => other[1] - one[1])
      .slice(0, MOST_ENDS)
      .map(([end, count]) => `  ${String(count).padStart(String(walks.count).length)} ${end}`),
    ...coverageLines(walks.elements, printing),
    ...slowestLines(walks.longest, printing),
  ];
}

function exhaustedLines(exhausted: NonNullable<Tested['exhausted']>, printing: TestPrinting): string[] {
  const { workbench } = printing.words;
  const never = exhausted.elements.filter(({ count }) => count === 0);
  return [
    workbench.exhausted(exhausted.answers, exhausted.standings, exhausted.complete),
    ...coverageLines(exhausted.elements, printing),
    // Only where everything was gone through is what is left out of reach.
    ...(exhausted.complete && never.length > 0
      ? [
          workbench.outOfReach(never.length),
          ...never.map(({ kind, tree, step, what }) => `  ${workbench.kinds[kind]} ${tree}/${step} ${what}`.trimEnd()),
        ]
      : []),
    ...(exhausted.slowest ? slowestLines(exhausted.slowest, printing) : []),
  ];
}

function slowestLines({ minutes, answers, tree, step }: WalkEnd, { words }: TestPrinting): string[] {
  const way = answers.map(({ key, value }) => `${key}=${valueText(value)}`).join(' → ');
  return [words.workbench.slowest(Math.round(minutes), answers.length, `${tree}/${step}`), `  ${way}`];
}
