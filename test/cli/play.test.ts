/** A session in play and its journal: when it begins to be stored, and in which order. */
import type { Command } from 'symptree';
import {
  type JournalEvent,
  type JournalStore,
  type NewEvent,
  numbered,
  type Result,
  reduce,
  resumeKept,
  type StoredSession,
  sendKept,
} from 'symptree/journal';
import { expect, it, vi } from 'vitest';
import { type Play, startPlay } from '../../cli/play.ts';
import { demo, NOW } from '../runner/trees.ts';

type Appended = Awaited<ReturnType<JournalStore['append']>>;

/** A session upon a store that answers when it is told to. */
function stored(): { play: Play; asked: number[]; answer: (result?: Appended) => void } {
  const asked: number[] = [];
  const waiting: ((result: Appended) => void)[] = [];
  const journal = {
    create: async () => ({ ok: true, value: 1 }),
    append: (_: string, seq: number, events: readonly unknown[]) => {
      asked.push(events.length);
      return new Promise<Appended>((done) => {
        waiting.push((result) => done(result ?? { ok: true, value: seq + events.length }));
      });
    },
    release: async () => ({ ok: true, value: undefined }),
  } as unknown as JournalStore;
  const options = { pack: demo(), locale: 'en', facts: [], ascii: false, now: () => NOW, newId: () => 'one', journal };
  const begun = startPlay(options, { tree: 'demo' });
  if (!begun.ok) throw new Error(begun.error.code);
  return {
    play: begun.play,
    asked,
    answer: (result) => waiting.shift()?.(result as Appended),
  };
}

it('an answer is on its way to the disk when it was taken, and waited for once', async () => {
  const { play, asked, answer } = stored();
  await play.settled();
  expect(play.unsettled).toBe(false);
  play.send({ do: 'answer', value: 'one' });
  expect(asked).toEqual([1]);
  expect(play.unsettled).toBe(true);
  const settled = play.settled();
  answer();
  expect(await settled).toEqual({ waiting: 0 });
  expect(play.unsettled).toBe(false);
  expect(asked).toEqual([1]);
});

it('what is taken while the disk is at work is stored behind it', async () => {
  const { play, asked, answer } = stored();
  await play.settled();
  play.send({ do: 'answer', value: 'one' });
  play.send({ do: 'note', text: 'rings twice' });
  play.send({ do: 'note', text: 'and once more' });
  expect(asked).toEqual([1]);
  const settled = play.settled();
  answer();
  await expect.poll(() => asked).toEqual([1, 2]);
  answer();
  expect(await settled).toEqual({ waiting: 0 });
});

it('what could not be stored is told, kept and tried again with the next one', async () => {
  const { play, asked, answer } = stored();
  await play.settled();
  play.send({ do: 'answer', value: 'one' });
  const full = { code: 'unavailable', why: 'full', again: true, where: '/sessions', detail: '' } as const;
  const settled = play.settled();
  answer({ ok: false, error: full });
  expect(await settled).toEqual({ trouble: full, waiting: 1 });
  play.send({ do: 'note', text: 'rings twice' });
  expect(asked).toEqual([1, 2]);
  const again = play.settled();
  answer();
  expect(await again).toEqual({ waiting: 0 });
});

it('without a journal nothing is waited for', () => {
  const options = { pack: demo(), locale: 'en', facts: [], ascii: false, now: () => NOW, newId: () => 'one' };
  const begun = startPlay(options, { tree: 'demo' });
  if (!begun.ok) throw new Error(begun.error.code);
  begun.play.send({ do: 'answer', value: 'one' });
  expect(begun.play.unsettled).toBe(false);
});

/** A store in memory that keeps nobody off, as a database does. `hold`: what is asked from now on is answered when the function it returns is called. */
function shared() {
  const sessions = new Map<string, JournalEvent[]>();
  let gate = Promise.resolve();
  const behindGate = async <T>(work: () => Result<T>): Promise<Result<T>> => {
    await gate;
    return work();
  };
  const put = (id: string, seq: number, events: readonly NewEvent[]): Result<number> => {
    const before = sessions.get(id) ?? [];
    if (before.length !== seq)
      return { ok: false, error: { code: 'out-of-step', id, expected: seq, found: before.length } };
    sessions.set(id, [...before, ...numbered(events, seq)]);
    return { ok: true, value: seq + events.length };
  };
  const read = (id: string): Result<StoredSession> => {
    const events = sessions.get(id) ?? [];
    return { ok: true, value: { id, events, problems: [], seq: events.length } };
  };
  const journal = {
    exclusive: false,
    create: (events: readonly NewEvent[]) => behindGate(() => put('one', 0, events)),
    append: (id: string, seq: number, events: readonly NewEvent[]) => behindGate(() => put(id, seq, events)),
    open: (id: string) => behindGate(() => read(id)),
    read: (id: string) => behindGate(() => read(id)),
    release: async () => ({ ok: true, value: undefined }),
    holds: () => false,
  } as unknown as JournalStore;
  const hold = (): (() => void) => {
    let open = (): void => {};
    gate = new Promise<void>((done) => {
      open = done;
    });
    return open;
  };
  const types = () => sessions.get('one')?.map(({ type }) => type);
  return { journal, hold, types };
}

const optionsOf = (journal: JournalStore, agent: string) => ({
  ...{ pack: demo(), locale: 'en', facts: [], ascii: false, now: () => NOW, newId: () => 'one' },
  journal,
  agent,
});

function begin(journal: JournalStore): Play {
  const begun = startPlay(optionsOf(journal, 'ann'), { tree: 'demo' });
  if (!begun.ok) throw new Error(begun.error.code);
  return begun.play;
}

