/** A frame without Ink, for the moment in which Ink is still being loaded. */
import type { Frame } from '../layout.ts';
import type { Line } from '../text/line.ts';
import { styled, type Theme } from '../theme.ts';
import { rowOf, type Write } from './row.ts';

/** A line with the terminal's codes for its roles. */
export const styledLine = ({ pieces }: Line, theme: Theme): string =>
  pieces.map(({ text, role }) => styled(text, role, theme)).join('');

/** What Ink makes of the same frame (held by a test); undefined where only Ink can tell. */
export function frameText(frame: Frame, columns: number, theme: Theme): string | undefined {
  const { header, rule, body, mainWidth, side, message, keys } = frame;
  const whole = (line: Line): Write[] => [{ x: 0, text: styledLine(line, theme) }];
  const rows = [whole(header)];
  if (body.length > 0) {
    const beside = (row: number): Write[] =>
      side ? [{ x: mainWidth, text: styledLine(side[row] as Line, theme) }] : [];
    rows.push(whole(rule), ...body.map((line, row) => [...whole(line), ...beside(row)]), whole(message), whole(keys));
  }
  const made = rows.map((writes) => rowOf(columns, writes));
  return made.every((row) => row !== undefined) ? made.join('\n') : undefined;
}
