/** A view as append-only lines. Every line says by its first words whether it is for the customer or for the agent. */
import { runningDeadlines } from '../alarms.ts';
import { clockTime, dayTime } from '../clock.ts';
import { classClock, type Instant, type StepView, type TranscriptLine, type View } from '../engine.ts';
import { type ClockWords, classText, deadlineText, lateEndText, longerText } from '../words/clocks.ts';
import type { ProgramWords } from '../words/index.ts';
import type { Style } from './style.ts';

export interface Pen {
  readonly words: ProgramWords;
  readonly clocks: ClockWords;
  readonly style: Style;
}

type AskedStep = Exclude<StepView, { readonly kind: 'end' }>;

/**
 * The step as it is first shown: what to say before, the question, the answers. `offered`: the short way that an earlier step has
 * offered already; how to take it is said still.
 */
export function drawStep(view: View, pen: Pen, now: Instant, offered?: string): string[] {
  const { words, style } = pen;
  const { step } = view;
  if (step.kind === 'end') return drawEnd(view, pen);
  const where = [view.tree, ...view.calls].map(({ title }) => title).join(' / ');
  const part =
    step.part && step.part.count > 1 ? words.bracketed(words.partOf(step.part.index + 1, step.part.count)) : '';
  const lines = ['', style.heading([`-- ${view.number}. ${where}${part}`, ...drawClocks(view, now, pen)].join(' -- '))];
  if (view.lead) lines.push(toCustomer(words.sayToCustomer, view.lead, pen));
  const pressing = step.longerThanClass || ['near', 'past'].includes(classClock(view, now)?.state ?? '');
  const offer =
    view.rush?.offer && (pressing || view.rush.offer !== offered)
      ? [toCustomer(words.shortOfTime, view.rush.offer, pen)]
      : [];
  const rush = view.rush ? [toAgent(words.onlyForYou, words.takeRush, pen)] : [];
  // What is longer than the class comes after what brings the lesson back.
  if (step.longerThanClass) lines.push(...drawLonger(view, step, now, pen), ...offer, ...rush);
  else lines.push(...offer);
  if (step.warning) lines.push(toCustomer(words.warnFirst, step.warning, pen));
  lines.push(...drawAsked(step, pen));
  return step.longerThanClass ? lines : [...lines, ...rush];
}

/** The next deadline and the class clock; near and past ones carry a sign. */
function drawClocks(view: View, now: Instant, { clocks: words }: Pen): string[] {
  const [next] = runningDeadlines(view, now);
  const clock = classClock(view, now);
  const signed = (state: string, text: string) => (state === 'near' || state === 'past' ? `! ${text}` : text);
  return [
    ...(next ? [signed(next.state, deadlineText(next, words))] : []),
    ...(clock ? [signed(clock.state, classText(clock, words))] : []),
  ];
}

function drawLonger(view: View, step: AskedStep, now: Instant, pen: Pen): string[] {
  const { saveFirst } = step;
  const clock = classClock(view, now);
  return [
    ...(clock ? [pen.style.problem(`! ${longerText(step, clock, pen.clocks)}`)] : []),
    ...(saveFirst ? [toCustomer(pen.clocks.eventFirst, saveFirst.instruction, pen)] : []),
  ];
}

/** The question and its answers alone; shown again after everything that is not an answer. */
export function drawAsked(step: AskedStep, pen: Pen): string[] {
  const { words, style } = pen;
  const lines: string[] = [];
  if (step.kind === 'repair') lines.push(toCustomer(words.customerDoes, step.instruction, pen));
  else if (step.kind === 'information') lines.push(toCustomer(words.sayToCustomer, step.tell, pen));
  else if (step.instruction) lines.push(toCustomer(words.customerDoes, step.instruction, pen));
  lines.push(...drawEffort(step, pen));
  if (step.kind === 'question' || step.kind === 'test')
    lines.push(toCustomer(step.part?.of === 'checklist' ? words.goThrough : words.askCustomer, step.ask, pen));
  if (step.kind === 'check') lines.push(toAgent(words.lookYourself, step.ask, pen));
  if (step.send) lines.push(...block(words.textToSend, step.send, pen));
  if (step.agent) lines.push(toAgent(words.onlyForYou, step.agent, pen));
  if (step.picture) lines.push(toAgent(words.picture, step.picture, pen));
  if (step.link) lines.push(toAgent(words.link, step.link, pen));
  lines.push(...choicesOf(step, words).map(({ number, label }) => `  [${number}] ${label}`));
  const hint = hintOf(step, words);
  if (hint) lines.push(style.agent(`  ${words.bracketed(hint).trim()}`));
  return lines;
}

