/**
 * One row of a frame from the texts that stand side by side in it, run by run. Ink walks over every character of every row
 * and compares its codes with those of the one before; text of one style needs that only where it begins and ends.
 *
 * What comes out is what Ink's own `Output` makes, byte for byte (held by a property); where that is not sure, nothing does.
 */
import { type AnsiCode, ansiCodesToString, diffAnsiCodes, reduceAnsiCodesIncremental } from '@alcalzone/ansi-tokenize';
import { isPlain, plainWidthOf } from '../text/graphemes.ts';
import type { Line } from '../text/line.ts';
import { codesOf, type Theme } from '../theme.ts';

/** A text without line ends, and the column where it begins. */
export interface Write {
  readonly x: number;
  readonly text: string;
}

/** What a row ends with, and the column where that begins. */
export interface PlacedRow {
  readonly x: number;
  readonly row: string;
}

type Style = readonly AnsiCode[];
const NO_STYLE: Style = [];

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours and weights are control sequences
const CODES = /\u001b\[([\d;]*)m/;
const ESC = '\u001b';

/** More than a few windows full; most rows of a frame stood in the one before. */
const REMEMBERED = 400;
const composed = new Map<string, string | undefined>();

/** As {@link composeRow}, remembered. */
export function rowOf(width: number, writes: readonly Write[]): string | undefined {
  let key = `${width}`;
  for (const { x, text } of writes) key += `\n${x} ${text}`;
  if (!composed.has(key)) {
    if (composed.size >= REMEMBERED) composed.clear();
    composed.set(key, composeRow(width, writes));
  }
  return composed.get(key);
}

/** The row, `width` columns wide, without spaces at its end; undefined where the texts overlap or are not plain. */
export function composeRow(width: number, writes: readonly Write[]): string | undefined {
  const row = new Row();
  for (const { x, text } of writes) {
    if (text === '') continue;
    if (!row.goTo(x, width)) return undefined;
    let open = NO_STYLE;
    for (const [index, part] of text.split(CODES).entries()) {
      // Split by a pattern with one group: what it caught stands at the odd places.
      if (index % 2 === 1) {
        const next = styleAfter(open, part);
        if (!next) return undefined;
        open = next;
      } else if (part !== '') {
        if (!isPlain(part)) return undefined;
        row.add(part, plainWidthOf(part), open);
      }
    }
  }
  return row.endAt(width);
}

/** The same of a line, whose styles need not be read from its text; `beside` is a row that was made before. */
export function composeLine(width: number, { pieces }: Line, theme: Theme, beside?: PlacedRow): string | undefined {
  const row = new Row();
  for (const { text, role, columns, plain } of pieces) {
    if (text === '') continue;
    const codes = role ? codesOf(role, theme) : '';
    const style = codes === '' ? NO_STYLE : styleAfter(NO_STYLE, codes);
    if (!style || !plain) return undefined;
    row.add(text, columns, style);
  }
  if (beside && !row.goTo(beside.x, width)) return undefined;
  return beside ? row.endWith(beside.row) : row.endAt(width);
}

class Row {
  #row = '';
  #column = 0;
  #style = NO_STYLE;

  /** False where something stands there already. */
  goTo(x: number, width: number): boolean {
    if (x < this.#column || !Number.isInteger(x)) return false;
    // Outside of the row Ink leaves no gaps.
    this.#fillTo(Math.min(x, width));
    this.#column = x;
    return true;
  }

  add(text: string, columns: number, style: Style): void {
    this.#put(text, style);
    this.#column += columns;
  }

  endAt(width: number): string {
    this.#fillTo(width);
    return this.endWith('');
  }

  /** With a row that begins and ends without a style. */
  endWith(row: string): string {
    return (this.#row + between(this.#style, NO_STYLE) + row).trimEnd();
  }

  #fillTo(end: number): void {
    if (this.#column < end) this.#put(' '.repeat(end - this.#column), NO_STYLE);
  }

  #put(text: string, style: Style): void {
    this.#row += between(this.#style, style) + text;
    this.#style = style;
  }
}

const steps = new WeakMap<Style, Map<string, Style | undefined>>();

/** The style that `codes` make of another. The same style is the same object, so that what follows from it can be kept. */
function styleAfter(style: Style, codes: string): Style | undefined {
  let known = steps.get(style);
  if (!known) {
    known = new Map();
    steps.set(style, known);
  }
  if (known.has(codes)) return known.get(codes);
  const read = readCodes(codes);
  const next = read && sameAs(reduceAnsiCodesIncremental([...style], [...read]));
  known.set(codes, next);
  return next;
}

const styles = new Map<string, Style>([['', NO_STYLE]]);
function sameAs(style: Style): Style {
  const name = style.map(({ code }) => code).join('');
  const known = styles.get(name);
  if (known) return known;
  styles.set(name, style);
  return style;
}

const changes = new WeakMap<Style, WeakMap<Style, string>>();

/** What has to be written where one style ends and another begins. */
function between(one: Style, other: Style): string {
  if (one === other) return '';
  let from = changes.get(one);
  if (!from) {
    from = new WeakMap();
    changes.set(one, from);
  }
  let codes = from.get(other);
  if (codes === undefined) {
    codes = ansiCodesToString(diffAnsiCodes([...one], [...other]));
    from.set(other, codes);
  }
  return codes;
}

/** `1;38;5;110`: bold, and a colour of the palette. Undefined where something is no weight and no colour. */
function readCodes(codes: string): AnsiCode[] | undefined {
  const numbers = codes.split(';');
  const read: AnsiCode[] = [];
  for (let index = 0; index < numbers.length; index++) {
    const number = numbers[index] as string;
    const more = number === '38' || number === '48' ? (numbers[index + 1] === '5' ? 2 : 4) : 0;
    if (more === 4 && numbers[index + 1] !== '2') return undefined;
    const end = endOf(number);
    if (end === undefined || index + more >= numbers.length) return undefined;
    const code = `${ESC}[${numbers.slice(index, index + more + 1).join(';')}m`;
    read.push({ type: 'ansi', code, endCode: `${ESC}[${end}m` });
    index += more;
  }
  return read;
}

const ENDS: Readonly<Record<string, number>> = { 1: 22, 2: 22, 3: 23, 4: 24, 7: 27, 8: 28, 9: 29, 38: 39, 48: 49 };
const CLOSING = new Set(Object.values(ENDS));

/** The code that ends what a code begins; an ending code ends itself. */
function endOf(code: string): number | undefined {
  if (!/^\d+$/.test(code) || String(Number(code)) !== code) return undefined;
  const number = Number(code);
  if (CLOSING.has(number)) return number;
  if ((number >= 30 && number <= 37) || (number >= 90 && number <= 97)) return 39;
  if ((number >= 40 && number <= 47) || (number >= 100 && number <= 107)) return 49;
  return ENDS[code];
}
