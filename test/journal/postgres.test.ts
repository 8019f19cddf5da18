import { setTimeout as sleep } from 'node:timers/promises';
import { type JournalStore, reduce, sayStoreError } from 'symptree/journal';
import { postgresJournal, type Sql, sqlOf } from 'symptree/journal/postgres';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { START } from '../pack.ts';
import { conformance, error, type Place, storeAll, value } from './conformance.ts';
import { postgresPlace } from './places.ts';
import { type Server, serverPrograms, startServer } from './server.ts';
import { eventsAfter } from './sessions.ts';

const programs = serverPrograms();
if (programs === undefined) {
  console.warn(
    'There is no PostgreSQL on this machine: PGlite stands in for it (pglite.test.ts), and nothing is stopped and started.',
  );
}

describe.skipIf(programs === undefined)('PostgreSQL', async () => {
  if (programs === undefined) return;
  const server = await startServer(programs);
  afterAll(() => server.end());
  conformance('postgres', async () => postgresPlace(server.url));
  faults(server);
});

const { events } = eventsAfter('one');
const paused = [{ type: 'paused' as const, at: START }];

function faults(server: Server): void {
  let place: Place & { readonly schema: string };
  let store: JournalStore;
  let sql: Sql;
  beforeEach(async () => {
    place = postgresPlace(server.url, 400);
    store = place.runner();
    sql = sqlOf(server.url);
    await storeAll(store, events);
  });
  afterEach(async () => {
    await sql.end();
    await place.end();
  });

  describe('a database that goes and comes', () => {
    it('stopped: the answer is refused with a sentence; started: the same answer is taken, and all others are there', async () => {
      await server.stop();
      const refused = error(await store.append('one', events.length, paused));
      expect(refused).toMatchObject({ code: 'unavailable', why: 'connection', again: true });
      expect(sayStoreError(refused).en).toContain('127.0.0.1');
      expect(error(await store.list())).toMatchObject({ why: 'connection' });
      expect(error(await store.read('one'))).toMatchObject({ why: 'connection' });
      await server.start();
      expect(value(await store.append('one', events.length, paused))).toBe(events.length + 1);
      expect(value(await store.read('one'))).toMatchObject({ seq: events.length + 1, problems: [] });
    });

    it('stopped and started while an agent waits: he notices nothing', async () => {
      const patient = postgresJournal({ database: server.url, schema: place.schema, patience: 20_000 });
      value(await patient.open('one'));
      await server.stop();
      const waiting = patient.append('one', events.length, paused);
      await sleep(300);
      await server.start();
      expect(value(await waiting)).toBe(events.length + 1);
      await patient.close();
    });

    it('connections cut at any moment: what was acknowledged is stored, once', async () => {
      const patient = postgresJournal({ database: server.url, schema: place.schema, patience: 20_000 });
      let cutting = true;
      const cutter = (async () => {
        while (cutting) {
          await sql.query(
            'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = $1',
            ['client backend'],
          );
          await sleep(15);
        }
      })();
      let seq = events.length;
      for (let index = 0; index < 120; index += 1)
        seq = value(await patient.append('one', seq, [{ type: 'paused', at: index }]));
      cutting = false;
      await cutter;
      const read = value(await patient.read('one'));
      expect(read.problems).toEqual([]);
      expect(read.events.slice(events.length).map(({ at }) => at)).toEqual(
        Array.from({ length: 120 }, (_, index) => index),
      );
      await patient.close();
    });

    it('an answer that was committed and whose receipt was lost is stored once', async () => {
      let lose = 0;
      const lossy: Sql = {
        query: async (text, values) => {
          const answered = await sql.query(text, values);
          if (!text.includes('insert into') || lose === 0) return answered;
          lose -= 1;
          throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
        },
        script: sql.script,
        end: async () => undefined,
      };
      const other = postgresJournal({ database: lossy, schema: place.schema });
      lose = 1;
      expect(value(await other.append('one', events.length, paused))).toBe(events.length + 1);
      lose = 1;
      expect(value(await other.create(eventsAfter('two').events.slice(0, 1)))).toBe(1);
      expect(value(await other.append('one', events.length + 1, paused))).toBe(events.length + 2);
      expect(value(await other.read('one'))).toMatchObject({ seq: events.length + 2, problems: [] });
      expect(value(await other.list()).total).toBe(2);
      // Out of step stays out of step.
      lose = 1;
      expect(error(await other.append('one', events.length + 1, paused)).code).toBe('out-of-step');
    });

    it('is out of reach from the start: a value, without the password', async () => {
      const wrong = (change: (url: URL) => void) => {
        const url = new URL(server.url);
        change(url);
        return postgresJournal({ database: url.href, patience: 100 });
      };
      const cases = [
        [wrong((url) => (url.password = 'wr0ng-secret')), 'refused'],
        [wrong((url) => (url.password = '')), 'refused'],
        [wrong((url) => (url.pathname = '/nowhere')), 'refused'],
        [wrong((url) => (url.port = '1')), 'connection'],
        [postgresJournal({ database: 'postgres://%zz' }), 'refused'],
      ] as const;
      for (const [unreachable, why] of cases) {
        const refused = error(await unreachable.list());
        expect(refused).toMatchObject({ code: 'unavailable', why });
        expect(JSON.stringify(refused)).not.toContain('wr0ng-secret');
        await unreachable.close();
      }
    });
  });

  describe('many runners on one database', () => {
    it('set it up together', async () => {
      const fresh = postgresPlace(server.url);
      const stores = Array.from({ length: 8 }, () => fresh.runner());
      const made = await Promise.all(
        stores.map((one, index) => one.create(eventsAfter(`s${index}`).events.slice(0, 1))),
      );
      expect(made.map(value)).toEqual(Array(8).fill(1));
      expect(value(await (stores[0] as JournalStore).list()).total).toBe(8);
      await fresh.end();
    });

    it('append to one session: each event once, nobody’s is lost', async () => {
      const stores = Array.from({ length: 4 }, () => place.runner());
      await Promise.all(
        stores.map(async (one, index) => {
          let seq = value(await one.read('one')).seq;
          for (let done = 0; done < 10; ) {
            const appended = await one.append('one', seq, [
              { type: 'followed-up', at: START, note: `${index}.${done}` },
            ]);
            if (appended.ok) done += 1;
            else if (appended.error.code !== 'out-of-step') throw new Error(appended.error.code);
            seq = appended.ok ? appended.value : (appended.error as { found: number }).found;
          }
        }),
      );
      const read = value(await store.read('one'));
      const notes = read.events.flatMap((event) => (event.type === 'followed-up' ? [event.note as string] : []));
      expect(notes.toSorted()).toEqual(
        stores.flatMap((_, index) => Array.from({ length: 10 }, (__, done) => `${index}.${done}`)).toSorted(),
      );
      expect(read.problems).toEqual([]);
      expect(value(await store.list()).sessions).toEqual([reduce(read.events)?.meta]);
    });
  });

  describe('tables that are not as this program knows them', () => {
    it('set up by a newer symptree are left alone', async () => {
      await sql.query(`insert into "${place.schema}".migrations (version) values (99)`, []);
      expect(error(await place.runner().open('one'))).toMatchObject({
        code: 'unavailable',
        why: 'newer-version',
        again: false,
      });
    });

    it('missing and newer events are told, and nothing is built on newer ones', async () => {
      await sql.query(`delete from "${place.schema}".events where seq = 2`, []);
      expect(value(await store.read('one')).problems).toEqual([{ code: 'missing', from: 2, to: 2 }]);
      await sql.query(`update "${place.schema}".events set event = jsonb_set(event, '{v}', '99') where seq = 3`, []);
      expect(error(await store.open('one'))).toMatchObject({
        code: 'corrupt',
        problems: expect.arrayContaining([{ code: 'newer-version', line: 2 }]),
      });
      await sql.query(`delete from "${place.schema}".events where seq = 1`, []);
      expect(error(await store.read('one')).code).toBe('corrupt');
    });

    it('a schema’s name is only a name', () => {
      expect(() => postgresJournal({ database: server.url, schema: 'x"; drop' })).toThrow(RangeError);
    });
  });
}
