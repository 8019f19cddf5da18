import { LONGEST_TEXT } from 'symptree';
import { describe, expect, it } from 'vitest';
import { EXIT } from '../../cli/exit.ts';
import { GUARD } from '../../cli/runner/events.ts';
import { helpRows } from '../../cli/runner/help-rows.ts';
import { textOf } from '../../cli/runner/text/field.ts';
import { runnerWords } from '../../cli/runner/words/index.ts';
import { type Desk, desk } from './trees.ts';

const ESC = '\u001b';
const UP = `${ESC}[A`;
const DOWN = `${ESC}[B`;
const ENTER = '\r';

const step = ({ state }: Desk) => state().view?.step.step;
const mode = ({ state }: Desk) => state().mode.name;
/** The demo tree, walked to a step by the keys an agent would press. */
const at = {
  pattern: ['1'],
  tried: ['1', '2'],
  loss: ['1', '2', ENTER],
  name: ['1', '2', ENTER, '5', ENTER],
  twelve: ['1', '2', ENTER, '5', ENTER, 'x', ENTER],
  camera: ['1', '1'],
  fixes: ['1', '1', '2'],
  end: ['1', '1', '2', '1'],
} as const;
function demoAt(where: keyof typeof at): Desk {
  const d = desk({ tree: 'demo' });
  d.press(...at[where]);
  return d;
}

describe('answering', () => {
  it('takes a digit, of either width, without Enter', () => {
    const d = desk({ tree: 'demo' });
    d.press('１');
    expect(step(d)).toBe('pattern');
    d.press('2');
    expect(step(d)).toBe('tried');
  });

  it('takes one answer of a double press, and deafness ends', () => {
    const d = desk({ tree: 'demo' });
    d.press('1');
    expect(step(d)).toBe('pattern');
    d.rush('1');
    expect(step(d)).toBe('pattern');
    d.wait(GUARD);
    d.rush('1');
    expect(step(d)).toBe('camera');
  });

  it('never takes a paste, marked or not, for an answer', () => {
    const d = desk({ tree: 'demo' });
    d.press(`${ESC}[200~1${ESC}[201~`, '1 2 1 1\r');
    expect(step(d)).toBe('scope');
  });

  it('says so where no answer has a digit and nothing has a key, and changes nothing', () => {
    const d = desk({ tree: 'demo' });
    const { noSuchAnswer, noSuchKey } = runnerWords('en');
    for (const [key, told] of [
      ['9', noSuchAnswer(3)],
      ['z', noSuchKey],
      ['好', noSuchKey],
    ] as const) {
      d.press(key);
      expect([step(d), d.state().message?.text]).toEqual(['scope', told]);
    }
    const repair = demoAt('fixes');
    repair.press('0');
    expect([step(repair), repair.state().message?.text]).toEqual([step(demoAt('fixes')), noSuchAnswer(3)]);
  });

  it('says nothing of a key that hits the next question by a double press', () => {
    const d = desk({ tree: 'demo' });
    d.press('1');
    d.rush('9');
    d.rush('z');
    expect([step(d), d.state().message]).toEqual(['pattern', undefined]);
  });

  it('chooses with the arrows and Enter, and does nothing on Enter alone', () => {
    const d = desk({ tree: 'demo' });
    d.press(ENTER);
    expect(step(d)).toBe('scope');
    d.press(DOWN, ENTER);
    expect(step(d)).toBe('pattern');
  });

  it('shows how to find out before "not sure" is taken', () => {
    const d = demoAt('pattern');
    d.press('0');
    expect([step(d), d.state().shown.findOut]).toEqual(['pattern', d.state().view?.step.key]);
    d.press('u');
    expect(step(d)).toBe('tried');
  });

  it('ticks several and takes them with Enter', () => {
    const d = demoAt('tried');
    d.press('1', '2', '1');
    expect(d.state().entry.chosen).toEqual(['cable']);
    d.press(ENTER);
    expect(d.state().view?.facts.find(({ fact }) => fact === 'tried')?.value).toEqual(['cable']);
  });

  it.each([
    ['７。５', 7.5],
    ['42', 42],
  ])('reads %s as a number', (typed, value) => {
    const d = demoAt('loss');
    d.press(...typed, ENTER);
    expect(d.state().view?.facts.find(({ fact }) => fact === 'loss')?.value).toBe(value);
  });

  it('keeps a number that is out of bounds in the field', () => {
    const d = demoAt('loss');
    d.press('1', '0', '1', ENTER);
    expect([step(d), textOf(d.state().entry.field), d.state().message?.tone]).toEqual(['loss', '101', 'bad']);
  });

  it('records a text that came as a phrase and Enter in one read', () => {
    const d = demoAt('name');
    d.press('转圈\r');
    expect(d.state().view?.transcript.at(-1)?.value).toBe('转圈');
  });

  it('gives letters to the text until Escape gives them back', () => {
    const d = demoAt('name');
    d.press('b', 'q');
    expect(textOf(d.state().entry.field)).toBe('bq');
    d.press(ESC, 'n');
    expect(mode(d)).toBe('note');
    d.press(ESC, ENTER, '!', ENTER);
    expect(d.state().view?.transcript.at(-1)?.value).toBe('bq!');
  });

  it('takes a paste into a text without sending it', () => {
    const d = demoAt('name');
    d.press(`${ESC}[200~two\nlines\r${ESC}[201~`);
    expect([step(d), textOf(d.state().entry.field)]).toEqual(['name', 'two lines ']);
  });

  it('waits for the second digit where there are ten answers or more', () => {
    const d = demoAt('twelve');
    d.press('1');
    expect([step(d), d.state().entry.digits]).toEqual(['twelve', '1']);
    d.press('2');
    expect(d.state().view?.transcript.at(-1)?.value).toBe('a12');
  });

  it('takes the first digit for itself when no second one comes', () => {
    const d = demoAt('twelve');
    d.press('1');
    d.send({ type: 'settle' });
    expect(d.state().view?.transcript.at(-1)?.value).toBe('a1');
  });

  it('takes a digit that can have no second at once', () => {
    const d = demoAt('twelve');
    d.press('7');
    expect(d.state().view?.transcript.at(-1)?.value).toBe('a7');
  });

  it('sends how we know it', () => {
    const d = desk({ tree: 'demo' });
    d.press('m', '1');
    expect(d.state().view?.facts[0]?.evidence).toBe('shown');
  });
});

