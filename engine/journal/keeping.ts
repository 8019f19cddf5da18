/** A session that is stored as it goes: nothing counts as taken before it is durable. */
import type { Pack } from '../language/model.ts';
import { mustBeInstant } from '../session/checking.ts';
import { apply, startSession } from '../session/commands.ts';
import { replay, type StartOptions } from '../session/record.ts';
import type { Session } from '../session/state.ts';
import type { Command, FateLine, Unused, UsageError } from '../session/types.ts';
import type { Happened, JournalEvent } from './events.ts';
import { eventsOf, happened, type Moment, resumedEvents, startedEvents } from './making.ts';
import { reduce, type SessionStatus } from './reduce.ts';
import type { JournalStore, OpenOptions, Result, StoredProblem, StoreError } from './store.ts';

/** A session and how much of it is stored: all of it. Immutable, like the session. */
export interface Kept {
  readonly session: Session;
  /** The number of its last event. */
  readonly seq: number;
}

export interface Resumed extends Kept {
  /** What became of every answer. */
  readonly report: readonly FateLine[];
  /** What else of the record the pack no longer knows. */
  readonly unused: readonly Unused[];
  /** What was wrong with what was stored. */
  readonly problems: readonly StoredProblem[];
  /** Events that are lost. */
  readonly lost: number;
  /** When and by whom something happened last before this, and whether it had been laid aside then. */
  readonly before: Happened & { readonly status: SessionStatus };
}

export type Sent =
  | { readonly ok: true; readonly kept: Kept; readonly report?: readonly FateLine[] }
  /** Not taken, nothing changed. `refused`: the command does not fit. `error`: it could not be stored; it may be sent again. */
  | { readonly ok: false; readonly refused: UsageError }
  | { readonly ok: false; readonly error: StoreError };

/** Begins a session and stores it. Throws as `startSession` does. */
export async function startKept(
  store: JournalStore,
  options: StartOptions,
  moment: Moment = options,
): Promise<Result<Kept>> {
  const session = startSession(options);
  const created = await store.create(startedEvents(session, moment));
  return created.ok ? { ok: true, value: { session, seq: created.value } } : created;
}

/** Goes on with a stored session, on this pack, which may have changed. Rejects with RangeError where the moment's time is none. */
export async function resumeKept(
  store: JournalStore,
  pack: Pack,
  id: string,
  moment: Moment,
  options?: OpenOptions,
): Promise<Result<Resumed>> {
  mustBeInstant(moment.at);
  const inPlay = store.holds(id);
  const opened = await store.open(id, options);
  if (!opened.ok) return opened;
  const { events, problems, seq } = opened.value;
  const reduced = reduce(events);
  if (!reduced) return { ok: false, error: { code: 'corrupt', id, problems } };
  const { session, report, unused } = replay(pack, reduced.record);
  const appended = await store.append(id, seq, resumedEvents(reduced, session, report, moment));
  if (!appended.ok) {
    // Nobody has it in hand; whoever had it before still does.
    if (!inPlay) await store.release(id);
    return appended;
  }
  const { at, by } = events.at(-1) as JournalEvent;
  const before = { at, ...(by === undefined ? {} : { by }), status: reduced.meta.status };
  const { lost } = reduced.meta;
  return { ok: true, value: { session, seq: appended.value, report, unused, problems, lost, before } };
}

/** Applies a command and stores what it did. Only when that is durable is the new session handed out. */
export async function sendKept(
  store: JournalStore,
  { session, seq }: Kept,
  command: Command,
  moment: Moment,
): Promise<Sent> {
  const applied = apply(session, command, moment);
  if (!applied.ok) return { ok: false, refused: applied.error };
  const appended = await store.append(session.start.id, seq, eventsOf(session, command, applied.session, moment));
  if (!appended.ok) return appended;
  return {
    ok: true,
    kept: { session: applied.session, seq: appended.value },
    ...(applied.report ? { report: applied.report } : {}),
  };
}

/** Lays a session aside for whoever goes on with it. Rejects with RangeError where the moment's time is none. */
export async function pauseKept(store: JournalStore, { session, seq }: Kept, moment: Moment): Promise<Result<number>> {
  const { id } = session.start;
  const appended = await store.append(id, seq, [{ type: 'paused', ...happened(moment) }]);
  if (!appended.ok) return appended;
  const released = await store.release(id);
  return released.ok ? appended : released;
}
