/** A session as it stands, and how it moves on: through trees, entries and answers that were given before. */
import type { FactKey, Id, Pack, Tree } from '../language/model.ts';
import {
  type KnownFacts,
  type LearnEvent,
  moreSevere,
  severityNow,
  type Trail,
  type TreeContext,
} from '../machine/context.ts';
import {
  caseTreeOf,
  type PlacedStep,
  placeOf,
  placeOfLine,
  type Run,
  startRun,
  step,
  treeOf,
} from '../machine/index.ts';
import { checkAnswer, checkFact } from './checking.ts';
import { factStillMeans, meaningOf, sameMeaning } from './meaning.ts';
import type { Entry, FateLine, GivenFact, Instant, SessionRecord, StepKey, StoredAnswer } from './types.ts';

/**
 * A session: a pack and a record, with what the record leads to. Immutable; every command makes a new one. Read it with
 * `view` and `recordOf`, its fields are the engine's own.
 */
export interface Session {
  readonly pack: Pack;
  readonly start: Pick<
    SessionRecord,
    'id' | 'tree' | 'startedAt' | 'words' | 'given' | 'classEnds' | 'classStarts' | 'reportedAt'
  >;
  /** Every entry, in order. */
  readonly entries: readonly Entry[];
  /** Entries that have not taken effect yet. */
  readonly due: readonly Entry[];
  /** Some entry took effect elsewhere than where it was made: what comes next is found by a replay. */
  readonly displaced?: true;
  /** Stored answers that have not been reached. */
  readonly waiting: Readonly<Record<StepKey, StoredAnswer>>;
  /** Stored answers to steps that this pack does not have. Nothing comes to them; they stay in the record. */
  readonly aside: SessionRecord['answers'];
  /** Why the answer stored for the present step was not taken. */
  readonly refused?: { readonly key: StepKey; readonly why: NonNullable<FateLine['why']> };
  readonly run: Run;
  /** Trees left by a switch, last first. */
  readonly left: { readonly run: Run; readonly prev: Session['left'] } | null;
  /** How often each tree was entered. */
  readonly visits: Readonly<Record<Id, number>>;
  readonly classEnds?: Instant;
}

export const contextOf = (session: Session): TreeContext => session.run.snapshot.context;
export const placeNow = (session: Session): PlacedStep => placeOf(session.pack, session.run);
/** The key of the present step. */
export const keyNow = (session: Session): StepKey => `${contextOf(session).visit}/${placeNow(session).path}`;

/** The newest answered line at or before `trail`. */
export function lastAnswered(trail: Trail | null): Trail | null {
  let line = trail;
  while (line && line.how !== 'answered') line = line.prev;
  return line;
}

/** Minutes from `at` to the end of the class, to a tenth; undefined where its end is not known. */
export const minutesLeftAt = (classEnds: Instant | undefined, at: Instant): number | undefined =>
  classEnds === undefined ? undefined : Math.floor((classEnds - at) / 6000) / 10;

/** A session at the first step of its tree, before any answer or entry of the record. */
export function firstState(
  pack: Pack,
  start: Session['start'],
  tree: Tree,
  entries: readonly Entry[],
  answers: SessionRecord['answers'],
): Session {
  const facts: KnownFacts = Object.fromEntries(
    Object.entries(start.given)
      .filter(([fact, handed]) => whyUnused(pack, fact, handed) === undefined)
      .map(([fact, { value, evidence }]) => [fact, { value, evidence, at: start.startedAt }]),
  );
  const minutesLeft = minutesLeftAt(start.classEnds, start.startedAt);
  const reopened = Object.fromEntries(
    entries.flatMap((entry) => (entry.type === 'reopen' ? [[entry.step, true as const]] : [])),
  );
  return {
    pack,
    start,
    entries,
    due: entries,
    waiting: answers,
    aside: {},
    run: startRun(pack, tree, {
      visit: `${tree.id}#1`,
      facts,
      reopened,
      ...(minutesLeft === undefined ? {} : { minutesLeft }),
    }),
    left: null,
    visits: { [tree.id]: 1 },
    ...(start.classEnds === undefined ? {} : { classEnds: start.classEnds }),
  };
}

/** The tree a session begins in; where that is gone, or shared now, the front door. */
export const firstTree = (pack: Pack, id: Id): Tree => caseTreeOf(pack, id) ?? (treeOf(pack, pack.frontDoor) as Tree);

/** The same session before its first answer, to be gone through anew. */
export const fromTheStart = (session: Session): Session =>
  firstState(
    session.pack,
    session.start,
    firstTree(session.pack, session.start.tree),
    session.entries,
    answersWithSteps(session),
  );

/** What was known when a line of the way was asked. */
export interface WayLine {
  readonly line: Trail;
  readonly place: PlacedStep;
  readonly facts: KnownFacts;
  readonly minutesLeft?: number;
}

