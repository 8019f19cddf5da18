import fc from 'fast-check';
import stringWidth from 'string-width';
import { LONGEST_TEXT } from 'symptree';
import { describe, expect, it } from 'vitest';
import {
  edit,
  emptyField,
  type Field,
  type FieldKey,
  fieldLines,
  fieldWith,
  insert,
  textOf,
} from '../../cli/runner/text/field.ts';
import { drawable, graphemes, oneLine, plainLetters, widthOf } from '../../cli/runner/text/graphemes.ts';
import { cutTo, ends, line, lineWidth, piece } from '../../cli/runner/text/line.ts';
import { clip, wrap } from '../../cli/runner/text/wrap.ts';

const anything = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom('好', '，', 'a', ' ', '（', '）', '👩‍👩‍👧', 'é', '…', '1'), maxLength: 60 }),
);

describe('breaking lines', () => {
  it.each([
    ['Chinese anywhere', '请打开相机看看', 6, ['请打开', '相机看', '看']],
    ['English between words', 'open the camera now', 10, ['open the', 'camera now']],
    ['no closing punctuation at the start', '请打开，看', 6, ['请打', '开，看']],
    ['no opening punctuation at the end', '点开“相机”', 5, ['点开', '“相', '机”']],
    ['a word longer than the line', 'abcdefgh', 3, ['abc', 'def', 'gh']],
    ['the author’s own lines', 'a\nb', 10, ['a', 'b']],
    ['nothing', '', 10, ['']],
  ])('%s', (_, text, width, expected) => {
    expect(wrap(text, width)).toEqual(expected);
  });

  it('is never wider than asked and loses nothing but spaces', () => {
    fc.assert(
      fc.property(anything, fc.integer({ min: 8, max: 40 }), (text, width) => {
        const lines = wrap(text, width);
        for (const each of lines) expect(widthOf(each)).toBeLessThanOrEqual(width);
        expect(lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });

  it('cuts to the width, and marks it', () => {
    expect(clip('请打开相机', 6)).toBe('请打…');
    expect(clip('abc', 3)).toBe('abc');
    fc.assert(
      fc.property(anything, fc.integer({ min: 0, max: 20 }), fc.constantFrom('…', '...'), (text, width, mark) => {
        expect(widthOf(clip(text, width, mark))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('cuts lines of several pieces to the column', () => {
    fc.assert(
      fc.property(
        fc.array(anything, { maxLength: 4 }),
        fc.array(anything, { maxLength: 3 }),
        fc.integer({ min: 1, max: 50 }),
        (left, right, width) => {
          const [one, other] = [line(...left.map((text) => piece(text))), line(...right.map((text) => piece(text)))];
          expect(lineWidth(cutTo(one, width))).toBeLessThanOrEqual(width);
          expect(lineWidth(ends(one, other, width))).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

it('counts every simple character as the width library does', () => {
  for (let code = 0x20; code < 0xffe8; code++) {
    const sign = String.fromCharCode(code);
    if (code >= 0x7f && code < 0xa0) continue;
    if (!/\p{Cs}/u.test(sign))
      expect([code.toString(16), widthOf(sign)]).toEqual([code.toString(16), stringWidth(sign)]);
  }
});

describe('a text field', () => {
  const typed = (field: Field, ...keys: (FieldKey | { readonly put: string })[]) =>
    keys.reduce((now, key) => (typeof key === 'string' ? edit(now, key) : insert(now, key.put)), field);

  it.each([
    ['inserts at the cursor', typed(fieldWith('ad'), 'left', { put: 'bc' }), 'abcd', 3],
    [
      'full-width digits and letters become plain, punctuation stays',
      typed(emptyField, { put: '１２Ａｂ，？' }),
      '12Ab，？',
      6,
    ],
    ['a pasted line end becomes a space', typed(emptyField, { put: 'a\r\nb\tc' }), 'a b c', 5],
    ['control characters never come in', typed(emptyField, { put: 'a\u001b[31m\u0007b' }), 'a[31mb', 6],
    ['Backspace takes a whole emoji', typed(fieldWith('a👩‍👩‍👧'), 'backspace'), 'a', 1],
    ['Backspace takes a letter with its accent', typed(fieldWith('e\u0301'), 'backspace'), '', 0],
    ['an accent typed by itself joins its letter', typed(fieldWith('e'), { put: '\u0301' }), 'e\u0301', 1],
    ['Delete takes what follows', typed(fieldWith('ab'), 'home', 'delete'), 'b', 0],
    ['a word back', typed(fieldWith('one two'), 'erase-word'), 'one ', 4],
    ['everything before', typed(fieldWith('one two'), 'word-left', 'erase-before'), 'two', 0],
    ['everything after', typed(fieldWith('one two'), 'word-left', 'erase-after'), 'one ', 4],
    ['never past its ends', typed(fieldWith('a'), 'right', 'right', 'left', 'left', 'left'), 'a', 0],
  ])('%s', (_, field, text, at) => {
    expect(textOf(field)).toBe(text);
    expect(field.at).toBe(at);
  });

  it('holds as much as a session takes, keeps what was there, and knows how much did not fit', () => {
    const full = insert(fieldWith('ab'), 'x'.repeat(LONGEST_TEXT));
    expect([textOf(full).length, full.over]).toEqual([LONGEST_TEXT, 2]);
    expect(insert(full, 'y')).toEqual({ ...full, over: 1 });
    expect(edit(insert(full, 'y'), 'backspace').over).toBeUndefined();
    const middle = insert(edit(full, 'home'), 'yz');
    expect([middle.text.at(-1), middle.text[0], middle.over]).toEqual(['x', 'a', 2]);
    expect(insert(emptyField, 'x'.repeat(LONGEST_TEXT)).over).toBeUndefined();
  });

  it('is never longer than that, cuts no character in two, and says of every unit what became of it', () => {
    fc.assert(
      fc.property(anything, anything, fc.integer({ min: 0, max: 40 }), (before, put, room) => {
        const start = insert(fieldWith('好'.repeat(LONGEST_TEXT - room - oneLine(before).length)), before);
        const field = insert(start, put);
        const text = textOf(field);
        expect(text.length).toBeLessThanOrEqual(LONGEST_TEXT);
        expect(text.length + (field.over ?? 0)).toBe(textOf(start).length + plainLetters(oneLine(put)).length);
        expect(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)).toBe(false);
      }),
    );
  });

  it('puts the real cursor where the input method is to open', () => {
    expect(fieldLines(fieldWith('灯a'), 20, 3)[0]?.cursor).toBe(3);
    expect(fieldLines({ ...fieldWith('灯a'), at: 1 }, 20, 3)[0]?.cursor).toBe(2);
    // A wide character that does not fit goes to the next line, and the cursor with it.
    expect(fieldLines(fieldWith('abc灯'), 4, 3).map(({ cursor }) => cursor)).toEqual([undefined, 2]);
  });

  it('always shows the cursor, within its width', () => {
    const keys = fc.constantFrom<FieldKey>(
      'left',
      'right',
      'home',
      'end',
      'backspace',
      'delete',
      'word-left',
      'word-right',
      'erase-word',
    );
    fc.assert(
      fc.property(
        anything,
        fc.array(keys, { maxLength: 8 }),
        fc.integer({ min: 8, max: 30 }),
        fc.integer({ min: 1, max: 4 }),
        (text, pressed, width, rows) => {
          const lines = fieldLines(typed(fieldWith(text), ...pressed), width, rows);
          expect(lines.length).toBeLessThanOrEqual(rows);
          expect(lines.filter(({ cursor }) => cursor !== undefined)).toHaveLength(1);
          for (const each of lines) {
            expect(lineWidth(each)).toBeLessThanOrEqual(width);
            expect(each.cursor ?? 0).toBeLessThan(width);
          }
        },
      ),
    );
  });
});

describe('emoji of several parts', () => {
  it.each([
    ['a joined one', '👩‍🏫好', '👩好'],
    ['one with a skin', '👍🏽', '👍'],
    ['one that is asked to be colourful', '❤️a', '❤a'],
    ['a key', '1️⃣', '1'],
    ['accents stay', 'e\u0301', 'e\u0301'],
    ['joined letters stay', 'क्\u200dष', 'क्\u200dष'],
  ])('%s', (_, text, expected) => {
    expect(drawable(text)).toBe(expected);
  });

  it('leave as many graphemes and none that terminals disagree about', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const drawn = drawable(text);
        expect(graphemes(drawn).length).toBe(graphemes(text).length);
        expect(drawable(drawn)).toBe(drawn);
        expect(widthOf(drawn)).toBeLessThanOrEqual(widthOf(text));
      }),
    );
  });

  it('keep the cursor behind what is drawn', () => {
    const [drawn] = fieldLines(fieldWith('王👩‍🏫'), 20, 1);
    expect([drawn?.pieces.map(({ text }) => text).join(''), drawn?.cursor]).toEqual(['王👩', 4]);
  });
});
