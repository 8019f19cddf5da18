/** The figures are the same numbers in every store, whoever adds them up: one suite on files, PGlite and PostgreSQL. */
import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { apply, type Figures, figures, figuresOf, type Pack, startSession } from 'symptree';
import {
  type CountFilter,
  eventsOf,
  type JournalEvent,
  type JournalStore,
  type NewEvent,
  numbered,
  reduce,
  resumeKept,
  sendKept,
  startedEvents,
  startKept,
} from 'symptree/journal';
import type { Sql } from 'symptree/journal/postgres';
import { postgresJournal, sqlOf } from 'symptree/journal/postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { arbitraryPack } from '../narrowing/arbitrary.ts';
import { PACK, packOf, START } from '../pack.ts';
import { commandOf } from '../session/walks.ts';
import { type Place, value } from './conformance.ts';
import { filesPlace, postgresPlace } from './places.ts';
import { serverPrograms, startServer } from './server.ts';
import { COMMANDS, pack as demo, eventsAfter } from './sessions.ts';

/** Ends of every kind, one of them no case at all. */
const ways = packOf({
  'pack.yaml': PACK,
  'demo.yaml': `
tree: demo
title: Demo
otherwise: to-media
steps:
  what: {ask: What?, answers: {ahead: Only a check, fault: A fault, theirs: Not ours, fine: All is well}, next: {ahead: ready, fault: closer, theirs: ask-them, fine: as-it-should, else: closer}}
  closer: {do: Move closer., repairs: wifi, next: {not-fixed: phone, cannot: phone}}
  phone: {do: Use the phone., works-around: true, next: {fixed: on-phone, else: to-media}}
ends:
  ready: {end: prepared, say: Ready.}
  ask-them: {end: referred, cause: unknown, whom: The school., forward: Please look., say: Ask the school.}
  as-it-should: {end: no-fault, cause: wifi, say: It works as it should.}
  on-phone: {end: restored, cause: unknown, say: Use the phone.}
`,
});

const DAY = 86_400_000;
const NOW = START + 30 * DAY;
const AGENTS = ['ann', 'bob', 'cho'];
const severities = [
  { respond: 5, workaround: 15, solve: 60 },
  { respond: 30, workaround: 60 },
];

/** A session of these commands, several agents, causes counted now and then, and what was said of it afterwards. */
function eventsBy(pack: Pack, id: string, tape: readonly number[]): JournalEvent[] {
  const [first = 0] = tape;
  const began = START + (first % 20) * DAY;
  let session = startSession({
    pack,
    id,
    at: began,
    ...(first % 5 === 0 ? { reportedAt: began - (first % 90) * 60_000 } : {}),
  });
  const events: NewEvent[] = startedEvents(session, { at: began, by: 'ann', remaining: 12 });
  tape.forEach((number, index) => {
    const command = commandOf(session, number);
    const moment = {
      at: began + index * ((number % 300) * 1000 + 500),
      ...(number % 4 === 0 ? {} : { by: AGENTS[number % 2] as string }),
      ...(number % 3 === 0 ? {} : { remaining: number % 9 }),
    };
    const applied = apply(session, command, moment);
    if (!applied.ok) return;
    events.push(...eventsOf(session, command, applied.session, moment));
    session = applied.session;
  });
  const later = { at: began + DAY, by: 'cho' };
  if (first % 3 === 1) events.push({ type: 'verdict', ...later, verdict: first % 2 === 0 ? 'right' : 'wrong' });
  if (first % 7 === 1) events.push({ type: 'verdict', ...later, verdict: 'unknown' });
  if (first % 4 === 1) events.push({ type: 'followed-up', ...later });
  if (first % 6 === 1) events.push({ type: 'paused', ...later });
  return numbered(events, 0);
}

const expected = (sessions: readonly (readonly JournalEvent[])[], severity: Pack['severities']): Promise<Figures> =>
  figures(
    sessions.flatMap((events) => {
      const reduced = reduce(events);
      return reduced ? [{ ...reduced, events }] : [];
    }),
    { now: NOW, severities: severity },
  );

