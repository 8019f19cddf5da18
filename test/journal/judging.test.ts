/** What is said of a stored session afterwards. */
import { type Command, handoff, replay } from 'symptree';
import {
  followUpKept,
  type JournalEvent,
  type Judged,
  type NewEvent,
  type Reduced,
  readEvent,
  reduce,
  resumeKept,
  sendKept,
  startKept,
  verdictKept,
} from 'symptree/journal';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { PACK, packOf, START } from '../pack.ts';
import { storeAll, value } from './conformance.ts';
import { type FilesPlace, filesPlace } from './places.ts';
import { COMMANDS, eventsAfter, pack } from './sessions.ts';

const places: FilesPlace[] = [];
let place: FilesPlace;
beforeEach(async () => {
  place = await filesPlace();
  places.push(place);
});
afterAll(async () => {
  for (const one of places) await one.end();
});

const later = { at: START + 86_400_000, by: 'cho' };
const done = <Event extends NewEvent>(judged: Judged<Event>): Event => {
  if (!judged.ok) throw new Error(JSON.stringify(judged));
  return judged.event;
};
const stored = async (commands?: readonly Command[]) => {
  const store = place.runner();
  await storeAll(store, eventsAfter('one', commands).events);
  value(await store.release('one'));
  return store;
};

describe('a verdict', () => {
  it('names the end and the steps that led to it', async () => {
    const store = await stored();
    expect(done(await verdictKept(store, pack, 'one', { verdict: 'right' }, later)).diagnosis).toEqual({
      end: 'demo#1/fix.fixed',
      cause: 'wifi',
      steps: ['demo#1/where', 'demo#1/who', 'demo#1/how', 'demo#1/note', 'demo#1/fix'],
    });
  });

  it('on a pack that has moved on names every answer', async () => {
    const store = await stored();
    const moved = packOf({
      'demo.yaml': 'tree: demo\ntitle: Demo\notherwise: to-media\nsteps:\n  other: {do: Wait., repairs: wifi}\n',
    });
    const { diagnosis } = done(await verdictKept(store, moved, 'one', { verdict: 'right' }, later));
    expect(diagnosis).toMatchObject({ end: 'demo#1/fix.fixed', cause: 'wifi' });
    expect(diagnosis?.steps).toHaveLength(5);
  });

  it('waits for whoever works on the session, and can take it over', async () => {
    const store = await stored();
    const other = place.runner();
    value(await other.open('one'));
    expect(await verdictKept(store, pack, 'one', { verdict: 'right' }, later)).toMatchObject({
      error: { code: 'locked' },
    });
    done(await verdictKept(store, pack, 'one', { verdict: 'right' }, later, { takeOver: true }));
    expect(value(await store.list({ verdict: 'right' })).total).toBe(1);
    // It is let go again.
    done(await verdictKept(place.runner(), pack, 'one', { verdict: 'unknown' }, later));
  });

  it('does not let go of a session that the same store has in play', async () => {
    const store = place.runner();
    let kept = value(await startKept(store, { pack, id: 'one', at: START }));
    const others = async () => (await place.runner().open('one')).ok;
    // Nothing to judge yet; and nobody else may take it now.
    expect(await verdictKept(store, pack, 'one', { verdict: 'right' }, later)).toMatchObject({
      refused: { code: 'not-ended' },
    });
    expect(await followUpKept(store, 'one', {}, later)).toMatchObject({ refused: { code: 'nothing-owed' } });
    expect(await others()).toBe(false);
    for (const command of COMMANDS) {
      const sent = await sendKept(store, kept, command, later);
      if (!sent.ok) throw new Error(JSON.stringify(sent));
      kept = sent.kept;
    }
    const judged = await verdictKept(store, pack, 'one', { verdict: 'right' }, later);
    expect(judged).toMatchObject({ ok: true, seq: kept.seq + 1 });
    expect(await others()).toBe(false);
    value(await store.release('one'));
    expect(await others()).toBe(true);
  });

  it.each([
    [{ verdict: 'wrong', cause: 'nothing' }, 'unknown-cause'],
    [{ verdict: 'wrong', cause: 'toString' }, 'unknown-cause'],
    [{ verdict: 'wrong', cause: 'wifi' }, 'same-cause'],
    [{ verdict: 'right', cause: 'router' }, 'other-cause'],
    [{ verdict: 'unknown', cause: 'router' }, 'cause-unwanted'],
  ] as const)('%j is refused: %s', async (given, code) => {
    const store = await stored();
    const before = value(await store.read('one')).seq;
    expect(await verdictKept(store, pack, 'one', given, later)).toMatchObject({ refused: { code } });
    expect(value(await store.read('one')).seq).toBe(before);
  });

  it('of a session that was handed over with its cause open may say right, and which it was', async () => {
    const store = await stored([{ do: 'escalate' }, { do: 'unsure' }]);
    expect(done(await verdictKept(store, pack, 'one', { verdict: 'right', cause: 'router' }, later))).toMatchObject({
      cause: 'router',
      diagnosis: { cause: null },
    });
  });

  it('is no event where what it is about is junk', () => {
    const event: JournalEvent = {
      v: 1,
      seq: 2,
      at: START,
      type: 'verdict',
      verdict: 'right',
      diagnosis: { end: 'demo#1/x', cause: null, steps: ['demo#1/who'] },
    };
    expect(readEvent(event)).toMatchObject({ ok: true });
    for (const diagnosis of [
      null,
      'x',
      {},
      { ...event.diagnosis, steps: [1] },
      { ...event.diagnosis, cause: undefined },
    ])
      expect(readEvent({ ...event, diagnosis })).toEqual({ ok: false, why: 'form' });
  });
});

