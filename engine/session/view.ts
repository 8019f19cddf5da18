/** The view: everything a face draws, computed from a session. */

import { localeOf } from '../language/locales.ts';
import type { Id, Locale, Pack, Severity, Step, Tree } from '../language/model.ts';
import { OUTCOMES } from '../language/model.ts';
import { factOf } from '../language/values.ts';
import type { Trail, TreeContext } from '../machine/context.ts';
import { treeOf } from '../machine/index.ts';
import { classClock, deadlinesOf, severityOf } from './clocks.ts';
import { type Ending, endedAt, endingOf, reportedAtOf } from './ending.ts';
import { eventOf } from './event.ts';
import { given } from './given.ts';
import { narrowingOf } from './narrowing.ts';
import { rushNow, saveFirst } from './short-ways.ts';
import {
  contextOf,
  keyNow,
  lastAnswered,
  minutesLeftAt,
  placeNow,
  type Session,
  type WayLine,
  wayOf,
} from './state.ts';
import { todoOf } from './todo.ts';
import type { ClassClock, FactView, Instant, NarrowingView, StepView, TranscriptLine, View } from './types.ts';
import { answerLabel, askedWords, factLabel, type Speaker, speaker } from './wording.ts';

export interface ViewOptions {
  /** One of the pack's locales, or a tag of the same language (`en-US`); the pack's first where none fits. `locale` of the view says which it is. */
  readonly locale?: Locale;
  /** Milliseconds since 1970, for what depends on the class clock; the time of the last answer unless given. */
  readonly now?: Instant;
}

/**
 * What a face draws. Narrowing, facts and transcript are computed when they are read.
 *
 * @throws RangeError where `now` is no time
 */
export function view(session: Session, options: ViewOptions = {}): View {
  const { pack, start } = session;
  const locale = localeOf(pack, options.locale);
  const context = contextOf(session);
  const place = placeNow(session);
  const speak = speaker(pack, locale, context.facts, place.tree.id);
  const last = lastAnswered(context.trail);
  const minutesLeft =
    options.now === undefined
      ? context.minutesLeft
      : (minutesLeftAt(session.classEnds, options.now) ?? context.minutesLeft);
  const clock =
    options.now === undefined
      ? undefined
      : classClock({ classEnds: session.classEnds, classStarts: start.classStarts }, options.now);
  const severity = severityOf(session);
  const titleOf = (tree: Tree) => ({ id: tree.id, title: speaker(pack, locale, context.facts, tree.id)(tree.title) });
  const ended = place.step.kind === 'end';
  const lead = !ended && worseNow(context) ? speak.maybe(severity?.empathy) : undefined;
  const rush = ended ? undefined : rushNow(session, minutesLeft, speak);
  let read: readonly WayLine[] | undefined;
  const way = (): readonly WayLine[] => {
    read ??= wayOf(session);
    return read;
  };

  const facts = once(() => factsOf(session, locale));
  const transcript = once(() => way().map((line) => transcriptLine(pack, line, locale)));
  const due = once(() => deadlinesOf(session, options.now ?? last?.at ?? start.startedAt));
  const narrowing = once((): NarrowingView => narrowingOf(session, way(), (cause) => speak(cause.title)));

  return {
    format: 1,
    session: start.id,
    pack: { id: pack.id, version: pack.version, title: speak(pack.title) },
    locale,
    tree: titleOf(session.run.tree),
    calls: calledTrees(session, place.calls).map(titleOf),
    ...(severity
      ? { severity: { id: severity.id, title: speak(severity.title), rank: pack.severities.indexOf(severity) } }
      : {}),
    startedAt: start.startedAt,
    reportedAt: reportedAtOf(start, session.entries),
    get deadlines() {
      return due();
    },
    ...(start.words === undefined ? {} : { words: start.words }),
    number: countAnswered(last) + 1,
    ...(lead === undefined ? {} : { lead }),
    step: stepView(session, speak, locale, { severity, minutesLeft, clock, rush: rush !== undefined }),
    ended,
    canGoBack: last !== null || session.left !== null,
    ...(rush ? { rush } : {}),
    ...(session.left ? { canReturnTo: titleOf(session.left.run.tree) } : {}),
    event: eventOf(pack, locale),
    ...(session.classEnds === undefined ? {} : { classEnds: session.classEnds }),
    ...(start.classStarts === undefined ? {} : { classStarts: start.classStarts }),
    ...(minutesLeft === undefined ? {} : { minutesLeft }),
    notes: session.entries.flatMap((entry) => (entry.type === 'note' ? [{ at: entry.at, text: entry.text }] : [])),
    get facts() {
      return facts();
    },
    get transcript() {
      return transcript();
    },
    get narrowing() {
      return narrowing();
    },
  };
}

