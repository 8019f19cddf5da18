import { chmod, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSession } from 'symptree';
import { startedEvents } from 'symptree/journal';
import { filesJournal } from 'symptree/journal/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionWords } from '../../cli/words/sessions.ts';
import { pack } from '../journal/sessions.ts';
import { run, SMALL, symptree } from './program.ts';

let data: string;
let count = 0;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'symptree-sessions-'));
  count = 0;
});
afterEach(() => rm(data, { recursive: true, force: true }));

const env = () => ({ env: { LANG: 'C', SYMPTREE_DATA: data }, newId: () => `session-${++count}` });
const kept = (argv: readonly string[], input: readonly string[] = []) => run(argv, input, env());
const sessions = (...argv: string[]) => symptree(['sessions', ...argv], [], env());
const resume = (argv: readonly string[], input: readonly string[] = [], pack = SMALL) =>
  symptree(['resume', '--pack', pack, ...argv], input, env());
/** From the front door to an end: the microphone was muted. */
const ANSWERS = ['sound', 'crossed', 'fixed'].map((value) => JSON.stringify({ do: 'answer', value }));

const views = (json: { view?: { step: { key: string; kind: string } } }[]) =>
  json.flatMap(({ view }) => (view ? [view] : []));

describe('a session that was left', () => {
  it('is stored from its first question on, and listed', async () => {
    await kept(['--json', '--agent', 'Li']);
    const { json } = await sessions('list', '--format', 'json');
    expect(json[0]).toMatchObject({ total: 1, sessions: [{ id: 'session-1', status: 'paused', agents: ['Li'] }] });
  });

  it('goes on where it was, in any face, and ends as it would have', async () => {
    const whole = await kept(['--json'], ANSWERS);
    const first = await kept(['--json'], ANSWERS.slice(0, 1));
    const left = views(first.json).at(-1);
    const rest = await resume(['session-2', '--json'], ANSWERS.slice(1));
    expect(views(rest.json)[0]?.step.key).toBe(left?.step.key);
    expect(views(rest.json).at(-1)?.step).toEqual(views(whole.json).at(-1)?.step);
    expect(rest.code).toBe(0);
  });

  it('is found by the beginning of its id, or as the newest unfinished one', async () => {
    await kept(['--json'], ANSWERS.slice(0, 1));
    expect(views((await resume(['sess', '--json'])).json)[0]?.step.key).toBeDefined();
    expect((await resume(['--json'])).json[0]).toHaveProperty('report');
    expect((await resume(['nobody'])).code).toBe(2);
    const beside = await sessions('resume', 'sess', '--pack', SMALL, '--json');
    expect(beside.json[0]).toHaveProperty('report');
  });

  it('says what became of its answers after the pack was changed', async () => {
    const changed = join(data, 'pack');
    await cp(SMALL, changed, { recursive: true });
    await kept(['--json'], ANSWERS.slice(0, 1));
    const tree = join(changed, 'front-door.yaml');
    await writeFile(tree, (await readFile(tree, 'utf8')).replace('    answers:', '    meaning: 2\n    answers:'));
    const { json } = await resume(['--json'], [], changed);
    expect(json[0]).toMatchObject({ report: [{ fate: 'asked-again', why: 'meaning-changed' }] });
  });
});

describe('what is said of earlier sessions is so', () => {
  const words = sessionWords('en');

  it('the opening speaks of them only where there are some of this pack that are not finished', async () => {
    const opening = async () => (await kept(['--plain', '--lang', 'en', '--data', data], ['q'])).out;
    expect(await opening()).not.toContain('symptree resume');
    await kept(['--json'], ANSWERS);
    expect(await opening()).not.toContain('symptree resume');
    await kept(['--json'], ANSWERS.slice(0, 1));
    expect((await opening()).split('\n')[0]).toBe(words.unfinished(1));
    const other = await symptree(['run', '--pack', 'live', '--plain', '--lang', 'en'], ['q'], env());
    expect(other.out).not.toContain('symptree resume');
  });

  it('leaving one says how to go on with it, unless nothing keeps it or it has ended', async () => {
    for (const input of [['1'], ['1', 'q', 'q']])
      expect((await kept(['not-heard', '--plain', '--lang', 'en'], input)).err).toContain(
        words.stored(`session-${count}`),
      );
    const refused = await kept(['not-heard', '--plain', '--lang', 'en', '--answer', 'muted=9']);
    expect([refused.code, refused.err]).toEqual([4, expect.stringContaining(words.stored(`session-${count}`))]);
    expect((await kept(['not-heard', '--plain', '--store', 'none'], ['1'])).err).not.toContain('symptree resume');
    expect((await kept(['not-heard', '--plain'], ['1', '1'])).err).toBe('');
  });

  it('where none can be gone on with, it says whether there are others', async () => {
    const told = async () => (await resume(['--lang', 'en'])).err.trim();
    expect(await told()).toBe(words.nothingStored);
    expect((await symptree(['handoff', '--lang', 'en'], [], env())).err.trim()).toBe(words.nothingStored);
    await kept(['--json'], ANSWERS);
    expect(await told()).toBe(words.nothingToResume);
  });
});