/** What can be chosen by number, as drawn. */
function choicesOf(step: AskedStep, words: ProgramWords): { number: number; label: string }[] {
  const numbered = (labels: readonly string[]) => labels.map((label, index) => ({ number: index + 1, label }));
  switch (step.kind) {
    case 'information':
      return numbered([words.done]);
    case 'repair':
      return numbered(step.outcomes.map((outcome) => words.waysOut[outcome]));
    default:
      return step.input.type === 'choice' || step.input.type === 'several'
        ? [...numbered(step.input.choices.map(({ label }) => label)), { number: 0, label: words.unsure }]
        : [];
  }
}

function hintOf(step: AskedStep, words: ProgramWords): string | undefined {
  if (step.kind === 'information') return words.doneHint;
  if (step.kind === 'repair') return undefined;
  switch (step.input.type) {
    case 'choice':
      return undefined;
    case 'several':
      return words.severalHint;
    case 'number':
      return words.numberHint(step.input.unit, step.input.min, step.input.max);
    case 'text':
      return words.textHint;
  }
}

function drawEffort(step: AskedStep, pen: Pen): string[] {
  const { words } = pen;
  const lines: string[] = [];
  if (step.waiting) lines.push(toCustomer(words.sayToCustomer, step.waiting, pen));
  else if (step.minutes !== undefined) lines.push(toAgent(words.onlyForYou, words.takes(step.minutes), pen));
  if (step.meanwhile) lines.push(toCustomer(words.meanwhile, step.meanwhile, pen));
  return lines;
}

/** Questions that passed by themselves since the last drawing, so that nobody wonders where they went. */
export const drawPassed = (line: TranscriptLine, pen: Pen): string =>
  pen.style.agent(`  = ${pen.words.alreadyKnown}${pen.words.colon}${oneLine(line.asked)} ${line.answer}`);

/** The end: what was found, tried and promised, and what is still to bring. */
function drawEnd(view: View, pen: Pen): string[] {
  const { words, clocks, style } = pen;
  const { step } = view;
  if (step.kind !== 'end') return [];
  const title = step.lateBy === undefined ? words.ends[step.end] : clocks.endLate;
  const lines = ['', style.heading(`== ${words.endTitle}${words.colon}${title} ==`)];
  if (step.lateBy !== undefined) lines.push(toAgent(words.onlyForYou, lateEndText(step.lateBy, clocks), pen));
  // A check beforehand looks for no cause.
  if (step.end !== 'prepared')
    lines.push(`${words.endCause}${words.colon}${step.cause?.title ?? words.endCauseUnknown}`);
  if (step.apology) lines.push(toCustomer(words.sayToCustomer, step.apology, pen));
  if (step.say) lines.push(toCustomer(words.sayToCustomer, step.say, pen));
  if (step.team)
    lines.push(
      `${words.endTeam}${words.colon}${[step.team.title, step.team.contact].filter(Boolean).join(words.comma)}`,
    );
  if (step.promise) {
    lines.push(`${words.endPromised}${words.colon}${words.endPromise(step.promise.minutes)}`);
    if (step.promise.meanwhile) lines.push(toCustomer(words.meanwhile, step.promise.meanwhile, pen));
  }
  if (step.whom) lines.push(toCustomer(words.endWhom, step.whom, pen));
  if (step.forward) lines.push(...block(words.endForward, step.forward, pen));
  lines.push(
    ...section(
      words.endTodo,
      step.todo.map(({ what, owner, by }) => words.todoLine(oneLine(what), owner, by)),
      pen,
    ),
  );
  if (step.agent) lines.push(toAgent(words.onlyForYou, step.agent, pen));
  lines.push(
    ...section(
      words.endBring,
      step.bring.map(
        ({ title, value }) => `${title}${words.colon}${value ?? words.bracketed(words.endMissing).trim()}`,
      ),
      pen,
    ),
  );
  const tried = view.transcript.filter(({ kind, how }) => how === 'answered' && (kind === 'repair' || kind === 'test'));
  const found = view.facts.filter(({ fact }) => !step.bring.some((brought) => brought.fact === fact));
  lines.push(
    ...section(
      words.endFound,
      found.map(({ title, label }) => `${title}${words.colon}${label}`),
      pen,
    ),
    ...section(
      words.endTried,
      tried.map(({ asked, answer }) => `${oneLine(asked)} -> ${answer}`),
      pen,
    ),
    ...section(
      words.aboutNotes,
      view.notes.map(({ text }) => oneLine(text)),
      pen,
    ),
  );
  return lines;
}

