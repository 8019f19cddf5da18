/** What an agent looks at for eight hours: nothing said twice, nothing that does nothing, what matters above the fold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { frameOf } from '../../cli/runner/layout.ts';
import { hintsOf } from '../../cli/runner/screens/hints.ts';
import type { State } from '../../cli/runner/state.ts';
import { FANCY } from '../../cli/runner/symbols.ts';
import { lineWidth } from '../../cli/runner/text/line.ts';
import { treesAsAsked } from '../../cli/runner/usual.ts';
import { runnerWords } from '../../cli/runner/words/index.ts';
import { wordsFor } from '../../cli/words/index.ts';
import { PACK, packOf } from '../pack.ts';
import { type Desk, demo, desk } from './trees.ts';

const ESC = '\u001b';
const ENTER = '\r';
const DOWN = `${ESC}[B`;
const PAGE_DOWN = `${ESC}[6~`;
const PAGE_UP = `${ESC}[5~`;
const en = runnerWords('en');

const step = (d: Desk) => d.state().view?.step.step;
const rows = (d: Desk) => frameOf(d.state(), d.world).body.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
const at = (d: Desk, text: string) => rows(d).findIndex((row) => row.includes(text));
const hints = (state: State, d: Desk) =>
  hintsOf({
    state,
    world: d.world,
    words: runnerWords(state.locale),
    program: wordsFor(state.locale),
    symbols: FANCY,
    width: 56,
    height: 15,
  });
const found = (d: Desk) => {
  const { mode } = d.state();
  return mode.name === 'switch' ? mode.found.map(({ tree }) => tree) : [];
};

const BESIDE = [
  ['earlier', ['c']],
  ['change', ['c', ENTER]],
  ['note', ['n']],
  ['about', ['i']],
  ['help', ['?']],
  ['switch', ['s']],
  ['class-ends', ['d']],
  ['reported', ['j']],
  ['confirm', ['e']],
  ['text', ['p', 'p']],
] as const;

describe('the key bar', () => {
  it.each(BESIDE)('names every key of %s in 60 columns, the way back last', (name, keys) => {
    for (const locale of ['en', 'zh-CN']) {
      const d = desk({ tree: 'demo', columns: 60, rows: 20 });
      if (locale === 'zh-CN') d.press('l');
      d.press('1', ...keys);
      expect(d.state().mode.name).toBe(name);
      const all = hints(d.state(), d);
      expect(all.at(-1)?.[0]?.text).toBe('Esc');
      const bar = frameOf(d.state(), d.world).keys;
      const shown = bar.pieces.map(({ text }) => text).join('');
      for (const hint of all) expect(shown).toContain(hint.map(({ text }) => text).join(''));
      expect(lineWidth(bar)).toBeLessThanOrEqual(60);
      // What the bar says stands nowhere else.
      expect(rows(d).join('\n')).not.toMatch(/\bEsc\b/);
    }
  });

  it('says in the list of earlier answers what Enter does to the marked one', () => {
    const d = desk({ tree: 'demo' });
    d.press('1', '1', '2', 's', 'o', 't', 'h', 'e', 'r', ENTER, 'c');
    const enter = () => hints(d.state(), d)[0]?.[1]?.text.trim();
    expect(d.state().view?.transcript.at(-1)?.how).toBe('passed');
    expect(enter()).toBe(en.hints.askNow);
    d.press(`${ESC}[A`);
    expect(enter()).toBe(en.hints.change);
  });
});

describe('the list for switching', () => {
  const OWN = { a: 'Alpha', b: 'Robin', c: 'Gamma', z: 'Quartz' };
  const tree = (id: string, title: string) =>
    `tree: ${id}\ntitle: ${title}\nkeywords: ${title}\nsteps:\n  who: {fact: scope, next: to-media}\n`;
  const pack = packOf({
    'pack.yaml': PACK,
    ...Object.fromEntries(Object.entries(OWN).map(([id, title]) => [`${id}.yaml`, tree(id, title)])),
    'demo.yaml': `
tree: demo
title: Door
steps:
  first: {ask: Which?, answers: {one: One, two: Two, three: Three}, next: {one: /z, two: /b, else: second}}
  second: {ask: And now?, answers: {yes: Yes, no: No}, next: {yes: [{when: {scope: one}, to: /c}, {else: /b}], else: to-media}}
`,
  });

  it('follows the front door, then the pack; the front door is last', () => {
    expect(treesAsAsked(pack)).toEqual(['z', 'b', 'c', 'a', 'demo']);
    expect(treesAsAsked({ ...pack, hidden: ['b'] })).toEqual(['z', 'c', 'a', 'demo']);
    const small = demo();
    expect(treesAsAsked(small).toSorted()).toEqual(Object.keys(small.trees).toSorted());
  });

  it('begins with what is like the customer’s words, and leaves out where the case is', () => {
    const d = desk({ pack });
    d.press('alpha gamma', ENTER);
    const here = d.state().view?.tree.id;
    d.press('s');
    const other = here === 'a' ? 'c' : 'a';
    expect([['a', 'c'].includes(here ?? ''), found(d)]).toEqual([true, [other, 'z', 'b', 'demo']]);
    d.press('r', 'o', 'b', 'i', 'n');
    expect(found(d)).toEqual(['b', 'demo']);
  });
});

describe('what is longer than the window', () => {
  const LONG = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
  const many = Array.from({ length: 30 }, (_, index) => `v${index}: Answer ${index + 1}`).join(', ');
  const pack = packOf(`
tree: demo
title: Demo
severity: impaired
steps:
  long: {ask: "${LONG}", agent: "${LONG.replaceAll('word', 'hint')}", answers: {yes: Yes indeed, no: No}, next: many}
  many: {ask: Which?, answers: {${many}}, next: to-media}
`);

  it('keeps the answers in sight under words that have to be scrolled', () => {
    const d = desk({ tree: 'demo', pack, columns: 60, rows: 20 });
    expect([at(d, 'word0') >= 0, at(d, 'Yes indeed') > 0, at(d, en.short.unsure) > 0 || at(d, 'Not sure') > 0]).toEqual(
      [true, true, true],
    );
    d.press(...Array.from({ length: 20 }, () => PAGE_DOWN));
    expect([at(d, 'word0 '), at(d, 'Yes indeed') > 0]).toEqual([-1, true]);
    // Twenty pages were more than there is; two lead back.
    d.press(PAGE_UP, PAGE_UP, PAGE_UP);
    expect(at(d, 'word0')).toBeGreaterThanOrEqual(0);
  });

  it('moves in a long list by pages', () => {
    const d = desk({ tree: 'demo', pack, columns: 60, rows: 20 });
    d.press('1', PAGE_DOWN, PAGE_DOWN);
    expect(at(d, 'Answer 16')).toBeGreaterThan(0);
    d.press(PAGE_UP, ENTER);
    expect(d.state().view?.transcript.at(-1)?.value).toBe('v7');
  });

  it('leaves nothing out between two pages, and stops at the end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 60 }), fc.integer({ min: 60, max: 200 }), (height, columns) => {
        const d = desk({ tree: 'demo', columns, rows: height });
        d.press('1', '1', '2', '2', '2', '2', 'R', ENTER, 'i');
        const seen = new Set(rows(d));
        for (let page = 0; page < 12; page++) {
          d.press(PAGE_DOWN);
          for (const row of rows(d)) seen.add(row);
        }
        const tall = desk({ tree: 'demo', columns, rows: 200 });
        tall.press('1', '1', '2', '2', '2', '2', 'R', ENTER, 'i');
        // Times run on by the presses; they have no part in it.
        for (const row of rows(tall)) if (!/\d:\d|min left/.test(row)) expect(seen).toContain(row);
        const { mode } = d.state();
        const bottom = rows(d).join('\n');
        d.press(DOWN, PAGE_DOWN);
        expect([d.state().mode, rows(d).join('\n')]).toEqual([mode, bottom]);
        d.press(`${ESC}[H`, `${ESC}[F`);
        expect(d.state().mode).toEqual(mode);
      }),
      { numRuns: 12 },
    );
  });
});

describe('the end', () => {
  it('shows in the smallest window what was found, promised and is to be brought, before what was tried', () => {
    const d = desk({ tree: 'demo', columns: 60, rows: 20 });
    d.press('1', '1', '2', '2', '2', '2', 'R', ENTER);
    expect(d.state().view?.step).toMatchObject({ kind: 'end', end: 'escalated' });
    const places = [en.cause, en.promised, en.bring, en.tried, '1 '].map((part) => at(d, part));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });
});

describe('the short way', () => {
  const pack = packOf({
    'pack.yaml': PACK,
    'demo.yaml': `
tree: demo
title: Demo
severity: impaired
rush: {when: {scope: class}, to: phone, offer: Take the phone first.}
steps:
  who: {fact: scope, next: one}
  one: {ask: One?, answers: {yes: Yes, no: No}, next: two}
  two: {ask: Two?, answers: {yes: Yes, no: No}, next: {yes: phone, else: to-media}}
  phone: {do: Use the phone., works-around: true, next: {fixed: on-phone, else: to-media}}
ends:
  on-phone: {end: restored, cause: unknown, say: Go on with the phone.}
`,
  });
  const OFFER = 'Take the phone first.';

  it('is offered in words once, and by its key as long as it is there', () => {
    const d = desk({ tree: 'demo', pack });
    d.press('2');
    expect([step(d), at(d, OFFER) >= 0, at(d, en.takeRush) >= 0]).toEqual(['one', true, true]);
    d.press('1');
    expect([step(d), at(d, OFFER), at(d, en.takeRush) >= 0]).toEqual(['two', -1, true]);
  });

  it('is offered again when the class is about to end', () => {
    const d = desk({ tree: 'demo', pack, classEnds: 30 });
    d.press('2', '1');
    expect(at(d, OFFER)).toBe(-1);
    d.wait(27 * 60_000);
    d.send({ type: 'tick' });
    expect(at(d, OFFER)).toBeGreaterThanOrEqual(0);
  });
});

describe('text that can only be text', () => {
  it('goes into the customer’s words though the keys are other keys just now', () => {
    const d = desk();
    d.press(ESC, '卡', `${ESC}[200~ 了${ESC}[201~`);
    const { mode } = d.state();
    expect(mode.name === 'opening' && [mode.typing, mode.field.text.join('')]).toEqual([true, '卡 了']);
    d.press(ESC, 'z');
    expect(d.state().message?.text).toBe(en.noSuchKey);
  });

  it('goes into an answer, too; a letter stays a key', () => {
    const d = desk({ tree: 'demo' });
    d.press('1', '2', ENTER, '5', ENTER);
    expect(step(d)).toBe('name');
    d.press(ESC, '王');
    expect([d.state().entry.typing, d.state().entry.field.text]).toEqual([true, ['王']]);
    d.press(ESC, 'n');
    expect(d.state().mode.name).toBe('note');
  });
});

describe('what was typed or ticked', () => {
  it('is there again where one key led away from it, and not in the next case', () => {
    const d = desk({ tree: 'demo' });
    d.press('1', '2', '1');
    expect([step(d), d.state().entry.chosen]).toEqual(['tried', ['rejoin']]);
    d.press('b', '2');
    expect([step(d), d.state().entry.chosen]).toEqual(['tried', ['rejoin']]);
    d.press(ENTER, '5', 'b', ENTER);
    expect([step(d), d.state().entry.field.text]).toEqual(['loss', ['5']]);
    d.press('g', '2', ENTER, '1', '2');
    expect([step(d), d.state().entry.chosen]).toEqual(['tried', []]);
  });
});

describe('a message that is longer than the window', () => {
  const LONG = Array.from({ length: 20 }, (_, index) => `reason${index}`).join(' ');

  it.each([
    [60, 20],
    [80, 24],
    [100, 30],
  ])('at %i x %i is there to its last word, and hides no answer', (columns, height) => {
    const d = desk({ tree: 'demo', columns, rows: height });
    d.send({ type: 'stored', trouble: { sentence: LONG, why: 'again' } });
    const frame = frameOf(d.state(), d.world);
    const text = [...rows(d), frame.message.pieces.map(({ text }) => text).join('')];
    for (const word of LONG.split(' ')) expect(text.join(' ').split(/\s+/)).toContain(word);
    expect([at(d, '3  '), at(d, '0  Not sure')].every((row) => row > 0)).toBe(true);
    expect(frame.body).toHaveLength(height - 5);
    for (const each of frame.body) expect(lineWidth(each)).toBeLessThanOrEqual(frame.mainWidth);
  });
});
