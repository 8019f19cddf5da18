/** From events back to the record, and to what a list of sessions says of one. */
import type { FactKey, Id, Locale } from '../language/model.ts';
import type { Entry, Instant, SessionRecord, StepKey, StoredAnswer } from '../session/types.ts';
import type { EndSummary, JournalEvent, Patch, Stand, Verdict } from './events.ts';

export type SessionStatus = 'open' | 'paused' | 'ended';

/** A session in a list. Everything in it follows from the events, one after the other. */
export interface SessionMeta {
  readonly id: string;
  readonly pack: SessionRecord['pack'];
  /** The tree it began with. */
  readonly tree: Id;
  readonly startedAt: Instant;
  /** The time of the newest event. */
  readonly lastAt: Instant;
  /** Everybody who worked on it, first come first. */
  readonly agents: readonly string[];
  readonly words?: string;
  readonly locale?: Locale;
  readonly status: SessionStatus;
  /** The step now asked, or the end. */
  readonly now: StepKey;
  readonly severity?: Id;
  /** How often a question was answered, those taken back included. */
  readonly answered: number;
  readonly end?: EndSummary;
  readonly verdict?: { readonly verdict: Verdict; readonly cause?: Id; readonly at: Instant; readonly by?: string };
  /** A restored lesson owes a follow-up. */
  readonly followUp?: 'due' | 'done';
  /** Since when it is due; not there once it was made. */
  readonly dueSince?: Instant;
  readonly personal: readonly FactKey[];
  readonly seq: number;
  /** Events that are missing or damaged before the newest one. */
  readonly lost: number;
}

export interface Reduced {
  readonly record: SessionRecord;
  readonly meta: SessionMeta;
}

/**
 * The record that these events, in the order of `seq`, add up to. Undefined where the first one does not start a
 * session. Events that are missing in between are counted in `meta.lost`; their answers are asked again, and nothing else
 * is put in their place.
 */
export function reduce(events: readonly JournalEvent[]): Reduced | undefined {
  const [first] = events;
  if (first?.type !== 'started') return undefined;
  const meta: Draft = firstMeta(first);
  let start: Partial<SessionRecord> = {};
  // A map, since a key may be a name that objects have already.
  const answers = new Map<StepKey, StoredAnswer>();
  put(answers, first.record.answers);
  let { entries } = first.record;
  for (let index = 1; index < events.length; index += 1) {
    const event = events[index] as JournalEvent;
    if ('now' in event && event.type !== 'started') {
      if (event.start) start = { ...start, ...event.start };
      for (const key of event.unset ?? []) answers.delete(key);
      if (event.set) put(answers, event.set);
      // Indexes count what was there when they were written, so after a gap they could mean another entry.
      entries = entriesAfter(entries, event, event.seq !== meta.seq + 1 || meta.lost > 0);
    }
    fold(meta, event);
  }
  return { record: { ...first.record, ...start, answers: Object.fromEntries(answers), entries }, meta: finished(meta) };
}

/** Several at once in the order in which they were given, whatever order a store has put their keys in. */
function put(answers: Map<StepKey, StoredAnswer>, set: Readonly<Record<StepKey, StoredAnswer>>): void {
  const keys = Object.keys(set);
  const answerOf = (key: StepKey) => set[key] as StoredAnswer;
  if (keys.length > 1)
    keys.sort((one, other) => answerOf(one).at - answerOf(other).at || (one < other ? -1 : one > other ? 1 : 0));
  for (const key of keys) answers.set(key, answerOf(key));
}

function entriesAfter(entries: readonly Entry[], { drop, add }: Patch, afterGap: boolean): readonly Entry[] {
  if (!drop && !add) return entries;
  const gone = new Set(afterGap ? [] : drop);
  return [...(gone.size === 0 ? entries : entries.filter((_, index) => !gone.has(index))), ...(add ?? [])];
}

