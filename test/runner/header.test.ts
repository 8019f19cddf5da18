/** What stands at the head of every shipped tree in a window of the usual width. */
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../cli/runner/layout.ts';
import { widthOf } from '../../cli/runner/text/graphemes.ts';
import { runnerWords } from '../../cli/runner/words/index.ts';
import { classText, clockWords } from '../../cli/words/clocks.ts';
import { classClock, type View } from '../../engine/index.ts';
import { shippedPacks } from '../trees/shipped.ts';
import { desk, NOW } from './trees.ts';

const packs = await shippedPacks();
const MINUTE = 60_000;

describe.each(packs.map(({ folder, pack }) => [folder, pack] as const))('%s', (_, pack) => {
  const trees = Object.values(pack.trees).filter(({ ways }) => ways === undefined);

  /** The header of a case in this tree, and the view it is drawn of. */
  function headers(columns: number, minutes: number) {
    return trees.flatMap(({ id }) => {
      const d = desk({ pack, tree: id, columns, rows: 24, classEnds: minutes });
      return pack.locales.flatMap((locale) => {
        if (d.state().locale !== locale) d.press('l');
        const state = d.state();
        return pack.severities.map((_, rank) => {
          const severity = { rank, ...d.world.severities(locale)[rank] } as NonNullable<View['severity']>;
          const view: View = Object.create(state.view as View, {
            severity: { value: severity },
            number: { value: 12 },
          });
          const { header } = frameOf({ ...state, mode: { name: 'note' }, view }, d.world);
          const text = header.pieces.map((each) => each.text).join('');
          return { text, view, now: state.now };
        });
      });
    });
  }

  it.each([59, 4, -3])(
    'names tree, severity, class clock and step in 80 columns, %d minutes before its end',
    (minutes) => {
      for (const { text, view, now } of headers(80, minutes)) {
        expect(widthOf(text)).toBeLessThanOrEqual(80);
        const clock = classClock({ classEnds: NOW + minutes * MINUTE }, now);
        if (!clock) throw new Error('no clock');
        for (const part of [
          view.severity?.title ?? '',
          runnerWords(view.locale).step(12),
          classText(clock, clockWords(view), 'brief'),
        ])
          expect(text).toContain(part);
        // What is left of a long title still says which one it is.
        const title = text.trimStart().split(/ {2,}|…| › /)[0] ?? '';
        expect(view.tree.title).toContain(title);
        expect(widthOf(title)).toBeGreaterThanOrEqual(Math.min(widthOf(view.tree.title), 20));
      }
    },
  );
});
