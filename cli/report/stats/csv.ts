/** The figures for a spreadsheet: one line a figure, with names that never change. */
import type { Block, Cell } from './sheet.ts';

const HEAD = ['table', 'item', 'label', 'figure', 'value', 'count', 'of', 'low', 'high', 'few', 'target'];

/** Comma-separated as in RFC 4180, with a head line; shares are parts of 1. */
export function statsCsv(blocks: readonly Block[]): string {
  const lines = [HEAD.join(',')];
  for (const { id, columns, rows } of blocks) {
    for (const row of rows) {
      row.cells.forEach((cell, index) => {
        const figure = columns[index]?.id ?? '';
        lines.push([id, row.id, row.label, figure, ...padded(values(cell))].map(field).join(','));
      });
    }
  }
  return lines.map((line) => `${line}\r\n`).join('');
}

/** Every line has as many fields as the head. */
const padded = <T>(cells: readonly T[]): (T | undefined)[] =>
  Array.from({ length: HEAD.length - 4 }, (_, index) => cells[index]);

function values(cell: Cell): (string | number | undefined)[] {
  switch (cell.type) {
    case 'number':
      return [
        cell.value,
        undefined,
        undefined,
        undefined,
        undefined,
        cell.few === undefined ? undefined : String(cell.few),
      ];
    case 'part':
      return [cell.value, undefined, undefined, undefined, undefined, String(cell.few)];
    case 'share': {
      const { share, count, of, low, high, few } = cell.share;
      return [share, count, of, low, high, String(few), cell.target?.target];
    }
  }
}

function field(value: string | number | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  // A spreadsheet would take these for a formula.
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
