/** What every screen is drawn with, and the parts they share. */

import type { ProgramWords } from '../../words/index.ts';
import type { State, World } from '../state.ts';
import type { Symbols } from '../symbols.ts';
import { widthOf } from '../text/graphemes.ts';
import { cutTo, EMPTY, hanging, indent, type Line, line, lineWidth, type Piece, piece } from '../text/line.ts';
import { wrap } from '../text/wrap.ts';
import type { Role } from '../theme.ts';
import type { RunnerWords } from '../words/index.ts';

export interface Draw {
  readonly state: State;
  readonly world: World;
  readonly words: RunnerWords;
  readonly program: ProgramWords;
  readonly symbols: Symbols;
  readonly width: number;
  readonly height: number;
}

/** Text wider than this is hard to read; the rest of a wide window stays empty. */
export const READING_WIDTH = 88;
/** Narrower than this, labels stand above the words instead of beside them. */
const GUTTER_FROM = 44;

const gutters = new WeakMap<RunnerWords, number>();

/** Columns of the label gutter in front of the words; 0 where there is no room for one. */
export function gutterOf({ words, width }: Pick<Draw, 'words' | 'width'>): number {
  if (width < GUTTER_FROM) return 0;
  const known = gutters.get(words);
  if (known !== undefined) return known;
  const labels = [
    words.sayFirst,
    words.say,
    words.ask,
    words.askThem,
    words.tell,
    words.warn,
    words.lessonFirst,
    words.mind,
    words.meanwhile,
    words.look,
    words.shortOfTime,
    words.findOut,
    words.why,
    words.apology,
  ];
  const gutter = Math.max(...labels.map(widthOf)) + 2;
  gutters.set(words, gutter);
  return gutter;
}

interface Spoken {
  readonly label: string;
  readonly text: string;
  /** Words for the customer, or something only the agent sees. */
  readonly to: 'customer' | 'agent';
  readonly strong?: boolean;
  readonly labelRole?: Role;
}

/** Words with their label before them and a bar down their side: whole for the customer, broken for the agent. */
export function spoken(draw: Draw, { label, text, to, strong = false, labelRole = 'label' }: Spoken): Line[] {
  const gutter = gutterOf(draw);
  const bar = to === 'customer' ? piece(`${draw.symbols.say} `, 'bar') : piece(`${draw.symbols.agent} `, 'agent');
  const role: Role | undefined = to === 'agent' ? 'agent' : strong ? 'words' : undefined;
  const body = wrap(text, Math.max(4, draw.width - gutter - 2)).map((part) => line(bar, piece(part, role)));
  return labelled(piece(label, labelRole), body, gutter);
}

/** Rows with a label in the gutter before them; a label that has no room there stands above them. */
export function labelled(label: Piece, rows: readonly Line[], gutter: number): Line[] {
  if (gutter === 0) return [line(label), ...rows];
  const room = gutter - label.columns;
  if (room < 1) return [line(label), ...rows.map((row) => indent(row, gutter))];
  return rows.map((row, index) =>
    index === 0 ? line(label, piece(' '.repeat(room)), ...row.pieces) : indent(row, gutter),
  );
}

/** Blocks one under another, with `gap` empty lines between them; empty blocks leave no gap. */
export function stack(blocks: readonly (readonly Line[])[], gap: number): Line[] {
  const lines: Line[] = [];
  for (const block of blocks) {
    if (block.length === 0) continue;
    if (lines.length > 0) for (let count = 0; count < gap; count++) lines.push(EMPTY);
    lines.push(...block);
  }
  return lines;
}

export interface Row {
  /** What stands before the label: a number, a tick box. */
  readonly lead: string;
  readonly label: string;
  readonly tail?: string;
  readonly muted?: boolean;
}

/** Rows to choose from; the marked one is reversed from edge to edge and pointed at. */
export function rowLines(draw: Draw, rows: readonly Row[], cursor: number, left: number): Line[][] {
  const wide = Math.max(0, ...rows.map(({ lead }) => widthOf(lead)));
  return rows.map(({ lead, label, tail, muted }, index) => {
    const marked = index === cursor;
    const before = marked ? `${draw.symbols.pointer} ` : '  ';
    const key = wide === 0 ? '' : `${' '.repeat(wide - widthOf(lead))}${lead}  `;
    const room = Math.max(6, draw.width - left - 2);
    const text = tail ? `${label}  ${tail}` : label;
    const role: Role | undefined = marked ? 'selected' : muted ? 'muted' : undefined;
    const lines = hanging([piece(before, 'key'), piece(key, marked ? 'selected' : 'key')], text, room, role);
    return lines.map((each) => indent(each, left));
  });
}

/** As many of `rows` as fit into `height` lines around the marked one, with a line that says what is above and below. */
export function windowed(
  draw: Draw,
  rows: readonly (readonly Line[])[],
  cursor: number,
  height: number,
  left: number,
): Line[] {
  const total = rows.reduce((sum, row) => sum + row.length, 0);
  if (total <= height) return rows.flat();
  const at = Math.max(0, cursor);
  const heightOf = (from: number, to: number) => rows.slice(from, to).reduce((sum, row) => sum + row.length, 0);
  // At the top only what is below needs a line of its own.
  const atTop = heightOf(0, at + 1) <= height - 1;
  const room = Math.max(1, height - (atTop ? 1 : 2));
  let first = 0;
  while (first < at && heightOf(first, at + 1) > room) first++;
  let last = first;
  while (last < rows.length && heightOf(first, last + 1) <= room) last++;
  last = Math.max(last, first + 1);
  const { words, symbols } = draw;
  const above =
    first > 0 ? line(piece(`${' '.repeat(left)}  ${symbols.up} ${words.above(first)}`, 'muted')) : undefined;
  const below =
    last < rows.length
      ? line(piece(`${' '.repeat(left)}  ${symbols.down} ${words.below(rows.length - last)}`, 'muted'))
      : undefined;
  return [...(above ? [above] : []), ...rows.slice(first, last).flat().slice(0, room), ...(below ? [below] : [])];
}

/** `height` lines from `scroll` on; what is left out above and below is said on the first and the last line. */
export function viewport(draw: Draw, lines: readonly Line[], scroll: number): Line[] {
  const { height, words, symbols } = draw;
  if (lines.length <= height) return [...lines];
  const from = Math.min(scroll, lines.length - height);
  const rest = lines.length - from - height;
  const shown = lines.slice(from, from + height);
  // What stands on the line that the note takes is counted, too.
  if (rest > 0) shown.splice(-1, 1, line(piece(`${symbols.down} ${words.pageMore(rest + 1)}`, 'muted')));
  const note = line(piece(`${symbols.up} ${words.pageAbove(from + 1)}`, 'muted'));
  if (from > 0) shown.splice(0, 1, { ...note, above: from });
  return shown;
}

/** A heading over the words of a screen. */
export const heading = (text: string): Line => line(piece(text, 'title'));

/** Cut to the width of the screen. */
export const within = (draw: Draw, lines: readonly Line[]): Line[] =>
  lines.map((each) => (lineWidth(each) > draw.width ? cutTo(each, draw.width, draw.symbols.cut) : each));

/** `3:05`, or `1:02:07`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
