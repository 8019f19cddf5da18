import { describe, expect, it } from 'vitest';
import { clockTime, dayTime } from '../../cli/clock.ts';
import { frameOf } from '../../cli/runner/layout.ts';
import { runnerWords } from '../../cli/runner/words/index.ts';
import { clockWords } from '../../cli/words/clocks.ts';
import { en } from '../../cli/words/en.ts';
import { eventOf } from '../../engine/index.ts';
import { PACK, packOf } from '../pack.ts';
import { type Desk, desk } from './trees.ts';

const ESC = '\u001b';
const MINUTE = 60_000;
const clocksOf = (locale: string) => clockWords({ locale, event: eventOf({ locales: [locale] }, locale) });
const words = runnerWords('en');
const TREE = `
tree: demo
title: Demo
severity: impaired
rush: {when: {scope: class}, to: phone, offer: Take the phone first.}
otherwise: to-media
steps:
  who: {fact: scope, next: slow}
  slow: {do: Update everything., minutes: 10, meanwhile: Read page three., repairs: wifi, next: {fixed: done, else: phone}}
  phone: {do: Use the phone., minutes: 2, meanwhile: Wait., works-around: true, next: {fixed: on-phone, else: to-media}}
ends:
  done: {end: resolved, cause: wifi}
  on-phone: {end: restored, cause: unknown, say: Go on with the phone.}
`;
const pack = packOf({
  'pack.yaml': PACK.replace('title: Impaired,', 'title: Impaired, respond: 5, workaround: 15, solve: 60,'),
  'demo.yaml': TREE,
});
const open = (more: Parameters<typeof desk>[0] = {}) => desk({ tree: 'demo', pack, ...more });

const bells = ({ effects }: Desk) => effects.filter(({ type }) => type === 'bell').length;
const textOf = (lines: readonly { readonly pieces: readonly { readonly text: string }[] }[]) =>
  lines.map(({ pieces }) => pieces.map(({ text }) => text).join(''));
const header = ({ state, world }: Desk) => textOf([frameOf(state(), world).header])[0] ?? '';
const body = ({ state, world }: Desk) => textOf(frameOf(state(), world).body);
/** Lets minutes pass, with a look at the clock every half a minute. */
function pass(d: Desk, minutes: number): void {
  for (let half = 0; half < minutes * 2; half++) {
    d.wait(MINUTE / 2);
    d.send({ type: 'tick' });
  }
}

it('the class clock of another event goes by its name', () => {
  const stream = packOf({
    'pack.yaml': `${PACK.replace('title: Impaired,', 'title: Impaired, solve: 60,')}event: {name: stream, starts: goes live, ends: ends}\n`,
    'demo.yaml': TREE,
  });
  const d = open({ pack: stream });
  d.press('d');
  expect(body(d).join('\n')).toContain('When the stream ends');
  d.press('8', '\r');
  expect(d.state().message?.text).toMatch(/^The stream ends at/);
  expect(header(d)).toContain('stream: 8 min left');
  d.press('1');
  expect(body(d).join('\n')).toContain('Save the stream first');
  d.press('?');
  expect(body(d).join('\n')).toContain('set when the stream ends');
});