const counted = async (store: JournalStore, filter: CountFilter, severity: Pack['severities']): Promise<Figures> => {
  const { tally, unreadable } = value(await store.count(filter, { now: NOW, severities: severity }));
  expect(unreadable).toEqual([]);
  return figuresOf(tally);
};

/** In pieces of one to three events, now and then by another runner. */
async function storeInPieces(place: Place, events: readonly JournalEvent[], tape: readonly number[]): Promise<void> {
  let store = place.runner();
  const id = (events[0] as Extract<JournalEvent, { type: 'started' }>).record.id;
  let seq = 0;
  for (let piece = 0; seq < events.length; piece += 1) {
    const number = tape[piece % tape.length] ?? 0;
    const some = events.slice(seq, seq + 1 + (number % 3));
    seq = value(await (seq === 0 ? store.create(some) : store.append(id, seq, some)));
    if (number % 5 === 0) {
      await store.close();
      store = place.runner();
    }
  }
  await store.close();
}

const withDeadlines = (pack: Pack): Pack['severities'] =>
  pack.severities.map((severity, index) => ({ ...severity, ...severities[index % severities.length] }));

function suite(name: string, makePlace: () => Promise<Place>, runs: number): void {
  describe(`${name}: figures`, () => {
    it('are those of the sessions one by one, for any sessions and any filter', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(fc.constant(demo), fc.constant(ways), arbitraryPack({ trees: 3, stepsPerTree: 8, ahead: 3 })),
          fc.array(fc.array(fc.nat(9999), { minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 10 }),
          async (pack, tapes) => {
            const place = await makePlace();
            const all = tapes.map((tape, index) => eventsBy(pack, `s${index}`, tape));
            for (const [index, events] of all.entries()) await storeInPieces(place, events, tapes[index] ?? []);
            const store = place.runner();
            const severity = withDeadlines(pack);
            const of = (
              keep: (meta: NonNullable<ReturnType<typeof reduce>>['meta'], events: readonly JournalEvent[]) => boolean,
            ) =>
              expected(
                all.filter((events) => {
                  const reduced = reduce(events);
                  return reduced !== undefined && keep(reduced.meta, events);
                }),
                severity,
              );
            const everything = await of(() => true);
            // What a list remembers of sessions must not change what is counted, neither before nor after they go on.
            if (tapes.length % 2 === 0) value(await store.list());
            expect(await counted(store, {}, severity)).toEqual(everything);
            const middle = START + 10 * DAY;
            expect(await counted(store, { startedSince: middle }, severity)).toEqual(
              await of((meta) => meta.startedAt >= middle),
            );
            expect(await counted(store, { startedBefore: middle, agent: 'bob' }, severity)).toEqual(
              await of((meta) => meta.startedAt < middle && meta.agents.includes('bob')),
            );
            expect(await counted(store, { verdict: 'right', pack: pack.id }, severity)).toEqual(
              await of((meta) => meta.verdict?.verdict === 'right'),
            );
            const [busiest] = everything.steps;
            const tree = busiest ? busiest.step.slice(0, busiest.step.indexOf('/')) : 'none';
            const inTree = await counted(store, { cameTo: tree }, severity);
            const came = all.filter((events) => {
              const reduced = reduce(events);
              const stood = events.flatMap((event) =>
                'now' in event && !event.now.startsWith('~') ? [event.now] : [],
              );
              const handedOn = events.flatMap(({ type }, index) => {
                const before = events.slice(0, index).findLast((event) => 'now' in event);
                return type === 'escalated' && before && 'now' in before ? [before.now] : [];
              });
              const keys = reduced ? [stood.at(-1) ?? '', ...handedOn, ...Object.keys(reduced.record.answers)] : [];
              return keys.some((key) => key.startsWith(`${tree}#`));
            });
            expect(inTree).toEqual(await expected(came, severity));
            await store.close();
            await place.end();
          },
        ),
        { numRuns: runs },
      );
    });

    it('leave out a count of causes that is none', async () => {
      const place = await makePlace();
      const store = place.runner();
      let kept = value(await startKept(store, { pack: demo, id: 'odd', at: START }, { at: START, remaining: 2.5 }));
      const odd = [3.5, 4, 1e12, 5, -1, 3, 2];
      for (const [index, remaining] of odd.entries()) {
        const command = {
          do: 'answer',
          value: ['home', 'one', 'slow', '7b', 'not-fixed', '7c'][index] ?? 'x',
        } as const;
        const sent = await sendKept(store, kept, command, { at: START, remaining });
        if ('error' in sent) throw new Error(JSON.stringify(sent));
        if (sent.ok) kept = sent.kept;
      }
      const { events } = value(await store.read('odd'));
      const found = await counted(store, {}, []);
      expect(found).toEqual(await expected([events], []));
      expect(found.steps.filter(({ narrowed }) => narrowed)).toEqual([]);
      await place.end();
    });

    it('of no sessions are none', async () => {
      const place = await makePlace();
      expect(await counted(place.runner(), {}, [])).toEqual(await expected([], []));
      await place.end();
    });
  });
}

