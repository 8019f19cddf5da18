import { PGlite } from '@electric-sql/pglite';
import type { Sql } from 'symptree/journal/postgres';
import { afterAll } from 'vitest';
import { conformance } from './conformance.ts';
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