/** Computed when first read, and no more. */
function once<T>(compute: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: compute() };
    return made.value;
  };
}

/**
 * The empathy line is due: when the session begins, and when it turned out to be worse than was thought. The last answer given
 * tells, which is not the last one on the way where an earlier one was changed.
 */
function worseNow({ trail, severity }: TreeContext): boolean {
  let newest: { readonly at: number; readonly asked: Id | undefined; readonly after: Id | undefined } | undefined;
  let after = severity;
  for (let line = trail; line; line = line.prev) {
    if (line.how === 'answered' && (!newest || line.at > newest.at))
      newest = { at: line.at, asked: line.severity, after };
    after = line.severity;
  }
  return !newest || newest.asked !== newest.after;
}

function countAnswered(trail: Trail | null): number {
  let count = 0;
  for (let line = trail; line; line = line.prev) if (line.how === 'answered') count++;
  return count;
}

function calledTrees({ pack, run }: Session, calls: readonly Id[]): Tree[] {
  const trees: Tree[] = [];
  let tree: Tree = run.tree;
  for (const call of calls) {
    const step = tree.steps[call];
    if (step?.kind !== 'call') break;
    tree = treeOf(pack, step.tree) as Tree;
    trees.push(tree);
  }
  return trees;
}

interface Now {
  readonly severity: Severity | undefined;
  readonly minutesLeft: number | undefined;
  readonly clock: ClassClock | undefined;
  /** The short way is open. */
  readonly rush: boolean;
}

function stepView(
  session: Session,
  speak: Speaker,
  locale: Locale,
  { severity, minutesLeft, clock, rush }: Now,
): StepView {
  const { step, tree } = placeNow(session);
  const key = keyNow(session);
  const ending = endingOf(session);
  if (ending) return endView(session, ending, speak, locale, severity);
  if (step.kind === 'end' || step.kind === 'call' || step.kind === 'way')
    throw new Error(`${key}: a session never stands at a ${step.kind}.`);

  const minutes = step.minutes;
  const left = clock?.to === 'start' ? clock.left : minutesLeft;
  const tooLong = minutes !== undefined && left !== undefined && left > 0 && minutes > left;
  const about = {
    minutes: minutes === undefined ? undefined : String(minutes),
    'minutes-left': minutesLeft === undefined ? undefined : String(Math.max(0, Math.floor(minutesLeft))),
  };
  const common = {
    key,
    step: step.id,
    ...given('agent', speak.maybe(step.agent, about)),
    ...given('picture', step.picture),
    ...given('link', step.link),
    ...given('why', 'why' in step ? speak.maybe(step.why, about) : undefined),
    ...given('send', speak.maybe(step.send, about)),
    ...given('minutes', minutes),
    ...given('meanwhile', speak.maybe(step.meanwhile, about)),
    ...given('waiting', minutes === undefined ? undefined : speak.maybe(severity?.waiting, about)),
    ...given('warning', 'warning' in step ? speak.maybe(step.warning, about) : undefined),
    ...(tooLong ? { longerThanClass: true } : {}),
    ...given('saveFirst', tooLong && !rush ? saveFirst(tree, step, speak) : undefined),
    ...given('part', step.part && { of: step.part.of, index: step.part.index, count: step.part.count }),
  };
  switch (step.kind) {
    case 'repair':
      return {
        ...common,
        kind: 'repair',
        instruction: speak(step.instruction, about),
        outcomes: OUTCOMES,
        worksAround: step.worksAround,
      };
    case 'information':
      return { ...common, kind: 'information', tell: speak(step.tell, about) };
    default: {
      const told = session.entries.filter((entry) => entry.type === 'wording' && entry.step === key).length;
      const wordings = [step.ask, ...step.wordings];
      return {
        ...common,
        kind: step.kind,
        ...given('instruction', speak.maybe(step.instruction, about)),
        ask: speak(wordings[told % wordings.length] ?? step.ask, about),
        wordings: wordings.length,
        ...given('findOut', speak.maybe(step.findOut, about)),
        input: inputView(step.input, speak),
        ...given('fact', step.fact),
      };
    }
  }
}