it('a session of one pack is not gone on with on another, whatever its ids are', async () => {
  const other = join(data, 'other');
  await cp(SMALL, other, { recursive: true });
  await writeFile(
    join(other, 'pack.yaml'),
    (await readFile(join(SMALL, 'pack.yaml'), 'utf8')).replace('pack: small', 'pack: other'),
  );
  await kept(['--json'], ANSWERS.slice(0, 1));
  const refused = await resume(['--json', '--lang', 'en'], [], other);
  expect(refused).toMatchObject({ code: 2, out: '' });
  expect(refused.err).toMatch(/"small".*--pack/);
  const nowhere = await symptree(['resume', '--lang', 'en'], [], env());
  expect(nowhere.code).toBe(2);
  expect(nowhere.err).toMatch(/"small".*--pack/);
});

describe('what is stored', () => {
  it('is handed to the next colleague, and counted', async () => {
    await kept(['--json'], ANSWERS);
    const packet = await symptree(['handoff', 'session-1', '--pack', SMALL, '--format', 'json'], [], env());
    expect(JSON.parse(packet.out)).toMatchObject({ format: 1, session: 'session-1' });
    const figures = await symptree(['stats', '--pack', SMALL, '--format', 'json'], [], env());
    expect(JSON.parse(figures.out)).toMatchObject({ sessions: 1, ended: 1 });
  });

  it('is exported as it is, and forgotten only when one is sure', async () => {
    await kept(['--json'], ANSWERS.slice(0, 1));
    const { json } = await sessions('export', 'session-1');
    expect(json.map(({ type }) => type)).toEqual(['started', 'answered', 'paused']);
    expect((await sessions('forget', 'session-1')).code).toBe(2);
    expect((await sessions('forget', 'session-1', '--yes')).code).toBe(0);
    expect((await sessions('list', '--format', 'json')).json[0]).toMatchObject({ total: 0 });
  });

  it('is not taken for another of the same beginning, however many newer ones have that in their middle', async () => {
    const stored = (id: string, at: number) => {
      const session = startSession({ pack, id, at });
      return store.create(startedEvents(session, { at }));
    };
    const store = filesJournal({ folder: data });
    await stored('7-old', 1000);
    for (let index = 0; index < 60; index++) await stored(`a-7-${index}`, 2000 + index);
    await stored('7-new', 9000);
    await store.close();
    const refused = await sessions('forget', '7', '--yes', '--lang', 'en');
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/7-new, 7-old/);
    expect((await sessions('forget', '7-o', '--yes')).code).toBe(0);
    expect((await sessions('list', '--format', 'json')).json[0]).toMatchObject({ total: 61 });
  });

  it('is listed up to a number, and no other word is taken for one', async () => {
    for (let index = 0; index < 3; index++) await kept(['--json']);
    expect((await sessions('list', '--limit', '2', '--format', 'json')).json[0].sessions).toHaveLength(2);
    for (const wrong of ['abc', '0', '0.5', '1e3']) {
      const { code, out, err } = await sessions('list', '--limit', wrong, '--lang', 'en');
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(`"${wrong}"`);
    }
  });

  it('is purged by age', async () => {
    await kept(['--json']);
    expect((await sessions('purge', '--older-than', '1d', '--yes')).out).toMatch(/0/);
    for (const wrong of ['soon', '2026-02-30', '']) {
      expect((await sessions('purge', `--older-than=${wrong}`, '--yes')).code).toBe(2);
    }
    expect((await sessions('purge', '--older-than', '2026/10/01', '--yes')).code).toBe(0);
    expect((await sessions('list', '--format', 'json')).json[0]).toMatchObject({ total: 0 });
  });

  it('is purged by the calendar of this machine: the day that is named stays', async () => {
    const before = process.env.TZ;
    process.env.TZ = 'Asia/Shanghai';
    try {
      // Half past one at night; in Greenwich it is still the day before.
      await run(['--json'], [], { ...env(), now: () => new Date(2026, 7, 31, 1, 30).getTime() });
      await sessions('purge', '--older-than', '2026-08-31', '--yes');
      expect((await sessions('list', '--format', 'json')).json[0]).toMatchObject({ total: 1 });
      await sessions('purge', '--older-than', '2026-09-01', '--yes');
      expect((await sessions('list', '--format', 'json')).json[0]).toMatchObject({ total: 0 });
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
  });
});

it('the cause that was found stands in the brackets of the language', async () => {
  await kept(['--json'], ANSWERS);
  const [{ sessions: found }] = (await sessions('list', '--format', 'json')).json;
  const { cause } = found[0].end;
  expect(cause).toBeTypeOf('string');
  expect((await sessions('--lang', 'zh-CN')).out).toContain(`（${cause}）`);
  expect((await sessions('--lang', 'en')).out).toContain(` (${cause})`);
});

