/** Tabs and full-width spaces at the beginning of lines, which YAML does not take: read as the spaces that were most likely meant. */
import type { Limits } from '../limits.ts';
import { likeliest } from './likeliest.ts';
import type { Mended } from './places.ts';
import type { Judge } from './syntax.ts';

const INDENT = /^[ \t\u3000\u00a0]*/;
const isTabbed = (line: string): boolean => /[^ ]/.test(indentOf(line));

/** The numbers of the lines that are indented with tabs. */
export function linesWithTabs(text: string): number[] {
  return text.split('\n').flatMap((line, index) => (isTabbed(line) ? [index + 1] : []));
}

/** How wide a tab may have been meant, or have looked in the author's editor. */
const WIDTHS = [2, 4, 8];
/** With spaces in place of the tabs: as wide as makes the fewest faults, else in line with what stands above. */
export function respaced(at: Mended, limits: Limits, judge: Judge): Mended {
  return likeliest(
    [...WIDTHS.map((width) => widened(at.text, width)), inLine(at.text)].map((text) => withLinesOf(at, text)),
    limits,
    judge,
  ).at;
}

function widened(text: string, width: number): string {
  return withIndents(text, (line) => {
    let column = 0;
    for (const char of indentOf(line))
      column = char === '\t' ? (Math.floor(column / width) + 1) * width : column + (char === '\u3000' ? width / 2 : 1);
    return column;
  });
}

/** The first of tabbed lines as far in as the line above it, or one level further; the next ones as they stand to it. */
function inLine(text: string): string {
  let above = 0;
  let opens = false;
  let first: { readonly tabs: number; readonly column: number } | undefined;
  return withIndents(
    text,
    (line) => {
      const tabs = indentOf(line).replaceAll(' ', '').length;
      first ??= { tabs, column: above + (opens ? 2 : 0) };
      return Math.max(0, first.column + 2 * (tabs - first.tabs));
    },
    (line) => {
      first = undefined;
      above = indentOf(line).length;
      opens = /:\s*(\||$)/.test(line);
    },
  );
}

const indentOf = (line: string): string => (INDENT.exec(line) as RegExpExecArray)[0];

function withIndents(text: string, columnOf: (line: string) => number, pass?: (line: string) => void): string {
  return text
    .split('\n')
    .map((line) => {
      if (isTabbed(line)) return ' '.repeat(columnOf(line)) + line.replace(INDENT, '');
      if (line.trim() !== '') pass?.(line);
      return line;
    })
    .join('\n');
}

/** With the indents that the lines have in this text. */
function withLinesOf(at: Mended, text: string): Mended {
  const lines = text.split('\n');
  let offset = 0;
  const edits = at.text.split('\n').flatMap((line, index) => {
    const from = offset;
    offset += line.length + 1;
    return isTabbed(line) ? [{ from, to: from + indentOf(line).length, words: indentOf(lines[index] as string) }] : [];
  });
  return at.with(edits);
}
