/// <reference types="node" />
/** Sessions in PostgreSQL, for a team: any number of runners on one database. The public face `symptree/journal/postgres`. */
import { randomUUID } from 'node:crypto';
import { isInstant, mustBeInstant } from '../../session/checking.ts';
import type { NewEvent } from '../events.ts';
import { cursorOf, limitOf } from '../listing.ts';
import { numbered } from '../numbering.ts';
import { metaOf, type SessionMeta } from '../reduce.ts';
import { mayGoOn } from '../sequence.ts';
import {
  type Counted,
  type CountFilter,
  type CountOptions,
  failed,
  isSessionId,
  type JournalStore,
  type Page,
  type Result,
  type SessionFilter,
  type StoredSession,
  type StoreError,
  stored,
} from '../store.ts';
import { catchUp, type Rows } from './catching-up.ts';
import { countSessions } from './counting.ts';
import { reaching } from './reaching.ts';
import {
  givenRows,
  type Known,
  knownOf,
  rowsOf,
  SESSION_COLUMNS,
  SESSION_SET,
  SESSION_VALUES,
  sessionInRows,
  stepsWritten,
} from './rows.ts';
import { jsonOf, type Sql, sqlOf, TO_GO_OVER_ALL } from './sql.ts';
import { pageWhere, whereOf } from './where.ts';

export { type Answered, type Sql, sqlOf } from './sql.ts';

export interface PostgresOptions {
  /** `postgres://user@host:5432/database`, or a client of your own. */
  readonly database: string | Sql;
  /** The schema of the tables, `symptree` unless given; made where it is missing. */
  readonly schema?: string;
  /** How long a lost connection is sought anew before an answer is refused, in milliseconds; 5000 unless given. */
  readonly patience?: number;
}

/** Sessions whose events are kept at hand for the next append. */
const REMEMBERED = 1000;
/** Sessions read by one query. */
const AT_ONCE = 200;

/**
 * A store of sessions in a PostgreSQL database (12 or newer). The tables are made and migrated when it is first used. Nobody locks a session:
 * who appends after somebody else did is told so (`out-of-step`).
 *
 * @throws RangeError where the schema's name is none
 */
