import { PGlite } from '@electric-sql/pglite';
import type { Sql } from 'symptree/journal/postgres';
import { afterAll, expect, it } from 'vitest';
import { START } from '../pack.ts';
import { conformance, value } from './conformance.ts';
import { postgresPlace } from './places.ts';

const database = await PGlite.create();
afterAll(() => database.close());

const sql: Sql = {
  query: async (text, values) => {
    const { rows, affectedRows = 0 } = await database.query<Record<string, unknown>>(text, [...values]);
    return { rows, count: affectedRows };
  },
  script: async (text) => void (await database.exec(text)),
  end: async () => undefined,
};

conformance('PGlite', async () => postgresPlace(sql));

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
