import { PGlite } from '@electric-sql/pglite';
import { postgresJournal, type Sql } from 'symptree/journal/postgres';
import { afterAll, expect, it } from 'vitest';
import { sqlOf } from '../../docs/examples/pglite.ts';
import { START } from '../pack.ts';
import { conformance, error, value } from './conformance.ts';
import { postgresPlace } from './places.ts';

const database = await PGlite.create();
afterAll(() => database.close());

const sql: Sql = { ...sqlOf(database), end: async () => undefined };

conformance('PGlite', async () => postgresPlace(sql));

it('PGlite: closed while the database is being sought, it is closed', async () => {
  let asked = 0;
  let answer: (() => void) | undefined;
  const gone: Sql = {
    ...sql,
    query: async () => {
      asked += 1;
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    },
  };
  const away = postgresJournal({ database: gone, patience: 60_000 });
  const listing = away.list();
  await away.close();
  expect(error(await listing)).toMatchObject({ why: 'closed' });
  expect(asked).toBe(1);

  // The same while it is being set up.
  const slow: Sql = {
    ...sql,
    query: () => new Promise((resolve) => (answer = () => resolve({ rows: [{ version: 3 }], count: 1 }))),
  };
  const late = postgresJournal({ database: slow });
  const reading = late.list();
  await late.close();
  answer?.();
  expect(error(await reading)).toMatchObject({ why: 'closed' });
  expect(error(await late.list())).toMatchObject({ why: 'closed' });
});

it('PGlite: what goes over everything stored is waited for, however many sessions it purges', async () => {
  const waits: (number | undefined)[] = [];
  const watched: Sql = {
    ...sql,
    query: (text, values, within) => {
      if (text.startsWith('delete')) waits.push(within);
      return sql.query(text, values);
    },
  };
  const place = postgresPlace(watched);
  value(await place.runner().purge(START));
  expect(waits).toEqual([300_000]);
  await place.end();
});
