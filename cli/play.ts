/** One session in play, as every face holds it: draw `view()`, `send()` commands, nothing else. */
import { type CaughtUp, type Taken, takeAlong } from './catching-up.ts';
import {
  apply,
  type Command,
  checkFact,
  checkInstant,
  checkLength,
  clean,
  type FactKey,
  type FactSetting,
  type FateLine,
  followUpCommand,
  type Id,
  type Instant,
  type JournalStore,
  type Judged,
  type JudgedEvent,
  type Locale,
  type Moment,
  type NewEvent,
  type Pack,
  type Reduced,
  type Resumed,
  recordOf,
  reduce,
  resumeKept,
  type Session,
  type SessionRecord,
  type StepKey,
  type StepView,
  type StoreError,
  startSession,
  type UsageError,
  type View,
  view,
} from './engine.ts';
import { shortId } from './ids.ts';
import { type Keeper, keeperOf, type Stored } from './keeper.ts';

/** What a run was started with; the same for every face. */
export interface RunOptions {
  readonly pack: Pack;
  readonly locale: Locale;
  /** The tree asked for; undefined: the face opens with the customer's words or the front door. */
  readonly tree?: Id;
  /** The customer's own words, where they came with the command. */
  readonly words?: string;
  readonly facts: readonly { readonly fact: FactKey; readonly value: FactSetting }[];
  readonly classEnds?: Instant;
  readonly classStarts?: Instant;
  /** When the customer first reported it, where that was before the session began. */
  readonly reportedAt?: Instant;
  /** Only ASCII in what the program itself draws. */
  readonly ascii: boolean;
  readonly now: () => Instant;
  readonly newId: () => string;
  /** Where the session is kept as it goes; undefined: nowhere. */
  readonly journal?: JournalStore;
  /** Who works on it. */
  readonly agent?: string;
  /** A stored session to go on with, instead of a new one. */
  readonly resumed?: ResumedPlay;
}

/** Somebody was at it so long ago in a store that keeps nobody off, and may be still. */
export interface Beside {
  readonly by?: string;
  readonly minutes: number;
}

/** A stored session, read and replayed on the present pack. */
export interface ResumedPlay extends Pick<Resumed, 'session' | 'seq' | 'report' | 'unused' | 'before'> {
  readonly beside?: Beside;
  /** The follow-up that it owed when it was taken up was made already. */
  readonly followedUp?: boolean;
}

/** How keeping it goes. */
export interface Settled extends Stored {
  /** Somebody else went on with the session meanwhile, and this one stands there now. */
  readonly caughtUp?: CaughtUp;
  /** The clock of this machine went back by so many minutes; said once a jump. */
  readonly clockBack?: number;
}

export interface Play {
  readonly pack: Pack;
  readonly locale: Locale;
  view(): View;
  /** Begins to store what was taken; `settled` says how that went. A typed refusal changes nothing; `report` says what became of stored answers where earlier ones changed. */
  send(command: Command): Sent;
  speak(locale: Locale): void;
  record(): SessionRecord;
  /** As it stands. */
  session(): Session;
  /** What to type once the follow-up that this end owes was made; undefined where none is owed or nothing is kept. */
  readonly owes: string | undefined;
  /** An earlier question as it was drawn when it was asked; undefined where going back does not lead to it. */
  earlier(step: StepKey): StepView | undefined;
  /**
   * Resolves when everything taken is stored: to be waited for before the next question is drawn. `trouble` says why it is
   * not; what could not be stored is kept and tried again the next time.
   */
  settled(): Promise<Settled>;
  /** Stores what is said of the session afterwards, as `make` says it of the session as it is stored. */
  judge<Event extends NewEvent>(make: (stored: Reduced) => JudgedEvent<Event>): Promise<Judged<Event>>;
  /** Something was taken since `settled` was last waited for. */
  readonly unsettled: boolean;
  /** Lays the session aside, so that somebody else can go on with it; what could not be stored is lost then. */
  leave(): Promise<Stored>;
}

type Sent =
  | { readonly ok: true; readonly report: readonly FateLine[] }
  | { readonly ok: false; readonly error: UsageError };

