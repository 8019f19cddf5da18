/**
 * Counting sessions for the figures, one after the other: what is kept grows with the tree, never with the number of
 * sessions. All of it is whole numbers, so that the order of sessions does not matter.
 */
import type { EndKind, FactKey, Id, Severity } from '../language/model.ts';
import { deadlines, milestones } from '../session/clocks.ts';
import type { DeadlineKind, Instant } from '../session/types.ts';
import {
  type CountedMeta,
  type CountedSession,
  type SessionFigures,
  type StepVisits,
  sessionFigures,
} from './session-figures.ts';
import { countIn, type Histogram } from './shares.ts';
import { MINUTE } from './zones.ts';

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
  /** Sessions by what the step was for them: of several, a later pack may have made it another kind. */
  kinds: Map<string, number>;
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
  /** By the tree in which the cause was looked for, and by the team it went to. */
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
  addSession(tally, sessionFigures(session), session.meta, options);
}

/** Adds one session of which only this is known. */
export function addSession(tally: Tally, of: SessionFigures, meta: CountedMeta, options: TallyOptions): void {
  tally.sessions += 1;
  if (meta.verdict) tally.verdicts[meta.verdict.verdict] += 1;
  if (meta.followUp) tally.followUps[meta.followUp] += 1;
  if (meta.end) addEnd(tally, of, meta);
  addDeadlines(tally, of, meta, options);
  for (const visits of of.steps) addStep(tally, visits);
}

/** Whole minutes from the beginning to the end. */
export const minutesOf = ({ startedAt, movedAt }: SessionFigures): number =>
  Math.max(0, Math.round((movedAt - startedAt) / MINUTE));

/** Solved by whoever took it up, as far as is known. */
export const isFirstContact = ({ alone }: SessionFigures, { end, verdict }: CountedMeta): boolean =>
  alone && (end?.end === 'resolved' || end?.end === 'no-fault') && verdict?.verdict !== 'wrong';

function addEnd(tally: Tally, of: SessionFigures, meta: CountedMeta): void {
  const { end } = meta;
  if (!end) return;
  tally.ended += 1;
  tally.ends[end.end] += 1;
  // A check beforehand is no case: nothing was wrong yet.
  if (end.end === 'prepared') return;
  countIn(tally.questions, of.questions);
  countIn(tally.minutes, minutesOf(of));
  const tree = group(tally.trees, of.tree);
  tree.ended += 1;
  if (end.cause !== null) bump(tally.causes, end.cause);
  if (isFirstContact(of, meta)) {
    tally.firstContact += 1;
    tree.firstContact += 1;
  }
  if (end.end !== 'escalated') return;
  tree.escalated += 1;
  if (end.team !== undefined) bump(tally.teams, end.team);
  if (end.bring.missing.length === 0) tally.complete += 1;
  for (const fact of end.bring.missing) bump(tally.missing, fact);
}

/** A deadline counts when it is known whether it was kept: what the next team does after a handover is not. */
function addDeadlines(tally: Tally, of: SessionFigures, meta: CountedMeta, options: TallyOptions): void {
  const severity = options.severities?.find(({ id }) => id === meta.severity);
  if (!severity || meta.end?.end === 'prepared') return;
  const { reportedAt, startedAt, movedAt, workedAt } = of;
  const ended = meta.end && { end: meta.end.end, at: movedAt };
  const done = milestones({ reportedAt, startedAt, workedAt, ended });
  for (const { what, state } of deadlines(severity, done, ended?.at ?? options.now)) {
    if (state === 'ok' || state === 'near') continue;
    tally.deadlines[what].due += 1;
    if (state === 'kept') tally.deadlines[what].kept += 1;
  }
}

function addStep(tally: Tally, visits: StepVisits): void {
  const step = stepOf(tally, visits.step);
  if (visits.reached) step.reached += 1;
  if (visits.leftHere) step.leftHere += 1;
  if (visits.kind !== '') bump(step.kinds, visits.kind);
  step.answered += visits.answered;
  step.unsure += visits.unsure;
  if (visits.otherWording) step.otherWording += 1;
  if (visits.watched) step.watched += 1;
  if (visits.changed) step.changed += 1;
  step.causesBefore += visits.causesBefore;
  step.causesAfter += visits.causesAfter;
  step.narrowings += visits.narrowings;
  for (const answer of visits.answers) bump(step.answers, answer);
  for (const seconds of visits.seconds) countIn(step.seconds, seconds);
}

/** The step's counts, begun where there are none yet. */
export function stepOf({ steps }: Pick<Tally, 'steps'>, name: string): StepTally {
  let step = steps.get(name);
  if (!step) {
    step = {
      reached: 0,
      leftHere: 0,
      kinds: new Map(),
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
