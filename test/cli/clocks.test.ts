import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { readClassEnd, readReported } from '../../cli/clock.ts';
import { eventOf } from '../../cli/engine.ts';
import { clockWords, deadlineText } from '../../cli/words/clocks.ts';
import { en } from '../../cli/words/en.ts';
import { PACK } from '../pack.ts';
import { symptree } from './program.ts';

const MINUTE = 60_000;
/** Of a class, as where a pack says nothing else. */
const clocksOf = (locale: string) => clockWords({ locale, event: eventOf({ locales: [locale] }, locale) });
const NOW = new Date(2026, 8, 1, 19, 0).getTime();
const TREE = `
tree: demo
title: Demo
otherwise: to-media
severity: impaired
steps:
  who: {fact: scope, next: slow}
  slow: {do: Update everything., minutes: 10, meanwhile: Read page three., repairs: wifi, next: {fixed: done, else: phone}}
  phone: {do: Use the phone., works-around: true, next: {fixed: on-phone, else: to-media}}
ends:
  done: {end: resolved, cause: wifi}
  on-phone: {end: restored, cause: unknown, say: Go on with the phone.}
`;
const HURRY = `
tree: hurry
title: Hurry
otherwise: to-media
rush: {when: {scope: one}, to: phone, offer: Phone first?}
steps:
  who: {fact: scope, next: one}
  one: {ask: Is it on?, answers: {on: 'On', off: 'Off'}, next: two}
  two: {ask: Is it red?, answers: {red: Red, blue: Blue}, next: slow}
  slow: {do: Update., repairs: wifi}
  phone: {do: Use the phone., works-around: true}
`;
let pack: string;
beforeAll(async () => {
  pack = await mkdtemp(join(tmpdir(), 'symptree-clocks-'));
  const limits = 'title: Impaired, respond: 5, workaround: 15, solve: 60,';
  await writeFile(join(pack, 'pack.yaml'), PACK.replace('title: Impaired,', limits));
  await writeFile(join(pack, 'demo.yaml'), TREE);
});
afterAll(() => rm(pack, { recursive: true }));

/** Runs the tree; each look at the clock after the start of the program is `pace` minutes later. */
function run(argv: readonly string[], input: readonly string[] = [], pace = 0, overrides: object = {}) {
  let looked = 0;
  const now = () => NOW + looked++ * pace * MINUTE;
  return symptree(['run', 'demo', '--pack', pack, ...argv], input, { now, ...overrides });
}
const answer = (value: string) => JSON.stringify({ do: 'answer', value });

it.each<[string, number | undefined]>([
  ['19:20', 20],
  ['20', 20],
  ['+20', 20],
  ['２０', 20],
  ['-20', undefined],
  ['24:10', undefined],
  ['soon', undefined],
])('a class that ends %s', (written, minutes) => {
  expect(readClassEnd(written, NOW)).toBe(minutes === undefined ? undefined : NOW + minutes * MINUTE);
});

