/** The figures in a terminal: tables with bars. Nothing hangs on colour. */
import stringWidth from 'string-width';
import { clean } from '../../engine.ts';
import { type Block, type Cell, percent } from './sheet.ts';
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

const BAR = 20;
const GAP = '  ';
const NARROWEST = 12;

/** Every table, one below the other, with a line end at the end. */
export function statsTable(heading: readonly string[], blocks: readonly Block[], options: TableOptions): string {
  const { words, paint = (text) => text } = options;
  const lines = heading.map(clean);
  for (const block of blocks) lines.push('', paint(block.title), ...table(block, options));
  return `${[...lines, '', words.bandsNote, words.intervalNote].join('\n')}\n`;
}

function table(block: Block, { width, words, rows: most }: TableOptions): string[] {
  const { columns, rows } = block;
  const shown = rows.slice(0, most ?? rows.length);
  const single = columns.length === 1;
  const cells = shown.map((row) => row.cells.map((cell) => (single ? long(cell, words) : short(cell, words))));
  const titles = single ? [''] : columns.map(({ title }) => title);
  const widths = titles.map((title, index) =>
    Math.max(stringWidth(title), ...cells.map((row) => stringWidth(row[index] ?? ''))),
  );
  const taken = widths.reduce((sum, one) => sum + one + GAP.length, 0);
  const widest = Math.max(stringWidth(block.head), ...shown.map(({ label }) => stringWidth(clean(label))));
  const labels = Math.max(NARROWEST, Math.min(widest, width - taken));
  const line = (label: string, row: readonly string[]) =>
    [
      padEnd(cut(clean(label), labels), labels),
      ...row.map((cell, index) => (single ? cell : padStart(cell, widths[index] ?? 0))),
    ]
      .join(GAP)
      .trimEnd();
  return [
    ...(single ? [] : [line(block.head, titles)]),
    ...shown.map(({ label }, index) => line(label, cells[index] ?? [])),
    ...(shown.length < rows.length ? [words.more(rows.length - shown.length)] : []),
  ];
}

/** With a bar and all that is known of it. */
function long(cell: Cell, words: StatsWords): string {
  if (cell.type !== 'share') return short(cell, words);
  const { share, low = 0, high = 1, count, of, few } = cell.share;
  if (share === undefined) return words.none;
  const parts = [
    bar(share),
    padStart(percent(share), 4),
    words.of(count, of),
    `[${words.interval(percent(low), percent(high))}]`,
    ...(few ? [words.few] : []),
    ...(cell.band === undefined ? [] : [words.bands[cell.band]]),
  ];
  return parts.join(GAP);
}

function short(cell: Cell, words: StatsWords): string {
  switch (cell.type) {
    case 'number':
      return cell.value === undefined ? '–' : String(cell.value);
    case 'part':
      return cell.value === undefined ? '–' : `${percent(cell.value)}${cell.few ? ` ${words.few}` : ''}`;
    case 'share': {
      const { share, count, of, few } = cell.share;
      if (share === undefined) return '–';
      const what = few ? ` ${words.few}` : cell.band === undefined ? '' : ` ${words.bands[cell.band]}`;
      return `${percent(share)} ${words.of(count, of)}${what}`;
    }
  }
}

const bar = (share: number): string => {
  const full = Math.round(share * BAR);
  return `${'█'.repeat(full)}${'░'.repeat(BAR - full)}`;
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
