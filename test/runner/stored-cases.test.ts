import { replay } from 'symptree';
import { describe, expect, it } from 'vitest';
import { type Play, startPlay } from '../../cli/play.ts';
import { toldOf } from '../../cli/resuming.ts';
import { bindingsNow } from '../../cli/runner/bindings-now.ts';
import { frameOf } from '../../cli/runner/layout.ts';
import type { StoredCase } from '../../cli/runner/state.ts';
import { textOf } from '../../cli/runner/text/field.ts';
import { runnerWords } from '../../cli/runner/words/index.ts';
import { type Desk, demo, desk, NOW } from './trees.ts';

const ESC = '\u001b';
const UP = `${ESC}[A`;
const words = runnerWords('en');
const cases: readonly StoredCase[] = [
  { id: 'one', tree: 'demo', words: 'it hangs', lastAt: NOW - 60_000, agents: ['Li'], elsewhere: false },
  { id: 'two', tree: 'other', lastAt: NOW - 3 * 86_400_000, agents: [], elsewhere: true },
];

const mode = (d: Desk) => d.state().mode;
const last = (d: Desk) => d.effects.at(-1);
const body = ({ state, world }: Desk) =>
  frameOf(state(), world)
    .body.map(({ pieces }) => pieces.map(({ text }) => text).join(''))
    .join('\n');
/** An opening that has been looking for them. */
function offered(found: readonly StoredCase[] = cases): Desk {
  const d = desk({ keeps: true });
  d.send({ type: 'tick' });
  d.send({ type: 'listed', found });
  return d;
}
function listed(): Desk {
  const d = offered();
  d.press(UP, '\r');
  d.send({ type: 'listed', found: cases });
  return d;
}
function resumed(id: string): Play {
  const pack = demo();
  const options = { pack, locale: 'en', facts: [], ascii: false, now: () => NOW, newId: () => id };
  const begun = startPlay(options, { tree: 'demo' });
  if (!begun.ok) throw new Error(begun.error.code);
  begun.play.send({ do: 'answer', value: 'one' });
  return begun.play;
}
const told = (play: Play, fate: 'kept' | 'dropped') =>
  toldOf(
    {
      ...replay(play.pack, play.record()),
      report: [{ step: 'demo#1/scope', value: 'one', fate, ...(fate === 'kept' ? {} : { why: 'answer-gone' }) }],
    },
    play.locale,
  );

describe('earlier cases on the opening screen', () => {
  it('are offered before anything is typed, and only where there are any', () => {
    const d = offered();
    expect(d.effects).toEqual([{ type: 'list' }]);
    expect(body(d)).toContain(words.resumeRow);
    d.send({ type: 'tick' });
    expect(d.effects).toHaveLength(1);
    d.press('x');
    expect(body(d)).not.toContain(words.resumeRow);
    const none = offered([]);
    expect(body(none)).not.toContain(words.resumeRow);
    expect(bindingsNow(none.state()).map(({ action }) => action)).not.toContain('resume');
    // Not known yet: not offered, and there for whoever knows the key.
    expect(body(desk({ keeps: true }))).not.toContain(words.resumeRow);
    const without = desk();
    expect(body(without)).not.toContain(words.resumeRow);
    without.press(ESC, 'a');
    expect(mode(without).name).toBe('opening');
  });

  it.each<[string, readonly string[]]>([
    ['their row', [UP, '\r']],
    ['their digit', [ESC, '2']],
    ['their key', [ESC, 'a']],
    ['the list of keys', ['?', `${ESC}[B`, '\r']],
  ])('are looked for by %s', (_, keys) => {
    const d = offered();
    d.press(...keys);
    expect([mode(d).name, last(d)]).toEqual(['stored-cases', { type: 'list' }]);
    expect(d.effects).toHaveLength(2);
    expect(body(d)).toContain(words.storedLooking);
  });

  it('give back what was typed when one turns away from them', () => {
    const d = offered();
    d.press('camera', ESC, 'a', ESC);
    const opening = mode(d);
    expect(opening.name === 'opening' && [textOf(opening.field), opening.found.map(({ tree }) => tree)]).toEqual([
      'camera',
      ['other'],
    ]);
  });

  it('are listed with time, tree, words, agent, and whether somebody has them open', () => {
    const lines = body(listed());
    expect(lines).toMatch(/1 {2}18:59 {2}Demo tree {2}“it hangs” {2}Li/);
    expect(lines).toMatch(/2 {2}8-29 19:00 {2}Other tree {2}\(open elsewhere\)/);
  });

  it('say so where there is none, or none can be listed', () => {
    const d = offered();
    d.press(UP, '\r');
    d.send({ type: 'listed', found: [], trouble: 'No folder.' });
    expect(body(d)).toContain(words.storedNone);
    expect(d.state().message).toEqual({ text: 'No folder.', tone: 'bad' });
    d.press('\r', '1');
    expect(mode(d).name).toBe('stored-cases');
    d.press(ESC);
    expect(mode(d).name).toBe('opening');
  });

  it('a list that comes late changes nothing', () => {
    const d = offered();
    d.press(UP, '\r', ESC);
    d.send({ type: 'listed', found: cases });
    expect(mode(d)).toMatchObject({ name: 'opening' });
  });
});

describe('going on with one', () => {
  it('opens it once, and draws it where it stood', () => {
    const d = listed();
    d.press('1', '1', '\r');
    expect(d.effects.filter(({ type }) => type === 'resume')).toEqual([
      { type: 'resume', id: 'one', takeOver: false, locale: 'en' },
    ]);
    const play = resumed('one');
    d.send({ type: 'resumed', play, told: told(play, 'kept') });
    expect([mode(d).name, d.state().view?.step.step, d.state().stored]).toEqual(['step', 'pattern', true]);
    expect(d.state().message?.text).toBe(told(play, 'kept').kept);
  });

  it('tells first what is not as it was', () => {
    const d = listed();
    d.press('1');
    const play = resumed('one');
    d.send({ type: 'resumed', play, told: told(play, 'dropped') });
    expect(mode(d).name).toBe('report');
    expect(body(d)).toContain('Who is affected?');
    d.press('\r');
    expect([mode(d).name, d.state().view?.step.step]).toEqual(['step', 'pattern']);
  });

  it('lays it aside where the agent has gone on meanwhile', () => {
    const d = listed();
    d.press('1', ESC, '\r');
    const play = resumed('one');
    d.send({ type: 'resumed', play, told: told(play, 'kept') });
    expect(last(d)?.type).toBe('lay-aside');
    expect(d.state().play === play).toBe(false);
  });

  it('asks before it is taken from somebody else', () => {
    const d = listed();
    d.press('2');
    d.send({ type: 'not-resumed', id: 'two', elsewhere: true, why: 'Open elsewhere.' });
    expect(body(d)).toContain(words.takeOverTitle);
    d.press('\r');
    expect(mode(d)).toMatchObject({ name: 'stored-cases', found: cases });
    d.press('2');
    d.send({ type: 'not-resumed', id: 'two', elsewhere: true, why: 'Open elsewhere.' });
    d.press('2');
    expect(last(d)).toEqual({ type: 'resume', id: 'two', takeOver: true, locale: 'en' });
  });

  it('says why it cannot be opened, and stays at the list', () => {
    const d = listed();
    d.press('1');
    d.send({ type: 'not-resumed', id: 'one', elsewhere: false, why: 'It is gone.' });
    expect([mode(d).name, d.state().message?.text]).toEqual(['stored-cases', 'It is gone.']);
    d.press('2');
    expect(last(d)).toMatchObject({ type: 'resume', id: 'two' });
  });
});