it('files: a session that went on since it was listed is counted as it is now', async () => {
  const place = await filesPlace();
  const all = Array.from({ length: 40 }, (_, index) => eventsBy(demo, `s${index}`, [index * 37, 160, 16]));
  for (const events of all) await storeInPieces(place, events, [1]);
  const store = place.runner();
  value(await store.list());
  const right: NewEvent = { type: 'verdict', at: NOW, by: 'cho', verdict: 'right' };
  const [first = []] = all.filter((events) => !events.some(({ type }) => type === 'verdict'));
  const id = (first[0] as Extract<JournalEvent, { type: 'started' }>).record.id;
  value(await store.append(id, first.length, [right]));
  const before = all.filter((events) => events.findLast(({ type }) => type === 'verdict')?.type === 'verdict');
  const judged = (events: readonly JournalEvent[]) => reduce(events)?.meta.verdict?.verdict === 'right';
  const now = all.map((events) => (events === first ? numbered([...events, right], 0) : events));
  expect(before.length).toBeGreaterThan(0);
  expect(await counted(place.runner(), { verdict: 'right' }, [])).toEqual(await expected(now.filter(judged), []));
  await place.end();
});

/** What an older symptree wrote, or a program that knows nothing of figures, is caught up with at the first count. */
function catchingUp(name: string, sql: Sql, database: string | Sql): void {
  it(`${name}: sessions whose figures are missing or behind are caught up with`, async () => {
    const place = postgresPlace(database);
    const all = Array.from({ length: 7 }, (_, index) =>
      eventsBy(demo, `s${index}`, [index * 37 + 1, 5000 + index, 16, 32, 160]),
    );
    for (const events of all) await storeInPieces(place, events, [1]);
    await sql.query(`update "${place.schema}".sessions set counted = null, questions = null where id < 's3'`, []);
    await sql.query(`delete from "${place.schema}".steps where session < 's3'`, []);
    await sql.query(`update "${place.schema}".sessions set counted = seq - 1 where id = 's4'`, []);
    await sql.query(`update "${place.schema}".steps set answered = answered + 9 where session = 's4'`, []);
    const store = place.runner();
    expect(await counted(store, {}, [])).toEqual(await expected(all, []));
    const { rows } = await sql.query(
      `select count(*)::integer as behind from "${place.schema}".sessions where counted is distinct from seq`,
      [],
    );
    expect(rows[0]?.behind).toBe(0);
    await place.end();
  });

  it(`${name}: what an older symptree stored at a time that is none is told, listed, counted and gone on with`, async () => {
    const place = postgresPlace(database);
    const store = place.runner();
    const at = (id: string, seq: number, path: string) =>
      sql.query(
        `update "${place.schema}".events set event = jsonb_set(event, $1::text[], '1e300') where session = $2 and seq = $3`,
        [path.split('.'), id, seq],
      );
    const { events } = eventsAfter('last');
    for (const id of ['last', 'first', 'sound']) await storeInPieces(place, eventsAfter(id).events, [1]);
    await at('last', events.length, 'at');
    await at('first', 1, 'record.startedAt');
    await sql.query(
      `update "${place.schema}".sessions set meta = jsonb_set(meta, '{lastAt}', '1e300') where id = 'last'`,
      [],
    );
    await sql.query(
      `update "${place.schema}".sessions set meta = jsonb_set(meta, '{startedAt}', '1e300') where id = 'first'`,
      [],
    );
    await sql.query(`delete from "${place.schema}".migrations where version > 2`, []);
    const seen = value(await store.read('last'));
    expect(seen).toMatchObject({ seq: events.length, problems: [{ code: 'damaged', line: events.length }] });
    const listed = value(await store.list());
    expect(listed.sessions.map(({ id, lastAt }) => [id, lastAt])).toEqual([
      ['last', events.at(-2)?.at],
      ['sound', events.at(-1)?.at],
    ]);
    const unreadable = { name: 'first', problems: [{ code: 'damaged', line: 1 }, { code: 'missing' }] };
    expect(listed).toMatchObject({ total: 3, unreadable: [unreadable] });
    const counts = value(await store.count({}, { now: NOW }));
    expect(counts.unreadable).toMatchObject([{ code: 'corrupt', id: 'first' }]);
    expect(figuresOf(counts.tally)).toEqual(await expected([seen.events, eventsAfter('sound').events], []));
    // Whoever may only read can count what is left.
    const readOnly: Sql = {
      ...sql,
      query: (text, values, within) => {
        expect(text).not.toMatch(/\b(update|insert|delete)\b/);
        return sql.query(text, values, within);
      },
    };
    const reading = postgresJournal({ database: readOnly, schema: place.schema });
    expect(value(await reading.count({}, { now: NOW }))).toEqual(counts);
    const resumed = value(await resumeKept(place.runner(), demo, 'last', { at: NOW }));
    expect(resumed.problems).toEqual(seen.problems);
    expect(
      value(await store.read('last'))
        .events.map(({ type }) => type)
        .slice(-2),
    ).toEqual(['resumed', 'ended']);
    await place.end();
  });

  it(`${name}: sessions with changed answers that an older symptree counted otherwise are counted anew`, async () => {
    const place = postgresPlace(database);
    const { events } = eventsAfter('one', [
      ...COMMANDS,
      { do: 'change', step: 'demo#1/fix', value: 'not-fixed' },
      { do: 'answer', value: '7b' },
    ]);
    await storeInPieces(place, events, [1]);
    // As version 2 of the tables left it: kept, by a repair that was taken back.
    await sql.query(`update "${place.schema}".sessions set worked_at = ${START}`, []);
    await sql.query(`delete from "${place.schema}".migrations where version > 2`, []);
    const severity = withDeadlines(demo);
    expect(await counted(place.runner(), {}, severity)).toEqual(await expected([events], severity));
    await place.end();
  });
}

suite('files', filesPlace, 25);

const database = await PGlite.create();
const lite: Sql = {
  query: async (text, values) => {
    const { rows, affectedRows = 0 } = await database.query<Record<string, unknown>>(text, [...values]);
    return { rows, count: affectedRows };
  },
  script: async (text) => void (await database.exec(text)),
  end: async () => undefined,
};
afterAll(() => database.close());
suite('PGlite', async () => postgresPlace(lite), 15);
catchingUp('PGlite', lite, lite);

const programs = serverPrograms();
describe.skipIf(programs === undefined)('PostgreSQL', async () => {
  if (programs === undefined) return;
  const server = await startServer(programs);
  const sql = sqlOf(server.url);
  afterAll(async () => {
    await sql.end();
    await server.end();
  });
  suite('postgres', async () => postgresPlace(server.url), 15);
  catchingUp('postgres', sql, server.url);
});