describe('deadlines in the runner', () => {
  it('ring once when near and once when past, and stay in the header', () => {
    const d = open({ reported: 10 });
    pass(d, 1.5);
    expect([bells(d), d.state().message?.tone]).toEqual([0, 'plain']);
    expect(header(d)).toContain('workaround: 3 min left');
    pass(d, 0.5);
    expect([bells(d), d.state().message?.tone]).toEqual([1, 'warn']);
    pass(d, 3.5);
    expect(bells(d)).toBe(2);
    expect(d.state().message?.text).toContain(clocksOf('en').past('workaround', '19:05'));
    expect(header(d)).toContain('▲ workaround 1 min late');
    pass(d, 20);
    expect(bells(d)).toBe(2);
  });

  it('keep what stood on the line behind what is called out', () => {
    const d = open({ reported: 13 });
    expect(d.state().message?.text).toBe(words.firstHint);
    d.send({ type: 'tick' });
    expect(d.state().message?.text).toMatch(new RegExp(`^Deadline near.*${words.firstHint.replace('?', '\\?')}$`));
  });

  it('ring for what a raised severity brings with it, and no more at an end', () => {
    const d = open({
      reported: 13,
      pack: packOf({
        'pack.yaml': PACK.replace('title: Broken,', 'title: Broken, workaround: 15,'),
        'demo.yaml': TREE,
      }),
    });
    d.send({ type: 'tick' });
    expect(bells(d)).toBe(0);
    d.press('2');
    d.send({ type: 'tick' });
    expect(bells(d)).toBe(1);
    d.press('1');
    pass(d, 10);
    expect(d.state().view?.ended).toBe(true);
    expect(bells(d)).toBe(1);
    expect(header(d)).not.toContain('workaround');
  });

  it('all stand in the info, kept and missed ones too', () => {
    const d = open({ reported: 13, columns: 60, rows: 20 });
    d.press('i');
    const lines = body(d).join('\n');
    expect(lines).toMatch(/response 8 min late +by 18:52/);
    expect(lines).toMatch(/▲ workaround: 1 min left +by 19:02/);
    expect(lines).toMatch(/ solution: 46 min left +by 19:47/);
  });

  it('go before severity and time where there is little room, with a sign beside the colour', () => {
    const d = open({ reported: 17, classEnds: 3, columns: 44, rows: 20 });
    d.send({ type: 'tick' });
    expect(header(d)).toMatch(/^ {2}Demo +▲ workaround 2 min late · step 1$/);
  });

  it('go before the class where there is room for one of them', () => {
    const d = open({ classEnds: 20, columns: 60, rows: 20 });
    d.send({ type: 'tick' });
    expect(header(d)).toContain('class: 20 min left');
    expect(header(d)).not.toContain('workaround');
  });

  it('count for the first case of a run alone', () => {
    const d = open({ reported: 17, classEnds: 3 });
    d.press('g', '2');
    d.press('\r');
    const { reportedAt, startedAt, classEnds } = d.state().view ?? {};
    expect([d.state().cases, reportedAt === startedAt, classEnds]).toEqual([2, true, undefined]);
  });
});

describe('the class clock in the runner', () => {
  it('rings once when the class is nearly over and once when it is', () => {
    const d = open({ classEnds: 6, pack: packOf({ 'demo.yaml': TREE }) });
    pass(d, 0.5);
    expect(bells(d)).toBe(0);
    pass(d, 1);
    expect([bells(d), d.state().message?.text]).toEqual([1, expect.stringContaining(clocksOf('en').classNear)]);
    expect(header(d)).toContain('▲ class: 4 min left');
    pass(d, 5);
    expect([bells(d), header(d)]).toEqual([2, expect.stringContaining('▲ class over 1 min')]);
    pass(d, 5);
    expect(bells(d)).toBe(2);
  });

  it('takes another view only where the clock has something to say', () => {
    const d = open({ classEnds: 14 });
    d.press('1');
    const before = d.state().view;
    pass(d, 3);
    expect(d.state().view).toBe(before);
    pass(d, 1.5);
    expect(d.state().view?.step).toMatchObject({ longerThanClass: true });
    const longer = d.state().view;
    d.send({ type: 'tick' });
    expect(d.state().view).toBe(longer);
    pass(d, 1);
    expect(body(d).join(' ')).toMatch(/class has 8\b/);
  });

  it('puts the workaround before what takes longer than the class', () => {
    const d = open({ classEnds: 8 });
    d.press('1');
    const lines = body(d);
    const rows = ['the class has', 'Do first', 'Update everything.'].map((text) =>
      lines.findIndex((each) => each.includes(text)),
    );
    expect(rows.every((row) => row >= 0)).toBe(true);
    expect([...rows].sort((one, other) => one - other)).toEqual(rows);
  });

  it('puts the short way before the answers, and the marked row stays the marked one', () => {
    const d = open({ classEnds: 8 });
    d.press('2', '\u001b[B');
    const lines = body(d);
    const row = (text: string) => lines.findIndex((each) => each.includes(text));
    expect(row(words.takeRush)).toBeGreaterThan(0);
    expect(row(words.takeRush)).toBe(row('1  ') - 1);
    expect(lines[row('1  ')]).toContain('›');
    d.press('r');
    expect(d.state().view?.step.step).toBe('phone');
    expect(body(d).join('\n')).not.toContain(words.takeRush);
  });

  it('says at the end that it came after the class', () => {
    const d = open({ classEnds: 3 });
    d.press('1');
    pass(d, 5);
    d.press('1');
    const lines = body(d).join('\n');
    expect(lines).toContain(clocksOf('en').endLate);
    expect(lines).toContain('In the follow-up');
    // The class went on for longer than was said.
    d.press('d', '1', '0', '\r');
    expect(d.state().view?.step).toMatchObject({ kind: 'end', end: 'resolved' });
    d.press('d', '-', '5', '\r');
    expect(d.state().message?.tone).toBe('bad');
  });
});

