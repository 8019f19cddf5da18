/** The clocks that matter: deadlines of the severity and the end of the class. Pure: a session and a time of day. */
import type { EndKind, Pack, Severity } from '../language/model.ts';
import { mustBeInstant } from './checking.ts';
import { endedAt, endingOf, reportedAtOf, workedAt } from './ending.ts';
import { contextOf, type Session } from './state.ts';
import type { ClassClock, Deadline, DeadlineKind, Instant } from './types.ts';

const MINUTE = 60_000;

export const DEADLINES = ['respond', 'workaround', 'solve'] as const satisfies readonly DeadlineKind[];

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
    if (met === undefined) return [runningAt({ what, minutes, dueAt }, now)];
    return [
      { what, minutes, dueAt, metAt: met, left: minutesUntil(dueAt, met), state: met <= dueAt ? 'kept' : 'missed' },
    ];
  });
}

/** A deadline at another moment: what a face draws every second without asking the session anew. */
export const deadlineAt = (deadline: Deadline, now: Instant): Deadline =>
  deadline.metAt === undefined ? runningAt(deadline, now) : deadline;

const runningAt = ({ what, minutes, dueAt }: Pick<Deadline, 'what' | 'minutes' | 'dueAt'>, now: Instant): Deadline => ({
  what,
  minutes,
  dueAt,
  left: minutesUntil(dueAt, now),
  state: running(dueAt, now, nearMinutes(minutes)),
});

const running = (due: Instant, now: Instant, near: number): 'ok' | 'near' | 'past' =>
  now > due ? 'past' : due - now <= near * MINUTE ? 'near' : 'ok';

/** To a tenth, rounded down: nobody is promised more than there is. */
const minutesUntil = (due: Instant, now: Instant): number => Math.floor(((due - now) / MINUTE) * 10) / 10;

/**
 * The deadlines of a session; none where its severity has none. The same after a pause, on any machine.
 *
 * @throws RangeError where `now` is no time
 */
export function deadlinesOf(session: Session, now: Instant): readonly Deadline[] {
  mustBeInstant(now);
  const severity = severityOf(session);
  return severity ? deadlines(severity, milestonesOf(session), now) : [];
}

export function severityOf(session: Session): Pack['severities'][number] | undefined {
  const { severity } = contextOf(session);
  return session.pack.severities.find(({ id }) => id === severity);
}

function milestonesOf(session: Session): Milestones {
  const ending = endingOf(session);
  return milestones({
    reportedAt: reportedAtOf(session.start, session.entries),
    startedAt: session.start.startedAt,
    workedAt: workedAt(session),
    ended: ending && { end: ending.end, at: endedAt(session) },
  });
}

/** What has been done when: taken up at the beginning; a way to go on with the first repair that helped, else with the end; done with it. */
export function milestones({
  reportedAt,
  startedAt,
  workedAt,
  ended,
}: {
  readonly reportedAt: Instant;
  readonly startedAt: Instant;
  readonly workedAt: Instant | undefined;
  readonly ended: { readonly end: EndKind; readonly at: Instant } | undefined;
}): Milestones {
  const metAt: Partial<Record<DeadlineKind, Instant>> = { respond: startedAt };
  if (workedAt !== undefined) metAt.workaround = workedAt;
  if (ended && ended.end !== 'escalated') {
    metAt.workaround ??= ended.at;
    if (ended.end !== 'restored') metAt.solve = ended.at;
  }
  return { reportedAt, metAt };
}

/**
 * The class clock; undefined where nobody knows when the class starts or ends. What has started is not waited for any more.
 *
 * @throws RangeError where `now` is no time
 */
export function classClock(
  { classEnds, classStarts }: { readonly classEnds?: Instant | undefined; readonly classStarts?: Instant | undefined },
  now: Instant,
): ClassClock | undefined {
  mustBeInstant(now);
  const to = classStarts !== undefined && now < classStarts ? 'start' : 'end';
  const at = to === 'start' ? classStarts : classEnds;
  return at === undefined ? undefined : { to, at, left: minutesUntil(at, now), state: running(at, now, NEAR_THE_BELL) };
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
const rank = (state: Deadline['state']): number => (state === 'past' ? 2 : state === 'near' ? 1 : 0);
