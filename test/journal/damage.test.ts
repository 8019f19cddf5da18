/** What a disk, an editor or another program may do to the files of sessions. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { cp, mkdir, open, readdir, readFile, rm, stat, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { replay } from 'symptree';
import {
  EVENT_VERSION,
  type JournalEvent,
  type JournalStore,
  reduce,
  resumeKept,
  sayStoredProblem,
} from 'symptree/journal';
import { dataFolder } from 'symptree/journal/node';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodeLines } from '../../engine/journal/node/lines.ts';
import { START } from '../pack.ts';
import { error, storeAll, value } from './conformance.ts';
import { type FilesPlace, filesPlace } from './places.ts';
import { eventsAfter, pack } from './sessions.ts';

let place: FilesPlace;
let store: JournalStore;
const { events } = eventsAfter('one');
const fileOf = (id: string) => join(place.folder, `${id}.jsonl`);

beforeEach(async () => {
  place = await filesPlace();
  store = place.runner();
  await storeAll(store, events);
  value(await store.release('one'));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await place.end();
});

describe('a file that is not as it was written', () => {
  /** What is read of these bytes: some of the events, as they were, and a complaint where some are missing. */
  async function look(bytes: Buffer) {
    await writeFile(fileOf('one'), bytes);
    const read = await store.read('one');
    if (!read.ok) {
      expect(read.error.code).toBe('corrupt');
      const { problems } = read.error as Extract<typeof read.error, { code: 'corrupt' }>;
      expect(problems.length).toBeGreaterThan(0);
      return { seqs: [], problems };
    }
    for (const event of read.value.events) expect(event).toEqual(events[event.seq - 1]);
    const reduced = reduce(read.value.events);
    expect(replay(pack, (reduced as NonNullable<typeof reduced>).record).session.start.id).toBe('one');
    return { seqs: read.value.events.map(({ seq }) => seq), problems: read.value.problems };
  }

  it('cut anywhere: whole lines stand, a piece of one is told', async () => {
    const whole = await readFile(fileOf('one'));
    const ends = [...whole].flatMap((byte, index) => (byte === 10 ? [index + 1] : []));
    for (let length = 7; length < whole.length; length += 7) {
      const { seqs, problems } = await look(whole.subarray(0, length));
      const lines = ends.filter((end) => end <= length).length;
      expect(seqs).toEqual(events.slice(0, lines).map(({ seq }) => seq));
      if (lines > 0) expect(problems.length).toBe(ends.includes(length) ? 0 : 1);
    }
  });

  it('one bit turned anywhere is told, and no event is taken for another', async () => {
    const whole = await readFile(fileOf('one'));
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(7), async (at, bit) => {
        const bytes = Buffer.from(whole);
        bytes[at] = (bytes[at] as number) ^ (1 << bit);
        const { seqs, problems } = await look(bytes);
        expect(problems).not.toEqual([]);
        // A turned line end spoils the two lines it parted, anything else one.
        expect(seqs.length === 0 || seqs.length >= events.length - 2).toBe(true);
      }),
      { numRuns: 800 },
    );
  });

  it('any bytes at all', async () => {
    const whole = await readFile(fileOf('one'));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.nat(whole.length),
        fc.uint8Array({ maxLength: 300 }),
        async (from, to, bytes) => {
          await look(Buffer.concat([whole.subarray(0, from), bytes, whole.subarray(to)]));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('lines left out, doubled or turned round are told', async () => {
    const lines = (await readFile(fileOf('one'), 'utf8')).trimEnd().split('\n');
    const written = (some: readonly (string | undefined)[]) => Buffer.from(`${some.join('\n')}\n`);
    const [first, second, third, ...rest] = lines;
    expect((await look(written([first, third, ...rest]))).problems).toEqual([{ code: 'missing', from: 2, to: 2 }]);
    expect((await look(written([first, second, second, third, ...rest]))).problems).toEqual([
      { code: 'out-of-order', line: 3, seq: 2 },
    ]);
    expect((await look(written([first, third, second, ...rest]))).problems.map(({ code }) => code)).toEqual([
      'missing',
      'out-of-order',
    ]);
    expect((await look(written([second, third]))).seqs).toEqual([]);
  });

  it('what broke off is cut before the next write', async () => {
    const whole = await readFile(fileOf('one'));
    await writeFile(fileOf('one'), Buffer.concat([whole, whole.subarray(0, 100)]));
    const opened = value(await store.open('one'));
    expect(opened.problems).toEqual([{ code: 'torn-tail', line: events.length + 1, bytes: 100 }]);
    value(await store.append('one', opened.seq, [{ type: 'paused', at: START }]));
    expect(value(await store.read('one'))).toMatchObject({ problems: [], seq: events.length + 1 });
  });

  it('a damaged session can be gone on with: only what is lost is asked again', async () => {
    const bytes = await readFile(fileOf('one'));
    const second = bytes.indexOf('\n') + 60;
    bytes[second] = (bytes[second] as number) ^ 1;
    await writeFile(fileOf('one'), bytes);
    const resumed = value(await resumeKept(store, pack, 'one', { at: START }));
    expect(resumed).toMatchObject({
      lost: 1,
      problems: [
        { code: 'damaged', line: 2 },
        { code: 'missing', from: 2, to: 2 },
      ],
    });
    expect(resumed.session.run.tree.id).toBe('demo');
    expect(value(await store.list()).sessions).toMatchObject([{ id: 'one', lost: 1 }]);
  });

  it.each([1e300, -8.7e15])('an event at %d, which is no time, is damaged', async (time) => {
    const absurd = (event: (typeof events)[number]) =>
      [
        { ...event, at: time },
        ...(event.type === 'started'
          ? (['startedAt', 'reportedAt', 'classEnds', 'classStarts'] as const).map((name) => ({
              ...event,
              record: { ...event.record, [name]: time },
            }))
          : []),
        ...('set' in event && event.set
          ? [
              {
                ...event,
                set: Object.fromEntries(Object.entries(event.set).map(([key, one]) => [key, { ...one, at: time }])),
              },
            ]
          : []),
        ...('add' in event && event.add
          ? [
              { ...event, add: event.add.map((entry) => ({ ...entry, at: time })) },
              { ...event, add: [{ type: 'class-ends', at: START, after: null, ends: time }] },
              { ...event, add: [{ type: 'reported', at: START, after: null, first: time }] },
            ]
          : []),
      ] as JournalEvent[];
    const written = events.flatMap((event, index) => absurd(event).map((bad) => [bad, index] as const));
    expect(written.length).toBeGreaterThan(events.length * 2);
    for (const [bad, index] of written) {
      const { seqs, problems } = await look(encodeLines([...events.slice(0, index), bad, ...events.slice(index + 1)]));
      expect(problems).toContainEqual({ code: 'damaged', line: index + 1 });
      expect(seqs).toEqual(index === 0 ? [] : events.flatMap(({ seq }) => (seq === bad.seq ? [] : [seq])));
      expect(value(await store.list()).unreadable).toHaveLength(index === 0 ? 1 : 0);
    }
  });

  it('too big for a session it is none, whoever looks at it', async () => {
    await truncate(fileOf('one'), 64 * 1024 * 1024 + 1);
    const problems = [{ code: 'not-a-session' }];
    const corrupt = { code: 'corrupt', id: 'one', problems };
    expect(value(await store.list())).toMatchObject({ total: 0, unreadable: [{ name: 'one.jsonl', problems }] });
    expect(value(await store.count({}, { now: START }))).toMatchObject({
      tally: { sessions: 0 },
      unreadable: [corrupt],
    });
    for await (const one of store.each()) expect(error(one)).toEqual(corrupt);
    expect(error(await store.read('one'))).toEqual(corrupt);
    expect(error(await store.open('one'))).toEqual(corrupt);
  });

  it('is not made of an event that is too big to be read back', async () => {
    const note = 'x'.repeat(64 * 1024 * 1024);
    expect(error(await store.append('one', events.length, [{ type: 'followed-up', at: START, note }]))).toMatchObject({
      code: 'unavailable',
      again: false,
    });
    const [started] = eventsAfter('two').events as [Extract<JournalEvent, { type: 'started' }>];
    expect(error(await store.create([{ ...started, record: { ...started.record, words: note } }])).code).toBe(
      'unavailable',
    );
    expect(await readdir(place.folder)).not.toContain('two.jsonl');
    expect(value(await store.append('one', events.length, [{ type: 'paused', at: START }]))).toBe(events.length + 1);
  });

  it('that the system hid beside it is no session, whoever looks at it', async () => {
    await cp(fileOf('one'), join(place.folder, '._one.jsonl'));
    const found = [];
    for await (const one of store.each()) found.push(value(one).id);
    expect(found).toEqual(['one']);
    expect(value(await store.count({}, { now: START }))).toMatchObject({ tally: { sessions: 1 }, unreadable: [] });
  });

  it('an event of a newer symptree is read around, and nothing is built on it', async () => {
    const json = JSON.stringify({ v: EVENT_VERSION + 1, seq: events.length + 1, at: START, type: 'dreamt' });
    const line = `{"c":"${crc32(json).toString(16).padStart(8, '0')}","e":${json}}\n`;
    const before = await readFile(fileOf('one'), 'utf8');
    await writeFile(fileOf('one'), before + line);
    const problems = [{ code: 'newer-version', line: events.length + 1 }];
    expect(value(await store.read('one'))).toMatchObject({ problems });
    expect(error(await store.open('one'))).toEqual({ code: 'corrupt', id: 'one', problems });
    expect(await readFile(fileOf('one'), 'utf8')).toBe(before + line);
  });
});

describe('what does not belong there', () => {
  it('is listed as what it is, and is in nobody’s way', async () => {
    await mkdir(fileOf('folder'));
    await mkdir(join(place.folder, 'old'));
    await writeFile(fileOf('empty'), '');
    await writeFile(fileOf('binary'), Buffer.from([0, 255, 10, 13, 10, 200]));
    await writeFile(fileOf('letter'), '{"dear": "reader"}\n');
    await writeFile(join(place.folder, 'notes.txt'), 'buy milk');
    await writeFile(join(place.folder, '.DS_Store'), 'x');
    await cp(fileOf('one'), fileOf('copy'));
    await symlink('nowhere', fileOf('link'));
    const { sessions, unreadable } = value(await store.list());
    expect(sessions.map(({ id }) => id)).toEqual(['one']);
    expect(
      Object.fromEntries(unreadable.map(({ name, problems }) => [name, problems.map(({ code }) => code)])),
    ).toEqual({
      'folder.jsonl': ['not-a-file'],
      old: ['not-a-file'],
      'binary.jsonl': ['not-a-session'],
      'letter.jsonl': ['not-a-session'],
      'notes.txt': ['not-a-session'],
      'copy.jsonl': ['other-session'],
    });
    for (const { problems } of unreadable)
      for (const problem of problems) expect(sayStoredProblem(problem).en).not.toBe('');
    for (const result of [await store.read('empty'), await store.open('empty')])
      expect(error(result)).toEqual({ code: 'not-found', id: 'empty' });
    for (const id of ['folder', 'binary', 'letter', 'copy']) {
      for (const result of [await store.read(id), await store.open(id)])
        expect(error(result)).toMatchObject({ code: 'corrupt', id });
    }
    const other = eventsAfter('folder').events.slice(0, 1);
    expect(error(await store.create(other)).code).toMatch(/^(exists|unavailable)$/);
  });

  it('what a killed create has left is no session: nobody lists it, it gives way, and a purge deletes it', async () => {
    await writeFile(fileOf('empty'), '');
    await writeFile(fileOf('again'), '');
    const half = join(place.folder, '.torn.new');
    const mine = join(place.folder, '.mine.new');
    await writeFile(half, (await readFile(fileOf('one'))).subarray(0, 50));
    await writeFile(mine, '');
    // Somebody is creating this one just now.
    await writeFile(join(place.folder, 'mine.lock'), JSON.stringify({ pid: 1, host: 'elsewhere', since: 0 }));
    const { sessions, unreadable } = value(await store.list());
    expect([sessions.map(({ id }) => id), unreadable]).toEqual([['one'], []]);
    const each = [];
    for await (const session of store.each()) each.push(value(session).id);
    expect(each).toEqual(['one']);
    expect(value(await store.count({}, { now: START })).unreadable).toEqual([]);
    await storeAll(store, eventsAfter('again').events);
    await storeAll(store, eventsAfter('torn').events);
    await Promise.all(['again', 'torn'].map((id) => store.release(id)));
    await writeFile(half, 'left by another kill');
    expect(value(await store.purge(0))).toEqual({ forgotten: 0, inUse: [] });
    expect(await readdir(place.folder)).toEqual(expect.arrayContaining(['empty.jsonl', '.torn.new']));
    expect(value(await store.purge(Date.now() + 60_000))).toEqual({ forgotten: 3, inUse: [] });
    expect((await readdir(place.folder)).sort()).toEqual(['.mine.new', 'mine.lock']);
  });

  it('a session that is just being created is there as a whole or not at all, for whoever lists', async () => {
    const other = place.runner();
    const ids = Array.from({ length: 40 }, (_, index) => `new-${index}`);
    let creating = true;
    const all = Promise.all(ids.map((id) => storeAll(store, eventsAfter(id).events.slice(0, 1)))).finally(() => {
      creating = false;
    });
    while (creating) {
      expect(value(await other.list()).unreadable).toEqual([]);
      await nextTurn();
    }
    await all;
    expect(value(await other.list()).total).toBe(41);
    expect((await readdir(place.folder)).filter((name) => name.endsWith('.new'))).toEqual([]);
  });

  it('a file whose first line was never whole gives way to a new session', async () => {
    const whole = await readFile(fileOf('one'));
    await writeFile(fileOf('half'), whole.subarray(0, 50));
    expect(error(await store.open('half')).code).toBe('corrupt');
    await storeAll(store, eventsAfter('half').events);
    expect(value(await store.read('half')).problems).toEqual([]);
  });

  it('a file in the place of the folder is told', async () => {
    const { folder } = place;
    await rm(folder, { recursive: true });
    await writeFile(folder, 'not a folder');
    const refused = { code: 'unavailable', why: 'no-folder', again: false };
    expect(error(await store.create(eventsAfter('new').events.slice(0, 1)))).toMatchObject(refused);
    expect(error(await store.list())).toMatchObject(refused);
  });

  it('a session that is deleted while it is open is told as gone, and nothing is acknowledged', async () => {
    value(await store.open('one'));
    await rm(fileOf('one'));
    expect(error(await store.append('one', events.length, [{ type: 'paused', at: START }]))).toEqual({
      code: 'not-found',
      id: 'one',
    });
  });

  it('bytes that another program appended are told', async () => {
    value(await store.open('one'));
    await writeFile(fileOf('one'), Buffer.concat([await readFile(fileOf('one')), Buffer.from('garbage')]));
    expect(error(await store.append('one', events.length, [{ type: 'paused', at: START }])).code).toBe('out-of-step');
    value(await store.append('one', events.length, [{ type: 'paused', at: START }]));
    expect(value(await store.read('one'))).toMatchObject({ seq: events.length + 1, problems: [] });
  });
});

/** The prototype of what `open` of node:fs/promises gives. */
async function handles(file: string) {
  const handle = await open(file, 'r');
  await handle.close();
  return Object.getPrototypeOf(handle) as typeof handle;
}

describe('a disk that fails', () => {
  const fault = (code: string) => Object.assign(new Error(`${code}: injected`), { code });
  const paused = [{ type: 'paused' as const, at: START }];

  it('acknowledges only after the write is synced', async () => {
    const order: string[] = [];
    const proto = await handles(fileOf('one'));
    const { write, datasync } = proto;
    value(await store.open('one'));
    vi.spyOn(proto, 'write').mockImplementation(function (this: typeof proto, ...args: never[]) {
      order.push('write');
      return (write as (...args: never[]) => ReturnType<typeof write>).apply(this, args);
    } as never);
    vi.spyOn(proto, 'datasync').mockImplementation(async function (this: typeof proto) {
      await datasync.call(this);
      order.push('synced');
    });
    value(await store.append('one', events.length, paused));
    order.push('acknowledged');
    expect(order).toEqual(['write', 'synced', 'acknowledged']);
  });

  it.each(['ENOSPC', 'EDQUOT', 'EIO', 'EROFS'])(
    '%s in the middle of a write leaves nothing of it, and the session goes on',
    async (code) => {
      const before = await readFile(fileOf('one'));
      value(await store.open('one'));
      const proto = await handles(fileOf('one'));
      const { write } = proto;
      let calls = 0;
      vi.spyOn(proto, 'write').mockImplementation(async function (
        this: typeof proto,
        bytes: Buffer,
        from: number,
        _length: number,
        at: number,
      ) {
        calls += 1;
        if (calls > 1) throw fault(code);
        return (write as unknown as (...args: unknown[]) => ReturnType<typeof write>).call(this, bytes, from, 10, at);
      } as never);
      expect(error(await store.append('one', events.length, paused))).toMatchObject({
        code: 'unavailable',
        again: code !== 'EROFS',
      });
      expect(await readFile(fileOf('one'))).toEqual(before);
      vi.restoreAllMocks();
      expect(value(await store.append('one', events.length, paused))).toBe(events.length + 1);
    },
  );

  it('a failed sync is no acknowledgement, and what it left is taken back', async () => {
    value(await store.open('one'));
    const proto = await handles(fileOf('one'));
    vi.spyOn(proto, 'datasync').mockRejectedValueOnce(fault('EIO'));
    expect(error(await store.append('one', events.length, paused)).code).toBe('unavailable');
    expect(value(await store.read('one')).seq).toBe(events.length);
    expect(value(await store.append('one', events.length, paused))).toBe(events.length + 1);
  });

  it('where even that fails, the next append reads the session anew', async () => {
    value(await store.open('one'));
    const proto = await handles(fileOf('one'));
    const { write } = proto;
    let calls = 0;
    vi.spyOn(proto, 'write').mockImplementation(async function (
      this: typeof proto,
      bytes: Buffer,
      from: number,
      _length: number,
      at: number,
    ) {
      calls += 1;
      if (calls > 1) throw fault('EIO');
      return (write as unknown as (...args: unknown[]) => ReturnType<typeof write>).call(this, bytes, from, 10, at);
    } as never);
    vi.spyOn(proto, 'truncate').mockRejectedValueOnce(fault('EIO'));
    expect(error(await store.append('one', events.length, paused)).code).toBe('unavailable');
    vi.restoreAllMocks();
    expect(value(await store.append('one', events.length, paused))).toBe(events.length + 1);
    expect(value(await store.read('one')).problems).toEqual([]);
  });

  it('a session that could not be created is not there', async () => {
    const proto = await handles(fileOf('one'));
    vi.spyOn(proto, 'sync').mockRejectedValueOnce(fault('ENOSPC'));
    const begin = eventsAfter('new').events.slice(0, 1);
    expect(error(await store.create(begin))).toMatchObject({ code: 'unavailable', why: 'full' });
    expect(error(await store.read('new')).code).toBe('not-found');
    vi.restoreAllMocks();
    expect(value(await store.create(begin))).toBe(1);
  });
});

describe('a disk that fails, written in the calling thread', () => {
  const fault = (code: string) => Object.assign(new Error(`${code}: injected`), { code });
  const paused = [{ type: 'paused' as const, at: START }];
  let blocking: FilesPlace;
  let file: string;

  beforeEach(async () => {
    blocking = await filesPlace({ blocking: true });
    store = blocking.runner();
    await storeAll(store, events);
    file = join(blocking.folder, 'one.jsonl');
  });
  afterEach(() => blocking.end());

  it('acknowledges only after the write is synced', async () => {
    const order: string[] = [];
    const { writeSync, fdatasync } = fs;
    vi.spyOn(fs, 'writeSync').mockImplementation(((...args: Parameters<typeof writeSync>) => {
      order.push('write');
      return writeSync(...args);
    }) as typeof writeSync);
    vi.spyOn(fs, 'fdatasync').mockImplementation((fd, done) =>
      fdatasync(fd, (error) => {
        order.push('synced');
        done(error);
      }),
    );
    value(await store.append('one', events.length, paused));
    order.push('acknowledged');
    expect(order).toEqual(['write', 'synced', 'acknowledged']);
  });

  it('ENOSPC in the middle of a write leaves nothing of it, and the session goes on', async () => {
    const before = await readFile(file);
    const { writeSync } = fs;
    let calls = 0;
    vi.spyOn(fs, 'writeSync').mockImplementation(((fd: number, bytes: Buffer, from: number, _: number, at: number) => {
      calls += 1;
      if (calls > 1) throw fault('ENOSPC');
      return writeSync(fd, bytes, from, 10, at);
    }) as typeof writeSync);
    expect(error(await store.append('one', events.length, paused))).toMatchObject({ code: 'unavailable', why: 'full' });
    expect(await readFile(file)).toEqual(before);
    vi.restoreAllMocks();
    expect(value(await store.append('one', events.length, paused))).toBe(events.length + 1);
  });

  it('a failed sync is no acknowledgement', async () => {
    vi.spyOn(fs, 'fdatasync').mockImplementationOnce((_, done) => done(fault('EIO')));
    expect(error(await store.append('one', events.length, paused)).code).toBe('unavailable');
    expect(value(await store.read('one')).seq).toBe(events.length);
    expect(value(await store.append('one', events.length, paused))).toBe(events.length + 1);
  });
});

describe('the lock', () => {
  const lockOf = (id: string) => join(place.folder, `${id}.lock`);
  const put = (holder: unknown) =>
    writeFile(lockOf('one'), typeof holder === 'string' ? holder : JSON.stringify(holder));
  const deadPid = async () => {
    const child = spawn(process.execPath, ['-e', '0']);
    await new Promise((resolve) => child.once('exit', resolve));
    return child.pid as number;
  };

  it('of a dead owner is taken over', async () => {
    await put({ pid: await deadPid(), host: hostname(), since: START });
    expect(value(await store.open('one')).seq).toBe(events.length);
  });

  it('of a dead owner is taken over by one of many who see it at once', async () => {
    const dead = await deadPid();
    const rivals = Array.from({ length: 8 }, () => place.runner());
    for (let round = 0; round < 60; round += 1) {
      await put({ pid: dead, host: hostname(), since: START });
      const opened = await Promise.all(
        rivals.map(async (rival, index) => {
          // A few turns of the event loop apart, other ones each round.
          for (let turn = (index * (round + 1)) % 7; turn > 0; turn -= 1) await nextTurn();
          return rival.open('one');
        }),
      );
      expect(opened.filter(({ ok }) => ok)).toHaveLength(1);
      for (const rival of rivals) value(await rival.release('one'));
    }
  });

  it('is waited for while its owner writes his name, and what he stored meanwhile is read', async () => {
    const whole = await readFile(fileOf('one'));
    await writeFile(fileOf('one'), whole.subarray(0, whole.indexOf('\n') + 1));
    await put('');
    const opening = store.open('one');
    await sleep(60);
    await writeFile(fileOf('one'), whole);
    await rm(lockOf('one'));
    expect(value(await opening).seq).toBe(events.length);
    expect(await readFile(fileOf('one'))).toEqual(whole);
  });

  it.runIf(process.platform === 'linux')(
    'of a dead owner whose process id somebody else has now is taken over',
    async () => {
      await put({ pid: process.pid, host: hostname(), since: START, started: '1' });
      value(await store.open('one'));
    },
  );

  it('of another machine is respected until somebody takes over on purpose', async () => {
    const owner = { pid: 1, host: 'elsewhere', since: START };
    await put(owner);
    expect(error(await store.open('one'))).toEqual({ code: 'locked', id: 'one', owner });
    expect(value(await store.list({ status: ['ended'] })).sessions).toHaveLength(1);
    value(await store.open('one', { takeOver: true }));
  });

  it('that was taken over is told to whom it was taken from', async () => {
    value(await store.open('one'));
    const other = place.runner();
    expect(error(await other.open('one')).code).toBe('locked');
    value(await other.open('one', { takeOver: true }));
    expect(error(await store.append('one', events.length, [{ type: 'paused', at: START }]))).toMatchObject({
      code: 'locked',
      owner: { pid: process.pid },
    });
    value(await other.append('one', events.length, [{ type: 'paused', at: START }]));
    value(await store.release('one'));
    expect(error(await place.runner().open('one')).code).toBe('locked');
  });

  it('that is taken over while an answer is being written: the answer is not acknowledged', async () => {
    value(await store.open('one'));
    const other = place.runner();
    const proto = await handles(fileOf('one'));
    const { write, truncate, datasync } = proto;
    let cutting = (): void => {};
    let written = (): void => {};
    const read = new Promise<void>((done) => {
      cutting = done;
    });
    const stored = new Promise<void>((done) => {
      written = done;
    });
    let taking: ReturnType<JournalStore['open']> | undefined;
    vi.spyOn(proto, 'write').mockImplementationOnce(async function (this: typeof proto, ...args: never[]) {
      // The other one reads before the answer is in the file, and cuts what he believes to be torn after it.
      taking = other.open('one', { takeOver: true });
      await read;
      return (write as (...args: never[]) => ReturnType<typeof write>).apply(this, args);
    } as never);
    vi.spyOn(proto, 'truncate').mockImplementationOnce(async function (this: typeof proto, size) {
      cutting();
      await stored;
      await truncate.call(this, size);
    });
    vi.spyOn(proto, 'datasync').mockImplementationOnce(async function (this: typeof proto) {
      await datasync.call(this);
      written();
    });
    const answer = await store.append('one', events.length, [{ type: 'paused', at: START }]);
    expect(error(answer)).toMatchObject({ code: 'locked', owner: { pid: process.pid } });
    expect(value(await (taking as NonNullable<typeof taking>)).seq).toBe(events.length);
    expect(value(await other.append('one', events.length, [{ type: 'paused', at: START }]))).toBe(events.length + 1);
  });

  it('that names nobody is left behind, once it is old', async () => {
    await put('');
    await utimes(lockOf('one'), 0, 0);
    value(await store.open('one'));
  });

  it('goes when the store is closed, and leaves nothing', async () => {
    value(await store.open('one'));
    await store.close();
    expect(await readdir(place.folder)).toEqual(['one.jsonl']);
  });
});

it('what somebody went on with while old sessions were being purged stays', async () => {
  for (let index = 0; index < 60; index += 1) {
    await storeAll(store, eventsAfter(`s${index}`, []).events);
    value(await store.release(`s${index}`));
  }
  const files = (await readdir(place.folder)).filter((name) => name.startsWith('s'));
  const last = files.at(-1)?.replace('.jsonl', '') as string;
  const before = START + 3_600_000;
  const purging = store.purge(before);
  while ((await readdir(place.folder)).includes(files[0] as string)) await nextTurn();
  const other = place.runner();
  const seq = value(await other.append(last, 1, [{ type: 'paused', at: before }]));
  value(await other.release(last));
  expect(value(await purging)).toEqual({ forgotten: 60, inUse: [] });
  expect(value(await store.read(last)).seq).toBe(seq);
});

it('a purge that is cut short leaves nothing remembered of what it forgot', async () => {
  for (let index = 0; index < 60; index += 1) {
    await storeAll(store, eventsAfter(`s${index}`, []).events);
    value(await store.release(`s${index}`));
  }
  value(await store.list());
  const files = (await readdir(place.folder)).filter((name) => name.startsWith('s'));
  const purging = store.purge(START + 3_600_000);
  while ((await readdir(place.folder)).includes(files[0] as string)) await nextTurn();
  await store.close();
  expect(error(await purging)).toMatchObject({ why: 'closed' });
  const left = new Set(await readdir(place.folder));
  expect(left).toContain(files.at(-1));
  const remembered = await readFile(join(place.folder, '.catalogue.json'), 'utf8');
  for (const name of files) if (!left.has(name)) expect(remembered).not.toContain(`"${name}"`);
});

describe('the catalogue', () => {
  const CATALOGUE = '.catalogue.json';
  const ids = async (from: JournalStore) => value(await from.list()).sessions.map(({ id }) => id);
  const many = async () => {
    for (let index = 0; index < 30; index += 1) {
      await storeAll(store, eventsAfter(`s${index}`, []).events);
      value(await store.release(`s${index}`));
    }
    await ids(store);
  };

  it('is only a memory: gone, cut or spoiled, a list says the same', async () => {
    await many();
    const all = await ids(store);
    expect(all).toHaveLength(31);
    const path = join(place.folder, CATALOGUE);
    const good = await readFile(path);
    for (const bad of [
      undefined,
      Buffer.alloc(0),
      good.subarray(0, good.length - 5),
      Buffer.from(String(good).replace('"s7"', '"x7"')),
    ]) {
      if (bad) await writeFile(path, bad);
      else await rm(path);
      expect(await ids(place.runner())).toEqual(all);
    }
  });

  it('lists a folder from it without opening what has not changed', async () => {
    const longAgo = 1_000_000;
    await many();
    await utimes(fileOf('s3'), longAgo, longAgo);
    await rm(join(place.folder, CATALOGUE));
    await ids(place.runner());
    // As long as before and of the same time, so that only reading could tell.
    await writeFile(fileOf('s3'), 'x'.repeat((await stat(fileOf('s3'))).size));
    await utimes(fileOf('s3'), longAgo, longAgo);
    expect(await ids(place.runner())).toHaveLength(31);
  });

  it('remembers nothing of what is forgotten', async () => {
    await many();
    value(await store.forget('s5'));
    expect(await readFile(join(place.folder, CATALOGUE), 'utf8')).not.toContain('"s5"');
    await rm(fileOf('s8'));
    await ids(place.runner());
    expect(await readFile(join(place.folder, CATALOGUE), 'utf8')).not.toContain('"s8"');
    value(await store.purge(START + 1));
    expect(await readFile(join(place.folder, CATALOGUE), 'utf8')).not.toContain('"s6"');
  });
});

it('sessions lie below XDG_DATA_HOME, readable by their owner alone', async () => {
  expect(dataFolder({ XDG_DATA_HOME: '/data' })).toBe(join('/data', 'symptree', 'sessions'));
  expect(dataFolder({ XDG_DATA_HOME: 'relative' })).toBe(dataFolder({}));
  if (process.platform === 'win32') return;
  expect((await stat(place.folder)).mode & 0o777).toBe(0o700);
  expect((await stat(dirname(place.folder))).mode & 0o777).toBe(0o700);
  expect((await stat(fileOf('one'))).mode & 0o777).toBe(0o600);
});