/** The way so far, oldest first. Sessions do not keep what was known at each line; it is replayed when it is read. */
export function wayOf(session: Session): readonly WayLine[] {
  const { pack, entries } = session;
  if (contextOf(session).trail === null && entries.length === 0) return [];
  const way: WayLine[] = [];
  let known: TreeContext | undefined;
  let newest: Trail | null = null;
  const watch = (now: Session): void => {
    const context = contextOf(now);
    const added: WayLine[] = [];
    for (let line = context.trail; line !== newest && line; line = line.prev) {
      // Passing changes no fact, so what is known behind a line that passed is what was known before it.
      const { facts, minutesLeft } = line.how === 'answered' && known ? known : context;
      added.push({
        line,
        place: placeOfLine(pack, line),
        facts,
        ...(minutesLeft === undefined ? {} : { minutesLeft }),
      });
    }
    way.push(...added.reverse());
    known = context;
    newest = context.trail;
  };
  advance(fromTheStart(session), watch);
  return way;
}

/** The entries that took effect on the way, each with the step at which the session stood; oldest first. */
export function entriesOnTheWay(session: Session): readonly { readonly entry: Entry; readonly place: PlacedStep }[] {
  const found: { entry: Entry; place: PlacedStep }[] = [];
  let before: Session | undefined;
  advance(fromTheStart(session), (now) => {
    const entry = before?.due.find((one) => !now.due.includes(one));
    if (before && entry) found.push({ entry, place: placeNow(before) });
    before = now;
  });
  return found;
}

/** An answered line as a record holds it. */
export const storedAnswerOf = (pack: Pack, line: Trail): StoredAnswer => ({
  value: line.value,
  at: line.at,
  evidence: line.evidence,
  ...(line.minutesLeft === undefined ? {} : { minutesLeft: line.minutesLeft }),
  meant: meaningOf(pack, placeOfLine(pack, line), line.value),
  ...(line.by === undefined ? {} : { by: line.by }),
});

/** The answers as a record holds them: those on the way, those that wait, those of no step. */
export const storedAnswers = (session: Session): SessionRecord['answers'] => ({
  ...answersWithSteps(session),
  ...session.aside,
});

function answersWithSteps(session: Session): SessionRecord['answers'] {
  const answers: [StepKey, StoredAnswer][] = [];
  for (let line = contextOf(session).trail; line; line = line.prev) {
    if (line.how === 'answered') answers.push([line.key, storedAnswerOf(session.pack, line)]);
  }
  return { ...Object.fromEntries(answers.reverse()), ...session.waiting };
}

/**
 * Moves on as far as it goes without a new answer: into continued trees, through the entries that are due here, through
 * answers stored for the steps it comes to. Ends since trees have no circles and each entry and answer is used once.
 * `watch` sees every step it stands at on the way.
 */
export function advance(session: Session, watch?: (now: Session) => void): Session {
  let now = session;
  for (;;) {
    now = intoContinuedTree(now);
    watch?.(now);
    const entry = nextDue(now);
    if (entry) {
      const displaced = entry.after === anchorNow(now) ? {} : { displaced: true as const };
      now = { ...applyEntry(now, entry), due: now.due.filter((other) => other !== entry), ...displaced };
      continue;
    }
    const next = throughStoredAnswer(now);
    if (next === now) return now;
    now = next;
  }
}

function intoContinuedTree(session: Session): Session {
  let now = session;
  for (;;) {
    const { status, output } = now.run.snapshot;
    if (status !== 'done' || !output || !('continue' in output)) return now;
    now = enter(now, treeOf(now.pack, output.continue) as Tree);
  }
}

/** The same session in another tree, with everything that is known. */
function enter(session: Session, tree: Tree): Session {
  const { facts, unsure, severity, minutesLeft, trail, reopened } = contextOf(session);
  const visit = (session.visits[tree.id] ?? 0) + 1;
  return {
    ...session,
    visits: { ...session.visits, [tree.id]: visit },
    run: startRun(session.pack, tree, {
      visit: `${tree.id}#${visit}`,
      facts,
      unsure,
      trail,
      reopened,
      ...(severity === undefined ? {} : { severity }),
      ...(minutesLeft === undefined ? {} : { minutesLeft }),
    }),
  };
}

/** What an entry made here is anchored after: the last answer on the way; null before the first. */
export const anchorNow = (session: Session): StepKey | null => lastAnswered(contextOf(session).trail)?.key ?? null;

/** The entry that takes effect here: the next one after the last answer, or, where no answer is left to come to, one whose anchor is gone. */
function nextDue(session: Session): Entry | undefined {
  if (session.due.length === 0) return undefined;
  const after = anchorNow(session);
  if (hasStoredAnswer(session)) return session.due.find((entry) => entry.after === after);
  // Nothing further is stored, so this is the end: in the order in which they were made.
  return session.due.find((entry) => entry.after === after || !moves(entry) || !isWaiting(session, entry.after));
}