/** Remaining causes that are listed; the rest is counted. */
const MOST_CAUSES = 8;

/** What is known with its source, and which causes remain. */
export function drawAbout(view: View, pen: Pen, now: Instant): string[] {
  const { words, clocks, style } = pen;
  const askedAs = new Map(view.transcript.map((line) => [line.key, oneLine(line.asked)]));
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  const { remaining } = view.narrowing;
  const because = (by: string) => words.aboutBy(askedAs.get(by) ?? by);
  const lines = ['', style.heading(`-- ${words.aboutTitle} --`)];
  if (view.severity) lines.push(`${words.aboutSeverity}${words.colon}${view.severity.title}`);
  if (view.reportedAt < view.startedAt)
    lines.push(`${clocks.reportedTitle}${words.colon}${dayTime(view.reportedAt, now)}`);
  if (view.classEnds !== undefined) lines.push(`${clocks.endsTitle}${words.colon}${dayTime(view.classEnds, now)}`);
  lines.push(
    ...section(
      clocks.title,
      view.deadlines.map(
        (deadline) => deadlineText(deadline, clocks) + words.bracketed(clocks.due(dayTime(deadline.dueAt, now))),
      ),
      pen,
    ),
    ...section(
      words.aboutFacts,
      view.facts.map(
        ({ title, label, evidence, from }) =>
          `${title}${words.colon}${label}${words.bracketed(from === undefined ? words.given : words.evidence[evidence])}`,
      ),
      pen,
      words.none,
    ),
    ...section(
      words.aboutRemaining,
      [
        ...remaining.slice(0, MOST_CAUSES).map(({ title, share }) => `${title} ${percent(share)}`),
        ...(remaining.length > MOST_CAUSES ? [words.aboutMore(remaining.length - MOST_CAUSES)] : []),
      ],
      pen,
      words.none,
    ),
    ...section(
      words.aboutRuledOut,
      view.narrowing.ruledOut.map(({ title, by }) => title + words.bracketed(because(by))),
      pen,
    ),
    ...section(
      words.aboutLeftAside,
      view.narrowing.leftAside.map(({ title, by }) => title + words.bracketed(because(by))),
      pen,
    ),
    ...section(
      words.aboutNotes,
      view.notes.map(({ at, text }) => `${clockTime(at)} ${oneLine(text)}`),
      pen,
    ),
  );
  if (view.canReturnTo) lines.push(toAgent(words.onlyForYou, words.returnOffer(view.canReturnTo.title), pen));
  return lines;
}

export const toCustomer = (label: string, text: string, { words, style }: Pen): string =>
  style.customer(`${label}${words.colon}${indented(text)}`);

export const toAgent = (label: string, text: string, { words, style }: Pen): string =>
  style.agent(words.bracketed(`${label}${words.colon}${indented(text)}`).trim());

const block = (label: string, text: string, { words }: Pen): string[] => [
  `${label}${words.colon.trimEnd()}`,
  ...text.split('\n').map((line) => `  | ${line}`),
];

function section(title: string, items: readonly string[], { words, style }: Pen, empty?: string): string[] {
  if (items.length === 0) return empty === undefined ? [] : [`${title}${words.colon}${empty}`];
  return [style.heading(`${title}${words.colon.trimEnd()}`), ...items.map((item) => `  - ${item}`)];
}

const indented = (text: string) => text.split('\n').join('\n    ');
export const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ');