it('a follow-up is due from the end on, until it is made or the end is left', async () => {
  const tree = `tree: demo
title: Demo
otherwise: to-media
steps:
  who: {fact: scope, next: phone}
  phone: {do: Use the phone., works-around: true, next: {fixed: on-phone, else: to-media}}
ends:
  on-phone: {end: restored, cause: unknown, say: Use the phone.}
`;
  const restoring = packOf({ 'demo.yaml': tree });
  const store = place.runner();
  let kept = value(await startKept(store, { pack: restoring, id: 'one', at: START }));
  const send = async (command: Command, minute: number) => {
    const sent = await sendKept(store, kept, command, { at: START + minute * 60_000 });
    if (!sent.ok) throw new Error(JSON.stringify(sent));
    kept = sent.kept;
  };
  await send({ do: 'answer', value: 'one' }, 1);
  expect(await followUpKept(store, 'one', {}, later)).toMatchObject({ refused: { code: 'nothing-owed' } });
  kept = value(await resumeKept(store, restoring, 'one', { at: START }));
  await send({ do: 'answer', value: 'fixed' }, 2);
  const due = async () =>
    value(await place.runner().list({ followUp: 'due' })).sessions.map(({ dueSince }) => dueSince);
  expect(await due()).toEqual([START + 120_000]);
  await send({ do: 'back' }, 3);
  expect(await due()).toEqual([]);
  await send({ do: 'answer', value: 'fixed' }, 9);
  expect(await due()).toEqual([START + 540_000]);
  value(await store.release('one'));
  expect(done(await followUpKept(store, 'one', { note: 'works' }, later))).toMatchObject({ note: 'works', by: 'cho' });
  expect(await due()).toEqual([]);
  expect(await followUpKept(store, 'one', {}, later)).toMatchObject({ refused: { code: 'followed-up-already' } });
});

it.each([
  ['due since it was due', false],
  ['not due again where it was made', true],
])('where the pack has renamed the end and its tree, a follow-up is %s', async (_, made) => {
  const treeOf = (id: string, end: string, renames = '') => `tree: ${id}
title: Demo
otherwise: to-media
steps:
  who: {fact: scope, next: phone}
  phone: {do: Use the phone., works-around: true, next: {fixed: ${end}, else: to-media}}
  ${end}: {end: restored, cause: unknown, say: Use the phone.}
${renames}`;
  const before = packOf({ 'demo.yaml': treeOf('demo', 'on-phone') });
  const after = packOf({
    'pack.yaml': `${PACK.replace('front-door: demo', 'front-door: tutorial')}renames: {trees: {demo: tutorial}}\n`,
    'demo.yaml': treeOf('tutorial', 'by-phone', 'renames: {steps: {on-phone: by-phone}}\n'),
  });
  const store = place.runner();
  let kept = value(await startKept(store, { pack: before, id: 'one', at: START }));
  for (const answer of ['one', 'fixed']) {
    const sent = await sendKept(store, kept, { do: 'answer', value: answer }, { at: START + 60_000 });
    if (!sent.ok) throw new Error(JSON.stringify(sent));
    kept = sent.kept;
  }
  const owed = async () => {
    const { events } = value(await store.read('one'));
    const { record, meta } = reduce(events) as Reduced;
    const { followUp } = handoff(replay(after, record).session, { now: later.at, events });
    return [meta.followUp, meta.dueSince, followUp?.doneAt];
  };
  if (made) done(await followUpKept(store, 'one', {}, later));
  const expected = made ? ['done', undefined, later.at] : ['due', START + 60_000, undefined];
  expect(await owed()).toEqual(expected);
  for (const _ of ['renamed now', 'renamed already']) {
    value(await resumeKept(store, after, 'one', { at: later.at }));
    expect(await owed()).toEqual(expected);
  }
  const { sessions } = value(await store.list());
  expect(sessions.map(({ end, now }) => [end?.step, now])).toEqual([['tutorial#1/by-phone', 'tutorial#1/by-phone']]);
});