export function postgresJournal({ database, schema = 'symptree', patience = 5000 }: PostgresOptions): JournalStore {
  if (!/^[a-z_][a-z0-9_]{0,50}$/.test(schema)) throw new RangeError(`"${schema}" is no name of a schema.`);
  const sql = typeof database === 'string' ? sqlOf(database) : database;
  const where = typeof database === 'string' ? withoutSecrets(database) : schema;
  const name = `"${schema}"`;
  /** Sessions that this program works on, as far as it has read or written them. */
  const known = new Map<string, Known>();
  const { trying, close } = reaching(sql, name, where, patience);

  async function ofSession<T>(id: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    return isSessionId(id) ? trying(work) : failed({ code: 'bad-id', id });
  }

  /** Whether an earlier attempt of the same append was committed and only its answer was lost. */
  async function wasCommitted(id: string, seq: number, append: string): Promise<boolean> {
    const { rows } = await sql.query(
      `select from ${name}.events where session = $1 and seq = $2 and append = $3::uuid`,
      [id, seq, append],
    );
    return rows.length > 0;
  }

  async function lastSeq(id: string): Promise<number | undefined> {
    const { rows } = await sql.query(`select seq from ${name}.sessions where id = $1`, [id]);
    return rows[0]?.seq as number | undefined;
  }

  function remember(id: string, now: Known): void {
    known.delete(id);
    known.set(id, now);
    const [oldest] = known.keys();
    if (known.size > REMEMBERED && oldest !== undefined) known.delete(oldest);
  }

  async function create(id: string, events: readonly NewEvent[]): Promise<Result<number>> {
    const all = numbered(events, 0);
    const now = knownOf({ events: all, seq: all.length }, true);
    const append = randomUUID();
    return ofSession(id, async () => {
      if (!now) return failed({ code: 'corrupt', id, problems: [{ code: 'not-a-session' }] });
      const { count } = await sql.query(
        `with given as (select * from ${givenRows('$1')}),
         moved as (
           insert into ${name}.sessions (id, seq, ${SESSION_COLUMNS.join(', ')})
           select given.id, given.seq, ${SESSION_VALUES.join(', ')} from given on conflict (id) do nothing returning id
         ),${stepsWritten(name)}
         insert into ${name}.events (session, seq, append, event)
         select moved.id, (event->>'seq')::integer, $2::uuid, event from moved, jsonb_array_elements($3::text::jsonb) event`,
        [jsonOf([rowsOf(now)]), append, jsonOf(all)],
      );
      if (count === 0 && !(await wasCommitted(id, 1, append))) return failed({ code: 'exists', id });
      remember(id, now);
      return stored(all.length);
    });
  }

  /** The session up to that event: from memory, else read. */
  async function knownAt(id: string, seq: number): Promise<Known | StoreError | undefined> {
    const before = known.get(id);
    if (before?.seq === seq) return before;
    const session = await read(id);
    return session.ok ? known.get(id) : session.error;
  }

  async function append(id: string, expected: number, events: readonly NewEvent[]): Promise<Result<number>> {
    const token = randomUUID();
    const all = numbered(events, expected);
    return ofSession(id, async () => {
      if (all.length === 0) {
        const found = await lastSeq(id);
        if (found === expected) return stored(expected);
        return failed(found === undefined ? { code: 'not-found', id } : { code: 'out-of-step', id, expected, found });
      }
      const before = await knownAt(id, expected);
      if (before && 'code' in before) return failed(before);
      const seq = expected + all.length;
      const now = before?.seq === expected ? knownOf({ events: [...before.events, ...all], seq }, true) : undefined;
      const { count } = now
        ? await sql.query(
            `with given as (select * from ${givenRows('$1')}),
             moved as (
               update ${name}.sessions set seq = given.seq, ${SESSION_SET} from given
                where sessions.id = given.id and sessions.seq = $2 returning sessions.id
             ),${stepsWritten(name)}
             insert into ${name}.events (session, seq, append, event)
             select moved.id, (event->>'seq')::integer, $3::uuid, event from moved, jsonb_array_elements($4::text::jsonb) event`,
            [jsonOf([rowsOf(now, before)]), expected, token, jsonOf(all)],
          )
        : { count: 0 };
      if (count > 0 && now) {
        remember(id, now);
        return stored(seq);
      }
      known.delete(id);
      if (await wasCommitted(id, expected + 1, token)) return stored(seq);
      const found = await lastSeq(id);
      return failed(found === undefined ? { code: 'not-found', id } : { code: 'out-of-step', id, expected, found });
    });
  }

  const read = (id: string): Promise<Result<StoredSession>> =>
    ofSession(id, async () => {
      const { rows } = await sql.query(`select seq, event from ${name}.events where session = $1 order by seq`, [id]);
      const last = rows.at(-1);
      if (!last) return failed({ code: 'not-found', id });
      const session = sessionInRows(
        id,
        rows.map(({ event }) => event),
        last.seq as number,
      );
      const now = knownOf(session, false);
      if (!now) return failed({ code: 'corrupt', id, problems: session.problems });
      remember(id, now);
      return stored(session);
    });

  /** What the events say, where an older symptree has stored times that are none. */
  async function readMeta(id: string): Promise<SessionMeta | Page['unreadable'][number]> {
    const { rows } = await sql.query(`select event from ${name}.events where session = $1 order by seq`, [id]);
    const { events, problems } = sessionInRows(
      id,
      rows.map(({ event }) => event),
      rows.length,
    );
    return metaOf(events) ?? { name: id, problems };
  }

  async function* each(filter: SessionFilter): AsyncGenerator<Result<StoredSession>> {
    let last = '';
    for (;;) {
      const page = await trying(async () => stored(await eventsBehind(last, filter)));
      if (!page.ok) yield page;
      if (!page.ok || page.value.length === 0) return;
      for (const { id, seq, events } of page.value) {
        const session = sessionInRows(id, events, seq);
        yield session.events.length > 0 ? stored(session) : failed({ code: 'corrupt', id, problems: session.problems });
        last = id;
      }
    }
  }

  /** The events of the next sessions in the order of their ids. */
  async function eventsBehind(last: string, filter: SessionFilter, and = ''): Promise<readonly Rows[]> {
    const { text, values } = whereOf(filter);
    const { rows } = await sql.query(
      `select id, seq, (select coalesce(jsonb_agg(event order by seq), '[]') from ${name}.events where session = id) as events
         from ${name}.sessions where ${text} ${and} and id > $${values.length + 1} order by id limit ${AT_ONCE}`,
      [...values, last],
    );
    return rows as unknown as readonly Rows[];
  }

  const count = (filter: CountFilter, options: CountOptions): Promise<Result<Counted>> =>
    trying(async () => {
      mustBeInstant(options.now);
      const behind = (last: string) => eventsBehind(last, {}, 'and counted is distinct from seq');
      const unreadable = await catchUp(sql, name, behind, options.progress);
      return stored({ tally: await countSessions(sql, name, filter, options), unreadable });
    });

  return {
    exclusive: false,
    count,
    create: (events) => create(events[0]?.type === 'started' ? events[0].record.id : '', events),
    open: async (id) => {
      const session = await read(id);
      return session.ok && !mayGoOn(session.value)
        ? failed({ code: 'corrupt', id, problems: session.value.problems })
        : session;
    },
    append,
    read,
    list: (filter = {}, paging = {}) =>
      trying(async () => {
        const all = whereOf(filter);
        const page = pageWhere(all, paging);
        const limit = limitOf(paging);
        const total = await sql.query(
          `select count(*)::integer as total from ${name}.sessions where ${all.text}`,
          all.values,
        );
        const { rows } = await sql.query(
          `select meta from ${name}.sessions where ${page.text} order by last_at desc, id limit $${page.values.length + 1}`,
          [...page.values, limit + 1],
        );
        const metas = rows.slice(0, limit).map(({ meta }) => meta as SessionMeta);
        const last = metas.at(-1);
        const sessions: SessionMeta[] = [];
        const unreadable: Page['unreadable'][number][] = [];
        for (const meta of metas) {
          const listed = hasTimes(meta) ? meta : await readMeta(meta.id);
          if ('problems' in listed) unreadable.push(listed);
          else sessions.push(listed);
        }
        return stored({
          sessions,
          total: total.rows[0]?.total as number,
          ...(rows.length > limit && last ? { next: cursorOf(last) } : {}),
          unreadable,
        });
      }),
    each: (filter = {}) => each(filter),
    holds: (id) => known.has(id),
    release: (id) =>
      ofSession(id, async () => {
        known.delete(id);
        return stored(undefined);
      }),
    forget: (id) => {
      let before = 0;
      return ofSession(id, async () => {
        before += 1;
        const { count } = await sql.query(`delete from ${name}.sessions where id = $1`, [id]);
        known.delete(id);
        // After a lost connection an earlier attempt may have done it.
        return count > 0 || before > 1 ? stored(undefined) : failed({ code: 'not-found', id });
      });
    },
    purge: (before) =>
      trying(async () => {
        const old = whereOf({ before });
        const { count } = await sql.query(`delete from ${name}.sessions where ${old.text}`, old.values, TO_GO_OVER_ALL);
        known.clear();
        return stored({ forgotten: count, inUse: [] });
      }),
    close,
  };
}

const hasTimes = ({ startedAt, lastAt, dueSince = 0, verdict }: SessionMeta): boolean =>
  [startedAt, lastAt, dueSince, verdict?.at ?? 0].every(isInstant);

/** Where a database is, for people to read: without user and password. */
function withoutSecrets(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    // `pg` says what is wrong with the address.
    return 'postgres';
  }
}
