/** Which sessions a list shows, and in which order: the same for every store. */
import type { SessionMeta } from './reduce.ts';
import type { Paging, SessionFilter } from './store.ts';

/** Sessions on a page unless asked otherwise. */
const PAGE = 50;
/** What a page may be asked to hold. */
const MOST = 1_000_000;

/** How many sessions a page holds: a whole number, whatever was asked for. */
export const limitOf = ({ limit = PAGE }: Paging): number => Math.min(MOST, Math.max(0, Math.floor(limit))) || 0;

export function fits(meta: SessionMeta, filter: SessionFilter): boolean {
  const { status, pack, tree, agent, end, team, verdict, followUp, since, before, startedSince, startedBefore, text } =
    filter;
  return (
    (status === undefined || status.includes(meta.status)) &&
    (pack === undefined || meta.pack.id === pack) &&
    (tree === undefined || meta.tree === tree) &&
    (agent === undefined || meta.agents.includes(agent)) &&
    (end === undefined || meta.end?.end === end) &&
    (team === undefined || meta.end?.team === team) &&
    (verdict === undefined || (meta.verdict?.verdict ?? 'none') === verdict) &&
    (followUp === undefined || meta.followUp === followUp) &&
    (since === undefined || meta.lastAt >= since) &&
    (before === undefined || meta.lastAt < before) &&
    (startedSince === undefined || meta.startedAt >= startedSince) &&
    (startedBefore === undefined || meta.startedAt < startedBefore) &&
    (text === undefined || has(meta.id, text) || has(meta.words ?? '', text))
  );
}

const has = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());

/** Newest event first; ids in code-unit order where that is the same. */
const newestFirst = (one: Position, other: Position): number =>
  other.lastAt - one.lastAt || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

export type Position = Pick<SessionMeta, 'id' | 'lastAt'>;

export const cursorOf = ({ lastAt, id }: Position): string => `${lastAt}~${id}`;

/** Where a page begins; undefined where it is no cursor of ours. */
export function readCursor(cursor: string): Position | undefined {
  const end = cursor.indexOf('~');
  const lastAt = end < 1 ? Number.NaN : Number(cursor.slice(0, end));
  return Number.isFinite(lastAt) ? { lastAt, id: cursor.slice(end + 1) } : undefined;
}

/** One page of sessions in any order. A cursor that is none begins at the beginning. */
export function pageOf<M extends SessionMeta>(metas: readonly M[], filter: SessionFilter, paging: Paging) {
  const { after } = paging;
  const from = after === undefined ? undefined : readCursor(after);
  const all = metas.filter((meta) => fits(meta, filter)).sort(newestFirst);
  const rest = from ? all.filter((meta) => newestFirst(from, meta) < 0) : all;
  const sessions = rest.slice(0, limitOf(paging));
  const last = sessions.at(-1);
  return { sessions, total: all.length, ...(rest.length > sessions.length && last ? { next: cursorOf(last) } : {}) };
}