describe('the way', () => {
  it.each(['b', `${ESC}[D`, '\u007f', 'Ｂ'])('goes back with %j', (key) => {
    const d = demoAt('tried');
    d.press(key);
    expect(step(d)).toBe('pattern');
  });

  it('changes an earlier answer and says what became of the later ones', () => {
    const d = demoAt('loss');
    d.press('c', UP, ENTER);
    expect(mode(d)).toBe('change');
    d.press('1');
    expect([mode(d), step(d), d.state().message?.tone]).toEqual(['step', 'camera', 'good']);
  });

  it('keeps how an answer was known when it is changed, and takes another word for it', () => {
    const d = desk({ tree: 'demo' });
    d.press('m', 'm', '1');
    const known = () => d.state().view?.facts.find(({ fact }) => fact === 'scope');
    expect(known()).toMatchObject({ value: 'one', evidence: 'measured' });
    d.press('c', ENTER, '2');
    expect(known()).toMatchObject({ value: 'class', evidence: 'measured' });
    d.press('c', ENTER, 'm', '1');
    expect(known()).toMatchObject({ value: 'one', evidence: 'said' });
  });

  it('goes back to an earlier question from the list', () => {
    const d = demoAt('loss');
    d.press('c', UP, UP, 'b');
    expect([mode(d), step(d)]).toEqual(['step', 'scope']);
  });

  it('asks after all what was passed over', () => {
    const d = demoAt('pattern');
    d.press('s', ...'camera', ENTER);
    const passed = d.state().view?.transcript.findIndex(({ canReopen }) => canReopen) ?? -1;
    expect(passed).toBeGreaterThanOrEqual(0);
    d.press('c', `${ESC}[H`, ...Array.from({ length: passed }, () => DOWN), 'o');
    expect([mode(d), step(d)]).toEqual(['step', 'who']);
  });

  it('switches to another tree and returns', () => {
    const d = demoAt('pattern');
    d.press('s', ...'camera', ENTER);
    expect(d.state().view?.tree.id).toBe('other');
    d.press('t');
    expect([d.state().view?.tree.id, step(d)]).toEqual(['demo', 'pattern']);
  });

  it('offers the front door last when switching, alone where nothing is like the words', () => {
    const d = demoAt('pattern');
    const offered = () => {
      const { mode: now } = d.state();
      return now.name === 'switch' ? now.found.map(({ tree }) => tree) : [];
    };
    d.press('s');
    expect(offered().at(-1)).toBe(d.world.frontDoor);
    expect(new Set(offered()).size).toBe(offered().length);
    d.press(...'qqqq');
    expect(offered()).toEqual([d.world.frontDoor]);
  });

  it('escalates after asking once', () => {
    const d = desk({ tree: 'demo' });
    d.press('e');
    expect([mode(d), step(d)]).toEqual(['confirm', 'scope']);
    d.press('2');
    expect([mode(d), step(d)]).toEqual(['step', 'scope']);
    d.press('e', '1');
    expect(d.state().view?.tree.id).not.toBe('demo');
  });
});