function inputView(input: Extract<Step, { kind: 'question' | 'test' | 'check' }>['input'], speak: Speaker) {
  switch (input.type) {
    case 'choice':
    case 'several':
      return { type: input.type, choices: input.answers.map(({ id, label }) => ({ value: id, label: speak(label) })) };
    case 'number':
      return {
        type: input.type,
        ...given('unit', speak.maybe(input.unit)),
        ...given('min', input.min),
        ...given('max', input.max),
      };
    case 'text':
      return { type: input.type };
  }
}

function endView(
  session: Session,
  { step, end, lateBy }: Ending,
  speak: Speaker,
  locale: Locale,
  severity: Severity | undefined,
): StepView {
  const { pack } = session;
  const { facts } = contextOf(session);
  const team = step.team === undefined ? undefined : pack.teams[step.team];
  const cause = step.cause === null ? undefined : pack.causes[step.cause];
  const title = team && speak(team.title);
  const about = { team: title, minutes: step.promise && String(step.promise.minutes) };
  // "Go on with your class" is not for a class that is over.
  const works = (end === 'resolved' || end === 'restored') && lateBy === undefined;
  const late = end === 'escalated' || end === 'restored';
  return {
    kind: 'end',
    key: keyNow(session),
    step: step.id,
    end,
    endedAt: endedAt(session),
    ...given('lateBy', lateBy),
    ...given('cause', cause && { id: cause.id, title: speak(cause.title) }),
    ...given('say', speak.maybe(step.say ?? (works ? severity?.closing : undefined), about)),
    ...given('apology', late ? speak.maybe(severity?.apology, about) : undefined),
    ...given('team', team && { id: team.id, title: title as string, ...given('contact', team.contact) }),
    bring: step.bring.map((fact) => {
      const known = facts[fact];
      const definition = factOf(pack, fact);
      return {
        fact,
        title: definition ? speak(definition.title) : fact,
        ...given('value', known && factLabel(pack, fact, known.value, locale)),
      };
    }),
    ...given(
      'promise',
      step.promise && {
        minutes: step.promise.minutes,
        ...given('meanwhile', speak.maybe(step.promise.meanwhile, about)),
      },
    ),
    ...given('whom', speak.maybe(step.whom, about)),
    ...given('forward', speak.maybe(step.forward, about)),
    todo: todoOf(session, locale),
    ...given('agent', speak.maybe(step.agent, about)),
  };
}

function factsOf(session: Session, locale: Locale): FactView[] {
  const { pack } = session;
  return Object.entries(contextOf(session).facts).flatMap(([key, known]) => {
    const fact = factOf(pack, key);
    const { evidence } = known;
    if (!fact || evidence === 'pack') return [];
    const speak = speaker(pack, locale, contextOf(session).facts, fact.tree ?? session.run.tree.id);
    return [
      {
        fact: key,
        title: speak(fact.title),
        type: fact.type,
        value: known.value,
        label: factLabel(pack, key, known.value, locale),
        evidence,
        ...given('from', known.from),
        at: known.at,
        personal: fact.personal,
      },
    ];
  });
}

function transcriptLine(pack: Pack, { line, place, facts }: WayLine, locale: Locale): TranscriptLine {
  const { step, tree } = place;
  const { value } = line;
  const speak = speaker(pack, locale, facts, tree.id);
  return {
    key: line.key,
    tree: tree.id,
    step: step.id,
    kind: step.kind,
    asked: askedWords(step, speak),
    value,
    answer: answerLabel(pack, step, value, locale),
    how: line.how,
    ...('fact' in step && step.fact !== undefined ? { fact: step.fact } : {}),
    at: line.at,
    evidence: line.evidence,
    canReopen: line.how === 'passed',
  };
}
