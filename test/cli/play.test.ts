/** A session in play and its journal: when it begins to be stored, and in which order. */
import type { JournalStore } from 'symptree/journal';
import { expect, it } from 'vitest';
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
