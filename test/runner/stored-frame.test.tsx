/** What Ink draws while an answer is on its way to the disk. */
import { render } from 'ink-testing-library';
import type { JournalStore } from 'symptree/journal';
import { expect, it } from 'vitest';
import { Screen } from '../../cli/runner/components/Screen.tsx';
import { frameOf } from '../../cli/runner/layout.ts';
import { knownBeside } from '../../cli/runner/state.ts';
import { worldOf } from '../../cli/runner/world.ts';
import { demo, desk, NOW } from './trees.ts';

it('the next question is not drawn before the answer is stored, also where another key came just before', async () => {
  let stored = (): void => {};
  const journal = {
    create: async () => ({ ok: true, value: 1 }),
    append: (_: string, seq: number, events: readonly unknown[]) =>
      new Promise((done) => {
        stored = () => done({ ok: true, value: seq + events.length });
      }),
  } as unknown as JournalStore;
  const pack = demo();
  const options = { pack, locale: 'en', facts: [], ascii: false, now: () => NOW, newId: () => 'one', journal };
  const d = desk({ tree: 'demo', keeps: true, world: worldOf(options) });
  await d.state().play?.settled();
  const [first, second] = ['Who is affected?', 'Is it all the time'];
  const app = render(
    <Screen
      store={d.store}
      frameOf={(state) => frameOf(state, d.world, (view) => knownBeside(state, view))}
      place={() => {}}
    />,
  );
  const soon = () => new Promise((done) => setTimeout(done, 50));
  await soon();
  expect(app.lastFrame()).toContain(first);
  // One read of the terminal may hold both.
  d.press('\u001b[B', '\u001b[A', '1');
  await soon();
  expect(app.lastFrame()).toContain(first);
  expect(app.lastFrame()).not.toContain(second);
  stored();
  await soon();
  expect(app.lastFrame()).toContain(second);
  app.unmount();
});
