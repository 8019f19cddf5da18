/**
 * The end a session stands at, as it counts. A lesson that was on when the customer reported it and over before anything
 * helped was not saved: what the tree calls resolved is then restored, and a follow-up is owed. Reads only times of the record.
 */
import type { EndKind, EndStep } from '../language/model.ts';
import { placeOfLine } from '../machine/index.ts';
import { contextOf, moves, placeNow, type Session } from './state.ts';
import type { Entry, Instant } from './types.ts';

export interface Ending {
  readonly step: EndStep;
  /** The step's own kind, or `restored` in place of a late `resolved`. */
  readonly end: EndKind;
  /** Late: whole minutes from the end of the class to when it worked, at least 1. */
  readonly lateBy?: number;
}

/** Undefined where the session has not ended. */
export function endingOf(session: Session): Ending | undefined {
  const { step } = placeNow(session);
  if (step.kind !== 'end') return undefined;
  const { classEnds } = session;
  if (step.end !== 'resolved' || classEnds === undefined || classEnds <= reportedAtOf(session.start, session.entries))
    return { step, end: step.end };
  const late = (workedAt(session) ?? endedAt(session)) - classEnds;
  return late <= 0 ? { step, end: step.end } : { step, end: 'restored', lateBy: Math.ceil(late / 60_000) };
}

/**
 * When it was first reported, as was said last; a report dated after the session's beginning, by another clock, counts as its
 * beginning. Whatever has become of the answers since, it was said.
 */
export function reportedAtOf(
  { startedAt, reportedAt }: Pick<Session['start'], 'startedAt' | 'reportedAt'>,
  entries: readonly Entry[],
): Instant {
  const told = entries.findLast((entry) => entry.type === 'reported');
  return Math.min(told?.first ?? reportedAt ?? startedAt, startedAt);
}

/** When a repair first helped: from then on the customer can go on. */
export function workedAt(session: Session): Instant | undefined {
  let at: Instant | undefined;
  for (let line = contextOf(session).trail; line; line = line.prev) {
    if (line.how !== 'answered' || line.value !== 'fixed') continue;
    // The customer's own words may be the same.
    if (placeOfLine(session.pack, line).step.kind === 'repair') at = Math.min(at ?? line.at, line.at);
  }
  return at;
}

/**
 * When a session that stands at an end came to it: with the last answer, or with the move that followed it. The last answer
 * given is not the last one on the way where an earlier one was changed.
 */
export function endedAt(session: Session): Instant {
  let at = session.start.startedAt;
  for (let line = contextOf(session).trail; line; line = line.prev)
    if (line.how === 'answered') at = Math.max(at, line.at);
  const moved = session.entries.filter(moves).map((entry) => entry.at);
  return Math.max(at, ...moved);
}
