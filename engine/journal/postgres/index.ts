/// <reference types="node" />
/** Sessions in PostgreSQL, for a team: any number of runners on one database. The public face `symptree/journal/postgres`. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type NewEvent, numbered } from '../events.ts';
import { cursorOf, PAGE } from '../listing.ts';
import { metaAfter, metaOf, type SessionMeta } from '../reduce.ts';
import { mayGoOn, sessionOf } from '../sequence.ts';
import {
  failed,
  isSessionId,
  type JournalStore,
  type Result,
  type SessionFilter,
  type StoredSession,
  type StoreError,
  stored,
} from '../store.ts';
import { migrationScript, SCHEMA_VERSION } from './schema.ts';
import { isMissing, jsonOf, refusalOf, type Sql, sqlOf } from './sql.ts';
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

/** Sessions read by one query. */
const AT_ONCE = 200;
/** Waits between attempts, in milliseconds; the last one repeats. */
const BACK_OFF = [50, 100, 200, 400, 800, 1000];

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
  /** What is known of sessions at their newest event that we have seen. */
  const metas = new Map<string, SessionMeta>();
  let ready: 'no' | 'yes' | 'closed' = 'no';

  async function setUp(): Promise<StoreError | undefined> {
    let version = await versionOf();
    if (version < SCHEMA_VERSION) {
      await sql.script(migrationScript(name));
      version = await versionOf();
    }
    if (version > SCHEMA_VERSION) {
      return { code: 'unavailable', why: 'newer-version', again: false, where, detail: `version ${version}` };
    }
    ready = 'yes';
    return undefined;
  }

  async function versionOf(): Promise<number> {
    try {
      const { rows } = await sql.query(
        `select coalesce(max(version), 0)::integer as version from ${name}.migrations`,
        [],
      );
      return rows[0]?.version as number;
    } catch (error) {
      if (isMissing(error)) return 0;
      throw error;
    }
  }

  /** Runs `work` until it succeeds, the trouble is of a lasting kind, or patience ends. `work` may run again after it was committed. */
  async function trying<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (ready === 'closed') return failed({ code: 'unavailable', why: 'closed', again: false, where, detail: '' });
    const began = performance.now();
    for (let attempt = 0; ; attempt += 1) {
      try {
        const trouble = ready === 'no' ? await setUp() : undefined;
        return trouble ? failed(trouble) : await work();
      } catch (error) {
        const refusal = refusalOf(error);
        const wait = BACK_OFF[Math.min(attempt, BACK_OFF.length - 1)] as number;
        if (refusal.why !== 'connection' || performance.now() - began + wait > patience) {
          return failed({ code: 'unavailable', where, ...refusal });
        }
        await sleep(wait);
      }
    }
  }

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

  async function newest(id: string): Promise<SessionMeta | undefined> {
    const { rows } = await sql.query(`select meta from ${name}.sessions where id = $1`, [id]);
    return rows[0]?.meta as SessionMeta | undefined;
  }

  function create(id: string, events: readonly NewEvent[]): Promise<Result<number>> {
    const all = numbered(events, 0);
    const meta = metaOf(all);
    const append = randomUUID();
    return ofSession(id, async () => {
      const { count } = await sql.query(
        `with made as (
           insert into ${name}.sessions (id, seq, meta) values ($1, $2, $3::text::jsonb) on conflict (id) do nothing returning id
         )
         insert into ${name}.events (session, seq, append, event)
         select made.id, (event->>'seq')::integer, $4::uuid, event from made, jsonb_array_elements($5::text::jsonb) event`,
        [id, all.length, jsonOf(meta), append, jsonOf(all)],
      );
      if (count === 0 && !(await wasCommitted(id, 1, append))) return failed({ code: 'exists', id });
      if (meta) metas.set(id, meta);
      return stored(all.length);
    });
  }

  function append(id: string, expected: number, events: readonly NewEvent[]): Promise<Result<number>> {
    const all = numbered(events, expected);
    const token = randomUUID();
    return ofSession(id, async () => {
      const known = metas.get(id);
      const before = known?.seq === expected ? known : await newest(id);
      if (!before) return failed({ code: 'not-found', id });
      const meta = metaAfter(before, all);
      const { count } =
        before.seq === expected
          ? await sql.query(
              `with moved as (
                 update ${name}.sessions set seq = $3, meta = $4::text::jsonb where id = $1 and seq = $2 returning id
               )
               insert into ${name}.events (session, seq, append, event)
               select moved.id, (event->>'seq')::integer, $5::uuid, event from moved, jsonb_array_elements($6::text::jsonb) event`,
              [id, expected, expected + all.length, jsonOf(meta), token, jsonOf(all)],
            )
          : { count: 0 };
      if (count > 0) {
        metas.set(id, meta);
        return stored(meta.seq);
      }
      metas.delete(id);
      if (await wasCommitted(id, expected + 1, token)) return stored(expected + all.length);
      const now = await newest(id);
      return failed(now ? { code: 'out-of-step', id, expected, found: now.seq } : { code: 'not-found', id });
    });
  }

  const read = (id: string): Promise<Result<StoredSession>> =>
    ofSession(id, async () => {
      const { rows } = await sql.query(`select event from ${name}.events where session = $1 order by seq`, [id]);
      if (rows.length === 0) return failed({ code: 'not-found', id });
      const session = sessionOf(
        id,
        rows.map(({ event }, index) => ({ line: index + 1, raw: event })),
      );
      const meta = metaOf(session.events);
      if (!meta) return failed({ code: 'corrupt', id, problems: session.problems });
      metas.set(id, meta);
      return stored(session);
    });

  async function* each(filter: SessionFilter): AsyncGenerator<Result<StoredSession>> {
    let last = '';
    for (;;) {
      const page = await trying(async () => stored(await eventsBehind(last, filter)));
      if (!page.ok) yield page;
      if (!page.ok || page.value.size === 0) return;
      for (const [id, events] of page.value) {
        const session = sessionOf(
          id,
          events.map((raw, index) => ({ line: index + 1, raw })),
        );
        yield session.events.length > 0 ? stored(session) : failed({ code: 'corrupt', id, problems: session.problems });
        last = id;
      }
    }
  }

  /** The events of the next sessions in the order of their ids. */
  async function eventsBehind(last: string, filter: SessionFilter): Promise<Map<string, unknown[]>> {
    const { text, values } = whereOf(filter);
    const { rows } = await sql.query(
      `select id, (select coalesce(jsonb_agg(event order by seq), '[]') from ${name}.events where session = id) as events
         from ${name}.sessions where ${text} and id > $${values.length + 1} order by id limit ${AT_ONCE}`,
      [...values, last],
    );
    return new Map(rows.map(({ id, events }) => [id as string, events as unknown[]]));
  }

  return {
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
        const limit = paging.limit ?? PAGE;
        const total = await sql.query(
          `select count(*)::integer as total from ${name}.sessions where ${all.text}`,
          all.values,
        );
        const { rows } = await sql.query(
          `select meta from ${name}.sessions where ${page.text} order by last_at desc, id limit $${page.values.length + 1}`,
          [...page.values, limit + 1],
        );
        const sessions = rows.slice(0, limit).map(({ meta }) => meta as SessionMeta);
        const last = sessions.at(-1);
        return stored({
          sessions,
          total: total.rows[0]?.total as number,
          ...(rows.length > limit && last ? { next: cursorOf(last) } : {}),
          unreadable: [],
        });
      }),
    each: (filter = {}) => each(filter),
    release: (id) => ofSession(id, async () => stored(undefined)),
    forget: (id) => {
      let before = 0;
      return ofSession(id, async () => {
        before += 1;
        const { count } = await sql.query(`delete from ${name}.sessions where id = $1`, [id]);
        metas.delete(id);
        // After a lost connection an earlier attempt may have done it.
        return count > 0 || before > 1 ? stored(undefined) : failed({ code: 'not-found', id });
      });
    },
    purge: (before) =>
      trying(async () => {
        const { count } = await sql.query(`delete from ${name}.sessions where last_at < $1`, [before]);
        metas.clear();
        return stored({ forgotten: count, inUse: [] });
      }),
    close: async () => {
      if (ready === 'closed') return;
      ready = 'closed';
      await sql.end();
    },
  };
}

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
