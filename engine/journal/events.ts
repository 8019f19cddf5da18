/**
 * The stored form of a session: what happened to it, one event after the other. An event carries what it changes in the
 * session's record, so that events add up to the record without the pack.
 */
import type { EndKind, FactKey, Id, Locale } from '../language/model.ts';
import type { Entry, FateLine, Instant, SessionRecord, StepKey, StoredAnswer } from '../session/types.ts';

/** The newest version of the event form that this program writes and reads. 2: the first report during a case. */
export const EVENT_VERSION = 2;

/** An event has the first version that can tell what it holds, so that an older program goes on with all it understands. */
export type EventVersion = 1 | typeof EVENT_VERSION;

/** What an event changes in the record; applied in the order `start`, `unset`, `set`, `drop`, `add`. */
export interface Patch {
  /** Answers given, or given anew. */
  readonly set?: Readonly<Record<StepKey, StoredAnswer>>;
  readonly unset?: readonly StepKey[];
  /** Entries that go, by their index before the event, rising. */
  readonly drop?: readonly number[];
  /** Entries that come, at the end. */
  readonly add?: readonly Entry[];
  /** Only after a change of the pack: what the beginning of the record is called now. */
  readonly start?: Partial<Pick<SessionRecord, 'pack' | 'tree' | 'given'>>;
}

/** Where the session stands after the event. */
export interface Stand {
  /** The step now asked, or the end. */
  readonly now: StepKey;
  readonly severity?: Id;
  /** Answers of the record that are not on the way here, where there are any: they wait, or their step is gone. */
  readonly waiting?: readonly StepKey[];
  /** How many causes remain, where whoever wrote the event counted them. */
  readonly remaining?: number;
}

/** What a move stood on. */
export interface Stood {
  /** How many causes remained before it, where whoever wrote the event counted them. */
  readonly before?: number;
}

export const VERDICTS = ['right', 'wrong', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The end a session came to, as figures need it. */
export interface EndSummary {
  readonly step: StepKey;
  readonly end: EndKind;
  readonly cause: Id | null;
  readonly team?: Id;
  /** How many facts the next team is to get, and which of them are not known. */
  readonly bring: { readonly of: number; readonly missing: readonly FactKey[] };
}

/** What a verdict is about, as it stood when the verdict was given. */
export interface Diagnosis {
  /** The end it had come to. */
  readonly end: StepKey;
  /** The cause that was found; null where it was left open. */
  readonly cause: Id | null;
  /** The steps whose answers led there, in their order. */
  readonly steps: readonly StepKey[];
}

/** Events made by a command. `step`: the step it was about. */
export const MOVES = [
  'answered',
  'rush',
  'changed',
  'back',
  'reopened',
  'facts',
  'noted',
  'switched',
  'returned',
  'severity',
  'class-ends',
  'reported',
  'wording',
  'escalated',
] as const;
export type MoveType = (typeof MOVES)[number];

export interface Happened {
  readonly at: Instant;
  readonly by?: string;
}

export type NewEvent = Happened &
  (
    | ({
        readonly type: 'started';
        readonly record: SessionRecord;
        readonly locale?: Locale;
        /** Facts the pack marks as personal, so that an export can leave them out without the pack. */
        readonly personal: readonly FactKey[];
      } & Stand)
    | ({ readonly type: MoveType; readonly step?: StepKey } & Patch & Stand & Stood)
    | ({
        readonly type: 'resumed';
        /** What did not stay as it was. */
        readonly report: readonly FateLine[];
        /** What the end that it stands at was called until the pack renamed it. */
        readonly endWas?: StepKey;
        readonly locale?: Locale;
        readonly personal: readonly FactKey[];
      } & Patch &
        Stand)
    | { readonly type: 'paused' }
    | ({ readonly type: 'ended' } & EndSummary)
    /** The later word on the diagnosis; `cause`: what it really was. */
    | {
        readonly type: 'verdict';
        readonly verdict: Verdict;
        readonly cause?: Id;
        readonly note?: string;
        readonly diagnosis?: Diagnosis;
      }
    /** The follow-up that a restored lesson owes was made. */
    | { readonly type: 'followed-up'; readonly note?: string }
  );

/** A stored event. Order is by `seq`, from 1; clocks may jump. */
export type JournalEvent = NewEvent & { readonly v: EventVersion; readonly seq: number };
export type EventType = JournalEvent['type'];
