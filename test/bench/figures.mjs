/**
 * Rows (j) and (k): the list of a hundred thousand stored sessions and the figures of a million answers, on files and in
 * PostgreSQL, each against the least that has to be done for it.
 */
import { deepStrictEqual } from 'node:assert';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { figuresOf } from 'symptree';
import { metaOf } from 'symptree/journal';
import { filesJournal } from 'symptree/journal/node';
import { postgresJournal, sqlOf } from 'symptree/journal/postgres';
import { loadPackFromDisk } from 'symptree/node';
import { manySessions, writeSessions } from './load.mjs';
import { interleave, row } from './measure.mjs';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const second = { unit: 's', scale: 1 / 1000 };

export async function storedSessions({ sessions, rounds }) {
  const { pack } = await loadPackFromDisk(at('../../trees/classroom'));
  const home = await mkdtemp(join(tmpdir(), 'symptree-bench-'));
  try {
    const folder = join(home, 'sessions');
    const { answers, names } = writeSessions(folder, pack, sessions);
    const options = { now: Date.UTC(2027, 0, 1), severities: pack.severities };
    const { rows, found } = await onFiles({ folder, names, pack, options, rounds, answers });
    return [...rows, ...(await inPostgres({ home, pack, options, sessions, rounds, answers, found }))];
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

const must = (result) => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

async function onFiles({ folder, names, pack, options, rounds, answers }) {
  const filter = { pack: pack.id };
  let found;
  const catalogue = join(folder, '.catalogue.json');
  const measured = await interleave(
    {
      names: () => {
        for (const name of readdirSync(folder)) statSync(join(folder, name));
      },
      bytes: () => {
        for (const name of names)
          for (const line of readFileSync(join(folder, name), 'utf8').split('\n')) if (line !== '') JSON.parse(line);
      },
      first: async () => {
        await rm(catalogue, { force: true });
        must(await filesJournal({ folder }).list());
      },
      list: async () => void must(await filesJournal({ folder }).list({ status: ['open'] })),
      stats: async () => {
        found = figuresOf(must(await filesJournal({ folder }).count(filter, options)).tally);
      },
    },
    { floor: 'bytes', rounds },
  );
  const against = (one, floor) => ({ ...one, ratio: spreadOf(one.times.map((ms, round) => ms / floor.times[round])) });
  const { names: looked, bytes, first, list, stats } = measured;
  const many = `${names.length} sessions`;
  return {
    found,
    rows: [
      row('j.floor', `names and times of the files of ${many}`, against(looked, looked), second),
      row('j', `list of ${many}, as a new program`, against(list, looked), second),
      row('j.first', 'the first list ever, against reading and parsing all of it', first, second),
      row('k.floor', `the bytes of ${many} (${answers} answers) read and parsed`, bytes, second),
      row('k', 'stats of them', stats, { ...second, goal: 3 }),
    ],
  };
}

const spreadOf = (numbers) => {
  const sorted = [...numbers].sort((one, other) => one - other);
  return { median: sorted[sorted.length >> 1], min: sorted[0], max: sorted.at(-1) };
};

/** Time on the clock: the work is done by the server. */
const timed = (work) => async () => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

async function inPostgres({ home, pack, options, sessions, rounds, answers, found }) {
  const { serverPrograms, startServer } = await testServer(home);
  const programs = serverPrograms();
  if (programs === undefined) {
    process.stderr.write('no PostgreSQL on this machine: its rows are left out\n');
    return [];
  }
  const server = await startServer(programs);
  const sql = sqlOf(server.url);
  const store = postgresJournal({ database: server.url });
  try {
    must(await store.list());
    await fill(sql, pack, sessions);
    // Written without figures, as by an older symptree: the first count fills them in.
    const began = performance.now();
    const filled = figuresOf(must(await store.count({ pack: pack.id }, options)).tally);
    const caughtUp = performance.now() - began;
    deepStrictEqual(filled, found);
    await sql.script('vacuum analyze symptree.sessions');
    await sql.script('vacuum analyze symptree.steps');
    const measured = await interleave(
      {
        counted: timed(() => sql.query('select count(*) from symptree.sessions where pack = $1', [pack.id])),
        list: timed(async () => void must(await store.list({ pack: pack.id }))),
        passed: timed(() =>
          sql.query('select step, kind, count(*), sum(answered), sum(unsure) from symptree.steps group by 1, 2', []),
        ),
        stats: timed(async () => void must(await store.count({ pack: pack.id }, options))),
        week: timed(
          async () =>
            void must(
              await store.count({ startedSince: Date.UTC(2026, 8, 1), startedBefore: Date.UTC(2026, 8, 8) }, options),
            ),
        ),
      },
      { floor: 'passed', rounds },
    );
    const ratio = (one, floor) => ({ ...one, ratio: spreadOf(one.times.map((ms, round) => ms / floor.times[round])) });
    const { counted, list, passed, stats, week } = measured;
    const many = `${sessions} sessions`;
    const milliseconds = { unit: 'ms', scale: 1 };
    return [
      row('j.pg.floor', `PostgreSQL: ${many} counted`, ratio(counted, counted), milliseconds),
      row('j.pg', 'PostgreSQL: a page of the list with its total', ratio(list, counted), milliseconds),
      row('k.pg.floor', `PostgreSQL: one pass over what ${answers} answers left at the steps`, passed, second),
      row('k.pg', 'PostgreSQL: stats of them, added up there', stats, second),
      row('k.pg.week', 'PostgreSQL: stats of one week of them', week, second),
      {
        id: 'k.pg.first',
        what: 'PostgreSQL: the first count after an update, which fills in the figures once',
        value: caughtUp / 1000,
        unit: 's',
        ratio: { median: 1, min: 1, max: 1 },
      },
    ];
  } finally {
    await store.close();
    await sql.end();
    await server.end();
  }
}

/** Sessions a statement. */
const AT_ONCE = 500;

async function fill(sql, pack, sessions) {
  let some = [];
  const put = async () => {
    await sql.query(
      `with given as (select * from jsonb_to_recordset($1::text::jsonb) as given(id text, meta jsonb, events jsonb)),
       made as (
         insert into symptree.sessions (id, seq, meta) select id, (meta->>'seq')::integer, meta from given returning id
       )
       insert into symptree.events (session, seq, append, event)
       select made.id, (event->>'seq')::integer, gen_random_uuid(), event
         from made join given on given.id = made.id, jsonb_array_elements(given.events) as event`,
      [JSON.stringify(some)],
      120_000,
    );
    some = [];
  };
  for (const { id, events } of manySessions(pack, sessions)) {
    some.push({ id, meta: metaOf(events), events });
    if (some.length === AT_ONCE) await put();
  }
  if (some.length > 0) await put();
}

/** The server that the tests use; its file is TypeScript. */
async function testServer(home) {
  const file = join(home, 'server.mjs');
  const bundle = await rolldown({
    input: at('../journal/server.ts'),
    cwd: at('../..'),
    platform: 'node',
    tsconfig: at('../../tsconfig.json'),
    logLevel: 'silent',
  });
  await bundle.write({ file, format: 'esm', codeSplitting: false });
  await bundle.close();
  return import(file);
}
