/** Where sessions are kept: one interface, several stores. What is expected to go wrong comes back as a value. */
import type { EndKind, Id } from '../language/model.ts';
import type { Tally, TallyOptions } from '../service/tally.ts';
import type { Instant } from '../session/types.ts';
import type { JournalEvent, NewEvent, Verdict } from './events.ts';
import type { SessionMeta, SessionStatus } from './reduce.ts';

/** Who is working on a session just now. */
export interface Owner {
  readonly pid: number;
  readonly host: string;
  readonly since: Instant;
}

/** Why a store cannot be used. `connection`: a database that does not answer; `refused`: it answers, and says no. */
export type UnavailableWhy =
  | 'full'
  | 'read-only'
  | 'no-permission'
  | 'no-folder'
  | 'connection'
  | 'refused'
  | 'newer-version'
  | 'closed'
  | 'failed';

export type StoreError =
  | { readonly code: 'exists'; readonly id: string }
  | { readonly code: 'not-found'; readonly id: string }
  | { readonly code: 'bad-id'; readonly id: string }
  /** Somebody else is working on it. `owner` is missing where it cannot be read. */
  | { readonly code: 'locked'; readonly id: string; readonly owner?: Owner }
  /** Somebody else has appended since: read the session anew. */
  | { readonly code: 'out-of-step'; readonly id: string; readonly expected: number; readonly found: number }
  /** Nothing was stored. `again`: the same call may succeed later. `detail` is the system's own words. */
  | {
      readonly code: 'unavailable';
      readonly why: UnavailableWhy;
      readonly again: boolean;
      readonly where: string;
      readonly detail: string;
    }
  /** Nothing of the session can be read, it is no session at all, or a newer symptree went on with it. */
  | { readonly code: 'corrupt'; readonly id: string; readonly problems: readonly StoredProblem[] };

/** What is wrong with something stored. `line` counts from 1. */
export type StoredProblem =
  /** The end of the last write is missing; it was never acknowledged. */
  | { readonly code: 'torn-tail'; readonly line: number; readonly bytes: number }
  /** The line is not what was written. */
  | { readonly code: 'damaged'; readonly line: number }
  | { readonly code: 'newer-version'; readonly line: number }
  /** Events from `from` to `to` are missing. */
  | { readonly code: 'missing'; readonly from: number; readonly to: number }
  /** An event stands where its number does not belong; it was left out. */
  | { readonly code: 'out-of-order'; readonly line: number; readonly seq: number }
  /** It is another session's. */
  | { readonly code: 'other-session'; readonly id: string }
  | { readonly code: 'not-a-session' }
  | { readonly code: 'not-a-file' }
  /** The system does not let it be read. */
  | { readonly code: 'unreadable'; readonly detail: string };

export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: StoreError };

export interface StoredSession {
  readonly id: string;
  /** In order; the first one is `started`. Never empty. */
  readonly events: readonly JournalEvent[];
  readonly problems: readonly StoredProblem[];
  /** The number of the last event, for `append`. */
  readonly seq: number;
}

/** What is not given does not matter. */
export interface SessionFilter {
  readonly status?: readonly SessionStatus[];
  readonly pack?: Id;
  /** The tree it began with. */
  readonly tree?: Id;
  /** Somebody who worked on it. */
  readonly agent?: string;
  readonly end?: EndKind;
  readonly team?: Id;
  readonly verdict?: Verdict | 'none';
  readonly followUp?: 'due' | 'done';
  /** Its newest event is from this time on, and before that. */
  readonly since?: Instant;
  readonly before?: Instant;
  /** It began from this time on, and before that. */
  readonly startedSince?: Instant;
  readonly startedBefore?: Instant;
  /** In the id or the customer's words. */
  readonly text?: string;
}

/** Which sessions figures are about. */
export interface CountFilter extends SessionFilter {
  /** A tree it came to: answered something of it, stands in it, or was handed on there. */
  readonly cameTo?: Id;
}

