/** What was said of a session after its end: the verdict on its diagnosis, and the follow-up it owes. */
import type { Id } from '../language/model.ts';
import { clean } from '../language/text.ts';
import { endedAt, endingOf } from '../session/ending.ts';
import { nameNow } from '../session/renames.ts';
import { keyNow, type Session } from '../session/state.ts';
import type { Instant, StepKey } from '../session/types.ts';
import type { Speaker } from '../session/wording.ts';

/** A journal event as far as this looks at it. */
export interface SaidAfterwards {
  readonly type: string;
  readonly at: Instant;
  readonly by?: string;
  readonly now?: StepKey;
  readonly verdict?: 'right' | 'wrong' | 'unknown';
  readonly cause?: Id | null;
  readonly note?: string;
  readonly diagnosis?: { readonly end: StepKey; readonly cause: Id | null; readonly steps: readonly StepKey[] };
}

/** The later word on the diagnosis. */
export interface VerdictGiven {
  readonly verdict: 'right' | 'wrong' | 'unknown';
  /** What it really was, where somebody said so. */
  readonly cause?: { readonly id: Id; readonly title: string };
  readonly at: Instant;
  readonly by?: string;
  readonly note?: string;
  /** The steps whose answers led to the diagnosis that was judged. */
  readonly steps: readonly StepKey[];
}

/** A restored lesson owes a follow-up: since when, and when it was made. */
export interface FollowUp {
  readonly since: Instant;
  readonly doneAt?: Instant;
  readonly by?: string;
  readonly note?: string;
}

/** The last verdict among the events of a session. */
export function verdictOf(
  { pack }: Session,
  events: readonly SaidAfterwards[],
  speak: Speaker,
): VerdictGiven | undefined {
  const event = events.findLast(({ type }) => type === 'verdict');
  if (event?.verdict === undefined) return undefined;
  const { verdict, cause, at, by, note, diagnosis } = event;
  const known = cause ? pack.causes[cause] : undefined;
  return {
    verdict,
    ...(cause ? { cause: { id: cause, title: known ? speak(known.title) : clean(cause) } } : {}),
    at,
    ...(by === undefined ? {} : { by: clean(by) }),
    ...(note === undefined ? {} : { note: clean(note) }),
    steps: diagnosis?.steps ?? [],
  };
}

/** Undefined where none is owed: only an end that restored the lesson owes one. */
export function followUpOf(session: Session, events: readonly SaidAfterwards[]): FollowUp | undefined {
  if (endingOf(session)?.end !== 'restored') return undefined;
  // What was made before the agent went back is of another end.
  const here = keyNow(session);
  const elsewhere = events.findLastIndex(({ now }) => now !== undefined && nameNow(session.pack, now) !== here);
  const done = events.slice(elsewhere + 1).findLast(({ type }) => type === 'followed-up');
  return {
    since: endedAt(session),
    ...(done === undefined ? {} : { doneAt: done.at }),
    ...(done?.by === undefined ? {} : { by: clean(done.by) }),
    ...(done?.note === undefined ? {} : { note: clean(done.note) }),
  };
}
