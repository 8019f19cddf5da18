/** A database that may not be set up yet, and may be lost and come back. */
import { setTimeout as sleep } from 'node:timers/promises';
import { failed, type Result, type StoreError } from '../store.ts';
import { migrationScript, SCHEMA_VERSION } from './schema.ts';
import { isMissing, refusalOf, type Sql } from './sql.ts';

/** Waits between attempts, in milliseconds; the last one repeats. */
const BACK_OFF = [50, 100, 200, 400, 800, 1000];

export interface Reaching {
  /** Runs `work` until it succeeds, the trouble is of a lasting kind, or patience ends. `work` may run again after it was committed. */
  trying<T>(work: () => Promise<Result<T>>): Promise<Result<T>>;
  close(): Promise<void>;
}

/** `name`: of the schema, quoted; `where`: the database, for people to read; `patience`: in milliseconds. */
export function reaching(sql: Sql, name: string, where: string, patience: number): Reaching {
  let ready = false;
  let closed = false;

  const whenClosed = failed({ code: 'unavailable', why: 'closed', again: false, where, detail: '' });

  async function setUp(): Promise<StoreError | undefined> {
    let version = await versionOf();
    if (version < SCHEMA_VERSION) {
      await sql.script(migrationScript(name));
      version = await versionOf();
    }
    if (version > SCHEMA_VERSION) {
      return { code: 'unavailable', why: 'newer-version', again: false, where, detail: `version ${version}` };
    }
    ready = true;
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

  async function trying<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const began = performance.now();
    for (let attempt = 0; ; attempt += 1) {
      if (closed) return whenClosed;
      try {
        const trouble = ready ? undefined : await setUp();
        if (closed) return whenClosed;
        return trouble ? failed(trouble) : await work();
      } catch (error) {
        const refusal = refusalOf(error);
        if (closed) return whenClosed;
        const wait = BACK_OFF[Math.min(attempt, BACK_OFF.length - 1)] as number;
        if (refusal.why !== 'connection' || performance.now() - began + wait > patience) {
          return failed({ code: 'unavailable', where, ...refusal });
        }
        await sleep(wait);
      }
    }
  }

  return {
    trying,
    close: async () => {
      if (closed) return;
      closed = true;
      await sql.end();
    },
  };
}
