/** Keeps a session in play in its journal: in order, durable before the next question is drawn. */
import {
  type Command,
  causesLeft,
  eventsOf,
  type JournalStore,
  type Moment,
  type NewEvent,
  type Session,
  type StoreError,
  startedEvents,
} from './engine.ts';

export interface Stored {
  /** Why not everything is stored; `waiting` events are kept here and tried again. */
  readonly trouble?: StoreError;
  readonly waiting: number;
  /** Nothing more of it will be stored from here: it is gone. */
  readonly lost?: true;
}

export interface Keeper {
  took(before: Session, command: Command, after: Session, moment: Moment): void;
  /** Something was taken since `settled` was last called. */
  readonly unsettled: boolean;
  settled(session: Session): Promise<Stored>;
  /** Stores an event that changes nothing in the session, once everything before it is stored; not tried again. */
  add(id: string, event: NewEvent): Promise<StoreError | undefined>;
  /** Lets others go on with it; `ended`: there is nothing to go on with. */
  leave(session: Session, ended: boolean): Promise<Stored>;
}

/** What may be otherwise at the next answer: a disk, a database, somebody else who has the session open. */
const GOES_BY: ReadonlySet<StoreError['code']> = new Set(['unavailable', 'locked', 'out-of-step']);

/** Without a journal nothing is kept and nothing is waited for. */
const NOT_KEPT: Keeper = {
  took: () => {},
  unsettled: false,
  settled: async () => ({ waiting: 0 }),
  add: async () => undefined,
  leave: async () => ({ waiting: 0 }),
};

interface KeeperOptions {
  readonly journal?: JournalStore;
  readonly agent?: string;
  readonly locale: string;
  readonly now: () => number;
}

/** A keeper for a session that began just now, or for a stored one that stands at `seq`. */
export function keeperOf(
  { journal, agent, locale, now }: KeeperOptions,
  from: { readonly began: Session } | { readonly seq: number },
): Keeper {
  if (!journal) return NOT_KEPT;
  const by = agent === undefined ? {} : { by: agent };
  let created = 'seq' in from;
  let seq = 'seq' in from ? from.seq : 0;
  let waiting: NewEvent[] =
    'began' in from ? startedEvents(from.began, { at: from.began.start.startedAt, locale, ...by }) : [];

  let unsettled = waiting.length > 0;
  let lost: StoreError | undefined;

  const store = async (id: string): Promise<Stored> => {
    unsettled = false;
    if (waiting.length === 0) return { waiting: 0 };
    if (lost) return { trouble: lost, waiting: waiting.length, lost: true };
    const sent = waiting;
    const result = created ? await journal.append(id, seq, sent) : await journal.create(sent);
    // The session goes on whatever the store says: the customer is waiting, and what is not stored yet is said to be so.
    if (!result.ok) {
      lost = GOES_BY.has(result.error.code) ? undefined : result.error;
      return lost
        ? { trouble: lost, waiting: sent.length, lost: true }
        : { trouble: result.error, waiting: sent.length };
    }
    created = true;
    seq = result.value;
    waiting = waiting.slice(sent.length);
    return { waiting: 0 };
  };
  return {
    // Those before it were counted while its question stood on the screen; those after it, the next event tells.
    took: (before, command, after, moment) => {
      waiting = [...waiting, ...eventsOf(before, command, after, { ...moment, before: causesLeft(before) })];
      unsettled = true;
    },
    get unsettled() {
      return unsettled;
    },
    settled: ({ start }) => store(start.id),
    add: async (id, event) => {
      const result = await journal.append(id, seq, [event]);
      if (!result.ok) return result.error;
      seq = result.value;
      return undefined;
    },
    leave: async ({ start }, ended) => {
      if (lost) return { trouble: lost, waiting: waiting.length, lost: true };
      if (!ended) waiting = [...waiting, { type: 'paused', at: now(), ...by }];
      const stored = await store(start.id);
      await journal.release(start.id);
      return stored;
    },
  };
}
