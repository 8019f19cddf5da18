/** Runs a labelled case: answers as its customer would and looks where that ends. */
import type { ByHand, Case } from '../language/link/index.ts';
import type { EndKind, Id, Pack, QuestionStep, RepairStep, StepKind } from '../language/model.ts';
import { answerFor, factOf } from '../language/values.ts';
import { type PlacedStep, placeOf } from '../machine/index.ts';
import { narrow } from '../narrowing/index.ts';
import {
  type AnswerValue,
  apply,
  type Command,
  type Session,
  type StepKey,
  startSession,
  view,
} from '../session/index.ts';
import { soughtIn } from '../session/narrowing.ts';
import { contextOf, keyNow, placeNow } from '../session/state.ts';

export type { ByHand, Case, CaseFile } from '../language/link/index.ts';

/** One step of the way with what was answered. */
export interface CaseStep {
  readonly key: StepKey;
  readonly tree: Id;
  readonly step: Id;
  readonly value: AnswerValue;
  /** Where the answer comes from in the case; `nothing`: it says nothing about this step. */
  readonly by: 'answers' | 'fact' | 'helps' | 'nothing';
}

/** What is not as the case says. */
export type CaseProblem =
  | {
      readonly code: 'wrong-end' | 'wrong-cause' | 'wrong-tree' | 'wrong-team';
      readonly expected: string;
      readonly found: string;
    }
  | { readonly code: 'too-many-questions'; readonly expected: number; readonly found: number }
  | { readonly code: 'not-asked'; readonly step: string }
  | { readonly code: 'said'; readonly word: string; readonly key: StepKey }
  /** What the agent was to do by hand at that step was refused; the case went on without it. */
  | { readonly code: 'by-hand-refused'; readonly key: StepKey; readonly what: keyof ByHand }
  /** The case's own answer was refused at that step; it went on as "not sure". */
  | { readonly code: 'answer-refused'; readonly key: StepKey; readonly value: AnswerValue };

export interface CaseResult {
  readonly id: Id;
  readonly ok: boolean;
  readonly end: EndKind;
  /** Null: unknown. */
  readonly cause: Id | null;
  readonly team?: Id;
  /** The tree in which it ended, and the key of the end there. */
  readonly tree: Id;
  readonly key: StepKey;
  /** Questions, tests and checks that were asked. */
  readonly questions: number;
  /** Everything that was answered, in order. */
  readonly way: readonly CaseStep[];
  readonly problems: readonly CaseProblem[];
  /** Where the expected cause was last possible: the answer after which it no longer was. */
  readonly left?: CaseStep;
  /** No way from where the case begins comes to the expected cause, whatever is answered. */
  readonly outOfReach?: true;
}

const START = 0;
const MINUTE = 60_000;
/** Not an answer but the short way back to teaching, where a case says so of a step. */
const RUSH = 'rush';

/** When the answer of that number is given: a case takes a minute an answer. */
export const caseTime = (answers: number): number => START + answers * MINUTE;

/** The session of a case before its first answer. */
export const beginCase = (
  pack: Pack,
  { id, tree, story, given, minutesLeft }: Pick<Case, 'id' | 'tree' | 'story' | 'given' | 'minutesLeft'>,
): Session =>
  startSession({
    pack,
    id,
    at: START,
    tree,
    words: story,
    facts: given,
    ...(minutesLeft !== undefined && { classEnds: caseTime(minutesLeft) }),
  });

/**
 * Answers each step from the case: `answers` by `tree/step`, the fact's value (a parent that is offered counts), `fixed`
 * for the repairs that help and not-fixed for all others, and "not sure" for what the case says nothing about.
 *
 * @throws RangeError where the pack has no tree of the case's; a linked case never causes it
 */
export function runCase(pack: Pack, given: Case): CaseResult {
  return walkCase(pack, given).result;
}

