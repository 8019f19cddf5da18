/** One session in play, as every face holds it: draw `view()`, `send()` commands, nothing else. */
import {
  apply,
  type Command,
  checkFact,
  type FactKey,
  type FactSetting,
  type FateLine,
  followUpCommand,
  type Id,
  type Instant,
  type JournalStore,
  type Locale,
  type Pack,
  recordOf,
  type Session,
  type SessionRecord,
  type StepKey,
  type StepView,
  startSession,
  type UsageError,
  type View,
  view,
} from './engine.ts';
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

/** A stored session, read and replayed on the present pack. */
export interface ResumedPlay {
  readonly session: Session;
  readonly seq: number;
  readonly report: readonly FateLine[];
  /** The follow-up that it owed when it was taken up was made already. */
  readonly followedUp?: boolean;
}

export interface Play {
  readonly pack: Pack;
  readonly locale: Locale;
  view(): View;
  /** A typed refusal changes nothing; `report` says what became of stored answers where earlier ones changed. */
  send(command: Command): Sent;
  speak(locale: Locale): void;
  record(): SessionRecord;
  /** What to type once the follow-up that this end owes was made; undefined where none is owed or nothing is kept. */
  readonly owes: string | undefined;
  /** An earlier question as it was drawn when it was asked; undefined where going back does not lead to it. */
  earlier(step: StepKey): StepView | undefined;
  /**
   * Resolves when everything taken is stored: to be waited for before the next question is drawn. `trouble` says why it is
   * not; what could not be stored is kept and tried again the next time.
   */
  settled(): Promise<Stored>;
  /** Something was taken since `settled` was last waited for. */
  readonly unsettled: boolean;
  /** Lays the session aside, so that somebody else can go on with it. */
  leave(): Promise<void>;
}

type Sent =
  | { readonly ok: true; readonly report: readonly FateLine[] }
  | { readonly ok: false; readonly error: UsageError };

export type Started = { readonly ok: true; readonly play: Play } | { readonly ok: false; readonly error: UsageError };

/** Begins a session with the facts handed in; the first fact or tree that is refused is the error. */
export function startPlay(
  options: RunOptions,
  begin: {
    readonly tree?: Id | undefined;
    readonly words?: string | undefined;
    /** Those of the options unless given. */
    readonly classEnds?: Instant | undefined;
    readonly reportedAt?: Instant | undefined;
  },
): Started {
  const { pack, now } = options;
  const tree = begin.tree ?? pack.frontDoor;
  const { classEnds = options.classEnds, reportedAt = options.reportedAt } = begin;
  const found = Object.hasOwn(pack.trees, tree) ? pack.trees[tree] : undefined;
  if (!found || found.ways) return { ok: false, error: { code: 'unknown-tree', about: { tree } } };
  for (const { fact, value } of options.facts) {
    const checked = checkFact(pack, fact, value);
    if (!checked.ok) return checked;
  }
  const session = startSession({
    pack,
    id: options.newId(),
    at: now(),
    tree,
    facts: Object.fromEntries(options.facts.map(({ fact, value }) => [fact, value])),
    ...(begin.words ? { words: begin.words } : {}),
    ...(classEnds === undefined ? {} : { classEnds }),
    ...(reportedAt === undefined ? {} : { reportedAt }),
  });
  return { ok: true, play: playOf(options, session, keeperOf(options, { began: session })) };
}

/** Goes on with a stored session. */
export const resumePlay = (options: RunOptions, { session, seq, followedUp = false }: ResumedPlay): Play =>
  playOf(options, session, keeperOf(options, { seq }), followedUp);

function playOf(options: RunOptions, first: Session, keeper: Keeper, followedUp = false): Play {
  const { pack, now, agent } = options;
  const paid = followedUp ? view(first).step.key : undefined;
  let session = first;
  let locale = options.locale;
  return {
    pack,
    get locale() {
      return locale;
    },
    view: () => view(session, { locale, now: now() }),
    send: (command) => {
      const moment = { at: now(), locale, ...(agent === undefined ? {} : { by: agent }) };
      const applied = apply(session, command, moment);
      if (!applied.ok) return applied;
      keeper.took(session, command, applied.session, moment);
      session = applied.session;
      return { ok: true, report: applied.report ?? [] };
    },
    speak: (to) => {
      locale = to;
    },
    record: () => recordOf(session),
    get owes() {
      const { step } = view(session);
      const owed = step.kind === 'end' && step.end === 'restored' && step.key !== paid;
      return owed && options.journal ? followUpCommand(session.start.id) : undefined;
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
    settled: () => keeper.settled(session),
    get unsettled() {
      return keeper.unsettled;
    },
    leave: () => keeper.leave(session, view(session).ended),
  };
}
