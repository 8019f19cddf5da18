/** The clocks that matter: deadlines of the severity and the end of the class. Pure: a session and a time of day. */
import type { Pack, Severity } from '../language/model.ts';
import { contextOf, placeNow, type Session } from '../session/state.ts';
import type { Instant } from '../session/types.ts';
import { MINUTE } from './zones.ts';

export const DEADLINES = ['respond', 'workaround', 'solve'] as const;
/** Somebody takes it up; the customer can go on; it is done. */
export type DeadlineKind = (typeof DEADLINES)[number];

/** `kept` and `missed`: over, since what was due has been done. */
export type ClockState = 'ok' | 'near' | 'past' | 'kept' | 'missed';

export interface Deadline {
  readonly what: DeadlineKind;
  /** Minutes that the severity allows. */
  readonly minutes: number;
  readonly dueAt: Instant;
  /** When it was done. */
  readonly metAt?: Instant;
  /** Minutes left when it was done, else now; to a tenth, below 0 where it is late. */
  readonly left: number;
  readonly state: ClockState;
}

/** When the customer reported it and what has been done since. */
export interface Milestones {
  readonly reportedAt: Instant;
  readonly metAt: Readonly<Partial<Record<DeadlineKind, Instant>>>;
}

/** Near: a fifth of the time is left, at least one minute and at most a quarter of an hour. */
const nearMinutes = (minutes: number): number => Math.min(15, Math.max(1, minutes / 5));

/** The deadlines of a severity, in the order respond, workaround, solve. */
export function deadlines(
  severity: Pick<Severity, DeadlineKind>,
  { reportedAt, metAt }: Milestones,
  now: Instant,
): readonly Deadline[] {
  return DEADLINES.flatMap((what): Deadline[] => {
    const minutes = severity[what];
    if (minutes === undefined) return [];
    const dueAt = reportedAt + minutes * MINUTE;
    const met = metAt[what];
    const left = minutesUntil(dueAt, met ?? now);
    if (met !== undefined) return [{ what, minutes, dueAt, metAt: met, left, state: met <= dueAt ? 'kept' : 'missed' }];
    return [{ what, minutes, dueAt, left, state: running(dueAt, now, nearMinutes(minutes)) }];
  });
}

const running = (due: Instant, now: Instant, near: number): 'ok' | 'near' | 'past' =>
  now > due ? 'past' : due - now <= near * MINUTE ? 'near' : 'ok';

/** To a tenth, rounded down: nobody is promised more than there is. */
const minutesUntil = (due: Instant, now: Instant): number => Math.floor(((due - now) / MINUTE) * 10) / 10;

/** The deadlines of a session; none where its severity has none. The same after a pause, on any machine. */
export function deadlinesOf(session: Session, now: Instant): readonly Deadline[] {
  const severity = severityOf(session);
  return severity ? deadlines(severity, milestonesOf(session), now) : [];
}

export function severityOf(session: Session): Pack['severities'][number] | undefined {
  const { severity } = contextOf(session);
  return session.pack.severities.find(({ id }) => id === severity);
}

/** When it was first reported; a report dated after the session's beginning, by another clock, counts as its beginning. */
export const reportedAtOf = ({ startedAt, reportedAt }: Session['start']): Instant =>
  Math.min(reportedAt ?? startedAt, startedAt);

function milestonesOf(session: Session): Milestones {
  const { step } = placeNow(session);
  const metAt: Partial<Record<DeadlineKind, Instant>> = { respond: session.start.startedAt };
  const worked = workedAt(session);
  if (worked !== undefined) metAt.workaround = worked;
  if (step.kind === 'end') {
    const at = endedAt(session);
    if (step.end !== 'escalated') metAt.workaround ??= at;
    if (step.end !== 'escalated' && step.end !== 'restored') metAt.solve = at;
  }
  return { reportedAt: reportedAtOf(session.start), metAt };
}

/** When a repair first helped: from then on the customer can go on. */
function workedAt(session: Session): Instant | undefined {
  let at: Instant | undefined;
  for (let line = contextOf(session).trail; line; line = line.prev)
    if (line.how === 'answered' && line.value === 'fixed') at = line.at;
  return at;
}

/** When a session that stands at an end came to it: with the last answer, or with the move that followed it. */
export function endedAt(session: Session): Instant {
  let at = session.start.startedAt;
  for (let line = contextOf(session).trail; line; line = line.prev)
    if (line.how === 'answered') {
      at = line.at;
      break;
    }
  const moved = session.entries.filter(({ type }) => MOVES.has(type)).map((entry) => entry.at);
  return Math.max(at, ...moved);
}
const MOVES: ReadonlySet<string> = new Set(['escalate', 'switch', 'return']);

export interface ClassClock {
  readonly ends: Instant;
  /** Minutes to the end of the class, to a tenth, below 0 where it is over. */
  readonly left: number;
  /** Near: five minutes or less. */
  readonly state: 'ok' | 'near' | 'past';
}

/** The class clock; undefined where nobody knows when the class ends. */
export function classClock({ classEnds }: Pick<Session, 'classEnds'>, now: Instant): ClassClock | undefined {
  if (classEnds === undefined) return undefined;
  return { ends: classEnds, left: minutesUntil(classEnds, now), state: running(classEnds, now, NEAR_THE_BELL) };
}
const NEAR_THE_BELL = 5;

/** What a face calls out once: deadlines that are near or past now and were not so before. */
export function alarms(before: readonly Deadline[], now: readonly Deadline[]): readonly Deadline[] {
  return now.filter(
    ({ what, dueAt, state }) =>
      (state === 'near' || state === 'past') &&
      !before.some((one) => one.what === what && one.dueAt === dueAt && rank(one.state) >= rank(state)),
  );
}
const rank = (state: ClockState): number => (state === 'past' ? 2 : state === 'near' ? 1 : 0);
