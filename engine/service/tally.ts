/**
 * Counting sessions for the figures, one after the other: what is kept grows with the tree, never with the number of
 * sessions. All of it is whole numbers, so that the order of sessions does not matter.
 */
import type { EndKind, FactKey, Id, Severity } from '../language/model.ts';
import type { Entry, Instant, SessionRecord, StepKey, StoredAnswer } from '../session/types.ts';
import { type DeadlineKind, deadlines } from './clocks.ts';
import { coarse, countIn, type Histogram } from './shares.ts';
import { MINUTE } from './zones.ts';

/** A stored session as far as figures look at it; what the journal reduces to is one. */
export interface CountedSession {
  readonly record: Pick<SessionRecord, 'startedAt' | 'reportedAt' | 'answers' | 'entries'>;
  readonly meta: {
    readonly status: string;
    /** The step now asked, or the end. */
    readonly now: StepKey;
    readonly severity?: Id;
    readonly end?: {
      readonly step: StepKey;
      readonly end: EndKind;
      readonly cause: Id | null;
      readonly team?: Id;
      readonly bring: { readonly of: number; readonly missing: readonly FactKey[] };
    };
    readonly verdict?: { readonly verdict: 'right' | 'wrong' | 'unknown' };
    readonly followUp?: 'due' | 'done';
  };
  /** Its stored events: without them, what was changed and how far questions narrowed is not counted. */
  readonly events?: readonly CountedEvent[];
}

export interface CountedEvent {
  readonly type: string;
  readonly step?: StepKey;
  /** Answers that were taken back. */
  readonly unset?: readonly StepKey[];
  /** How many causes remain after it. */
  readonly remaining?: number;
}

export interface TallyOptions {
  /** Of the pack: deadlines come from them. */
  readonly severities?: readonly Severity[];
  /** An open session is judged at this time. */
  readonly now: Instant;
}

export interface StepTally {
  /** Sessions that came here. */
  reached: number;
  /** Sessions that stand here and have not ended. */
  leftHere: number;
  /** Answers given here, by kind of step. */
  kind: string;
  answered: number;
  unsure: number;
  /** Sessions that asked it in other words. */
  otherWording: number;
  /** Sessions whose events are known that came here, and those of them that changed the answer or took it back. */
  watched: number;
  changed: number;
  /** Causes before and after, added up over answers. */
  causesBefore: number;
  causesAfter: number;
  narrowings: number;
  /** Choices and outcomes, how often each. */
  answers: Map<string, number>;
  seconds: Histogram;
}

export interface GroupTally {
  ended: number;
  firstContact: number;
  escalated: number;
}

/** Plain counts. Begin with {@link newTally}, fill with {@link countSession}, read with `figuresOf`. */
export interface Tally {
  sessions: number;
  ended: number;
  ends: Record<EndKind, number>;
  firstContact: number;
  verdicts: Record<'right' | 'wrong' | 'unknown', number>;
  complete: number;
  missing: Map<FactKey, number>;
  deadlines: Record<DeadlineKind, { kept: number; due: number }>;
  followUps: { due: number; done: number };
  questions: Histogram;
  minutes: Histogram;
  steps: Map<string, StepTally>;
  /** By the tree in which it ended, and by the team it went to. */
  trees: Map<Id, GroupTally>;
  teams: Map<Id, number>;
  causes: Map<Id, number>;
}

export const newTally = (): Tally => ({
  sessions: 0,
  ended: 0,
  ends: { resolved: 0, restored: 0, escalated: 0, referred: 0, 'no-fault': 0, prepared: 0 },
  firstContact: 0,
  verdicts: { right: 0, wrong: 0, unknown: 0 },
  complete: 0,
  missing: new Map(),
  deadlines: { respond: { kept: 0, due: 0 }, workaround: { kept: 0, due: 0 }, solve: { kept: 0, due: 0 } },
  followUps: { due: 0, done: 0 },
  questions: new Map(),
  minutes: new Map(),
  steps: new Map(),
  trees: new Map(),
  teams: new Map(),
  causes: new Map(),
});