export type Started = { readonly ok: true; readonly play: Play } | { readonly ok: false; readonly error: UsageError };

/** What a run was started with, for somebody else than the customer it was started for: another class, another device, another call. */
export function forAnybody({ classEnds: _, classStarts: __, reportedAt: ___, ...options }: RunOptions): RunOptions {
  return { ...options, facts: [] };
}

/** Begins a session with the facts handed in; the first fact or tree that is refused is the error. */
export function startPlay(
  options: RunOptions,
  begin: {
    readonly tree?: Id | undefined;
    readonly words?: string | undefined;
    /** Those of the options unless given. */
    readonly classEnds?: Instant | undefined;
    readonly classStarts?: Instant | undefined;
    readonly reportedAt?: Instant | undefined;
  },
): Started {
  const { pack, now } = options;
  const tree = begin.tree ?? pack.frontDoor;
  const { classEnds = options.classEnds, classStarts = options.classStarts, reportedAt = options.reportedAt } = begin;
  const found = Object.hasOwn(pack.trees, tree) ? pack.trees[tree] : undefined;
  if (!found || found.ways) return { ok: false, error: { code: 'unknown-tree', about: { tree } } };
  for (const { fact, value } of options.facts) {
    const checked = checkFact(pack, fact, value);
    if (!checked.ok) return checked;
  }
  const words = checkLength(clean(begin.words ?? ''));
  if (!words.ok) return words;
  for (const time of [classEnds, classStarts, reportedAt]) {
    const checked = time === undefined ? undefined : checkInstant(time);
    if (checked && !checked.ok) return checked;
  }
  const session = startSession({
    pack,
    id: options.newId(),
    at: now(),
    tree,
    facts: Object.fromEntries(options.facts.map(({ fact, value }) => [fact, value])),
    ...(begin.words ? { words: begin.words } : {}),
    ...(classEnds === undefined ? {} : { classEnds }),
    ...(classStarts === undefined ? {} : { classStarts }),
    ...(reportedAt === undefined ? {} : { reportedAt }),
  });
  const { startedAt } = session.start;
  const from = { last: startedAt, now: startedAt, followedUp: false };
  return { ok: true, play: playOf(options, session, keeperOf(options, { began: session }), from) };
}

/** Goes on with a stored session. */
export const resumePlay = (options: RunOptions, { session, seq, before, followedUp = false }: ResumedPlay): Play =>
  playOf(options, session, keeperOf(options, { seq }), { last: before.at, now: options.now(), followedUp });

/** Less than this is the difference between two clocks, not a jump. Milliseconds. */
const JUMP = 60_000;

interface From {
  /** When something happened last, and the clock since. */
  readonly last: Instant;
  readonly now: Instant;
  readonly followedUp: boolean;
}