describe('when it was reported', () => {
  const at = (text: string, now = NOW) => {
    const read = readReported(text, now);
    return typeof read === 'string' ? read : (now - read.at) / MINUTE;
  };

  it.each<[string, number | string]>([
    ['18:42', 18],
    ['１８：４２', 18],
    ['18.42', 18],
    ['19:00', 0],
    // A watch that goes a little fast.
    ['19:04', 0],
    // Not today yet, so yesterday.
    ['19:30', 1410],
    ['10m', 10],
    ['10m ago', 10],
    ['10 minutes ago', 10],
    ['-10', 10],
    ['10 ago', 10],
    ['2h', 120],
    ['１０分钟前', 10],
    ['2小时前', 120],
    ['10 前', 10],
    ['2026-09-01 18:42', 18],
    ['2026-09-01T18:42:30', 17.5],
    ['2026-08-31 19:00', 1440],
    ['2026-09-02 19:00', 'ahead'],
    ['2026-02-30 10:00', 'form'],
    ['2026-09-01 24:10', 'form'],
    ['25:00', 'form'],
    ['+10', 'form'],
    ['10', 'form'],
    ['noon', 'form'],
    ['', 'form'],
  ])('%s', (written, expected) => {
    expect(at(written)).toBe(expected);
  });

  it('reads the zone of an ISO time', () => {
    const now = Date.UTC(2026, 8, 1, 11, 0);
    for (const text of ['2026-09-01T10:30Z', '2026-09-01T18:30+08:00', '2026-09-01 05:30-0500'])
      expect([text, at(text, now)]).toEqual([text, 30]);
  });

  it.each(['noon', '2099-01-01 10:00'])('refuses %s before anything begins', async (written) => {
    expect(await run(['--json', '--reported-at', written])).toMatchObject({ code: 2, out: '' });
  });

  it('is what deadlines count from, in the record and in the view', async () => {
    const { json } = await run(['--json', '--reported-at', '18:48', '--class-ends', '19:30'], [answer('one')]);
    expect(json[1].view).toMatchObject({
      reportedAt: NOW - 12 * MINUTE,
      minutesLeft: 30,
      deadlines: [
        { what: 'respond', state: 'missed', left: -7 },
        { what: 'workaround', state: 'near', left: 3 },
        { what: 'solve', state: 'ok', left: 48 },
      ],
    });
  });

  it('may come with the start of another session, whose own times go before those of the command line', async () => {
    const start = (more: object) => JSON.stringify({ do: 'start', tree: 'demo', ...more });
    const { json } = await run(
      ['--json', '--reported-at', '10m'],
      [start({}), start({ reportedAt: NOW - MINUTE, classEnds: NOW + 5 * MINUTE }), start({ reportedAt: 'soon' })],
    );
    expect(json.slice(1, 3).map(({ view }) => [(NOW - view.reportedAt) / MINUTE, view.minutesLeft])).toEqual([
      [10, undefined],
      [1, 5],
    ]);
    expect(json[3].error.code).toBe('not-a-command');
  });

  it('is told during a case by a command, and refused where it has not come yet', async () => {
    const reported = (at: number) => JSON.stringify({ do: 'reported', at });
    const { json } = await run(
      ['--json'],
      [answer('one'), reported(NOW - 12 * MINUTE), reported(NOW + 1), reported(8.1e15), reported(NOW - 3 * MINUTE)],
    );
    const told = json.map(({ view, error }) => error?.code ?? (NOW - view.reportedAt) / MINUTE);
    expect(told).toEqual([0, 0, 12, 'not-yet', 'wrong-type', 3, 'input-ended']);
  });

  it('is the same after a pause', async () => {
    const data = await mkdtemp(join(tmpdir(), 'symptree-data-'));
    const env = { LANG: 'C', SYMPTREE_DATA: data };
    await run(['--json', '--reported-at', '18:48'], [answer('one')], 0, { env });
    const later = () => NOW + 2 * MINUTE;
    const { json } = await symptree(['resume', '--pack', pack, '--json'], [], { env, now: later });
    expect(json[1].view.deadlines[1]).toMatchObject({ what: 'workaround', state: 'near', left: 1 });
    await rm(data, { recursive: true });
  });
});