/** The same, with the session as it began and as it stood after each answer. */
export function walkCase(pack: Pack, given: Case): { readonly result: CaseResult; readonly walk: readonly Session[] } {
  const way: CaseStep[] = [];
  const before: Session[] = [];
  const problems: CaseProblem[] = [];
  const hand = handOf(given, problems);
  let stood = beginCase(pack, given);
  let session = hand(stood, START);
  let place = placeNow(session);
  let questions = 0;
  for (; place.step.kind !== 'end'; place = placeNow(session)) {
    const key: StepKey = `${contextOf(session).visit}/${place.path}`;
    if ('input' in place.step) questions += 1;
    heardAmiss(session, given, problems);
    const when = { at: caseTime(way.length + 1) };
    const { by, ...told } = answerTo(pack, given, place);
    let value = told.value;
    let applied = apply(session, value === RUSH ? { do: 'rush' } : { do: 'answer', value }, when);
    if (!applied.ok) {
      problems.push({ code: 'answer-refused', key, value });
      value = UNTOLD[place.step.kind] ?? 'unsure';
      applied = apply(session, { do: 'answer', value }, when);
      if (!applied.ok) throw new Error(`${key} takes no answer: ${applied.error.code}.`);
    }
    before.push(stood);
    way.push({ key, tree: place.tree.id, step: place.step.id, value, by });
    stood = applied.session;
    session = hand(stood, when.at);
  }
  heardAmiss(session, given, problems);

  const end = place.step;
  const found = { end: end.end, cause: end.cause, tree: session.run.tree.id, to: end.team };
  problems.push(...endProblems(given, found), ...wayProblems(given, way, questions));
  const left = problems.some(({ code }) => code.startsWith('wrong-')) ? leftAt(given, before, way) : undefined;
  const strayed = left === 'out-of-reach' ? { outOfReach: true as const } : left && { left };
  const result: CaseResult = {
    id: given.id,
    ok: problems.length === 0,
    end: end.end,
    cause: end.cause,
    ...(end.team === undefined ? {} : { team: end.team }),
    tree: session.run.tree.id,
    key: keyNow(session),
    questions,
    way,
    problems,
    ...strayed,
  };
  return { result, walk: [...before, session] };
}

/** The agent of a case: what he does by hand where the session stands, until nothing more is to be done there. */
function handOf({ byHand }: Case, problems: CaseProblem[]): (session: Session, at: number) => Session {
  if (!byHand) return (session) => session;
  const open = new Map(Object.entries(byHand).map(([name, acts]) => [name, [...acts]]));
  return (session, at) => {
    let now = session;
    for (;;) {
      const { tree, step } = placeNow(now);
      const done = open.get(`${tree.id}/${step.id}`)?.shift() ?? open.get(step.id)?.shift();
      if (!done) return now;
      for (const [what, command] of commandsOf(done)) {
        const applied = apply(now, command, { at });
        if (applied.ok) now = applied.session;
        else problems.push({ code: 'by-hand-refused', key: keyNow(now), what });
      }
    }
  };
}

const commandsOf = ({
  severity,
  switch: tree,
  return: back,
  escalate,
}: ByHand): readonly (readonly [keyof ByHand, Command])[] => [
  ...(severity === undefined ? [] : [['severity', { do: 'severity', to: severity }] as const]),
  ...(tree === undefined ? [] : [['switch', { do: 'switch', tree }] as const]),
  ...(back === undefined ? [] : [['return', { do: 'return' }] as const]),
  ...(escalate === undefined ? [] : [['escalate', { do: 'escalate' }] as const]),
];

type Told = Pick<CaseStep, 'value' | 'by'>;

/** What is answered where the case says nothing; everything else is "not sure". */
const UNTOLD: Readonly<Partial<Record<StepKind, string>>> = { repair: 'not-fixed', information: 'done' };

function answerTo(pack: Pack, given: Case, { step, tree }: PlacedStep): Told {
  const name = `${tree.id}/${step.id}`;
  const told = Object.hasOwn(given.answers, name) ? given.answers[name] : given.answers[step.id];
  if (told !== undefined) return { value: told, by: 'answers' };
  switch (step.kind) {
    case 'repair':
      return outcomeOf(given, step, name);
    default:
      return 'input' in step
        ? answerByFact(pack, given, step)
        : { value: UNTOLD[step.kind] ?? 'unsure', by: 'nothing' };
  }
}

