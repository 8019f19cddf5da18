export type {
  Diagnosis,
  EndSummary,
  EventType,
  Happened,
  JournalEvent,
  MoveType,
  NewEvent,
  Patch,
  Stand,
  Verdict,
} from './events.ts';
export { EVENT_VERSION } from './events.ts';
export {
  type FollowedUpEvent,
  followedUpEvent,
  followUpKept,
  type Judged,
  type JudgedEvent,
  type JudgingRefusal,
  type VerdictEvent,
  type VerdictSaid,
  verdictEvent,
  verdictKept,
} from './judging.ts';
export { type Kept, pauseKept, type Resumed, resumeKept, type Sent, sendKept, startKept } from './keeping.ts';
export { eventsOf, type Moment, resumedEvents, startedEvents } from './making.ts';
export { numbered } from './numbering.ts';
export { type ReadEvent, readEvent } from './reading.ts';
export { REDACTED, redact } from './redact.ts';
export { metaAfter, metaOf, type Reduced, reduce, type SessionMeta, type SessionStatus } from './reduce.ts';
export { type Sentence, sayOwner, sayStoredProblem, sayStoreError, whyNotStored } from './sentences.ts';
export type {
  Counted,
  CountFilter,
  CountOptions,
  JournalStore,
  ListedSession,
  OpenOptions,
  Owner,
  Page,
  Paging,
  PurgeResult,
  Result,
  SessionFilter,
  StoredProblem,
  StoredSession,
  StoreError,
  UnavailableWhy,
} from './store.ts';