/** Adds one session. */
export function countSession(tally: Tally, session: CountedSession, options: TallyOptions): void {
  const { record, meta, events } = session;
  const answers = Object.entries(record.answers);
  tally.sessions += 1;
  if (meta.verdict) tally.verdicts[meta.verdict.verdict] += 1;
  if (meta.followUp) tally.followUps[meta.followUp] += 1;
  if (meta.end) countEnd(tally, session, answers);
  countDeadlines(tally, session, answers, options);
  const reached = countSteps(tally, session, answers);
  if (events) countEvents(tally, events, reached);
}

type Answers = readonly (readonly [StepKey, StoredAnswer])[];
const ASKED: ReadonlySet<string> = new Set(['question', 'test', 'check']);

function countEnd(tally: Tally, { record, meta }: CountedSession, answers: Answers): void {
  const { end, verdict } = meta;
  if (!end) return;
  tally.ended += 1;
  tally.ends[end.end] += 1;
  // A check beforehand is no case: nothing was wrong yet.
  if (end.end === 'prepared') return;
  countIn(tally.questions, answers.filter(([, { meant }]) => ASKED.has(meant.kind)).length);
  countIn(tally.minutes, Math.max(0, Math.round((endOf(record, answers) - record.startedAt) / MINUTE)));
  const first = isFirstContact(record, end.end, answers) && verdict?.verdict !== 'wrong';
  const tree = group(tally.trees, end.step.slice(0, end.step.indexOf('#')));
  tree.ended += 1;
  if (end.cause !== null) bump(tally.causes, end.cause);
  if (first) {
    tally.firstContact += 1;
    tree.firstContact += 1;
  }
  if (end.end !== 'escalated') return;
  tree.escalated += 1;
  if (end.team !== undefined) bump(tally.teams, end.team);
  if (end.bring.missing.length === 0) tally.complete += 1;
  for (const fact of end.bring.missing) bump(tally.missing, fact);
}

/** Solved by whoever took it up: by one agent, without handing it on. */
function isFirstContact({ entries }: CountedSession['record'], end: EndKind, answers: Answers): boolean {
  if (end !== 'resolved' && end !== 'no-fault') return false;
  if (entries.some(({ type }) => type === 'escalate')) return false;
  return new Set(answers.flatMap(([, { by }]) => by ?? [])).size <= 1;
}

const MOVES: ReadonlySet<Entry['type']> = new Set(['escalate', 'switch', 'return']);

/** When it came to its end: with the last answer or move. */
function endOf({ startedAt, entries }: CountedSession['record'], answers: Answers): Instant {
  let at = startedAt;
  for (const [, answer] of answers) at = Math.max(at, answer.at);
  for (const entry of entries) if (MOVES.has(entry.type)) at = Math.max(at, entry.at);
  return at;
}

/** A deadline counts when it is known whether it was kept: what the next team does after a handover is not. */
function countDeadlines(tally: Tally, { record, meta }: CountedSession, answers: Answers, options: TallyOptions): void {
  const severity = options.severities?.find(({ id }) => id === meta.severity);
  if (!severity || meta.end?.end === 'prepared') return;
  const { startedAt } = record;
  const end = meta.end?.end;
  const until = end ? endOf(record, answers) : options.now;
  const metAt: Partial<Record<DeadlineKind, Instant>> = { respond: startedAt };
  const fixed = answers.filter(([, { value }]) => value === 'fixed').map(([, { at }]) => at);
  if (fixed.length > 0) metAt.workaround = Math.min(...fixed);
  if (end && end !== 'escalated') metAt.workaround ??= until;
  if (end && end !== 'escalated' && end !== 'restored') metAt.solve = until;
  const reportedAt = Math.min(record.reportedAt ?? startedAt, startedAt);
  for (const { what, state } of deadlines(severity, { reportedAt, metAt }, until)) {
    if (state === 'ok' || state === 'near') continue;
    tally.deadlines[what].due += 1;
    if (state === 'kept') tally.deadlines[what].kept += 1;
  }
}

