/** What every store of sessions must do. Run on each of them. */
import fc from 'fast-check';
import { type Command, recordOf, startSession, view } from 'symptree';
import {
  type JournalEvent,
  type JournalStore,
  numbered,
  pauseKept,
  type Result,
  reduce,
  resumeKept,
  type SessionFilter,
  type StoreError,
  sendKept,
  startedEvents,
  startKept,
} from 'symptree/journal';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { START } from '../pack.ts';
import { commandOf } from '../session/walks.ts';
import { COMMANDS, eventsAfter, pack } from './sessions.ts';

/** A place for sessions that several runners share. */
export interface Place {
  /** Another runner's store. */
  runner(): JournalStore;
  end(): Promise<void>;
}

export const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
export const error = (result: Result<unknown>): StoreError => {
  if (result.ok) throw new Error(`taken: ${JSON.stringify(result.value)}`);
  return result.error;
};

/** Stores a session event by event, as a runner would. */
export async function storeAll(store: JournalStore, events: readonly JournalEvent[]): Promise<void> {
  const [first, ...rest] = events;
  let seq = value(await store.create([first as JournalEvent]));
  for (const event of rest)
    seq = value(await store.append((first as Extract<JournalEvent, { type: 'started' }>).record.id, seq, [event]));
}

export function conformance(name: string, makePlace: () => Promise<Place>): void {
  describe(`${name}: a store of sessions`, () => {
    const places: Place[] = [];
    let place: Place;
    let store: JournalStore;
    beforeEach(async () => {
      place = await makePlace();
      places.push(place);
      store = place.runner();
    });
    afterAll(async () => {
      for (const one of places) await one.end();
    });

    it('gives back what was appended', async () => {
      const { events, session } = eventsAfter('one');
      await storeAll(store, events);
      const read = value(await store.read('one'));
      expect(read).toMatchObject({ id: 'one', seq: events.length, problems: [] });
      expect(read.events).toEqual(events);
      expect(reduce(read.events)?.record).toEqual(recordOf(session));
    });

    it('goes on in another runner, after the first one let go', async () => {
      const { events } = eventsAfter('one');
      await storeAll(store, events.slice(0, 3));
      const other = place.runner();
      expect([store.holds('one'), other.holds('one')]).toEqual([true, false]);
      value(await store.release('one'));
      expect(store.holds('one')).toBe(false);
      expect(value(await other.open('one')).events).toEqual(events.slice(0, 3));
      expect(value(await other.append('one', 3, events.slice(3)))).toBe(events.length);
      expect(value(await store.read('one')).events).toEqual(events);
    });

    it('appends all events of one append, in order', async () => {
      const { events } = eventsAfter('one');
      expect(value(await store.create(events.slice(0, 1)))).toBe(1);
      expect(value(await store.append('one', 1, events.slice(1)))).toBe(events.length);
      expect(value(await store.read('one')).events).toEqual(events);
    });

    it('refuses a second session of the same id', async () => {
      const { events } = eventsAfter('one');
      await storeAll(store, events);
      value(await store.release('one'));
      expect(error(await place.runner().create(events.slice(0, 1)))).toEqual({ code: 'exists', id: 'one' });
      expect(value(await store.read('one')).events).toEqual(events);
    });

    it('knows no session that is not there', async () => {
      const missing = { code: 'not-found', id: 'none' };
      expect(error(await store.read('none'))).toEqual(missing);
      expect(error(await store.open('none'))).toEqual(missing);
      expect(error(await store.append('none', 1, [{ type: 'paused', at: START }]))).toEqual(missing);
      expect(error(await store.forget('none'))).toEqual(missing);
      expect(value(await store.list())).toMatchObject({ sessions: [], total: 0, unreadable: [] });
      for await (const one of store.each()) throw new Error(JSON.stringify(one));
    });

    it.each([
      'a/b',
      '..',
      '.',
      'A',
      'a',
      '会话 一',
      'con',
      'x.lock',
      'é',
      '%2e',
      '😀',
      'x'.repeat(200),
      '会'.repeat(200),
    ])('takes the id %s', async (id) => {
      const { events } = eventsAfter(id, COMMANDS.slice(0, 1));
      await storeAll(store, eventsAfter('another').events);
      await storeAll(store, events);
      expect(value(await store.read(id)).events).toEqual(events);
      const { sessions, unreadable } = value(await store.list());
      expect(sessions.map((one) => one.id).sort()).toEqual(['another', id].sort());
      expect(unreadable).toEqual([]);
    });

    it.each(['', 'x'.repeat(201), 'a\u0000b', 'a\nb', '\ud800'])('refuses the id %j', async (id) => {
      expect(error(await store.create(eventsAfter(id).events.slice(0, 1)))).toEqual({ code: 'bad-id', id });
      expect(error(await store.read(id))).toEqual({ code: 'bad-id', id });
    });

    it('appends nothing that is out of step', async () => {
      const { events } = eventsAfter('one');
      await storeAll(store, events.slice(0, 4));
      for (const expected of [3, 5]) {
        expect(error(await store.append('one', expected, events.slice(4)))).toEqual({
          code: 'out-of-step',
          id: 'one',
          expected,
          found: 4,
        });
      }
      expect(value(await store.read('one')).events).toEqual(events.slice(0, 4));
      expect(value(await store.append('one', 4, events.slice(4)))).toBe(events.length);
    });

    it('takes no event at a time that is none, and goes on after such a fault', async () => {
      const { events } = eventsAfter('one');
      await expect(store.create([{ ...(events[0] as JournalEvent), at: Number.NaN }])).rejects.toThrow(RangeError);
      await storeAll(store, events);
      for (const at of [1e300, -9e15, Number.NaN, Number.POSITIVE_INFINITY, '5' as never])
        await expect(store.append('one', events.length, [{ type: 'paused', at }])).rejects.toThrow(RangeError);
      expect(value(await store.append('one', events.length, [{ type: 'paused', at: START }]))).toBe(events.length + 1);
      await expect(store.count({}, { now: Number.NaN })).rejects.toThrow(RangeError);
    });

    it('acknowledges nothing that could not be read back', async () => {
      let kept = value(await startKept(store, { pack, id: 'one', at: START }));
      const send = (command: Command, moment: object) => sendKept(store, kept, command, { at: START, ...moment });
      await expect(send({ do: 'answer', value: 'home' }, { by: 42 })).rejects.toThrow(RangeError);
      expect(await send({ do: 'answer', value: 'home', evidence: 'heard' as never }, {})).toMatchObject({
        refused: { code: 'wrong-type' },
      });
      // What a face has miscounted costs no answer.
      for (const remaining of [Number.NaN, 1 / 0, 2.5]) {
        const sent = await send({ do: 'note', text: 'x' }, { remaining });
        if (!sent.ok) throw new Error(JSON.stringify(sent));
        kept = sent.kept;
      }
      const { events, problems } = value(await store.read('one'));
      expect(problems).toEqual([]);
      expect(reduce(events)?.record).toEqual(recordOf(kept.session));
    });

    it('finds what it took by any text that was handed in', async () => {
      const { events } = eventsAfter('one', COMMANDS, 'an\u0000n');
      await storeAll(store, events);
      expect(value(await store.list({ agent: 'an\u0000n' })).total).toBe(1);
      const odd = 'x\u0000y';
      for (const filter of [
        { pack: odd },
        { tree: odd },
        { agent: odd },
        { team: odd },
        { text: odd },
        { text: '\ud800' },
        { end: odd as never },
        { verdict: odd as never },
        { followUp: odd as never },
        { status: [odd as never] },
      ]) {
        expect(value(await store.list(filter)).total, JSON.stringify(filter)).toBe(0);
        expect(value(await store.count(filter, { now: START })).tally.sessions).toBe(0);
        for await (const one of store.each(filter)) throw new Error(JSON.stringify(one));
      }
      const severities = [{ id: odd, title: {}, respond: 1 }] as never;
      expect(value(await store.count({ cameTo: odd }, { now: START, severities })).tally.sessions).toBe(0);
      expect(value(await store.list({}, { after: `${START + 1e9}~${odd}` })).sessions).toHaveLength(1);
    });

    it('appends nothing where there is nothing, and keeps nobody off by an append that failed', async () => {
      const { events } = eventsAfter('one');
      await storeAll(store, events);
      expect(value(await store.append('one', events.length, []))).toBe(events.length);
      expect(error(await store.append('one', events.length + 1, [])).code).toBe('out-of-step');
      value(await store.release('one'));
      expect(error(await store.append('one', 1, [{ type: 'paused', at: START }])).code).toBe('out-of-step');
      expect(value(await place.runner().open('one')).seq).toBe(events.length);
    });

    it('takes exactly one of several appends at the same place', async () => {
      const { events } = eventsAfter('one', COMMANDS.slice(0, 1));
      await storeAll(store, events);
      const notes = await Promise.all(
        ['a', 'b', 'c', 'd'].map((note) => store.append('one', 2, [{ type: 'followed-up', at: START, note }])),
      );
      expect(notes.filter(({ ok }) => ok)).toHaveLength(1);
      expect(value(await store.read('one')).events).toHaveLength(3);
    });

    it('keeps two runners off one session: what one was told is stored stays, the other is told', async () => {
      const { events } = eventsAfter('one');
      await storeAll(store, events.slice(0, 2));
      const other = place.runner();
      const before = await other.open('one');
      expect(before.ok).toBe(!store.exclusive);
      if (!before.ok) expect(before.error).toMatchObject({ code: 'locked', owner: { pid: process.pid } });
      value(await store.append('one', 2, events.slice(2, 3)));
      expect(['locked', 'out-of-step']).toContain(error(await other.append('one', 2, events.slice(3, 4))).code);
      value(await store.append('one', 3, events.slice(3)));
      expect(value(await other.read('one')).events).toEqual(events);
    });

    it('takes any text', async () => {
      const hard = [
        '\u0000',
        '\ud800 half',
        '\\u0000 and \\\\ud800',
        '"{}\n\r\u2028',
        '\u001b[31m',
        '会'.repeat(4000),
        '😀',
      ];
      const { session, events } = eventsAfter('one', []);
      await storeAll(store, events);
      let seq = 1;
      for (const note of hard)
        seq = value(await store.append('one', seq, [{ type: 'followed-up', at: START, by: note.slice(0, 20), note }]));
      const notes = value(await store.read('one')).events.flatMap((event) =>
        event.type === 'followed-up' ? [event.note] : [],
      );
      // A store may put U+FFFD for what is no character.
      const plain = (text: string | undefined) =>
        text?.replaceAll('\u0000', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd');
      expect(notes.map(plain)).toEqual(hard.map(plain));
      expect(value(await store.list()).total).toBe(1);
      expect(session.start.id).toBe('one');
    });

    it('orders by number, not by the clock', async () => {
      const { events } = eventsAfter('one', []);
      await storeAll(store, events);
      for (const [index, at] of [START + 5000, START - 90_000_000, START].entries()) {
        value(await store.append('one', index + 1, [{ type: 'paused', at }]));
      }
      expect(value(await store.read('one')).events.map(({ at }) => at)).toEqual([
        START,
        START + 5000,
        START - 90_000_000,
        START,
      ]);
    });

    it('stores what any commands did', async () => {
      let runs = 0;
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(9999), { maxLength: 25 }), async (numbers) => {
          runs += 1;
          const id = `any-${runs}`;
          let kept = value(await startKept(store, { pack, id, at: START }));
          for (const number of numbers) {
            const sent = await sendKept(store, kept, commandOf(kept.session, number), {
              at: START + number,
              by: `agent-${number % 3}`,
            });
            if ('error' in sent) throw new Error(sent.error.code);
            if (sent.ok) kept = sent.kept;
          }
          expect(reduce(value(await store.read(id)).events)?.record).toEqual(recordOf(kept.session));
        }),
        { numRuns: 15 },
      );
    });

    describe('a list', () => {
      const agents = ['ann', 'bob', 'cho'];
      const many = async () => {
        for (let index = 0; index < 9; index += 1) {
          const id = `s${index}`;
          const { events } = eventsAfter(
            id,
            index % 3 === 0
              ? COMMANDS
              : index % 3 === 1
                ? COMMANDS.slice(0, 2)
                : [{ do: 'escalate' }, { do: 'unsure' }],
            agents[index % 3],
          );
          const later = events.map((event) => ({ ...event, at: event.at + index * 1_000_000 }));
          await storeAll(store, later);
          if (index % 3 === 1)
            value(await store.append(id, events.length, [{ type: 'paused', at: START + index * 1_000_000 }]));
          if (index === 6)
            value(
              await store.append(id, events.length, [{ type: 'verdict', at: START + 6_900_000, verdict: 'right' }]),
            );
          value(await store.release(id));
        }
      };
      const ids = async (filter: SessionFilter) => value(await store.list(filter)).sessions.map(({ id }) => id);

      it('says of each session what its events say, newest first', async () => {
        await many();
        const { sessions, total, next } = value(await store.list());
        expect(total).toBe(9);
        expect(next).toBeUndefined();
        for (const listed of sessions) expect(listed).toEqual(reduce(value(await store.read(listed.id)).events)?.meta);
        const times = sessions.map(({ lastAt }) => lastAt);
        expect(times).toEqual([...times].sort((one, other) => other - one));
        // Another runner, which has stored none of them, says the same.
        expect(value(await place.runner().list()).sessions).toEqual(sessions);
      });

      it('shows what a filter asks for', async () => {
        await many();
        expect(await ids({ status: ['paused'] })).toEqual(['s7', 's4', 's1']);
        expect(await ids({ status: ['paused', 'ended'], agent: 'ann' })).toEqual(['s6', 's3', 's0']);
        expect(await ids({ end: 'escalated' })).toEqual(['s8', 's5', 's2']);
        expect(await ids({ team: 'media' })).toEqual(['s8', 's5', 's2']);
        expect(await ids({ verdict: 'right' })).toEqual(['s6']);
        expect(await ids({ verdict: 'none', end: 'resolved' })).toEqual(['s3', 's0']);
        expect(await ids({ pack: 'other' })).toEqual([]);
        expect(await ids({ pack: 'demo', tree: 'demo', text: 'S3' })).toEqual(['s3']);
        expect(await ids({ text: 'is SLOW', since: START + 7_000_000 })).toEqual(['s8', 's7']);
        expect(await ids({ before: START + 2_000_000 })).toEqual(['s1', 's0']);
        expect(await ids({ followUp: 'due' })).toEqual([]);
        expect(await ids({ text: "%' or 1=1 --" })).toEqual([]);
      });

      it('comes in pages that leave nothing out', async () => {
        await many();
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = value(await store.list({}, { limit: 4, ...(after === undefined ? {} : { after }) }));
          expect(page.total).toBe(9);
          seen.push(...page.sessions.map(({ id }) => id));
          after = page.next;
        } while (after !== undefined);
        expect(seen).toEqual(await ids({}));
        const held = async (limit: number) => value(await store.list({}, { limit })).sessions.length;
        expect([await held(2.9), await held(0), await held(-1), await held(Number.NaN), await held(1 / 0)]).toEqual([
          2, 0, 0, 0, 9,
        ]);
        expect(value(await store.list({}, { after: 'no cursor' })).sessions).toHaveLength(9);
      });

      it('follows what is appended', async () => {
        const { events } = eventsAfter('one');
        await storeAll(store, events.slice(0, -1));
        expect(await ids({ status: ['open'] })).toEqual(['one']);
        value(await store.append('one', events.length - 1, events.slice(-1)));
        expect(await ids({ status: ['open'] })).toEqual([]);
        expect(await ids({ status: ['ended'] })).toEqual(['one']);
      });
    });

    it('hands out every session, or those that a filter asks for', async () => {
      const all = new Map<string, readonly JournalEvent[]>();
      for (let index = 0; index < 5; index += 1) {
        const { events } = eventsAfter(`S ${index}`, index < 3 ? COMMANDS : []);
        all.set(`S ${index}`, events);
        await storeAll(store, events);
      }
      const found = async (filter?: SessionFilter) => {
        const sessions = new Map<string, readonly JournalEvent[]>();
        for await (const one of place.runner().each(filter)) sessions.set(value(one).id, value(one).events);
        return sessions;
      };
      expect(await found()).toEqual(all);
      expect([...(await found({ status: ['ended'] })).keys()].sort()).toEqual(['S 0', 'S 1', 'S 2']);
      expect((await found({ agent: 'nobody' })).size).toBe(0);
    });

    it('forgets a session for good', async () => {
      await storeAll(store, eventsAfter('one').events);
      await storeAll(store, eventsAfter('two').events);
      value(await store.list());
      value(await store.forget('one'));
      expect(error(await store.read('one')).code).toBe('not-found');
      expect(value(await place.runner().list()).sessions.map(({ id }) => id)).toEqual(['two']);
      await storeAll(store, eventsAfter('one', []).events);
      expect(value(await store.read('one')).seq).toBe(1);
    });

    it('purges what is old and in nobody’s hands', async () => {
      for (const [index, id] of ['a', 'b', 'c'].entries()) {
        const { events } = eventsAfter(id, []);
        await storeAll(
          store,
          events.map((event) => ({ ...event, at: START + index * 1000 })),
        );
        value(await store.release(id));
      }
      expect(value(await store.purge(START + 2000))).toEqual({ forgotten: 2, inUse: [] });
      expect(value(await store.list()).sessions.map(({ id }) => id)).toEqual(['c']);
    });

    it('finds and purges nothing before a time that is none', async () => {
      await storeAll(store, eventsAfter('one').events);
      value(await store.release('one'));
      for (const filter of [{ before: Number.NaN }, { startedBefore: Number.NaN }])
        expect(value(await store.list(filter)).total).toBe(0);
      expect(value(await store.purge(Number.NaN))).toEqual({ forgotten: 0, inUse: [] });
      expect(value(await store.list()).total).toBe(1);
    });

    it('is done with when it is closed', async () => {
      await storeAll(store, eventsAfter('one').events);
      await store.close();
      await store.close();
      expect(error(await store.read('one'))).toMatchObject({ code: 'unavailable', why: 'closed' });
      expect(value(await place.runner().open('one')).seq).toBeGreaterThan(1);
    });
  });

  describe(`${name}: a session that is kept`, () => {
    it('is escalated by one agent, resumed by another, and nothing is asked twice', async () => {
      const place = await makePlace();
      const first = place.runner();
      const ann = (at: number) => ({ at: START + at * 1000, by: 'ann' });
      let kept = value(
        await startKept(
          first,
          { pack, id: 'call', at: START, words: 'It is slow.' },
          { at: START, by: 'ann', locale: 'en' },
        ),
      );
      const commands: Command[] = [
        { do: 'answer', value: 'home' },
        { do: 'answer', value: 'class' },
        { do: 'escalate' },
      ];
      for (const [index, command] of commands.entries()) {
        const sent = await sendKept(first, kept, command, ann(index));
        if (!sent.ok) throw new Error(JSON.stringify(sent));
        kept = sent.kept;
      }
      const refused = await sendKept(first, kept, { do: 'switch', tree: 'none' }, ann(9));
      expect(refused).toMatchObject({ ok: false, refused: { code: 'unknown-tree' } });
      value(await pauseKept(first, kept, ann(10)));
      await first.close();

      const second = place.runner();
      expect(value(await second.list({ status: ['paused'] })).sessions).toMatchObject([
        { id: 'call', agents: ['ann'], words: 'It is slow.' },
      ]);
      const resumed = value(await resumeKept(second, pack, 'call', { at: START + 20_000, by: 'bob', locale: 'zh-CN' }));
      expect(view(resumed.session)).toEqual(view(kept.session));
      expect(resumed.report.every(({ fate }) => fate === 'kept')).toBe(true);
      const sent = await sendKept(second, resumed, { do: 'answer', value: '7b' }, { at: START + 30_000, by: 'bob' });
      if (!sent.ok) throw new Error(JSON.stringify(sent));
      value(
        await second.append('call', sent.kept.seq, [
          { type: 'verdict', at: START + 40_000, by: 'bob', verdict: 'wrong', cause: 'router' },
        ]),
      );
      const [listed] = value(await second.list()).sessions;
      expect(listed).toMatchObject({
        status: 'ended',
        end: { end: 'escalated', team: 'media', bring: { of: 1, missing: [] } },
        agents: ['ann', 'bob'],
        verdict: { verdict: 'wrong', cause: 'router' },
        locale: 'zh-CN',
      });
      await second.close();
      await place.end();
    });

    it('reports the end that was reached when the program died before it could say so', async () => {
      const place = await makePlace();
      const store = place.runner();
      const { events } = eventsAfter('late');
      expect(events.at(-1)?.type).toBe('ended');
      await storeAll(store, events.slice(0, -1));
      value(await store.release('late'));
      value(await resumeKept(store, pack, 'late', { at: START }));
      expect(
        value(await store.read('late'))
          .events.map(({ type }) => type)
          .slice(-2),
      ).toEqual(['resumed', 'ended']);
      await store.close();
      await place.end();
    });

    it('that could not be gone on with keeps nobody else off', async () => {
      const place = await makePlace();
      const store = place.runner();
      await storeAll(store, eventsAfter('call').events);
      value(await store.release('call'));
      const refused: StoreError = { code: 'unavailable', why: 'full', again: true, where: 'here', detail: 'no room' };
      const full: JournalStore = { ...store, append: async () => ({ ok: false, error: refused }) };
      expect(error(await resumeKept(full, pack, 'call', { at: START }))).toEqual(refused);
      expect((await place.runner().open('call')).ok).toBe(true);
      await place.end();
    });

    it('is taken only where it is stored', async () => {
      const place = await makePlace();
      const store = place.runner();
      const kept = value(await startKept(store, { pack, id: 'call', at: START }));
      await store.close();
      const sent = await sendKept(store, kept, { do: 'answer', value: 'home' }, { at: START });
      expect(sent).toMatchObject({ ok: false, error: { code: 'unavailable', why: 'closed' } });
      await place.end();
    });
  });

  it(`${name}: a session begins as it was started`, async () => {
    const place = await makePlace();
    const store = place.runner();
    const session = startSession({
      pack,
      id: 'new',
      at: START,
      classEnds: START + 1,
      facts: { loss: { value: 0.1, evidence: 'measured' } },
    });
    value(await store.create(startedEvents(session, { at: START })));
    expect(value(await store.read('new')).events).toEqual(numbered(startedEvents(session, { at: START }), 0));
    await store.close();
    await place.end();
  });
}
