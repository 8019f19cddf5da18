/** What is stored is found, handed out and deleted. */
import type { JournalEvent } from '../events.ts';
import { reduce } from '../reduce.ts';
import type { JournalStore, SessionFilter } from '../store.ts';
import { check, error, like, type StoreCheck, same, storeAll, value } from './checking.ts';
import { COMMANDS, eventsAfter, START } from './sessions.ts';

const AGENTS = ['ann', 'bob', 'cho'];

/** Nine sessions: in threes ended, paused and escalated. */
async function storeMany(store: JournalStore): Promise<void> {
  for (let index = 0; index < 9; index += 1) {
    const id = `s${index}`;
    const { events } = eventsAfter(
      id,
      index % 3 === 0 ? COMMANDS : index % 3 === 1 ? COMMANDS.slice(0, 2) : [{ do: 'escalate' }, { do: 'unsure' }],
      AGENTS[index % 3],
    );
    const later = events.map((event) => ({ ...event, at: event.at + index * 1_000_000 }));
    await storeAll(store, later);
    if (index % 3 === 1)
      value(await store.append(id, events.length, [{ type: 'paused', at: START + index * 1_000_000 }]));
    if (index === 6)
      value(await store.append(id, events.length, [{ type: 'verdict', at: START + 6_900_000, verdict: 'right' }]));
    value(await store.release(id));
  }
}

const idsOf = async (store: JournalStore, filter: SessionFilter) =>
  value(await store.list(filter)).sessions.map(({ id }) => id);

export const listing: readonly StoreCheck[] = [
  check('says of each session what its events say, newest first', async ({ place, store }) => {
    await storeMany(store);
    const { sessions, total, next } = value(await store.list());
    same(total, 9);
    same(next, undefined);
    for (const listed of sessions) same(listed, reduce(value(await store.read(listed.id)).events)?.meta);
    const times = sessions.map(({ lastAt }) => lastAt);
    same(
      times,
      [...times].sort((one, other) => other - one),
    );
    // Another runner, which has stored none of them, says the same.
    same(value(await place.runner().list()).sessions, sessions);
  }),
  check('shows what a filter asks for', async ({ store }) => {
    await storeMany(store);
    same(await idsOf(store, { status: ['paused'] }), ['s7', 's4', 's1']);
    same(await idsOf(store, { status: ['paused', 'ended'], agent: 'ann' }), ['s6', 's3', 's0']);
    same(await idsOf(store, { end: 'escalated' }), ['s8', 's5', 's2']);
    same(await idsOf(store, { team: 'media' }), ['s8', 's5', 's2']);
    same(await idsOf(store, { verdict: 'right' }), ['s6']);
    same(await idsOf(store, { verdict: 'none', end: 'resolved' }), ['s3', 's0']);
    same(await idsOf(store, { pack: 'other' }), []);
    same(await idsOf(store, { pack: 'demo', tree: 'demo', text: 'S3' }), ['s3']);
    same(await idsOf(store, { text: 'is SLOW', since: START + 7_000_000 }), ['s8', 's7']);
    same(await idsOf(store, { before: START + 2_000_000 }), ['s1', 's0']);
    same(await idsOf(store, { followUp: 'due' }), []);
    same(await idsOf(store, { text: "%' or 1=1 --" }), []);
  }),
  check('comes in pages that leave nothing out', async ({ store }) => {
    await storeMany(store);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = value(await store.list({}, { limit: 4, ...(after === undefined ? {} : { after }) }));
      same(page.total, 9);
      seen.push(...page.sessions.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined && seen.length <= 9);
    same(seen, await idsOf(store, {}));
    const held = async (limit: number) => value(await store.list({}, { limit })).sessions.length;
    same([await held(2.9), await held(0), await held(-1), await held(Number.NaN), await held(1 / 0)], [2, 0, 0, 0, 9]);
    same(value(await store.list({}, { after: 'no cursor' })).sessions.length, 9);
  }),
  check('follows what is appended', async ({ store }) => {
    const { events } = eventsAfter('one');
    await storeAll(store, events.slice(0, -1));
    same(await idsOf(store, { status: ['open'] }), ['one']);
    value(await store.append('one', events.length - 1, events.slice(-1)));
    same(await idsOf(store, { status: ['open'] }), []);
    same(await idsOf(store, { status: ['ended'] }), ['one']);
  }),
  check('hands out every session, or those that a filter asks for', async ({ place, store }) => {
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
    same(await found(), all);
    same([...(await found({ status: ['ended'] })).keys()].sort(), ['S 0', 'S 1', 'S 2']);
    same((await found({ agent: 'nobody' })).size, 0);
  }),
  check('forgets a session for good', async ({ place, store }) => {
    await storeAll(store, eventsAfter('one').events);
    await storeAll(store, eventsAfter('two').events);
    value(await store.list());
    value(await store.forget('one'));
    same(error(await store.read('one')).code, 'not-found');
    same(
      value(await place.runner().list()).sessions.map(({ id }) => id),
      ['two'],
    );
    await storeAll(store, eventsAfter('one', []).events);
    same(value(await store.read('one')).seq, 1);
  }),
  check('purges what is old and in nobody’s hands', async ({ store }) => {
    for (const [index, id] of ['a', 'b', 'c'].entries()) {
      const { events } = eventsAfter(id, []);
      await storeAll(
        store,
        events.map((event) => ({ ...event, at: START + index * 1000 })),
      );
      value(await store.release(id));
    }
    same(value(await store.purge(START + 2000)), { forgotten: 2, inUse: [] });
    same(
      value(await store.list()).sessions.map(({ id }) => id),
      ['c'],
    );
  }),
  check('finds and purges nothing before a time that is none', async ({ store }) => {
    await storeAll(store, eventsAfter('one').events);
    value(await store.release('one'));
    for (const filter of [{ before: Number.NaN }, { startedBefore: Number.NaN }])
      same(value(await store.list(filter)).total, 0);
    same(value(await store.purge(Number.NaN)), { forgotten: 0, inUse: [] });
    same(value(await store.list()).total, 1);
  }),
  check('is done with when it is closed', async ({ place, store }) => {
    await storeAll(store, eventsAfter('one').events);
    await store.close();
    await store.close();
    like(error(await store.read('one')), { code: 'unavailable', why: 'closed' });
    same(value(await place.runner().open('one')).seq > 1, true);
  }),
];