/** What these events say of their session; undefined where the first one does not start one. */
export function metaOf(events: readonly JournalEvent[]): SessionMeta | undefined {
  const [first] = events;
  if (first?.type !== 'started') return undefined;
  const meta: Draft = firstMeta(first);
  for (let index = 1; index < events.length; index += 1) fold(meta, events[index] as JournalEvent);
  return finished(meta);
}

/** The same, one or more events further. */
export function metaAfter(before: SessionMeta, events: readonly JournalEvent[]): SessionMeta {
  const meta: Draft = { ...before };
  for (const event of events) fold(meta, event);
  return finished(meta);
}

/** Changed in place while a million events are read; nobody else sees it before it is finished. */
type Draft = {
  -readonly [Key in keyof SessionMeta]: SessionMeta[Key] | (undefined extends SessionMeta[Key] ? undefined : never);
};

function fold(meta: Draft, event: JournalEvent): void {
  meta.lastAt = event.at;
  meta.lost += Math.max(0, event.seq - meta.seq - 1);
  meta.seq = event.seq;
  if (event.by !== undefined && !meta.agents.includes(event.by)) meta.agents = [...meta.agents, event.by];
  switch (event.type) {
    case 'started':
      return;
    case 'paused':
      if (!meta.end) meta.status = 'paused';
      return;
    case 'ended': {
      const { step, end, cause, team, bring } = event;
      meta.status = 'ended';
      meta.end = { step, end, cause, ...(team === undefined ? {} : { team }), bring };
      meta.followUp = end === 'restored' ? (meta.followUp ?? 'due') : undefined;
      meta.dueSince = meta.followUp === 'due' ? (meta.dueSince ?? event.at) : undefined;
      return;
    }
    case 'verdict': {
      const { verdict, cause, at, by } = event;
      meta.verdict = { verdict, ...(cause === undefined ? {} : { cause }), at, ...(by === undefined ? {} : { by }) };
      return;
    }
    case 'followed-up':
      if (meta.followUp) meta.followUp = 'done';
      meta.dueSince = undefined;
      return;
    case 'resumed':
      meta.pack = event.start?.pack ?? meta.pack;
      meta.tree = event.start?.tree ?? meta.tree;
      meta.locale = event.locale ?? meta.locale;
      meta.personal = union(meta.personal, event.personal);
      if (meta.end && meta.end.step === event.endWas) meta.end = { ...meta.end, step: event.now };
      moved(meta, event);
      return;
    default:
      if (event.type === 'answered' || event.type === 'rush') meta.answered += 1;
      moved(meta, event);
  }
}

function moved(meta: Draft, { now, severity }: Stand): void {
  meta.now = now;
  meta.severity = severity;
  // Whoever goes on from an end has not ended.
  if (meta.end?.step !== now) {
    meta.end = undefined;
    meta.followUp = undefined;
    meta.dueSince = undefined;
  }
  meta.status = meta.end ? 'ended' : 'open';
}

function finished(meta: Draft): SessionMeta {
  if (meta.end === undefined) delete meta.end;
  if (meta.followUp === undefined) delete meta.followUp;
  if (meta.dueSince === undefined) delete meta.dueSince;
  if (meta.severity === undefined) delete meta.severity;
  if (meta.locale === undefined) delete meta.locale;
  return meta as SessionMeta;
}

const union = (some: readonly string[], more: readonly string[]): readonly string[] =>
  more.every((one) => some.includes(one)) ? some : [...new Set([...some, ...more])];

function firstMeta({
  record,
  at,
  by,
  locale,
  personal,
  now,
  severity,
  seq,
}: Extract<JournalEvent, { type: 'started' }>): SessionMeta {
  return {
    id: record.id,
    pack: record.pack,
    tree: record.tree,
    startedAt: record.startedAt,
    lastAt: at,
    agents: by === undefined ? [] : [by],
    ...(record.words === undefined ? {} : { words: record.words }),
    ...(locale === undefined ? {} : { locale }),
    status: 'open',
    now,
    ...(severity === undefined ? {} : { severity }),
    answered: 0,
    personal,
    seq,
    lost: 0,
  };
}
