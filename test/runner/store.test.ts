/** What is painted first, and what comes when it stands there. */
import { setImmediate as breathe } from 'node:timers/promises';
import type { JournalStore } from 'symptree/journal';
import { expect, it, vi } from 'vitest';
import type { View } from '../../cli/engine.ts';
import { frameOf } from '../../cli/runner/layout.ts';
import { knownBeside, type State } from '../../cli/runner/state.ts';
import { createStore } from '../../cli/runner/store.ts';
import { runnerWords } from '../../cli/runner/words/index.ts';
import { worldOf } from '../../cli/runner/world.ts';
import { demo, desk, NOW } from './trees.ts';

const causesShown = (state: State) => state.view && knownBeside(state, state.view).narrowing;

it('a question is shown before its causes are worked out, with those of the one before', async () => {
  const d = desk({ tree: 'demo' });
  expect(causesShown(d.state())).toBeUndefined();
  await breathe();
  const first = causesShown(d.state());
  expect(first).toBe(d.state().view?.narrowing);
  const asked = d.state().view;
  const narrowing = vi.spyOn(asked as View, 'narrowing', 'get');
  d.press('1');
  expect(d.state().view?.step.key).not.toBe(asked?.step.key);
  expect(causesShown(d.state())).toBe(first);
  expect(knownBeside(d.state(), d.state().view as View).view).toBe(asked);
  await breathe();
  expect(knownBeside(d.state(), d.state().view as View).view).toBe(d.state().view);
  expect(causesShown(d.state())).toBe(d.state().view?.narrowing);
  expect(narrowing).not.toHaveBeenCalled();
});

it('keeps the frame as high while the causes are worked out', () => {
  const d = desk({ tree: 'demo' });
  const whole = frameOf(d.state(), d.world);
  const early = frameOf(d.state(), d.world, (view) => ({ view }));
  expect(early.body).toEqual(whole.body);
  expect(early.side).toHaveLength(whole.side?.length ?? 0);
});

it('causes of another language or another case are not shown for a moment', async () => {
  const d = desk({ tree: 'demo' });
  await breathe();
  const { view } = d.state() as { view: View };
  expect(knownBeside(d.state(), view).narrowing).toBeDefined();
  for (const other of [{ locale: 'zh-CN' }, { session: 'another' }, { ended: true }]) {
    const shown = { ...view, ...other };
    expect(knownBeside(d.state(), shown)).toEqual({ view: shown });
  }
});

it('causes that cannot be worked out are said once, and the case goes on', async () => {
  const d = desk({ tree: 'demo' });
  const { view } = d.state() as { view: View };
  Object.defineProperty(view, 'narrowing', {
    get() {
      throw new Error('internal detail');
    },
  });
  for (let turn = 0; turn < 5; turn++) await breathe();
  expect(d.store.faults).toHaveLength(1);
  expect(d.state().message?.text).toBe(runnerWords('en').brokenKey);
  d.press('1');
  await breathe();
  expect(causesShown(d.state())).toBe(d.state().view?.narrowing);
});

it('a fault in what a key asks of the world costs neither the case nor the keys after it', () => {
  const d = desk({ tree: 'demo' });
  const fault = new Error('no clipboard');
  // Keys come a second apart: answers are not taken in the first moment of a question.
  let steady = 0;
  const store = createStore(
    d.state(),
    d.world,
    () => {
      steady += 1000;
      return { at: NOW, steady };
    },
    () => {
      throw fault;
    },
  );
  const key = (text: string) => store.send({ type: 'token', token: { type: 'text', text } });
  key('p');
  expect(store.faults).toEqual([fault]);
  expect(store.get().message?.text).toBe(runnerWords('en').brokenKey);
  key('1');
  expect(store.get().view?.step.step).toBe('pattern');
  store.stop();
});

it('no key is taken while an answer is being stored, whatever an effect sends in between', async () => {
  const stored: (() => void)[] = [];
  const journal = {
    create: async () => ({ ok: true, value: 1 }),
    append: (_: string, seq: number, events: readonly unknown[]) =>
      new Promise((done) => {
        stored.push(() => done({ ok: true, value: seq + events.length }));
      }),
  } as unknown as JournalStore;
  const pack = demo();
  const options = { pack, locale: 'en', facts: [], ascii: false, now: () => NOW, newId: () => 'one', journal };
  const d = desk({ tree: 'demo', keeps: true, world: worldOf(options) });
  await d.state().play?.settled();
  let steady = 0;
  const store = createStore(
    d.state(),
    d.world,
    () => {
      steady += 1000;
      return { at: NOW, steady };
    },
    (_, send) => send({ type: 'tick' }),
  );
  const at = () => store.get().view?.step.step;
  // The second one copies, which has an effect.
  for (const text of ['1', 'p', '2', '0']) store.send({ type: 'token', token: { type: 'text', text } });
  expect(at()).toBe('pattern');
  stored.shift()?.();
  await expect.poll(at).toBe('tried');
  await breathe();
  expect([at(), stored.length]).toEqual(['tried', 1]);
  stored.shift()?.();
  await expect.poll(at).toBe('loss');
  store.stop();
});
