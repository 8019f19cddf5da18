/** The figures in a terminal: tables with bars. Nothing hangs on colour. */
import stringWidth from 'string-width';
import { clean } from '../../engine.ts';
import { type Block, type Cell, FEW_MARK, fewIn, isFew, percent, type Row } from './sheet.ts';
import type { StatsWords } from './words.ts';

export interface TableOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly words: StatsWords;
  /** Rows of a table before the rest is only counted; all unless given. */
  readonly rows?: number;
  /** A heading's weight. */
  readonly paint?: (heading: string) => string;
}

/** Columns from which bars have their full length. */
const WIDE = 100;
const BAR = 20;
const GAP = '  ';
/** Columns of a name that are enough to know it by. */
const READABLE = 24;
const NOTHING = '–';

/** Every table, one below the other, with a line end at the end. */
export function statsTable(heading: readonly string[], blocks: readonly Block[], options: TableOptions): string {
  const { words, width, paint = (text) => text } = options;
  const lines = heading.flatMap((line) => wrap(clean(line), width));
  for (const block of blocks) {
    const rows = block.rows.slice(0, options.rows ?? block.rows.length);
    const few = fewIn(rows);
    const [title = '', ...more] = wrap(`${block.title}${few === 'all' ? words.allFew : ''}`, width);
    lines.push('', paint(title), ...more, ...table(block, rows, few === 'some', options));
  }
  return `${[...lines, '', ...wrap(words.bandsNote, width), ...wrap(words.intervalNote, width)].join('\n')}\n`;
}

/** @param marked whether a figure from too few cases is told from the others */
function table(block: Block, rows: readonly Row[], marked: boolean, options: TableOptions): string[] {
  const { width, words } = options;
  const more = block.rows.length - rows.length;
  return [
    ...(block.columns.length === 1 ? bars : grid)(block, rows, marked, options),
    ...(marked ? wrap(words.someFew(FEW_MARK), width) : []),
    ...(more > 0 ? wrap(words.more(more), width) : []),
  ];
}

/** One figure a row, with its bar. */
function bars(_: Block, rows: readonly Row[], marked: boolean, { width, words }: TableOptions): string[] {
  const bar = width < WIDE ? BAR / 2 : BAR;
  const cells = rows.map(({ cells: [cell] }) => (cell ? long(cell, words, bar, marked) : ''));
  const room = width - GAP.length - Math.max(...cells.map((cell) => stringWidth(cell)));
  const labels = Math.min(room, Math.max(...rows.map(({ label }) => stringWidth(clean(label)))));
  return rows.map(({ label }, index) => `${padEnd(cut(clean(label), labels), labels)}${GAP}${cells[index]}`.trimEnd());
}

/** Several figures a row: in columns where they fit beside a readable name, else below it. */
function grid(block: Block, rows: readonly Row[], marked: boolean, { width, words }: TableOptions): string[] {
  const cells = rows.map((row) => row.cells.map((cell) => short(cell, words, marked)));
  const titles = block.columns.map(({ title }) => title);
  const widths = titles.map((title, index) =>
    Math.max(stringWidth(title), ...cells.map((row) => stringWidth(row[index] ?? ''))),
  );
  const room = width - widths.reduce((sum, one) => sum + one + GAP.length, 0);
  const widest = Math.max(stringWidth(block.head), ...rows.map(({ label }) => stringWidth(clean(label))));
  if (room < Math.min(widest, READABLE)) return stacked(rows, cells, titles, width);
  const labels = Math.min(widest, room);
  const line = (label: string, row: readonly string[]) =>
    [padEnd(cut(clean(label), labels), labels), ...row.map((cell, index) => padStart(cell, widths[index] ?? 0))].join(
      GAP,
    );
  return [line(block.head, titles), ...rows.map(({ label }, index) => line(label, cells[index] ?? []))];
}

function stacked(
  rows: readonly Row[],
  cells: readonly (readonly string[])[],
  titles: readonly string[],
  width: number,
): string[] {
  return rows.flatMap(({ label }, index) => {
    const known = (cells[index] ?? []).flatMap((cell, column) =>
      cell === NOTHING ? [] : [`${titles[column]} ${cell}`],
    );
    const lines: string[] = [];
    for (const item of known) {
      const last = lines.at(-1);
      if (last !== undefined && stringWidth(`${last} · ${item}`) <= width)
        lines[lines.length - 1] = `${last} · ${item}`;
      else lines.push(`${GAP}${item}`);
    }
    return [cut(clean(label), width), ...lines];
  });
}

/** With a bar and all that is known of it. */
function long(cell: Cell, words: StatsWords, width: number, marked: boolean): string {
  if (cell.type !== 'share') return short(cell, words, marked);
  const { share, low = 0, high = 1, count, of } = cell.share;
  if (share === undefined) return words.none;
  const parts = [
    bar(share, width),
    padStart(percent(share), 4),
    words.of(count, of),
    `[${words.interval(percent(low), percent(high))}]${mark(cell, marked)}`.trimEnd(),
    ...(cell.band === undefined ? [] : [words.bands[cell.band]]),
    ...(cell.target === undefined ? [] : [words.target(percent(cell.target.target), cell.target.reached)]),
  ];
  return parts.join(GAP);
}

function short(cell: Cell, words: StatsWords, marked: boolean): string {
  switch (cell.type) {
    case 'number':
      return cell.value === undefined ? NOTHING : `${cell.value}${mark(cell, marked)}`;
    case 'part':
      return cell.value === undefined ? NOTHING : `${percent(cell.value)}${mark(cell, marked)}`;
    case 'share': {
      const { share, low = 0, high = 1, count, of } = cell.share;
      if (share === undefined) return NOTHING;
      const band = cell.band === undefined ? '' : ` ${words.bands[cell.band]}`;
      return `${percent(share)} ${words.of(count, of)} [${words.interval(percent(low), percent(high))}]${mark(cell, marked)}${band}`;
    }
  }
}

/** As wide for every figure of a column, so that they stay below each other. */
const mark = (cell: Cell, marked: boolean): string => (!marked ? '' : isFew(cell) ? FEW_MARK : ' ');

const bar = (share: number, width: number): string => {
  const full = Math.round(share * width);
  return `${'█'.repeat(full)}${'░'.repeat(width - full)}`;
};

const padEnd = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - stringWidth(text)));
const padStart = (text: string, width: number): string => ' '.repeat(Math.max(0, width - stringWidth(text))) + text;

/** The beginning of a text, with `…` where it does not fit. */
function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let short = '';
  for (const sign of text) {
    if (stringWidth(short + sign) > width - 1) break;
    short += sign;
  }
  return `${short}…`;
}

/** Lines that fit; Chinese may break anywhere, other words at spaces. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.match(/\s+|[\u0021-\u2e7f]+|[^\s]/gu) ?? []) {
    if (stringWidth(line + part) > width && line !== '') {
      lines.push(line.trimEnd());
      line = part.trimStart();
    } else line += part;
  }
  return [...lines, line.trimEnd()].map((one) => cut(one, width));
}