/** Returns the steps that the session came to. */
function countSteps(tally: Tally, { record, meta }: CountedSession, answers: Answers): ReadonlySet<string> {
  const reached = new Set<string>();
  let last = record.startedAt;
  for (const [key, { value, at, meant }] of answers) {
    const name = stepName(key);
    const step = stepOf(tally, name);
    reached.add(name);
    // Where the short way was taken, the answer says nothing of the kind of step.
    if (meant.kind !== 'rush' || step.kind === '') step.kind = meant.kind;
    step.answered += 1;
    if (value === 'unsure') step.unsure += 1;
    else if (typeof value === 'string' && meant.type !== 'text') bump(step.answers, value);
    // Where an earlier answer was changed later, the clock says nothing about the ones behind it.
    if (at < last) continue;
    countIn(step.seconds, coarse((at - last) / 1000));
    last = at;
  }
  const now = stepName(meta.now);
  reached.add(now);
  if (meta.end) stepOf(tally, now).kind ||= 'end';
  else stepOf(tally, now).leftHere += 1;
  for (const name of reached) stepOf(tally, name).reached += 1;
  const reworded = new Set(record.entries.flatMap((entry) => (entry.type === 'wording' ? [stepName(entry.step)] : [])));
  for (const name of reworded) if (reached.has(name)) stepOf(tally, name).otherWording += 1;
  return reached;
}

const CHANGES: ReadonlySet<string> = new Set(['changed', 'reopened']);

function countEvents(tally: Tally, events: readonly CountedEvent[], reached: ReadonlySet<string>): void {
  const watched = new Set(reached);
  const changed = new Set<string>();
  let before: number | undefined;
  for (const { type, step, unset, remaining } of events) {
    if (step !== undefined && CHANGES.has(type)) changed.add(stepName(step));
    if (type === 'back') for (const key of unset ?? []) changed.add(stepName(key));
    if (step !== undefined && type === 'answered' && before !== undefined && remaining !== undefined && before > 0) {
      const counted = stepOf(tally, stepName(step));
      counted.narrowings += 1;
      counted.causesBefore += before;
      counted.causesAfter += Math.min(before, remaining);
    }
    before = remaining;
  }
  // What was changed was come to, also where it is no longer on the way.
  for (const name of changed) {
    watched.add(name);
    stepOf(tally, name).changed += 1;
  }
  for (const name of watched) stepOf(tally, name).watched += 1;
}

const names = new Map<StepKey, string>();
const MOST_NAMES = 100_000;

/** A step whatever the visit: `picture-freezes#2/hotspot/works` is `picture-freezes/hotspot/works`. */
export function stepName(key: StepKey): string {
  let name = names.get(key);
  if (name === undefined) {
    name = key.replace(/#\d+\+?/, '');
    if (names.size >= MOST_NAMES) names.clear();
    names.set(key, name);
  }
  return name;
}

function stepOf({ steps }: Tally, name: string): StepTally {
  let step = steps.get(name);
  if (!step) {
    step = {
      reached: 0,
      leftHere: 0,
      kind: '',
      answered: 0,
      unsure: 0,
      otherWording: 0,
      watched: 0,
      changed: 0,
      causesBefore: 0,
      causesAfter: 0,
      narrowings: 0,
      answers: new Map(),
      seconds: new Map(),
    };
    steps.set(name, step);
  }
  return step;
}

function group(groups: Map<Id, GroupTally>, id: Id): GroupTally {
  let found = groups.get(id);
  if (!found) {
    found = { ended: 0, firstContact: 0, escalated: 0 };
    groups.set(id, found);
  }
  return found;
}

function bump<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
