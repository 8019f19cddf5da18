/** Sessions whose figures are not written yet: those that an older symptree stored. */
import type { CountOptions, StoreError } from '../store.ts';
import { givenRows, knownOf, rowsOf, SESSION_SET, sessionInRows, stepsWritten } from './rows.ts';
import { jsonOf, type Sql, TO_GO_OVER_ALL } from './sql.ts';

/** A session as its rows hold it. */
export interface Rows {
  readonly id: string;
  readonly seq: number;
  readonly events: readonly unknown[];
}

/**
 * Fills what figures are added up from. `behind` gives the events of the next such sessions after an id. Returns those that
 * cannot be read.
 */
export async function catchUp(
  sql: Sql,
  schema: string,
  behind: (last: string) => Promise<readonly Rows[]>,
  progress: CountOptions['progress'],
): Promise<StoreError[]> {
  const unreadable: StoreError[] = [];
  const { rows } = await sql.query(
    `select count(*)::integer as behind from ${schema}.sessions where counted is distinct from seq`,
    [],
  );
  const all = rows[0]?.behind as number;
  let last = '';
  for (let done = 0; ; ) {
    const page = await behind(last);
    if (page.length === 0) return unreadable;
    const given = page.flatMap(({ id, seq, events }) => {
      last = id;
      const session = sessionInRows(id, events, seq);
      const now = knownOf(session, false);
      if (!now) unreadable.push({ code: 'corrupt', id, problems: session.problems });
      return now ? [rowsOf(now)] : [];
    });
    // What cannot be read stays behind, and is nothing to write.
    if (given.length > 0)
      await sql.query(
        `with given as (select * from ${givenRows('$1')}),
       moved as (
         update ${schema}.sessions set ${SESSION_SET} from given
          where sessions.id = given.id and sessions.seq = given.seq returning sessions.id
       ),${stepsWritten(schema)}
       select count(*) from moved`,
        [jsonOf(given)],
        TO_GO_OVER_ALL,
      );
    done += page.length;
    progress?.(Math.min(done, all), all);
  }
}