/** Somebody else goes on with the same session and answers its question. */
async function overtake(journal: JournalStore, value: string): Promise<void> {
  const resumed = await resumeKept(journal, demo(), 'one', { at: NOW, by: 'ben' });
  if (!resumed.ok) throw new Error(resumed.error.code);
  const sent = await sendKept(journal, resumed.value, { do: 'answer', value }, { at: NOW, by: 'ben' });
  if (!sent.ok) throw new Error(JSON.stringify(sent));
}

it('what is taken while somebody else’s answers are read is taken along', async () => {
  const { journal, hold } = shared();
  const play = begin(journal);
  await play.settled();
  await overtake(journal, 'one');
  const open = hold();
  play.send({ do: 'note', text: 'rings twice' });
  const settled = play.settled();
  // Behind the refusal, before what is stored has been read.
  open();
  await Promise.resolve();
  const read = hold();
  await vi.waitFor(() => expect(play.view().notes).toHaveLength(1));
  play.send({ do: 'note', text: 'and once more' });
  read();
  expect(await settled).toEqual({ waiting: 0, caughtUp: { by: 'ben', unused: 0 } });
  expect(await play.settled()).toEqual({ waiting: 0 });
  const stored = await journal.read('one');
  const record = stored.ok ? reduce(stored.value.events)?.record : undefined;
  expect(record?.entries.map((entry) => entry.type === 'note' && entry.text)).toEqual(['rings twice', 'and once more']);
  expect(play.view().notes.map(({ text }) => text)).toEqual(['rings twice', 'and once more']);
});

it('it is laid aside behind everything that is being stored, its beginning too', async () => {
  const { journal, hold, types } = shared();
  const open = hold();
  const play = begin(journal);
  const settled = play.settled();
  const left = play.leave();
  open();
  expect(await settled).toEqual({ waiting: 0 });
  expect(await left).toEqual({ waiting: 0 });
  expect(types()).toEqual(['started', 'paused']);
});

it('what is answered while a verdict is stored comes behind it', async () => {
  const { journal, hold, types } = shared();
  const play = begin(journal);
  await play.settled();
  const open = hold();
  const judged = play.judge(() => ({ event: { type: 'verdict', at: NOW, verdict: 'unknown' } }));
  play.send({ do: 'note', text: 'rings twice' });
  const settled = play.settled();
  open();
  expect(await judged).toMatchObject({ ok: true });
  expect(await settled).toEqual({ waiting: 0 });
  expect(types()).toEqual(['started', 'verdict', 'noted']);
});

/** A session with an answer that could not be stored, and that somebody else has gone on with since. */
async function behind() {
  const { journal, types } = shared();
  let down = false;
  const gone = { code: 'unavailable', why: 'connection', again: true, where: 'db', detail: '' } as const;
  const flaky: JournalStore = {
    ...journal,
    append: async (...args) => (down ? { ok: false, error: gone } : journal.append(...args)),
  };
  const play = begin(flaky);
  await play.settled();
  down = true;
  play.send({ do: 'answer', value: 'one' });
  expect(await play.settled()).toEqual({ trouble: gone, waiting: 1 });
  down = false;
  await overtake(journal, 'class');
  return { play, types };
}

it('that somebody else went on is said once, however it was found out', async () => {
  const { play } = await behind();
  await play.judge(() => ({ refused: { code: 'nothing-owed', about: {} } }));
  expect(await play.settled()).toEqual({ waiting: 0, caughtUp: { by: 'ben', unused: 1 } });
  expect(await play.settled()).toEqual({ waiting: 0 });
});

it('an answer that fits no more when the session is left is told as lost', async () => {
  const { play, types } = await behind();
  expect(await play.leave()).toMatchObject({ trouble: { code: 'out-of-step' }, waiting: 1 });
  expect(types()?.at(-1)).toBe('paused');
});

it.each<[Command, string]>([
  [{ do: 'note', text: 'rings twice' }, 'noted'],
  [{ do: 'answer', value: 'one' }, 'answered'],
])(
  'what was stored although the store said otherwise is neither stored twice nor told as unused: %j',
  async (command, type) => {
    const { journal, types } = shared();
    let cut = false;
    const gone = { code: 'unavailable', why: 'connection', again: true, where: 'db', detail: '' } as const;
    const play = begin({
      ...journal,
      append: async (...args) => {
        const appended = await journal.append(...args);
        return cut ? { ok: false, error: gone } : appended;
      },
    });
    await play.settled();
    cut = true;
    play.send(command);
    expect(await play.settled()).toEqual({ trouble: gone, waiting: 1 });
    cut = false;
    play.send({ do: 'note', text: 'and once more' });
    expect(await play.settled()).toEqual({ waiting: 0, caughtUp: { by: 'ann', unused: 0 } });
    expect(types()).toEqual(['started', type, 'resumed', 'noted']);
  },
);

it('a fault of the store is thrown to whoever waits, and what comes next is stored all the same', async () => {
  const { journal, types } = shared();
  const fault = new Error('a fault of the program');
  let broken = false;
  const play = begin({
    ...journal,
    append: async (...args) => {
      if (broken) throw fault;
      return journal.append(...args);
    },
  });
  await play.settled();
  broken = true;
  play.send({ do: 'answer', value: 'one' });
  await expect(play.settled()).rejects.toBe(fault);
  broken = false;
  play.send({ do: 'note', text: 'rings twice' });
  expect(await play.settled()).toEqual({ waiting: 0 });
  expect(types()).toEqual(['started', 'answered', 'noted']);
});
