import type { PGlite } from '@electric-sql/pglite';
import type { Sql } from 'symptree/journal/postgres';

export const sqlOf = (database: PGlite): Sql => ({
  query: async (text, values) => {
    const { rows, affectedRows = 0 } = await database.query<Record<string, unknown>>(text, [...values]);
    return { rows, count: affectedRows };
  },
  script: async (text) => void (await database.exec(text)),
  end: () => database.close(),
});