/** Entries that lead elsewhere; those wait with the answer they followed, all others take effect at the end meanwhile. */
export const moves = ({ type }: Pick<Entry, 'type'>): boolean =>
  type === 'switch' || type === 'return' || type === 'escalate';
const isWaiting = (session: Session, key: StepKey | null): boolean =>
  key !== null && Object.hasOwn(session.waiting, key);

function hasStoredAnswer(session: Session): boolean {
  for (const _ in session.waiting) {
    const key = keyNow(session);
    return session.refused?.key !== key && Object.hasOwn(session.waiting, key);
  }
  return false;
}

/** Why a fact handed in earlier is not taken: the pack no longer has it, or no longer so, and nothing is guessed at. */
export function whyUnused(
  pack: Pack,
  fact: FactKey,
  handed: GivenFact,
): 'fact-gone' | 'value-gone' | 'meaning-changed' | undefined {
  const checked = checkFact(pack, fact, handed.value);
  if (!checked.ok) {
    if (checked.error.code === 'unknown-fact') return 'fact-gone';
    return checked.error.code === 'wrong-type' ? 'meaning-changed' : 'value-gone';
  }
  return factStillMeans(pack, fact, handed) ? undefined : 'meaning-changed';
}

/** The session after an entry has taken effect. */
export function applyEntry(session: Session, entry: Entry): Session {
  const context = contextOf(session);
  switch (entry.type) {
    case 'fact': {
      if (whyUnused(session.pack, entry.fact, entry) !== undefined) return session;
      const known = { value: entry.value, evidence: entry.evidence, at: entry.at };
      return learn(session, { facts: { ...context.facts, [entry.fact]: known } });
    }
    case 'severity': {
      const severity = moreSevere(session.pack, context.severity, entry.to);
      return severity === undefined ? session : learn(session, { severity });
    }
    case 'class-ends': {
      const minutesLeft = minutesLeftAt(entry.ends, entry.at);
      return { ...learn(session, minutesLeft === undefined ? {} : { minutesLeft }), classEnds: entry.ends };
    }
    case 'switch': {
      const tree = caseTreeOf(session.pack, entry.to);
      return tree ? enter({ ...session, left: { run: session.run, prev: session.left } }, tree) : session;
    }
    case 'escalate':
      return enter({ ...session, left: { run: session.run, prev: session.left } }, session.pack.escalation);
    case 'return': {
      if (!session.left) return session;
      const { facts, unsure, severity, minutesLeft, trail } = context;
      return learn(
        { ...session, run: session.left.run, left: session.left.prev },
        {
          facts,
          unsure,
          trail,
          ...(severity === undefined ? {} : { severity }),
          ...(minutesLeft === undefined ? {} : { minutesLeft }),
        },
      );
    }
    case 'reopen':
    case 'wording':
    case 'note':
    case 'reported':
      // Reopened keys are known from the start of a replay; wordings, notes and the first report change no way.
      return session;
    default:
      // A newer engine wrote it: it stays in the record, and whoever goes on is told.
      return session;
  }
}

function learn(session: Session, learned: Omit<LearnEvent, 'type'>): Session {
  const severity = severityNow(session.pack, { ...contextOf(session), ...learned });
  return {
    ...session,
    run: step(session.pack, session.run, {
      type: '~learn',
      ...learned,
      ...(severity === undefined ? {} : { severity }),
    }),
  };
}

function throughStoredAnswer(session: Session): Session {
  if (!hasStoredAnswer(session)) return session;
  const key = keyNow(session);
  const stored = session.waiting[key] as StoredAnswer;
  const refuse = (why: NonNullable<FateLine['why']>): Session => ({ ...session, refused: { key, why } });

  const place = placeNow(session);
  const event =
    stored.value === 'rush' ? { ok: true as const, value: { type: 'rush' } } : checkAnswer(place.step, stored.value);
  if (!event.ok) return refuse(event.error.code === 'wrong-type' ? 'meaning-changed' : 'answer-gone');
  if (!sameMeaning(stored.meant, meaningOf(session.pack, place, stored.value))) return refuse('meaning-changed');
  const run = step(session.pack, session.run, {
    ...event.value,
    at: stored.at,
    evidence: stored.evidence,
    ...(stored.minutesLeft === undefined ? {} : { minutesLeft: stored.minutesLeft }),
    ...(stored.by === undefined ? {} : { by: stored.by }),
  });
  if (run === session.run) return refuse('answer-gone');
  const { [key]: _, ...waiting } = session.waiting;
  const { refused: __, ...rest } = session;
  return { ...rest, run, waiting };
}