export interface CountOptions extends TallyOptions {
  /** Told now and then how many of how many have been looked at, where the store reads them one by one. */
  readonly progress?: (done: number, of: number) => void;
}

/** For `figuresOf`. */
export interface Counted {
  readonly tally: Tally;
  /** Sessions that cannot be read, and so are not counted. */
  readonly unreadable: readonly StoreError[];
}

export interface Paging {
  /** 50 unless given. */
  readonly limit?: number;
  /** `next` of the page before. */
  readonly after?: string;
}

/** A session in a list; `owner`: who works on it just now, where the store knows. */
export type ListedSession = SessionMeta & { readonly owner?: Owner };

export interface Page {
  /** Newest event first. */
  readonly sessions: readonly ListedSession[];
  /** How many there are on all pages. */
  readonly total: number;
  /** Hand it to `after` for the next page; missing on the last. */
  readonly next?: string;
  /** What lies in the store and cannot be read as a session. */
  readonly unreadable: readonly { readonly name: string; readonly problems: readonly StoredProblem[] }[];
}

export interface OpenOptions {
  /** Take the session over although its owner seems to be at work. */
  readonly takeOver?: boolean;
}

export interface PurgeResult {
  readonly forgotten: number;
  /** Old enough, but in use. */
  readonly inUse: readonly string[];
}

/**
 * A store of sessions. Every method resolves; it rejects only where the program itself is wrong. What `create` and
 * `append` acknowledge is durable: it survives a crash of the program and of the machine.
 */
export interface JournalStore {
  /** Whether `open` keeps everybody else off; else who comes second is told by `out-of-step`. */
  readonly exclusive: boolean;
  /** A new session of these events, the first of which is `started`; it stays open for appending. The value is the last `seq`. */
  create(events: readonly NewEvent[]): Promise<Result<number>>;
  /** Reads a session and takes it for appending; nobody else can then, where the store knows who that is. */
  open(id: string, options?: OpenOptions): Promise<Result<StoredSession>>;
  /**
   * Appends all of these events or none, after the event numbered `expected`. Takes the session first where that has not
   * been done. The value is the new last `seq`.
   */
  append(id: string, expected: number, events: readonly NewEvent[]): Promise<Result<number>>;
  /** Reads a session, also while somebody works on it. */
  read(id: string): Promise<Result<StoredSession>>;
  list(filter?: SessionFilter, paging?: Paging): Promise<Result<Page>>;
  /**
   * Every session that the filter asks for, in any order, as it is stored now: for exports and figures. One that cannot be
   * read is an error among the others; after `unavailable` there is nothing more.
   */
  each(filter?: SessionFilter): AsyncIterable<Result<StoredSession>>;
  /** Counts the sessions that the filter asks for: the same numbers in every store. Rejects with RangeError where `now` is no time. */
  count(filter: CountFilter, options: CountOptions): Promise<Result<Counted>>;
  /** Whether this very store has it open for appending, since `create`, `open` or `append`, and has not let it go. */
  holds(id: string): boolean;
  /** Lets others append to it. */
  release(id: string): Promise<Result<void>>;
  /** Deletes everything stored of a session. */
  forget(id: string): Promise<Result<void>>;
  /** Forgets every session whose newest event is older than this and that nobody works on. */
  purge(before: Instant): Promise<Result<PurgeResult>>;
  /** Releases everything. */
  close(): Promise<void>;
}

/** The longest id, in characters. */
const LONGEST_ID = 200;
// Half characters by their ranges: reading the table of `\p{Surrogate}` takes milliseconds of a start.
const NOT_IN_IDS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding control characters is the purpose
  /[\u0000-\u001f\u007f-\u009f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** An id that every store takes: 1 to 200 characters, none of them a control character or half a character. */
export const isSessionId = (id: string): boolean => id.length > 0 && id.length <= LONGEST_ID && !NOT_IN_IDS.test(id);

export const stored = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (error: StoreError): { readonly ok: false; readonly error: StoreError } => ({ ok: false, error });