describe('the plain face', () => {
  const calls = (out: string) => out.split('\n').filter((line) => line.startsWith('! Deadline'));

  it('shows the next deadline and calls each out once when near and once when past', async () => {
    const { out } = await run(['--plain', '--reported-at', '13m'], ['i', 'i', 'i', '1', 'i', 'i', 'q', 'q'], 0.5);
    expect(out).toMatch(/^-- 1\. Demo -- ! workaround: .*$/m);
    expect(calls(out)).toHaveLength(2);
    expect(out).toMatch(/- workaround \d+ min late \(by 19:02\)/);
  });

  it('rings on a terminal only', async () => {
    const bell = async (outputIsTerminal: boolean) => {
      let raw = '';
      await run(['--plain', '--reported-at', '13m'], [], 0, { outputIsTerminal, out: (text: string) => (raw += text) });
      return raw.split('\u0007').length - 1;
    };
    expect([await bell(true), await bell(false)]).toEqual([1, 0]);
  });

  describe('while a line is awaited', () => {
    /** Lets minutes pass before each of these lines, and keeps what was said meanwhile. */
    const typed = (...given: readonly (readonly [minutes: number, line: string])[]) => {
      const rest = [...given];
      const said: string[] = [];
      const typing = {
        next: async () => {
          const [minutes, line] = rest.shift() ?? [0, null];
          await vi.advanceTimersByTimeAsync(minutes * MINUTE);
          return line;
        },
        stopped: undefined,
        say: (text: string) => void said.push(text),
        close: vi.fn(),
      };
      return { said, typing };
    };
    beforeEach(() => void vi.useFakeTimers({ now: NOW }));
    afterEach(() => void vi.useRealTimers());
    const command = () => ['run', 'demo', '--pack', pack, '--plain', '--class-ends', '8'];
    const { classNear, classPast } = clocksOf('en');

    it('clocks are called out when they come due, each once, also where something else is asked', async () => {
      const { said, typing } = typed([2, 'n'], [2, 'one thing'], [6, '1'], [1, '2']);
      const { out } = await symptree(command(), [], { typing: async () => typing, now: Date.now });
      expect(said).toEqual([`! ${classNear}`, `! ${classPast}`]);
      expect(out).not.toContain(classNear);
      expect(typing.close).toHaveBeenCalledOnce();
      expect(vi.getTimerCount()).toBe(0);
    });

    it('an end is not disturbed', async () => {
      const { said, typing } = typed([0, '1'], [0, '1'], [60, '']);
      await symptree(command(), [], { typing: async () => typing, now: Date.now });
      expect(said).toEqual([]);
    });

    it('lines that come from elsewhere are not interrupted: the next question says it', async () => {
      const { typing } = typed([4, 'n one thing']);
      const { out } = await symptree(command(), [], { lines: { next: typing.next }, now: Date.now });
      expect(out.indexOf(classNear)).toBeGreaterThan(out.indexOf('n one thing'));
    });
  });

  it('takes the first report, with its time or asked for it, and says what is wrong with one', async () => {
    const { out } = await run(
      ['--plain', '--lang', 'en'],
      ['j 18:48', 'i', 'j', '１０', 'i', 'j soon', 'j 19:20', 'j', '', 'q', 'q'],
    );
    expect(out).toContain(en.reportedAt('18:48'));
    expect(out).toMatch(/- workaround: 3 min left \(by 19:03\)/);
    expect(out).toContain(en.reportedAt('18:50'));
    expect(out).toMatch(/- workaround: 5 min left \(by 19:05\)/);
    expect(out).toContain(en.reportedWrong);
    // 19:20 was yesterday.
    expect(out).toContain(en.reportedAt('8-31 19:20'));
    expect(out).toContain(en.cancelled);
    expect(out.match(new RegExp(`^${clocksOf('en').reportedTitle}: `, 'gm'))).toHaveLength(2);
  });

  it('says what is longer than the class, the workaround first', async () => {
    const { out } = await run(['--plain', '--class-ends', '+8'], ['1']);
    const order = ['! This takes about 10 min', 'Use the phone.', 'Update everything.'].map((text) =>
      out.indexOf(text),
    );
    expect(order.every((place) => place > 0)).toBe(true);
    expect([...order].sort((one, other) => one - other)).toEqual(order);
  });

  it('offers the short way in words once, and again when the class is about to end', async () => {
    const file = join(pack, 'hurry.yaml');
    await writeFile(file, HURRY);
    const offers = async (...flags: string[]) => {
      const argv = ['run', 'hurry', '--pack', pack, '--plain', ...flags];
      const { out } = await symptree(argv, ['1', '1', 'p', '1', 'b', 'b', 'b']);
      return [out.split('Phone first?').length - 1, out.split(en.takeRush).length - 1];
    };
    expect(await offers()).toEqual([1, 6]);
    expect(await offers('--class-ends', '4')).toEqual([6, 6]);
    await rm(file);
  });

  it('says what is longer than it is to the start', async () => {
    const { out } = await run(['--plain', '--class-starts', '+8'], ['1']);
    expect(out).toContain(clocksOf('en').readyFirst);
    expect((await run(['--plain', '--class-starts', 'soon'])).code).toBe(2);
  });

  it('an end after the class owes a follow-up', async () => {
    const { out } = await run(['--plain', '--class-ends', '+4'], ['1', '1'], 1);
    expect(out).toContain(clocksOf('en').endLate);
  });
});