function outcomeOf(given: Case, step: RepairStep, name: string): Told {
  if (given.helps.includes(step.id) || given.helps.includes(name)) return { value: 'fixed', by: 'helps' };
  const known = step.fact === undefined ? undefined : given.facts[step.fact];
  return typeof known === 'string' ? { value: known, by: 'fact' } : { value: 'not-fixed', by: 'nothing' };
}

function answerByFact(pack: Pack, given: Case, { fact, input }: QuestionStep): Told {
  const value = fact !== undefined && Object.hasOwn(given.facts, fact) ? given.facts[fact] : undefined;
  if (value === undefined || fact === undefined) return { value: 'unsure', by: 'nothing' };
  if (input.type === 'number' || input.type === 'text') return { value, by: 'fact' };
  const known = factOf(pack, fact);
  const offered = new Set(input.answers.map(({ id }) => id));
  if (input.type === 'choice') return { value: answerFor(known, value, offered) ?? 'unsure', by: 'fact' };
  const several = Array.isArray(value) ? value.flatMap((one) => answerFor(known, one, offered) ?? []) : 'unsure';
  return { value: several, by: 'fact' };
}

function endProblems(
  { ends }: Case,
  found: { readonly end: EndKind; readonly cause: Id | null; readonly tree: Id; readonly to: Id | undefined },
): CaseProblem[] {
  const problems: CaseProblem[] = [];
  const compare = (code: 'wrong-end' | 'wrong-cause' | 'wrong-tree' | 'wrong-team', wanted: string, is: string) => {
    if (wanted !== is) problems.push({ code, expected: wanted, found: is });
  };
  compare('wrong-end', ends.end, found.end);
  if (ends.cause !== undefined) compare('wrong-cause', ends.cause ?? 'unknown', found.cause ?? 'unknown');
  if (ends.tree !== undefined) compare('wrong-tree', ends.tree, found.tree);
  if (ends.to !== undefined) compare('wrong-team', ends.to, found.to ?? '');
  return problems;
}

function wayProblems(given: Case, way: readonly CaseStep[], questions: number): CaseProblem[] {
  const problems: CaseProblem[] = [];
  if (given.questions !== undefined && questions > given.questions) {
    problems.push({ code: 'too-many-questions', expected: given.questions, found: questions });
  }
  if (given.mustAsk.length === 0) return problems;
  const asked = new Set(way.flatMap(({ tree, step }) => [step, `${tree}/${step}`]));
  for (const step of given.mustAsk) if (!asked.has(step)) problems.push({ code: 'not-asked', step });
  return problems;
}

/** Words the case does not want to be heard, in what is said now. */
function heardAmiss(session: Session, { mustNotSay }: Case, problems: CaseProblem[]): void {
  if (mustNotSay.length === 0) return;
  const { step, lead } = view(session);
  const said = [lead, ...SAID.map((key) => (step as Partial<Record<(typeof SAID)[number], string>>)[key])]
    .join('\n')
    .toLowerCase();
  for (const word of mustNotSay)
    if (said.includes(word.toLowerCase())) problems.push({ code: 'said', word, key: step.key });
}
const SAID = [
  'instruction',
  'ask',
  'findOut',
  'send',
  'meanwhile',
  'waiting',
  'warning',
  'tell',
  'say',
  'apology',
  'forward',
] as const;

/** The answer behind which the expected cause was no longer possible; `out-of-reach` where it never was. */
function leftAt(
  { ends }: Case,
  before: readonly Session[],
  way: readonly CaseStep[],
): CaseStep | 'out-of-reach' | undefined {
  const cause = ends.cause;
  if (cause === undefined || cause === null) return way.at(-1);
  const possible = (session: Session) => {
    const run = soughtIn(session);
    const { calls, step } = placeOf(session.pack, run);
    return narrow(session.pack, { ...contextOf(session), tree: run.tree.id, calls, step: step.id }).causes.has(cause);
  };
  const last = before.findLastIndex(possible);
  return last < 0 && before.length > 0 ? 'out-of-reach' : way[last];
}
