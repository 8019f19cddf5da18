/** A frame without Ink, for the moment in which Ink is still being loaded. */
import type { Frame } from '../layout.ts';
import type { Line } from '../text/line.ts';
import { styled, type Theme } from '../theme.ts';
import { composeLine } from './row.ts';

/** A line with the terminal's codes for its roles. */
export const styledLine = ({ pieces }: Line, theme: Theme): string =>
  pieces.map(({ text, role }) => styled(text, role, theme)).join('');

/** Panels in rows: most frames have that of the frame before beside them. */
const panels = new WeakMap<
  readonly Line[],
  { readonly theme: Theme; readonly rows: readonly (string | undefined)[] }
>();

function panelRows(side: readonly Line[], width: number, theme: Theme): readonly (string | undefined)[] {
  const before = panels.get(side);
  if (before?.theme === theme) return before.rows;
  const rows = side.map((line) => composeLine(width, line, theme));
  panels.set(side, { theme, rows });
  return rows;
}

/** The rows that Ink makes of the same frame (held by a test); undefined where only Ink can tell. */
export function rowsOf(frame: Frame, columns: number, theme: Theme): readonly string[] | undefined {
  const { header, rule, body, mainWidth, side, message, keys } = frame;
  const beside = side && panelRows(side, columns - mainWidth, theme);
  const main = body.map((line, index) => {
    if (!beside) return composeLine(columns, line, theme);
    const row = beside[index];
    return row === undefined ? undefined : composeLine(columns, line, theme, { x: mainWidth, row });
  });
  const whole = (line: Line) => composeLine(columns, line, theme);
  const made = body.length > 0 ? [whole(header), whole(rule), ...main, whole(message), whole(keys)] : [whole(header)];
  return made.every((row) => row !== undefined) ? made : undefined;
}