describe('beside the question', () => {
  it('says how much of a log did not fit into a note, and notes what did', () => {
    const d = desk({ tree: 'demo' });
    d.press('n', `\u001b[200~${'x'.repeat(LONGEST_TEXT + 17)}END\u001b[201~`);
    expect(d.state().message).toMatchObject({ text: runnerWords('en').fieldFull(LONGEST_TEXT, 20), tone: 'bad' });
    // Said again only where something is left out again.
    d.press('\u001b[D');
    expect(d.state().message).toBeUndefined();
    d.press('y');
    expect(d.state().message).toMatchObject({ text: runnerWords('en').fieldFull(LONGEST_TEXT, 1) });
    d.press(ENTER);
    expect(d.state().message).toMatchObject({ text: runnerWords('en').noted });
    expect(d.state().view?.notes[0]?.text).toBe('x'.repeat(LONGEST_TEXT));
  });

  it('keeps the draft of a note that was left, and notes it later', () => {
    const d = demoAt('pattern');
    d.press('n', ...'half', ESC);
    expect([mode(d), textOf(d.state().draft)]).toEqual(['step', 'half']);
    d.press('n', ...' done', ENTER);
    expect(d.state().view?.notes.map(({ text }) => text)).toEqual(['half done']);
    expect(textOf(d.state().draft)).toBe('');
  });

  it('speaks the other language at once and in the middle of a question', () => {
    const d = demoAt('twelve');
    const { key } = d.state().view?.step ?? { key: '' };
    d.press('l');
    expect([d.state().locale, d.state().view?.locale, d.state().view?.step.key]).toEqual(['zh-CN', 'zh-CN', key]);
  });

  it('takes the end of the class as minutes or as a time', () => {
    const d = desk({ tree: 'demo' });
    d.press('d', '2', '0', ENTER);
    expect(Math.round(((d.state().view?.classEnds ?? 0) - d.state().now) / 60_000)).toBe(20);
    d.press('d', 'x', ENTER);
    expect([mode(d), d.state().message?.tone]).toEqual(['class-ends', 'bad']);
  });

  it('raises the severity, and only raises it', () => {
    const d = desk({ tree: 'demo' });
    d.press('v', '1');
    expect(d.state().view?.severity?.id).toBe('broken');
    d.press('v');
    expect(mode(d)).toBe('step');
  });

  it('puts another wording of the same question', () => {
    const d = demoAt('pattern');
    const before = d.state().view?.step;
    d.press('w');
    const after = d.state().view?.step;
    expect([after?.key, after && 'ask' in after && before && 'ask' in before && after.ask !== before.ask]).toEqual([
      before?.key,
      true,
    ]);
  });

  it('copies the text for the customer, and shows it on the second press', () => {
    const d = demoAt('pattern');
    d.press('p');
    expect(d.effects).toEqual([{ type: 'clipboard', text: 'Reply A always, B now and then.' }]);
    d.press('p');
    expect(mode(d)).toBe('text');
  });

  it('rings once when the minutes are over, and not again', () => {
    const d = demoAt('camera');
    d.wait(61_000);
    d.send({ type: 'tick' });
    d.wait(1000);
    d.send({ type: 'tick' });
    expect(d.effects).toEqual([{ type: 'bell' }]);
    d.press(' ');
    expect(d.state().clocks[d.state().view?.step.key ?? '']).toBe(d.state().now);
  });

  it('does from the list of keys what a key would, for a hand on an input method', () => {
    const d = demoAt('pattern');
    d.press('？');
    expect(mode(d)).toBe('help');
    const row = helpRows(d.state(), 'step').findIndex(({ action }) => action === 'back');
    for (let count = 0; count < row; count++) d.press(DOWN);
    d.press(ENTER);
    expect([mode(d), step(d)]).toEqual(['step', 'scope']);
  });

  it('takes the letters that the list of keys shows', () => {
    const d = demoAt('pattern');
    d.press('?', 'n');
    expect(mode(d)).toBe('note');
    d.press(ESC, '?', 'Z', '1');
    expect(mode(d)).toBe('help');
    d.press('b');
    expect([mode(d), step(d)]).toEqual(['step', 'scope']);
  });
});