describe('what is not stored', () => {
  const trouble = (why: 'again' | 'taken-over') =>
    ({ type: 'stored', trouble: { sentence: 'It is not.', why } }) as const;

  it.each([
    ['again', words.notStored, words.quitText],
    ['taken-over', words.takenOver, words.quitTakenOver],
  ] as const)('%s: stands in the header until it is, and in the question before quitting', (why, mark, quit) => {
    const d = open();
    d.press('1');
    d.send(trouble(why));
    expect(d.state().message).toEqual({ text: 'It is not.', tone: 'bad' });
    d.press('n', '\u001b');
    expect(header(d)).toContain(`▲ ${mark}`);
    d.press('q');
    expect(body(d).join(' ').replace(/\s+/g, ' ')).toContain(quit);
    d.press('\u001b');
    d.send({ type: 'stored' });
    expect(header(d)).not.toContain(mark);
  });
});

describe('when it was first reported', () => {
  const at = (d: Desk) => d.state().view?.reportedAt;
  const begun = (d: Desk) => d.state().view?.startedAt ?? 0;

  it.each([
    ['minutes', '10', 10],
    ['full-width minutes', '１０', 10],
    ['a word for them', '2h', 120],
  ])('is taken before the case as %s, for that case alone', (_, written, minutes) => {
    const d = desk({ pack });
    d.press('s', 'l', 'o', 'w', ESC, 'j', written);
    const told = d.state().now;
    d.press('\r');
    const { mode, reportedAt } = d.state();
    expect(mode.name === 'opening' && mode.field.text.join('')).toBe('slow');
    expect(((reportedAt ?? 0) - told + minutes * MINUTE) / 1000).toBeLessThanOrEqual(1);
    expect(body(d).join('\n')).toContain(en.reportedAt(clockTime(reportedAt ?? 0)));
    d.press('1');
    expect([at(d), d.state().reportedAt]).toEqual([reportedAt, undefined]);
    d.press('2', 'g', '2', '\r');
    expect(at(d)).toBe(begun(d));
  });

  it('says what is wrong with it and leaves it to be mended; nothing typed takes it back', () => {
    const d = desk({ pack });
    d.press(ESC, 'j', 'abc', '\r');
    expect([d.state().mode.name, d.state().message?.text]).toEqual(['reported', en.reportedWrong]);
    d.press(ESC, 'j', '5', '\r', 'j', '\r');
    expect([d.state().mode.name, d.state().reportedAt]).toEqual(['opening', undefined]);
  });

  it('is told and corrected in the middle of a case, and at its end', () => {
    const d = open();
    d.press('1', 'j', '7', '0', '\r');
    expect([d.state().mode.name, d.state().message]).toEqual([
      'step',
      { text: en.reportedAt(clockTime(begun(d) - 70 * MINUTE)), tone: 'good' },
    ]);
    expect(Math.round(((at(d) ?? 0) - begun(d)) / MINUTE)).toBe(-70);
    d.send({ type: 'tick' });
    expect([bells(d), d.state().message?.tone]).toEqual([1, 'warn']);
    expect(header(d)).toContain('▲ workaround 55 min late');
    d.press('1');
    expect(d.state().view?.ended).toBe(true);
    d.press('j', '5', '\r');
    expect(Math.round(((at(d) ?? 0) - begun(d)) / MINUTE)).toBe(-5);
  });

  it('stays as it was where nothing is typed, what is typed is no time, or it is left', () => {
    const d = open({ reported: 12 });
    const before = at(d);
    d.press('j', '\r', 'j', '9', ESC, 'j', '2', '5', ':', '0', '0', '\r');
    expect([d.state().mode.name, d.state().message, at(d)]).toEqual([
      'reported',
      { text: en.reportedWrong, tone: 'bad' },
      before,
    ]);
    d.press(ESC);
    expect([d.state().mode.name, at(d)]).toEqual(['step', before]);
  });

  it('is named with its day where that is another one', () => {
    const d = open();
    const day = new Date(begun(d));
    day.setDate(day.getDate() - 3);
    d.press('j', ...day.toISOString().replace(/\.\d+/, ''), '\r');
    expect(d.state().message?.text).toBe(en.reportedAt(dayTime(at(d) ?? 0, begun(d))));
    expect(dayTime(at(d) ?? 0, begun(d))).toMatch(/^\d+-\d\d \d\d:\d\d$/);
  });

  it('is seen with the deadlines, where it was before the case', () => {
    const d = open({ reported: 12 });
    d.press('i');
    expect(body(d).join('\n')).toContain(clockTime(at(d) ?? 0));
  });
});