function playOf(options: RunOptions, first: Session, firstKeeper: Keeper, from: From): Play {
  const { pack, now, agent, journal } = options;
  const paid = from.followedUp ? view(first).step.key : undefined;
  let session = first;
  let keeper = firstKeeper;
  let locale = options.locale;
  /** Taken and not stored yet. */
  let pending: readonly Taken[] = [];
  let latest = from.last;
  let running: Promise<void> | undefined;
  /** What was begun to be stored and not waited for. */
  let begun: Promise<Stored> | undefined;
  /** That somebody else went on with it, not said yet, and what the store said of it. */
  let overtaken: { readonly caughtUp: CaughtUp; readonly trouble: StoreError } | undefined;
  /** Minutes, not said yet. */
  let clockBack: number | undefined;
  const momentNow = (): Moment => ({ at: now(), locale, ...(agent === undefined ? {} : { by: agent }) });

  /** Looks whether the clock went back since it was last looked at. */
  function watchClock(at: Instant): void {
    const back = latest - at;
    if (back >= JUMP) clockBack = Math.round(back / 60_000);
    latest = back >= JUMP ? at : Math.max(latest, at);
  }

  watchClock(from.now);

  async function store(): Promise<Stored> {
    const stored = await storePending();
    if (stored.trouble?.code !== 'out-of-step' || !journal) return stored;
    const resumed = await resumeKept(journal, pack, session.start.id, momentNow());
    if (!resumed.ok) return { trouble: resumed.error, waiting: stored.waiting };
    // With what was taken while the store was asked.
    const { taken, caughtUp } = takeAlong(resumed.value, pending);
    const unused = (overtaken?.caughtUp.unused ?? 0) + caughtUp.unused;
    overtaken = { caughtUp: { ...caughtUp, unused }, trouble: stored.trouble };
    keeper = keeperOf(options, { seq: resumed.value.seq });
    session = taken.at(-1)?.after ?? resumed.value.session;
    pending = taken;
    for (const { before, command, after, moment } of taken) keeper.took(before, command, after, moment);
    return storePending();
  }

  async function storePending(): Promise<Stored> {
    const sent = pending.length;
    const stored = await keeper.settled(session);
    if (!stored.trouble) pending = pending.slice(sent);
    return stored;
  }

  /** One at a time; where none is at work, it begins at once. A fault of the store is told to whoever called, not to those after him. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = running ? running.then(work) : work();
    const over = (): void => {
      if (running === done) running = undefined;
    };
    const done = turn.then(over, over);
    running = done;
    return turn;
  }

  return {
    pack,
    get locale() {
      return locale;
    },
    view: () => view(session, { locale, now: now() }),
    send: (command) => {
      const moment = momentNow();
      watchClock(moment.at);
      const applied = apply(session, command, moment);
      if (!applied.ok) return applied;
      keeper.took(session, command, applied.session, moment);
      pending = [...pending, { before: session, command, after: applied.session, moment }];
      session = applied.session;
      // What comes next is drawn while the disk is at work.
      if (keeper.unsettled && !running) begun = inTurn(store);
      return { ok: true, report: applied.report ?? [] };
    },
    speak: (to) => {
      locale = to;
    },
    record: () => recordOf(session),
    session: () => session,
    get owes() {
      const { step } = view(session);
      const owed = step.kind === 'end' && step.end === 'restored' && step.key !== paid;
      return owed && options.journal ? followUpCommand(shortId(session.start.id)) : undefined;
    },
    earlier: (step) => {
      let past = session;
      for (;;) {
        const before = apply(past, { do: 'back' }, { at: now() });
        if (!before.ok) return undefined;
        past = before.session;
        const { step: asked } = view(past, { locale });
        if (asked.key === step) return asked;
      }
    },
    settled: async () => {
      const back = clockBack;
      clockBack = undefined;
      const waited = begun;
      begun = undefined;
      const first = await waited;
      const stored = first && !keeper.unsettled ? first : await inTurn(store);
      const caughtUp = overtaken?.caughtUp;
      overtaken = undefined;
      return { ...stored, ...(caughtUp ? { caughtUp } : {}), ...(back === undefined ? {} : { clockBack: back }) };
    },
    judge: (make) =>
      inTurn(async () => {
        const { id } = session.start;
        if (!journal) return { ok: false, error: { code: 'not-found', id } };
        const { trouble } = await store();
        if (trouble) return { ok: false, error: trouble };
        const read = await journal.read(id);
        if (!read.ok) return read;
        const stored = reduce(read.value.events);
        if (!stored) return { ok: false, error: { code: 'corrupt', id, problems: read.value.problems } };
        const made = make(stored);
        if ('refused' in made) return { ok: false, refused: made.refused };
        const error = await keeper.add(id, made.event);
        return error
          ? { ok: false, error }
          : { ok: true, event: made.event, before: stored.meta, seq: stored.meta.seq + 1 };
      }),
    get unsettled() {
      return begun !== undefined || keeper.unsettled;
    },
    leave: () =>
      inTurn(async () => {
        if (pending.length > 0) await store();
        const left = await keeper.leave(session, view(session).ended);
        const waiting = pending.length + (overtaken?.caughtUp.unused ?? 0);
        // Whether it could be laid aside is no matter to an agent who has answered nothing since.
        return waiting === 0 ? { waiting } : { ...overtaken, ...left, waiting };
      }),
  };
}
