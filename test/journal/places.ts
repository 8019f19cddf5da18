/** Where stores under test keep sessions. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalStore } from 'symptree/journal';
import { filesJournal } from 'symptree/journal/node';
import { postgresJournal, type Sql } from 'symptree/journal/postgres';
import type { Place } from './conformance.ts';

export interface FilesPlace extends Place {
  readonly folder: string;
}

/** A folder of its own that nobody has made yet. */
export async function filesPlace({ blocking = false } = {}): Promise<FilesPlace> {
  const home = await mkdtemp(join(tmpdir(), 'symptree-files-'));
  const folder = join(home, 'data', 'sessions');
  const { runner, close } = runners(() => filesJournal({ folder, blocking }));
  return {
    folder,
    runner,
    end: async () => {
      await close();
      await rm(home, { recursive: true });
    },
  };
}

let schemas = 0;

/** A schema of its own in a database. */
export function postgresPlace(database: string | Sql, patience?: number): Place & { readonly schema: string } {
  schemas += 1;
  const schema = `place_${process.pid}_${schemas}`;
  const { runner, close } = runners(() =>
    postgresJournal({ database, schema, ...(patience === undefined ? {} : { patience }) }),
  );
  return { schema, runner, end: close };
}

function runners(make: () => JournalStore) {
  const made: JournalStore[] = [];
  return {
    runner: () => {
      const store = make();
      made.push(store);
      return store;
    },
    close: async () => {
      for (const store of made) await store.close();
    },
  };
}
