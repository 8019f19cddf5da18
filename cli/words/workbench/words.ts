import type { CaseProblem, CaseStep, Change, ConditionWords, CoveredKind, Step } from '../../engine.ts';
import type { PortProblem } from '../../preview/server.ts';

/** What the author's commands say: check, explain, schema, test, graph, script, diff, new. */
export interface WorkbenchWords {
  readonly watching: string;
  readonly mended: (file: string, count: number) => string;
  readonly written: (file: string) => string;
  readonly noSuchCode: (code: string) => string;
  readonly noSuchSchema: (name: string, names: string) => string;
  readonly atLeast: (severity: string) => string;
  readonly off: string;
  readonly badExample: (at: string) => string;
  readonly goodExample: string;

  readonly casesRun: (cases: number, failed: number) => string;
  readonly failed: string;
  readonly wrong: Readonly<
    Record<Extract<CaseProblem['code'], `wrong-${string}`>, (expected: string, found: string) => string>
  >;
  readonly tooManyQuestions: (most: number, asked: number) => string;
  readonly notAsked: (step: string) => string;
  readonly wordSaid: (word: string, key: string) => string;
  readonly answerRefused: (key: string, value: string) => string;
  readonly byHandRefused: (key: string, what: 'severity' | 'switch' | 'return' | 'escalate') => string;
  readonly endedAt: (end: string, where: string) => string;
  readonly leftAt: (step: string, where: string) => string;
  /** Why it was answered so. */
  readonly because: Readonly<Record<CaseStep['by'], (value: string) => string>>;
  readonly way: string;
  readonly outOfReachCause: (cause: string) => string;
  readonly coverage: string;
  readonly kinds: Readonly<Record<CoveredKind, string>>;
  readonly tooLittle: (covered: string, least: string) => string;
  readonly uncovered: (count: number) => string;
  readonly questions: (median: number, p90: number, most: number) => string;
  readonly accuracy: (right: number, labelled: number, share: string) => string;
  readonly takenFor: (expected: string, found: string, count: number) => string;
  readonly expectedFound: readonly [string, string];
  readonly walked: (count: number, seed: number) => string;
  readonly exhausted: (answers: number, standings: number, complete: boolean) => string;
  readonly outOfReach: (count: number) => string;
  readonly slowest: (minutes: number, answers: number, end: string) => string;
  readonly conditions: ConditionWords;
  readonly otherwise: string;
  readonly oneOverlay: string;
  readonly noGraphviz: string;
  readonly stepKinds: Readonly<Record<Step['kind'], string>>;
  readonly onlyWhere: string;
  readonly why: string;
  readonly answersOffered: string;
  readonly begins: string;
  readonly source: string;
  readonly goTo: (number: number) => string;
  readonly goToTree: (title: string) => string;
  readonly whichTree: (trees: string) => string;

  readonly diffWhat: string;
  readonly noRevision: (name: string, folder: string) => string;
  readonly changed: Readonly<Record<Change['kind'], (count: number) => string>>;
  readonly casesMoved: (moved: number, cases: number) => string;
  readonly parted: (before: string, after: string) => string;
  readonly walksMoved: (moved: number, walks: number) => string;
  readonly interrupted: (count: number, walks: number) => string;

  readonly newWhat: string;
  readonly newId: (id: string) => string;
  readonly newLocale: (locale: string) => string;
  readonly treeIsThere: (tree: string) => string;
  readonly fileIsThere: (file: string) => string;
  readonly nowCheck: (folder: string) => string;

  readonly previewAt: (url: string) => string;
  readonly previewing: string;
  readonly portTaken: Readonly<Record<PortProblem, (port: number) => string>>;

  readonly notANumber: (flag: string, written: string, most: number, least?: number) => string;
}
