/** A frame without Ink, for the moment in which Ink is still being loaded. */
import type { Frame } from '../layout.ts';
import type { Line } from '../text/line.ts';
import { styled, type Theme } from '../theme.ts';
import { composeLines } from './row.ts';

/** A line with the terminal's codes for its roles. */
export const styledLine = ({ pieces }: Line, theme: Theme): string =>
  pieces.map(({ text, role }) => styled(text, role, theme)).join('');

/** The rows that Ink makes of the same frame (held by a test); undefined where only Ink can tell. */
export function rowsOf(frame: Frame, columns: number, theme: Theme): readonly string[] | undefined {
  const { header, rule, body, mainWidth, side, message, keys } = frame;
  const made: string[] = [];
  const add = (line: Line, beside?: Line): boolean => {
    const placed = beside
      ? [
          { x: 0, line },
          { x: mainWidth, line: beside },
        ]
      : [{ x: 0, line }];
    const row = composeLines(columns, placed, theme);
    if (row !== undefined) made.push(row);
    return row !== undefined;
  };
  if (!add(header)) return undefined;
  if (body.length === 0) return made;
  const whole = add(rule) && body.every((line, row) => add(line, side?.[row])) && add(message) && add(keys);
  return whole ? made : undefined;
}
