/** From events back to the record, and to what a list of sessions says of one. */
import type { FactKey, Id, Locale } from '../language/model.ts';
import type { Entry, Instant, SessionRecord, StepKey, StoredAnswer } from '../session/types.ts';
import type { EndSummary, JournalEvent, Patch, Verdict } from './events.ts';

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
  let meta = metaAfter(undefined, first) as SessionMeta;
  let start: Partial<SessionRecord> = {};
  // A map, since a key may be a name that objects have already.
  const answers = new Map<StepKey, StoredAnswer>(Object.entries(first.record.answers));
  let entries = first.record.entries;
  for (const event of events.slice(1)) {
    // Indexes count what was there when they were written, so after a gap they could mean another entry.
    if ('now' in event && event.type !== 'started') {
      start = { ...start, ...event.start };
      for (const key of event.unset ?? []) answers.delete(key);
      for (const [key, stored] of Object.entries(event.set ?? {})) answers.set(key, stored);
      entries = entriesAfter(entries, event, event.seq !== meta.seq + 1 || meta.lost > 0);
    }
    meta = metaAfter(meta, event) ?? meta;
  }
  return { record: { ...first.record, ...start, answers: Object.fromEntries(answers), entries }, meta };
}

function entriesAfter(entries: readonly Entry[], { drop, add }: Patch, afterGap: boolean): readonly Entry[] {
  if (!drop && !add) return entries;
  const gone = new Set(afterGap ? [] : drop);
  return [...(gone.size === 0 ? entries : entries.filter((_, index) => !gone.has(index))), ...(add ?? [])];
}

/** One event further; undefined while no session has started. */
export function metaAfter(before: SessionMeta | undefined, event: JournalEvent): SessionMeta | undefined {
  if (event.type === 'started') return firstMeta(event);
  if (!before) return undefined;
  const meta = {
    ...before,
    lastAt: event.at,
    seq: event.seq,
    lost: before.lost + Math.max(0, event.seq - before.seq - 1),
    agents: event.by === undefined || before.agents.includes(event.by) ? before.agents : [...before.agents, event.by],
  };
  switch (event.type) {
    case 'paused':
      return before.end ? meta : { ...meta, status: 'paused' };
    case 'ended': {
      const { step, end, cause, team, bring } = event;
      const summary: EndSummary = { step, end, cause, ...(team === undefined ? {} : { team }), bring };
      const { followUp: _, ...rest } = meta;
      return {
        ...rest,
        status: 'ended',
        end: summary,
        ...(end === 'restored' ? { followUp: before.followUp ?? 'due' } : {}),
      };
    }
    case 'verdict': {
      const { verdict, cause, at, by } = event;
      return {
        ...meta,
        verdict: { verdict, ...(cause === undefined ? {} : { cause }), at, ...(by === undefined ? {} : { by }) },
      };
    }
    case 'followed-up':
      return before.followUp ? { ...meta, followUp: 'done' } : meta;
    default: {
      const { end, followUp, severity: _, ...rest } = meta;
      const { now, severity } = event;
      const resumed =
        event.type === 'resumed' ? { ...event.start, personal: union(before.personal, event.personal) } : {};
      const { pack = before.pack, tree = before.tree, personal = before.personal } = resumed as Partial<SessionMeta>;
      return {
        ...rest,
        pack,
        tree,
        personal,
        ...(event.type === 'resumed' && event.locale !== undefined ? { locale: event.locale } : {}),
        ...(severity === undefined ? {} : { severity }),
        now,
        answered: before.answered + (event.type === 'answered' || event.type === 'rush' ? 1 : 0),
        // Whoever goes on from an end has not ended.
        ...(end?.step === now
          ? { end, status: 'ended' as const, ...(followUp ? { followUp } : {}) }
          : { status: 'open' as const }),
      };
    }
  }
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
