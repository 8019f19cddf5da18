/** Text from outside inside Markdown: it can be read, and can be nothing but text. */
import { clean } from '../language/text.ts';

const SPECIAL = /[\\`*_{}[\]|~$#]/g;

/** One line of plain words: no markup, no HTML, no line ends, no control characters. */
export function inline(text: string): string {
  return (
    clean(text)
      .replace(/\s+/g, ' ')
      .trim()
      .replace(SPECIAL, '\\$&')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      // What would begin a list, a rule or a heading at the start of a line.
      .replace(/^([-+=])/, '\\$1')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
  );
}

/** Words as somebody said them: each of their lines in a quotation. */
export const quotation = (text: string): string[] =>
  clean(text)
    .split('\n')
    .map((line) => `> ${inline(line)}`.trimEnd());

/** Exactly these characters, in code. */
export function code(text: string): string {
  const plain = clean(text).replace(/\s+/g, ' ');
  const longest = Math.max(0, ...[...plain.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  const gap = longest > 0 ? ' ' : '';
  return `${fence}${gap}${plain}${gap}${fence}`;
}

/** A table of cells that are Markdown already. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