describe('a pack whose event is no class', () => {
  const stream = ['run', '--pack', 'live', '--plain', '--class-ends', '4', '--words', '卡'];

  it.each(['zh-CN', 'en'])('calls it by its own name in %s', async (locale) => {
    const { out } = await symptree([...stream, '--lang', locale], ['1', 'd', '30', '?', 'i']);
    const clocks = clockWords({
      locale,
      event:
        locale === 'en'
          ? { name: 'stream', starts: 'starts', ends: 'ends' }
          : { name: '直播', starts: '开播', ends: '下播' },
    });
    for (const said of [clocks.classNear, clocks.endsWhat, clocks.endsAt('19:30'), clocks.setEnds, clocks.endsTitle])
      expect(out).toContain(said);
    expect(out).not.toMatch(/上课|下课|[Cc]lass|[Ll]esson/);
  });

  it('says so to programs', async () => {
    const { json } = await symptree(['run', '--pack', 'one-to-one', '--json', '--lang', 'en']);
    expect(json[0].view.event).toEqual({ name: 'call', starts: 'starts', ends: 'ends' });
  });
});

describe('what is left in words', () => {
  it.each<[number, 'ok' | 'near' | 'past', string, string]>([
    [12.9, 'ok', 'workaround: 12 min left', '临时办法还剩 12 分'],
    [0.4, 'near', 'workaround: <1 min left', '临时办法还剩不到 1 分'],
    [-0.1, 'past', 'workaround 1 min late', '临时办法超了 1 分'],
    [1439, 'ok', 'workaround: 23 h left', '临时办法还剩 23 小时'],
  ])('%d minutes', (left, state, en, zh) => {
    const deadline = { what: 'workaround' as const, minutes: 15, dueAt: 0, left, state };
    expect(deadlineText(deadline, clocksOf('en'))).toBe(en);
    expect(deadlineText(deadline, clocksOf('zh-CN'))).toBe(zh);
  });
});

it('a session that somebody else took over says so, and how to take it back; once it is left there it goes on from where it stands', async () => {
  const data = await mkdtemp(join(tmpdir(), 'symptree-data-'));
  const env = { LANG: 'C', SYMPTREE_DATA: data };
  const steps = [answer('one'), answer('not-fixed'), answer('not-fixed')];
  let sent = 0;
  const lines = {
    next: async () => {
      if (sent === 1)
        await symptree(['resume', 'session-1', '--take-over', '--pack', pack, '--json'], [answer('cannot')], { env });
      return steps[sent++] ?? null;
    },
  };
  const { json } = await run(['--json'], [], 0, { env, lines });
  const errors = json.filter(({ error }) => error?.code !== 'input-ended').flatMap(({ error }) => error ?? []);
  expect(errors.map(({ code, about }) => [code, about.resume ?? about.unused])).toEqual([
    ['taken-over', 'symptree resume session-1'],
    // Of the two answers that waited, the first is to a question that was answered over there.
    ['caught-up', '1'],
  ]);
  const { json: events } = await symptree(['sessions', 'export', 'session-1'], [], { env });
  const there = ['started', 'answered', 'resumed', 'answered', 'paused'];
  expect(events.map(({ type }) => type)).toEqual([...there, 'resumed', 'answered', 'paused']);
  expect(events.map(({ before }) => before)).toEqual([undefined, 1, undefined, 1, undefined, undefined, 0, undefined]);
  const given = events.flatMap(({ set }) => Object.entries<{ value: string }>(set ?? {}));
  expect(given.map(([key, { value }]) => `${key} ${value}`)).toEqual([
    'demo#1/who one',
    'demo#1/slow cannot',
    'demo#1/phone not-fixed',
  ]);
  await rm(data, { recursive: true });
});
