/** A filter as SQL. */
import type { Instant } from '../../session/types.ts';
import { readCursor } from '../listing.ts';
import type { Paging, SessionFilter } from '../store.ts';
import { textOf } from './sql.ts';

export interface Where {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The same sessions as `fits` of ../listing.ts. */
export function whereOf(filter: SessionFilter): Where {
  const values: unknown[] = [];
  const is = (value: string | number | readonly string[]): string =>
    `$${values.push(typeof value === 'string' ? textOf(value) : typeof value === 'number' ? value : value.map(textOf))}`;
  const conditions: string[] = [];
  const { status, pack, tree, agent, end, team, verdict, followUp, since, before, startedSince, startedBefore, text } =
    filter;
  if (status !== undefined) conditions.push(`status = any(${is(status)}::text[])`);
  if (pack !== undefined) conditions.push(`pack = ${is(pack)}`);
  if (tree !== undefined) conditions.push(`tree = ${is(tree)}`);
  if (agent !== undefined) conditions.push(`meta->'agents' ? ${is(agent)}`);
  if (end !== undefined) conditions.push(`end_kind = ${is(end)}`);
  if (team !== undefined) conditions.push(`team = ${is(team)}`);
  if (verdict !== undefined) conditions.push(`verdict = ${is(verdict)}`);
  if (followUp !== undefined) conditions.push(`follow_up = ${is(followUp)}`);
  if (since !== undefined) conditions.push(`last_at >= ${is(since)}`);
  if (before !== undefined) conditions.push(isEarlier('last_at', before, is));
  if (startedSince !== undefined) conditions.push(`started_at >= ${is(startedSince)}`);
  if (startedBefore !== undefined) conditions.push(isEarlier('started_at', startedBefore, is));
  if (text !== undefined) {
    const part = is(text);
    conditions.push(
      `(position(lower(${part}) in lower(id)) > 0 or position(lower(${part}) in lower(coalesce(meta->>'words', ''))) > 0)`,
    );
  }
  return { text: conditions.length === 0 ? 'true' : conditions.join(' and '), values };
}

/** For PostgreSQL everything is less than NaN: a time that is none would take every session, not none. */
const isEarlier = (column: string, than: Instant, is: (value: number) => string): string =>
  Number.isNaN(than) ? 'false' : `${column} < ${is(than)}`;

/** The same, from where a page begins. */
export function pageWhere(where: Where, { after }: Paging): Where {
  const from = after === undefined ? undefined : readCursor(after);
  if (!from) return where;
  const at = where.values.length + 1;
  return {
    text: `${where.text} and (last_at < $${at} or (last_at = $${at} and id > $${at + 1}))`,
    values: [...where.values, from.lastAt, textOf(from.id)],
  };
}
