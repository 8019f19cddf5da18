/** Sessions are stored whole, in order, and by one at a time. */
import { type Command, recordOf } from '../../session/index.ts';
import type { JournalEvent } from '../events.ts';
import { sendKept, startKept } from '../keeping.ts';
import { reduce } from '../reduce.ts';
import { check, error, like, rejects, type StoreCheck, StoreFault, same, storeAll, value } from './checking.ts';
import { COMMANDS, demoPack, eventsAfter, START } from './sessions.ts';

const IDS = [
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
];
const NO_IDS = ['', 'x'.repeat(201), 'a\u0000b', 'a\nb', '\ud800'];

export const appending: readonly StoreCheck[] = [
  ...IDS.map((id) =>
    check(`takes the id ${JSON.stringify(id)}`, async ({ store }) => {
      const { events } = eventsAfter(id, COMMANDS.slice(0, 1));
      await storeAll(store, eventsAfter('another').events);
      await storeAll(store, events);
      same(value(await store.read(id)).events, events);
      const { sessions, unreadable } = value(await store.list());
      same(sessions.map((one) => one.id).sort(), ['another', id].sort());
      same(unreadable, []);
    }),
  ),
  ...NO_IDS.map((id) =>
    check(`refuses the id ${JSON.stringify(id)}`, async ({ store }) => {
      same(error(await store.create(eventsAfter(id).events.slice(0, 1))), { code: 'bad-id', id });
      same(error(await store.read(id)), { code: 'bad-id', id });
    }),
  ),
  check('gives back what was appended', async ({ store }) => {
    const { events, session } = eventsAfter('one');
    await storeAll(store, events);
    const read = value(await store.read('one'));
    like(read, { id: 'one', seq: events.length, problems: [] });
    same(read.events, events);
    same(reduce(read.events)?.record, recordOf(session));
  }),
  check('goes on in another runner, after the first one let go', async ({ place, store }) => {
    const { events } = eventsAfter('one');
    await storeAll(store, events.slice(0, 3));
    const other = place.runner();
    same([store.holds('one'), other.holds('one')], [true, false]);
    value(await store.release('one'));
    same(store.holds('one'), false);
    same(value(await other.open('one')).events, events.slice(0, 3));
    same(value(await other.append('one', 3, events.slice(3))), events.length);
    same(value(await store.read('one')).events, events);
  }),
  check('appends all events of one append, in order', async ({ store }) => {
    const { events } = eventsAfter('one');
    same(value(await store.create(events.slice(0, 1))), 1);
    same(value(await store.append('one', 1, events.slice(1))), events.length);
    same(value(await store.read('one')).events, events);
  }),
  check('refuses a second session of the same id', async ({ place, store }) => {
    const { events } = eventsAfter('one');
    await storeAll(store, events);
    value(await store.release('one'));
    same(error(await place.runner().create(events.slice(0, 1))), { code: 'exists', id: 'one' });
    same(value(await store.read('one')).events, events);
  }),
  check('knows no session that is not there', async ({ store }) => {
    const missing = { code: 'not-found', id: 'none' };
    same(error(await store.read('none')), missing);
    same(error(await store.open('none')), missing);
    same(error(await store.append('none', 1, [{ type: 'paused', at: START }])), missing);
    same(error(await store.forget('none')), missing);
    like(value(await store.list()), { sessions: [], total: 0, unreadable: [] });
    for await (const one of store.each()) throw new StoreFault(JSON.stringify(one));
  }),
  check('appends nothing that is out of step', async ({ store }) => {
    const { events } = eventsAfter('one');
    await storeAll(store, events.slice(0, 4));
    for (const expected of [3, 5]) {
      same(error(await store.append('one', expected, events.slice(4))), {
        code: 'out-of-step',
        id: 'one',
        expected,
        found: 4,
      });
    }
    same(value(await store.read('one')).events, events.slice(0, 4));
    same(value(await store.append('one', 4, events.slice(4))), events.length);
  }),
  check('takes no event at a time that is none, and goes on after such a fault', async ({ store }) => {
    const { events } = eventsAfter('one');
    await rejects(store.create([{ ...(events[0] as JournalEvent), at: Number.NaN }]));
    await storeAll(store, events);
    for (const at of [1e300, -9e15, Number.NaN, Number.POSITIVE_INFINITY, '5' as never])
      await rejects(store.append('one', events.length, [{ type: 'paused', at }]));
    same(value(await store.append('one', events.length, [{ type: 'paused', at: START }])), events.length + 1);
    await rejects(store.count({}, { now: Number.NaN }));
  }),
  check('acknowledges nothing that could not be read back', async ({ store }) => {
    let kept = value(await startKept(store, { pack: demoPack(), id: 'one', at: START }));
    const send = (command: Command, moment: object) => sendKept(store, kept, command, { at: START, ...moment });
    await rejects(send({ do: 'answer', value: 'home' }, { by: 42 }));
    like(await send({ do: 'answer', value: 'home', evidence: 'heard' as never }, {}), {
      refused: { code: 'wrong-type' },
    });
    // What a face has miscounted costs no answer.
    for (const remaining of [Number.NaN, 1 / 0, 2.5]) {
      const sent = await send({ do: 'note', text: 'x' }, { remaining });
      if (!sent.ok) throw new StoreFault(JSON.stringify(sent));
      kept = sent.kept;
    }
    const { events, problems } = value(await store.read('one'));
    same(problems, []);
    same(reduce(events)?.record, recordOf(kept.session));
  }),
  check('finds what it took by any text that was handed in', async ({ store }) => {
    const { events } = eventsAfter('one', COMMANDS, 'an\u0000n');
    await storeAll(store, events);
    same(value(await store.list({ agent: 'an\u0000n' })).total, 1);
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
      same(value(await store.list(filter)).total, 0);
      same(value(await store.count(filter, { now: START })).tally.sessions, 0);
      for await (const one of store.each(filter)) throw new StoreFault(JSON.stringify(one));
    }
    const severities = [{ id: odd, title: {}, respond: 1 }] as never;
    same(value(await store.count({ cameTo: odd }, { now: START, severities })).tally.sessions, 0);
    same(value(await store.list({}, { after: `${START + 1e9}~${odd}` })).sessions.length, 1);
  }),
  check(
    'appends nothing where there is nothing, and keeps nobody off by an append that failed',
    async ({ place, store }) => {
      const { events } = eventsAfter('one');
      await storeAll(store, events);
      same(value(await store.append('one', events.length, [])), events.length);
      same(error(await store.append('one', events.length + 1, [])).code, 'out-of-step');
      value(await store.release('one'));
      same(error(await store.append('one', 1, [{ type: 'paused', at: START }])).code, 'out-of-step');
      same(value(await place.runner().open('one')).seq, events.length);
    },
  ),
  check('takes exactly one of several appends at the same place', async ({ store }) => {
    const { events } = eventsAfter('one', COMMANDS.slice(0, 1));
    await storeAll(store, events);
    const notes = await Promise.all(
      ['a', 'b', 'c', 'd'].map((note) => store.append('one', 2, [{ type: 'followed-up', at: START, note }])),
    );
    same(notes.filter(({ ok }) => ok).length, 1);
    same(value(await store.read('one')).events.length, 3);
  }),
  check(
    'keeps two runners off one session: what one was told is stored stays, the other is told',
    async ({ place, store }) => {
      const { events } = eventsAfter('one');
      await storeAll(store, events.slice(0, 2));
      const other = place.runner();
      const before = await other.open('one');
      same(before.ok, !store.exclusive);
      if (!before.ok) like(before.error, { code: 'locked' });
      value(await store.append('one', 2, events.slice(2, 3)));
      same(['locked', 'out-of-step'].includes(error(await other.append('one', 2, events.slice(3, 4))).code), true);
      value(await store.append('one', 3, events.slice(3)));
      same(value(await other.read('one')).events, events);
    },
  ),
  check('takes any text', async ({ store }) => {
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
    same(notes.map(plain), hard.map(plain));
    same(value(await store.list()).total, 1);
    same(session.start.id, 'one');
  }),
  check('orders by number, not by the clock', async ({ store }) => {
    const { events } = eventsAfter('one', []);
    await storeAll(store, events);
    for (const [index, at] of [START + 5000, START - 90_000_000, START].entries()) {
      value(await store.append('one', index + 1, [{ type: 'paused', at }]));
    }
    same(
      value(await store.read('one')).events.map(({ at }) => at),
      [START, START + 5000, START - 90_000_000, START],
    );
  }),
];
