/** Sessions that are led on the store: escalated, resumed by somebody else, refused. */
import { type Command, startSession, view } from '../../session/index.ts';
import { pauseKept, resumeKept, sendKept, startKept } from '../keeping.ts';
import { startedEvents } from '../making.ts';
import { numbered } from '../numbering.ts';
import type { StoreError } from '../store.ts';
import { check, error, like, type StoreCheck, StoreFault, same, storeAll, value } from './checking.ts';
import { demoPack, eventsAfter, START } from './sessions.ts';

export const keeping: readonly StoreCheck[] = [
  check('a session is escalated by one agent, resumed by another, and nothing is asked twice', async ({ place }) => {
    const first = place.runner();
    const ann = (at: number) => ({ at: START + at * 1000, by: 'ann' });
    let kept = value(
      await startKept(
        first,
        { pack: demoPack(), id: 'call', at: START, words: 'It is slow.' },
        { at: START, by: 'ann', locale: 'en' },
      ),
    );
    const commands: Command[] = [{ do: 'answer', value: 'home' }, { do: 'answer', value: 'class' }, { do: 'escalate' }];
    for (const [index, command] of commands.entries()) {
      const sent = await sendKept(first, kept, command, ann(index));
      if (!sent.ok) throw new StoreFault(JSON.stringify(sent));
      kept = sent.kept;
    }
    const refused = await sendKept(first, kept, { do: 'switch', tree: 'none' }, ann(9));
    like(refused, { ok: false, refused: { code: 'unknown-tree' } });
    value(await pauseKept(first, kept, ann(10)));
    await first.close();

    const second = place.runner();
    like(value(await second.list({ status: ['paused'] })).sessions, [
      { id: 'call', agents: ['ann'], words: 'It is slow.' },
    ]);
    const resumed = value(
      await resumeKept(second, demoPack(), 'call', { at: START + 20_000, by: 'bob', locale: 'zh-CN' }),
    );
    same(view(resumed.session), view(kept.session));
    same(
      resumed.report.every(({ fate }) => fate === 'kept'),
      true,
    );
    const sent = await sendKept(second, resumed, { do: 'answer', value: '7b' }, { at: START + 30_000, by: 'bob' });
    if (!sent.ok) throw new StoreFault(JSON.stringify(sent));
    value(
      await second.append('call', sent.kept.seq, [
        { type: 'verdict', at: START + 40_000, by: 'bob', verdict: 'wrong', cause: 'router' },
      ]),
    );
    const [listed] = value(await second.list()).sessions;
    like(listed, {
      status: 'ended',
      end: { end: 'escalated', team: 'media', bring: { of: 1, missing: [] } },
      agents: ['ann', 'bob'],
      verdict: { verdict: 'wrong', cause: 'router' },
      locale: 'zh-CN',
    });
    await second.close();
  }),
  check(
    'a resumed session reports the end that was reached when the program died before it could say so',
    async ({ store }) => {
      const { events } = eventsAfter('late');
      same(events.at(-1)?.type, 'ended');
      await storeAll(store, events.slice(0, -1));
      value(await store.release('late'));
      value(await resumeKept(store, demoPack(), 'late', { at: START }));
      same(
        value(await store.read('late'))
          .events.map(({ type }) => type)
          .slice(-2),
        ['resumed', 'ended'],
      );
      await store.close();
    },
  ),
  check('a session that could not be gone on with keeps nobody else off', async ({ place, store }) => {
    await storeAll(store, eventsAfter('call').events);
    value(await store.release('call'));
    const refused: StoreError = { code: 'unavailable', why: 'full', again: true, where: 'here', detail: 'no room' };
    const full = new Proxy(store, {
      get: (of, name) => {
        if (name === 'append') return async () => ({ ok: false, error: refused });
        const member: unknown = Reflect.get(of, name);
        return typeof member === 'function' ? member.bind(of) : member;
      },
    });
    same(error(await resumeKept(full, demoPack(), 'call', { at: START })), refused);
    same((await place.runner().open('call')).ok, true);
  }),
  check('an answer is taken only where it is stored', async ({ store }) => {
    const kept = value(await startKept(store, { pack: demoPack(), id: 'call', at: START }));
    await store.close();
    const sent = await sendKept(store, kept, { do: 'answer', value: 'home' }, { at: START });
    like(sent, { ok: false, error: { code: 'unavailable', why: 'closed' } });
  }),
  check('a session begins as it was started', async ({ store }) => {
    const session = startSession({
      pack: demoPack(),
      id: 'new',
      at: START,
      classEnds: START + 1,
      facts: { loss: { value: 0.1, evidence: 'measured' } },
    });
    value(await store.create(startedEvents(session, { at: START })));
    same(value(await store.read('new')).events, numbered(startedEvents(session, { at: START }), 0));
    await store.close();
  }),
];
