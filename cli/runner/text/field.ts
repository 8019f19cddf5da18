/** A text field: graphemes and a cursor between them. Pure; drawing and keys are elsewhere. */
import { LONGEST_TEXT } from '../../engine.ts';
import { drawable, graphemes, oneLine, plainLetters, widthOf } from './graphemes.ts';
import { type Line, line, piece } from './line.ts';

export interface Field {
  readonly text: readonly string[];
  /** Graphemes before the cursor. */
  readonly at: number;
  /** So many UTF-16 units of what was put in last found no room: a field holds as much as a session takes. */
  readonly over?: number;
}

export const emptyField: Field = { text: [], at: 0 };
export const textOf = (field: Field): string => field.text.join('');

export function fieldWith(text: string): Field {
  const parts = graphemes(oneLine(text));
  return { text: parts, at: parts.length };
}

/** Puts text in at the cursor; full-width digits and letters become plain, line ends a space. */
export function insert(field: Field, text: string): Field {
  const whole = plainLetters(oneLine(text));
  if (whole === '') return field;
  const added = thatFits(whole, LONGEST_TEXT - textOf(field).length);
  const over = whole.length - added.length;
  // Joined, so that a combining mark typed by itself becomes part of its letter.
  const head = graphemes(field.text.slice(0, field.at).join('') + added);
  return { text: [...head, ...field.text.slice(field.at)], at: head.length, ...(over > 0 ? { over } : {}) };
}

/** As much of a text as there is room for, in UTF-16 units; no character is cut in two. */
function thatFits(text: string, room: number): string {
  if (text.length <= room) return text;
  let kept = '';
  for (const grapheme of graphemes(text)) {
    if (kept.length + grapheme.length > room) break;
    kept += grapheme;
  }
  return kept;
}

export type FieldKey =
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'backspace'
  | 'delete'
  | 'word-left'
  | 'word-right'
  | 'erase-word'
  | 'erase-before'
  | 'erase-after';

const isSpace = (grapheme: string | undefined) => grapheme === ' ';

function wordStart(field: Field): number {
  let at = field.at;
  while (at > 0 && isSpace(field.text[at - 1])) at--;
  while (at > 0 && !isSpace(field.text[at - 1])) at--;
  return at;
}

function wordEnd(field: Field): number {
  let at = field.at;
  while (at < field.text.length && isSpace(field.text[at])) at++;
  while (at < field.text.length && !isSpace(field.text[at])) at++;
  return at;
}

const without = (field: Field, from: number, to: number): Field => ({
  text: [...field.text.slice(0, from), ...field.text.slice(to)],
  at: from,
});

export function edit(field: Field, key: FieldKey): Field {
  const { text, at } = field;
  switch (key) {
    case 'left':
      return { text, at: Math.max(0, at - 1) };
    case 'right':
      return { text, at: Math.min(text.length, at + 1) };
    case 'home':
      return { text, at: 0 };
    case 'end':
      return { text, at: text.length };
    case 'word-left':
      return { text, at: wordStart(field) };
    case 'word-right':
      return { text, at: wordEnd(field) };
    case 'backspace':
      return at === 0 ? field : without(field, at - 1, at);
    case 'delete':
      return at === text.length ? field : without(field, at, at + 1);
    case 'erase-word':
      return without(field, wordStart(field), at);
    case 'erase-before':
      return without(field, 0, at);
    case 'erase-after':
      return without(field, at, text.length);
  }
}

/** The field in lines of at most `width` columns, at most `rows` of them around the cursor; one line carries the cursor. */
export function fieldLines(field: Field, width: number, rows: number): Line[] {
  const room = Math.max(2, width);
  const lines: string[] = [''];
  let used = 0;
  let row = 0;
  let column = 0;
  for (let index = 0; index <= field.text.length; index++) {
    const typed = field.text[index];
    const grapheme = typed === undefined ? undefined : drawable(typed);
    const wide = grapheme === undefined ? 1 : widthOf(grapheme);
    if (used + wide > room) {
      lines.push('');
      used = 0;
    }
    if (index === field.at) {
      row = lines.length - 1;
      column = used;
    }
    if (grapheme === undefined) break;
    lines[lines.length - 1] += grapheme;
    used += wide;
  }
  const first = Math.max(0, Math.min(row - rows + 1, lines.length - rows));
  return lines.slice(first, first + rows).map((text, index) => ({
    ...line(piece(text, 'typed')),
    ...(first + index === row ? { cursor: column } : {}),
  }));
}
