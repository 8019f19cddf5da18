/** What an agent reads when keeping the session goes wrong, and that the session goes on: on disks that are really full and really read-only. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reduce } from 'symptree/journal';
import { filesJournal } from 'symptree/journal/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newsSentence, troubleSentence } from '../../cli/storing.ts';
import { run, SMALL, symptree } from './program.ts';

const answer = (value: string) => JSON.stringify({ do: 'answer', value });
const mount = (...args: string[]) => spawnSync('mount', args).status === 0;
const isRoot = process.getuid?.() === 0;

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'symptree-faults-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Lines of input; before a line, something may happen to the machine. */
function lines(...script: readonly (string | (() => void))[]) {
  const left = [...script];
  return {
    next: async () => {
      for (;;) {
        const one = left.shift();
        if (one === undefined) return null;
        if (typeof one === 'string') return one;
        one();
      }
    },
  };
}
const stepsStored = async (data: string) => {
  const store = filesJournal({ folder: data });
  const read = await store.read('session-1');
  await store.close();
  if (!read.ok) throw new Error(read.error.code);
  expect(read.value.problems).toEqual([]);
  return read.value.events.flatMap((event) => (event.type === 'answered' ? [event.step] : []));
};
const WHOLE = ['front-door#1/what', 'not-heard#1/muted', 'not-heard#1/unmute'];