describe('leaving', () => {
  it('asks once while something would be lost', () => {
    const d = demoAt('pattern');
    d.press('q');
    expect([mode(d), d.effects]).toEqual(['confirm', []]);
    d.press(ESC);
    expect(mode(d)).toBe('step');
    d.press('q', '2');
    expect(d.effects).toEqual([{ type: 'exit', code: EXIT.unfinished }]);
  });

  it('saves first when Enter is pressed on the question', () => {
    const d = demoAt('pattern');
    d.press('q', ENTER);
    expect(d.effects.map(({ type }) => type)).toEqual(['save']);
    d.send({ type: 'saved', files: ['a.md'], afterwards: 'quit' });
    expect(d.effects.at(-1)).toEqual({ type: 'exit', code: EXIT.unfinished });
  });

  it('stays when saving failed', () => {
    const d = demoAt('pattern');
    d.press('q', ENTER);
    d.send({ type: 'not-saved', why: 'full' });
    expect([mode(d), d.state().message?.tone]).toEqual(['step', 'bad']);
  });

  it('leaves at once where nothing was answered', () => {
    const d = desk({ tree: 'demo' });
    d.press('q');
    expect(d.effects).toEqual([{ type: 'exit', code: EXIT.unfinished }]);
  });

  it('asks on Ctrl+C, and goes on the second', () => {
    const d = demoAt('pattern');
    d.press('\u0003');
    expect(mode(d)).toBe('confirm');
    d.press('\u0003');
    expect(d.effects).toEqual([{ type: 'exit', code: EXIT.interrupted }]);
  });

  it('ends, and starts the next case only after asking or keeping', () => {
    const d = demoAt('end');
    expect(d.state().view?.ended).toBe(true);
    d.press('3');
    expect(mode(d)).toBe('confirm');
    d.press(ESC, '1');
    expect(d.effects).toMatchObject([{ type: 'copy-summary', stored: false }]);
    d.send({ type: 'summary', text: 'The case' });
    expect(d.effects[1]).toEqual({ type: 'clipboard', text: 'The case' });
    d.press('3');
    expect([mode(d), d.state().view]).toEqual(['opening', undefined]);
  });
});

describe('before a case', () => {
  it('finds trees by the customer’s words and keeps the words', () => {
    const d = desk();
    d.press(...'camera');
    expect(d.state().mode).toMatchObject({ name: 'opening', found: [{ tree: 'other' }] });
    d.press(ENTER);
    expect([d.state().view?.tree.id, d.state().view?.words]).toEqual(['other', 'camera']);
  });

  it('walks the front door with Enter alone, or from the last row', () => {
    const d = desk();
    d.press(ENTER);
    expect(d.state().view?.tree.id).toBe('demo');
    const e = desk();
    e.press(...'camera', UP, ENTER);
    expect([e.state().view?.tree.id, e.state().view?.words]).toEqual(['demo', 'camera']);
  });

  it('marks the front door where no tree fits well', () => {
    const d = desk();
    d.press(...'tree');
    expect(d.state().mode).toMatchObject({ found: [{ tree: 'other', sure: false }], cursor: 1 });
    d.press(ENTER);
    expect([d.state().view?.tree.id, d.state().view?.words]).toEqual(['demo', 'tree']);
  });

  it('takes a paste as the customer’s words', () => {
    const d = desk();
    d.press(`${ESC}[200~my camera\nis black${ESC}[201~`);
    expect(d.state().mode).toMatchObject({ name: 'opening', found: [{ tree: 'other' }] });
  });
});

describe('a fault inside', () => {
  it('is said, kept for the end, and costs nothing', () => {
    const d = demoAt('pattern');
    const { play } = d.state();
    if (!play) throw new Error('no case');
    const view = play.view;
    let failures = 1;
    Object.assign(play, {
      view: () => {
        if (failures-- > 0) throw new Error('a fault');
        return view();
      },
    });
    d.press('2');
    expect([d.store.faults.length, d.state().message?.tone, step(d)]).toEqual([1, 'bad', 'tried']);
    d.press('b');
    expect(step(d)).toBe('pattern');
  });
});