describe('what an action has no use for is refused, and nothing is done', () => {
  it.each([
    ['purge', '--agent', 'Li'],
    ['purge', '--status', 'ended'],
    ['purge', '--team', 'media-team'],
    ['purge', '--since', '7d'],
    ['purge', '--until', '7d'],
    ['purge', '--limit', '1'],
    ['purge', '--due'],
    ['purge', 'session-1'],
    ['forget', 'session-1', '--agent', 'Li'],
    ['forget', 'session-1', '--older-than', '0h'],
  ])('sessions %s %s %s', async (...argv) => {
    await kept(['--json']);
    const older = argv[0] === 'purge' ? ['--older-than', '0h'] : [];
    const { code, out, err } = await sessions(...argv.filter((word) => word !== undefined), ...older, '--yes');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`sessions ${argv[0]}`);
    expect((await sessions('list', '--format', 'json')).json[0]).toMatchObject({ total: 1 });
  });

  it.each([
    ['list', '--personal'],
    ['--personal'],
    ['list', '--yes'],
    ['show', 'session-1', '--format', 'json'],
    ['export', 'session-1', '--due'],
    ['list', 'session-1'],
  ])('sessions %s %s', async (...argv) => {
    await kept(['--json']);
    expect(await sessions(...argv)).toMatchObject({ code: 2, out: '' });
  });

  it('a note without a session to put it to', async () => {
    const { code, out } = await symptree(['followup', '--note', 'works since'], [], env());
    expect([code, out]).toEqual([2, '']);
  });
});

it.skipIf(process.getuid?.() === 0)('a folder that cannot be written is told, and the session goes on', async () => {
  await chmod(data, 0o500);
  const { json, code } = await kept(['--json'], ANSWERS);
  expect(json[0]).toMatchObject({ error: { code: 'not-stored' } });
  expect(code).toBe(0);
});

it('ids of a program of its own are told whole, those made here by their beginning', async () => {
  const uuid = '0b5ce7d2-7a54-4f3e-9d3e-0c6a3f0f7b11';
  for (const id of ['ticket-4711', 'ticket-4712', uuid])
    await run(['--json'], ANSWERS.slice(0, 1), { ...env(), newId: () => id });
  const { out } = await sessions('list');
  expect(out.split('\n').flatMap((line) => line.split('  ')[0]?.match(/^[a-z0-9-]+$/) ?? [])).toEqual(
    expect.arrayContaining(['ticket-4711', 'ticket-4712', '0b5ce7d2']),
  );
  const resumed = await resume(['ticket-4711', '--plain', '--lang', 'en'], ['q']);
  expect(resumed.out).toContain(sessionWords('en').resumed('ticket-4711', 1, 1));
  const cases = await Promise.all(
    ['ticket-4711', 'ticket-4712', uuid].map((id) => symptree(['repro', id, '--pack', SMALL], [], env())),
  );
  expect(cases.map(({ out: made }) => /session-[a-z0-9-]+/.exec(made)?.[0])).toEqual([
    'session-ticket-4711',
    'session-ticket-4712',
    'session-0b5ce7d2',
  ]);
});

describe('the store', () => {
  const stored = async () => (await sessions('list', '--format', 'json')).json[0].total;

  it.each([
    ['mysql://x:secret@host/db', 'mysql:'],
    ['sqlite:foo', 'sqlite:'],
    ['postgre://user:secret@host/db', 'postgre:'],
    ['file', 'file'],
    ['', ''],
  ])('of a kind that there is not is refused, without its password: %s', async (store, kind) => {
    const words = sessionWords('en').noStore(kind);
    for (const argv of [['run', '--pack', SMALL, '--json'], ['sessions'], ['resume'], ['stats']]) {
      const { code, out, err } = await symptree([...argv, '--store', store, '--lang', 'en'], [], env());
      expect([code, out]).toEqual([2, '']);
      expect(err).toBe(`${words}\n`);
    }
    const verdict = await symptree(['verdict', 'x', 'right', '--json', '--store', store], [], env());
    expect(verdict.json[0]).toEqual({ error: { code: 'unknown-store' } });
    expect(await stored()).toBe(0);
  });

  it('of the environment is told too, empty it is none, and what stands in the command goes before it', async () => {
    const at = (SYMPTREE_STORE: string) => ({ ...env(), env: { ...env().env, SYMPTREE_STORE } });
    expect((await run(['--json'], [], at('mysql:x'))).code).toBe(2);
    await run(['--json'], [], at('none'));
    expect(await stored()).toBe(0);
    await run(['--json'], [], at(''));
    await run(['--json', '--store', 'files'], [], at('none'));
    await run(['--json', '--data', data], [], at('none'));
    expect(await stored()).toBe(3);
  });
});

it('a folder that is a file is told, and the session goes on', async () => {
  const file = join(data, 'file');
  await writeFile(file, '');
  const { json, code } = await run(['--json'], ANSWERS, { env: { LANG: 'C', SYMPTREE_DATA: join(file, 'sessions') } });
  expect(json[0]).toMatchObject({ error: { code: 'not-stored' } });
  expect(code).toBe(0);
});