/** A disk of its own, so small that it can be filled. */
const canMount =
  isRoot &&
  process.platform === 'linux' &&
  (() => {
    const probe = mkdtempSync(join(tmpdir(), 'symptree-mount-'));
    const mounted = mount('-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe);
    if (mounted) spawnSync('umount', [probe]);
    rmSync(probe, { recursive: true });
    return mounted;
  })();
if (!canMount)
  console.warn(
    'No small disk can be mounted here: a full and a read-only disk are tried with limits and permissions alone (kill.test.ts).',
  );

describe.skipIf(!canMount)('a small disk', () => {
  let disk = '';
  beforeEach(() => {
    disk = mkdtempSync(join(tmpdir(), 'symptree-disk-'));
    if (!mount('-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk)) throw new Error('not mounted');
  });
  afterEach(() => {
    spawnSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true, force: true });
  });
  const env = () => ({ env: { LANG: 'C', SYMPTREE_DATA: join(disk, 'sessions') } });
  const fill = () => {
    for (let index = 0; ; index += 1) {
      const { bavail, bsize } = statfsSync(disk);
      if (bavail === 0) return;
      writeFileSync(join(disk, `filler-${index}`), Buffer.alloc(Math.min(bavail * bsize, 64 * 1024)));
    }
  };
  const empty = () => {
    for (let index = 0; index < 8; index += 1) {
      try {
        unlinkSync(join(disk, `filler-${index}`));
      } catch {
        return;
      }
    }
  };
  const note = JSON.stringify({ do: 'note', text: '会'.repeat(1500) });

  it('that is full is told, the session goes on, and with room again all of it is stored', async () => {
    const { json } = await run(['--json'], [], {
      ...env(),
      lines: lines(answer('sound'), fill, note, answer('crossed'), empty, answer('fixed')),
    });
    const errors = json.flatMap(({ error }) => (error ? [error] : []));
    expect(errors.map(({ code, about }) => [code, about.because])).toEqual([
      ['not-stored', 'full'],
      ['not-stored', 'full'],
    ]);
    expect(json.at(-1).view.ended).toBe(true);
    expect(await stepsStored(join(disk, 'sessions'))).toEqual(WHOLE);
  });

  it('that is full from the start and to the end: the agent is told on the way out what is lost', async () => {
    const { out, err } = await run(['--plain', '--lang', 'en'], [], { ...env(), lines: lines(fill, 'q') });
    expect(out).not.toContain('Not stored');
    expect(err).not.toContain('Not stored');
    empty();
    const full = await run(['not-heard', '--plain', '--lang', 'en'], [], {
      ...env(),
      newId: () => 'session-2',
      lines: lines(fill, `n ${'x'.repeat(1900)}`, `n ${'y'.repeat(1900)}`, `n ${'z'.repeat(1900)}`, 'q'),
    });
    expect(full.out).toContain('the disk is full; make room');
    expect(full.err).toMatch(/Not stored \(\d\): the disk is full/);
  });

  it('that is read-only is told, and the session goes on; writable again, all of it is stored', async () => {
    if (!mount('-o', 'remount,ro', disk)) throw new Error('not read-only');
    const writable = () => void mount('-o', 'remount,rw', disk);
    const { json } = await run(['--json'], [], {
      ...env(),
      lines: lines(answer('sound'), writable, answer('crossed'), answer('fixed')),
    });
    expect(json.flatMap(({ error }) => (error ? [error.about.because] : []))).toEqual(['read-only', 'read-only']);
    expect(await stepsStored(join(disk, 'sessions'))).toEqual(WHOLE);
  });
});

describe('a clock that jumps back', () => {
  const data = () => join(home, 'sessions');
  const TEN = new Date(2026, 8, 1, 10, 0).getTime();
  const HOUR = 3_600_000;
  const env = { LANG: 'C' };

  it('is told once a jump, answers keep their order, and figures do not run backwards', async () => {
    let now = TEN;
    const { json, code } = await run(['--json', '--data', data()], [], {
      env,
      now: () => now,
      lines: lines(
        answer('sound'),
        () => {
          now = TEN - 2 * HOUR;
        },
        answer('crossed'),
        answer('fixed'),
      ),
    });
    expect(json.flatMap(({ error }) => (error ? [error] : []))).toEqual([
      { code: 'clock-back', about: { minutes: '120' } },
    ]);
    expect(code).toBe(0);
    expect(await stepsStored(data())).toEqual(WHOLE);
    const { out } = await symptree(['stats', '--pack', SMALL, '--data', data(), '--format', 'json'], [], {
      env,
      now: () => now,
    });
    const figures = JSON.parse(out);
    expect(figures).toMatchObject({ sessions: 1, ended: 1 });
    expect(JSON.stringify(figures)).not.toMatch(/:-\d|null/);
  });

  it('is told where a session is gone on with earlier than it was stored', async () => {
    await run(['--json', '--data', data()], [answer('sound')], { env, now: () => TEN });
    const { out } = await symptree(
      ['resume', '--plain', '--lang', 'en', '--pack', SMALL, '--data', data()],
      ['1', '1'],
      { env, now: () => TEN - HOUR },
    );
    expect(out.match(/The clock of this machine went back by 60 minutes/g)).toHaveLength(1);
    const store = filesJournal({ folder: data() });
    const read = await store.read('session-1');
    if (!read.ok) throw new Error(read.error.code);
    const { meta } = reduce(read.value.events) ?? {};
    expect(meta).toMatchObject({ status: 'ended', end: { end: 'resolved' }, answered: 3 });
    await store.close();
  });

  it('of less than a minute is nothing to speak of', async () => {
    let now = TEN;
    const { json } = await run(['--json', '--data', data()], [], {
      env,
      now: () => (now -= 5000),
      lines: lines(answer('sound'), answer('crossed')),
    });
    expect(json.flatMap(({ error }) => (error ? [error.code] : []))).toEqual(['input-ended']);
  });
});

describe('the sentence for every fault', () => {
  const WHYS = [
    'full',
    'read-only',
    'no-permission',
    'no-folder',
    'connection',
    'refused',
    'newer-version',
    'closed',
    'failed',
  ] as const;
  const troubles = [
    ...WHYS.map((why) => ({ code: 'unavailable' as const, why, again: true, where: '/data', detail: 'EIO' })),
    { code: 'locked' as const, id: 'one', owner: { pid: 7, host: 'desk\u001b[31m', since: 0 } },
    { code: 'locked' as const, id: 'one' },
    { code: 'out-of-step' as const, id: 'one', expected: 1, found: 2 },
    { code: 'not-found' as const, id: 'one' },
    { code: 'exists' as const, id: 'one' },
    { code: 'bad-id' as const, id: '' },
    { code: 'corrupt' as const, id: 'one', problems: [] },
  ];
  it.each(troubles)('$code $why: what happened, how much, and that one can go on, in both languages', (trouble) => {
    for (const locale of ['zh-CN', 'en'])
      for (const left of [false, true]) {
        const said = troubleSentence({ trouble, waiting: 3 }, locale, left) as string;
        expect(said).toMatch(/^[^\p{Cc}]+$/u);
        // Where somebody else has it, what counts is how to take it back.
        const taken = !left && (trouble.code === 'locked' || trouble.code === 'out-of-step');
        expect(said).toContain(taken ? 'symptree resume one' : '3');
        expect(/\p{Script=Han}/u.test(said)).toBe(locale === 'zh-CN');
      }
  });

  it('and for what is no fault of the store', () => {
    expect(troubleSentence({ waiting: 0 }, 'en')).toBeUndefined();
    expect(newsSentence({ waiting: 0 }, 'en')).toBeUndefined();
    expect(newsSentence({ waiting: 0, caughtUp: { by: 'ann\u001b[2J', unused: 1 }, clockBack: 5 }, 'en')).toMatch(
      /^ann[^\p{Cc}]*5 minutes/u,
    );
  });
});
