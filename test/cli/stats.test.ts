/** `symptree stats`: which sessions are counted, and how far a long count has come. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Io } from '../../cli/io.ts';
import { readSince, readUntil } from '../../cli/period.ts';
import { run, SMALL, symptree } from './program.ts';

let data: string;
let count = 0;
const day = (date: number, hour = 12) => new Date(2026, 7, date, hour).getTime();
const env = (more: Partial<Io> = {}) => ({
  env: { LANG: 'C', SYMPTREE_DATA: data },
  newId: () => `session-${++count}`,
  ...more,
});
const answers = (...values: string[]) => values.map((value) => JSON.stringify({ do: 'answer', value }));

/** One session a day from the 1st to the 5th of August; the last one was escalated. */
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'symptree-stats-'));
  for (let date = 1; date <= 4; date += 1) {
    const agent = date % 2 === 0 ? 'Li' : 'Wang';
    await run(
      ['picture-freezes', '--json', '--agent', agent],
      answers('one', 'phone', 'fixed'),
      env({ now: () => day(date) }),
    );
  }
  await run(
    ['not-heard', '--json', '--agent', 'Li'],
    [JSON.stringify({ do: 'escalate' }), ...answers('7b')],
    env({ now: () => day(5) }),
  );
});
afterAll(() => rm(data, { recursive: true, force: true }));

const stats = (argv: readonly string[], more: Partial<Io> = {}) =>
  symptree(['stats', '--pack', SMALL, ...argv], [], env({ now: () => day(6), ...more }));
const figures = async (...argv: string[]) => JSON.parse((await stats([...argv, '--format', 'json'])).out);

describe('which sessions', () => {
  it.each([
    [[], 5],
    [['--since', '2026-08-03'], 3],
    [['--until', '2026-08-03'], 3],
    [['--since', '2026-08-02', '--until', '2026/8/3'], 2],
    [['--since', '2026-08-04T12:00'], 2],
    [['--since', '48h'], 2],
    [['--since', '2d'], 2],
    [['--since', '1w', '--until', '3d'], 2],
    [['--tree', 'picture-freezes'], 4],
    [['--tree', 'not-heard'], 1],
    [['--team', 'media'], 1],
    [['--agent', 'Li'], 3],
    [['--agent', 'Li', '--tree', 'picture-freezes', '--since', '2026-08-03'], 1],
    [['--agent', 'nobody'], 0],
  ])('%j: %d', async (argv, sessions) => {
    expect((await figures(...argv)).sessions).toBe(sessions);
  });

  it('is said with the figures', async () => {
    const found = await figures('--since', '2026-08-02', '--tree', 'not-heard');
    expect(found.filter).toEqual({ pack: 'small', since: day(2, 0), tree: 'not-heard' });
    expect((await stats(['--agent', 'Li', '--lang', 'en'])).out).toContain('"Li"');
  });

  it.each([
    [['--since', 'soon']],
    [['--since', '2026-06-31']],
    [['--until', '2026-08-03T24:00']],
    [['--since', '2026-08-03', '--until', '2026-08-02']],
    [['--tree', 'picture-freeze']],
    [['--team', 'medai']],
  ])('%j is refused', async (argv) => {
    const { code, out, err } = await stats(argv);
    expect([code, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });
  it('did you mean', async () => {
    expect((await stats(['--tree', 'picture-freeze'])).err).toContain('picture-freezes');
    expect((await stats(['--team', 'medai'])).err).toContain('media');
  });
});

it.each([
  [['--agent', 'Li'], 3],
  [['--team', 'media'], 1],
  [['--since', '2026-08-03', '--until', '2026-08-04'], 2],
])('a list of %j: %d', async (argv, sessions) => {
  const listed = await symptree(['sessions', 'list', ...argv, '--format', 'json'], [], env({ now: () => day(6) }));
  expect(listed.json[0].total).toBe(sessions);
  expect((await symptree(['sessions', 'list', '--since', 'soon'], [], env())).code).toBe(2);
});

it('questions narrow: the program counts the causes that remain after every answer', async () => {
  const found = await figures('--tree', 'picture-freezes');
  const device = found.steps.find(({ step }: { step: string }) => step === 'picture-freezes/device');
  expect(device.narrowed).toMatchObject({ answers: 4 });
});

it('a session that cannot be read is told and not counted', async () => {
  await writeFile(join(data, 'broken.jsonl'), 'nothing\n');
  const { err, code, out } = await stats(['--format', 'json']);
  await rm(join(data, 'broken.jsonl'));
  expect(code).toBe(0);
  expect(err).toContain('broken');
  expect(JSON.parse(out).sessions).toBe(5);
});

it('a long count says how far it has come, where somebody sits, and leaves nothing behind', async () => {
  let now = day(6);
  const tick = { now: () => (now += 1000) };
  const watched = await stats([], { ...tick, errorIsTerminal: true, columns: 80 });
  expect(watched.err).toMatch(/\r[^\r]*5[^\r]*\r +\r$/);
  expect((await stats([], { ...tick })).err).toBe('');
  expect(
    (await stats([], { ...tick, errorIsTerminal: true, env: { LANG: 'C', SYMPTREE_DATA: data, CI: '1' } })).err,
  ).toBe('');
});

describe('a period', () => {
  const now = new Date(2026, 2, 29, 15, 0).getTime();
  it.each([
    ['7d', now - 7 * 86_400_000],
    ['12h', now - 43_200_000],
    ['2W', now - 14 * 86_400_000],
    ['2026-03-01', new Date(2026, 2, 1).getTime()],
    ['2026/3/1 09:05', new Date(2026, 2, 1, 9, 5).getTime()],
    ['２０２６－０３－０１', new Date(2026, 2, 1).getTime()],
  ])('from %s', (written, at) => expect(readSince(written, now)).toBe(at));
  it('to the end of the day or the minute that is named', () => {
    expect(readUntil('2026-03-01', now)).toBe(new Date(2026, 2, 2).getTime());
    expect(readUntil('2026-03-01T23:59', now)).toBe(new Date(2026, 2, 2).getTime());
    expect(readUntil('3d', now)).toBe(now - 3 * 86_400_000);
  });
  it.each(['', 'd', '7', '7 months', '2026-13-01', '2026-02-30', '20260301', '-3d'])('not from "%s"', (written) => {
    expect(readSince(written, now)).toBeUndefined();
    expect(readUntil(written, now)).toBeUndefined();
  });
});
