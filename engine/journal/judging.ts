/** What is said of a session afterwards: whether its diagnosis was right, and that the follow-up it owes was made. */
import type { Id, Pack } from '../language/model.ts';
import { replay } from '../session/record.ts';
import { keyNow, wayOf } from '../session/state.ts';
import type { Diagnosis, NewEvent, Verdict } from './events.ts';
import { happened, type Moment } from './making.ts';
import { type Reduced, reduce, type SessionMeta } from './reduce.ts';
import type { JournalStore, OpenOptions, StoreError } from './store.ts';

/** Why a verdict or a follow-up does not fit. `about` names what it is about: ids only. */
export interface JudgingRefusal {
  readonly code: /** There is no end yet, so there is no diagnosis to judge. */
    | 'not-ended'
    | 'unknown-cause'
    /** It was made with another pack, of which the ids are. */
    | 'other-pack'
    /** Nobody who does not know whether it was right can say which cause it was. */
    | 'cause-unwanted'
    /** Wrong, and yet the cause that was found. */
    | 'same-cause'
    /** Right, and yet another cause than the one found. */
    | 'other-cause'
    /** Only an end that restored the lesson owes a follow-up. */
    | 'nothing-owed'
    | 'followed-up-already';
  readonly about: Readonly<Record<string, string>>;
}

export type Judged<Event extends NewEvent> =
  /** Stored. `before`: the session as it stood until then. */
  | { readonly ok: true; readonly event: Event; readonly before: SessionMeta; readonly seq: number }
  | { readonly ok: false; readonly refused: JudgingRefusal }
  | { readonly ok: false; readonly error: StoreError };

/** `cause`: what it really was; a cause of the pack. */
export interface VerdictSaid {
  readonly verdict: Verdict;
  readonly cause?: Id;
  readonly note?: string;
}

export type VerdictEvent = Extract<NewEvent, { type: 'verdict' }>;
export type FollowedUpEvent = Extract<NewEvent, { type: 'followed-up' }>;

/**
 * Stores the later word on a session's diagnosis, with the end and the steps that it is about. A second verdict takes the
 * place of the first. Rejects with RangeError where the moment's time is none.
 */
export const verdictKept = (
  store: JournalStore,
  pack: Pack,
  id: string,
  given: VerdictSaid,
  moment: Moment,
  options?: OpenOptions,
): Promise<Judged<VerdictEvent>> => appended(store, id, options, (stored) => verdictEvent(pack, stored, given, moment));

/** What a verdict is stored as; for a session that somebody has open. */
export function verdictEvent(
  pack: Pack,
  { record, meta }: Reduced,
  { verdict, cause, note }: VerdictSaid,
  moment: Moment,
): JudgedEvent<VerdictEvent> {
  if (meta.pack.id !== pack.id) return refusal('other-pack', { pack: meta.pack.id });
  if (!meta.end) return refusal('not-ended', {});
  if (cause !== undefined && !Object.hasOwn(pack.causes, cause)) return refusal('unknown-cause', { cause });
  const found = meta.end.cause;
  if (cause !== undefined && verdict === 'unknown') return refusal('cause-unwanted', { cause });
  if (cause !== undefined && verdict === 'wrong' && cause === found) return refusal('same-cause', { cause });
  if (cause !== undefined && verdict === 'right' && found !== null && cause !== found)
    return refusal('other-cause', { cause, found });
  return {
    event: {
      type: 'verdict',
      ...happened(moment),
      verdict,
      ...(cause === undefined ? {} : { cause }),
      ...(note === undefined ? {} : { note }),
      diagnosis: diagnosisOf(pack, { record, meta }, meta.end),
    },
  };
}

/** Stores that the follow-up which a restored lesson owes was made. Rejects with RangeError where the moment's time is none. */
export const followUpKept = (
  store: JournalStore,
  id: string,
  given: { readonly note?: string },
  moment: Moment,
  options?: OpenOptions,
): Promise<Judged<FollowedUpEvent>> => appended(store, id, options, (stored) => followedUpEvent(stored, given, moment));

/** What a follow-up is stored as; for a session that somebody has open. */
export function followedUpEvent(
  { meta }: Reduced,
  { note }: { readonly note?: string },
  moment: Moment,
): JudgedEvent<FollowedUpEvent> {
  if (meta.followUp === undefined) return refusal('nothing-owed', {});
  if (meta.followUp === 'done') return refusal('followed-up-already', {});
  return { event: { type: 'followed-up', ...happened(moment), ...(note === undefined ? {} : { note }) } };
}

export type JudgedEvent<Event> = { readonly event: Event } | { readonly refused: JudgingRefusal };

const refusal = (
  code: JudgingRefusal['code'],
  about: JudgingRefusal['about'],
): { readonly refused: JudgingRefusal } => ({ refused: { code, about } });

/** Takes the session, appends one event, and lets it go again whatever comes of it; one that is in play here stays with its player. */
async function appended<Event extends NewEvent>(
  store: JournalStore,
  id: string,
  options: OpenOptions | undefined,
  make: (stored: Reduced) => JudgedEvent<Event>,
): Promise<Judged<Event>> {
  const inPlay = store.holds(id);
  const found = inPlay ? await store.read(id) : await store.open(id, options);
  if (!found.ok) return found;
  try {
    const { events, problems, seq } = found.value;
    const stored = reduce(events);
    if (!stored) return { ok: false, error: { code: 'corrupt', id, problems } };
    const made = make(stored);
    if ('refused' in made) return { ok: false, refused: made.refused };
    const done = await store.append(id, seq, [made.event]);
    return done.ok ? { ok: true, event: made.event, before: stored.meta, seq: done.value } : done;
  } finally {
    if (!inPlay) await store.release(id);
  }
}

/** Answers that wait behind a changed one did not lead there; where the pack has moved on, all of them are named. */
function diagnosisOf(
  pack: Pack,
  { record }: Reduced,
  { step: end, cause }: { readonly step: string; readonly cause: Id | null },
): Diagnosis {
  const { session } = replay(pack, record);
  const steps =
    keyNow(session) === end
      ? wayOf(session).flatMap(({ line }) => (line.how === 'answered' ? [line.key] : []))
      : Object.keys(record.answers);
  return { end, cause, steps };
}
