/** A way to a database, and what its refusals mean. */
import type { UnavailableWhy } from '../store.ts';

export interface Answered {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  /** Rows inserted, updated or deleted. */
  readonly count: number;
}

/** What the store needs of a PostgreSQL client; each call is a transaction of its own, and committed when it resolves. */
export interface Sql {
  /** `within`: milliseconds it may take, where that is more than usual. */
  query(text: string, values: readonly unknown[], within?: number): Promise<Answered>;
  /** Several statements without values, as one transaction; it may take long. */
  script(text: string): Promise<void>;
  end(): Promise<void>;
}

/** Milliseconds. */
const TO_CONNECT = 3000;
const TO_ANSWER = 10_000;
/** For what goes over everything that is stored. */
export const TO_GO_OVER_ALL = 300_000;

/** A pool of connections by the `pg` package, which is loaded when the first one is needed. */
export function sqlOf(url: string): Sql {
  let loading: Promise<import('pg').Pool> | undefined;
  const pool = () => {
    loading ??= import('pg').then(({ default: { Pool } }) => {
      const made = new Pool({
        connectionString: url,
        application_name: 'symptree',
        max: 4,
        connectionTimeoutMillis: TO_CONNECT,
        query_timeout: TO_ANSWER,
        keepAlive: true,
        allowExitOnIdle: true,
      });
      // A connection that is lost while nobody uses it shows in the next query, and is made anew there.
      made.on('error', () => undefined);
      made.on('connect', (client) => void client.on('error', () => undefined));
      return made;
    });
    return loading;
  };
  async function withClient<T>(work: (client: import('pg').PoolClient) => Promise<T>): Promise<T> {
    const client = await (await pool()).connect();
    let sound = false;
    try {
      const result = await work(client);
      sound = true;
      return result;
    } finally {
      // After an error nobody knows what the connection still carries.
      client.release(!sound);
    }
  }
  return {
    query: (text, values, within) =>
      withClient(async (client) => {
        // The types of `pg` leave out that a query may have a time limit of its own.
        const query = { text, values: [...values], ...(within === undefined ? {} : { query_timeout: within }) };
        const { rows, rowCount } = await client.query(query);
        return { rows, count: rowCount ?? 0 };
      }),
    script: (text) =>
      withClient(async (client) => {
        const query = { text, query_timeout: TO_GO_OVER_ALL };
        await client.query(query);
      }),
    end: async () => {
      if (loading) await (await loading).end();
    },
  };
}

export interface Refusal {
  readonly why: UnavailableWhy;
  /** It may go better in a moment. */
  readonly again: boolean;
  readonly detail: string;
}

/** Class or whole code of PostgreSQL, or the system's code. */
const LOST =
  /^(?:08|57P0|53[34]|40|55P03|57014|ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENETDOWN|EAI_AGAIN|ENOENT)/;
const OURS = [TypeError, RangeError, ReferenceError, SyntaxError];
const LOST_WORDS = /terminat|timeout|timed out|closed|not queryable|ended/i;

/** What an error of the database means; an error of the program itself is thrown on. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error) || (!('code' in error) && OURS.some((fault) => error instanceof fault))) throw error;
  const code = String((error as { code?: unknown }).code ?? '');
  const detail = error.message === '' ? code : error.message.split('\n')[0] || code;
  if (code === '53100') return { why: 'full', again: true, detail };
  if (code === '25006') return { why: 'read-only', again: false, detail };
  if (code === '42501') return { why: 'no-permission', again: false, detail };
  if (LOST.test(code) || (code === '' && LOST_WORDS.test(error.message)))
    return { why: 'connection', again: true, detail };
  if (/^28|^3D|^ENOTFOUND|^ERR_|CERT/.test(code)) return { why: 'refused', again: false, detail };
  // Several addresses were tried, none answered.
  if (error instanceof AggregateError && error.errors.length > 0) return refusalOf(error.errors[0]);
  // What the client says by itself has no code: no password, no encryption.
  return { why: code === '' ? 'refused' : 'failed', again: false, detail };
}

/** The relation or the schema is not there: nothing has been set up yet. */
export const isMissing = (error: unknown): boolean =>
  ['42P01', '3F000'].includes(String((error as { code?: unknown }).code));

/** A text as it was stored by {@link jsonOf}: the character 0, which PostgreSQL takes nowhere, became U+FFFD. */
export const textOf = (text: string): string => text.replaceAll('\u0000', '\ufffd');

/** JSON as `jsonb` takes it: it knows neither the character 0 nor half characters, which become U+FFFD. */
export const jsonOf = (value: unknown): string =>
  JSON.stringify(value).replace(
    /(\\\\)|\\u(?:0000|d[89a-f][0-9a-f]{2})/g,
    (_, escaped?: string) => escaped ?? '\\ufffd',
  );
