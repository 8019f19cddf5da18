/** A line of the screen: pieces of text, each with a role that a theme turns into weight and colour. */
import type { Role } from '../theme.ts';
import { drawable, isPlain, plainWidthOf, widthOf } from './graphemes.ts';
import { clip, wrap } from './wrap.ts';

export interface Piece {
  readonly text: string;
  readonly role: Role | undefined;
  /** Columns on a terminal; told once, since every frame asks for them many times. */
  readonly columns: number;
  /** Each code unit is a character of its own, so that rows can be put together without Ink. */
  readonly plain: boolean;
}

export interface Line {
  readonly pieces: readonly Piece[];
  /** The column where the terminal's real cursor belongs, for the input method. */
  readonly cursor?: number;
  /** The first line of something that was scrolled: how many lines are left out above. */
  readonly above?: number;
}

export const EMPTY: Line = { pieces: [] };

export function piece(text: string, role?: Role): Piece {
  const plain = isPlain(text);
  const drawn = plain ? text : drawable(text);
  return { text: drawn, role, columns: plain ? plainWidthOf(text) : widthOf(drawn), plain: plain || isPlain(drawn) };
}
export const line = (...pieces: readonly Piece[]): Line => ({ pieces });

export function lineWidth(of: Line): number {
  let width = 0;
  for (const { columns } of of.pieces) width += columns;
  return width;
}

/** The same line moved to the right. */
export function indent(of: Line, columns: number): Line {
  if (columns <= 0 || (of.pieces.length === 0 && of.cursor === undefined)) return of;
  return {
    ...of,
    pieces: [piece(' '.repeat(columns)), ...of.pieces],
    ...(of.cursor === undefined ? {} : { cursor: of.cursor + columns }),
  };
}

/** Cut to `width` columns. */
export function cutTo(of: Line, width: number, mark = '…'): Line {
  if (lineWidth(of) <= width) return of;
  const kept: Piece[] = [];
  let room = width;
  for (const [index, whole] of of.pieces.entries()) {
    const { text, role, columns: wide } = whole;
    const isLast = index === of.pieces.length - 1;
    if (wide < room || (wide === room && isLast)) {
      kept.push(whole);
      room -= wide;
      continue;
    }
    kept.push(piece(clip(wide === room ? `${text} ` : text, room, mark), role));
    break;
  }
  return {
    ...of,
    pieces: kept,
    ...(of.cursor === undefined ? {} : { cursor: Math.min(of.cursor, Math.max(0, width - 1)) }),
  };
}

/** `left` and `right` at the two ends of `width` columns; `left` gives way. */
export function ends(left: Line, right: Line, width: number, mark = '…'): Line {
  const kept = cutTo(right, width, mark);
  const room = width - lineWidth(kept) - (kept.pieces.length > 0 ? 2 : 0);
  const shown = cutTo(left, Math.max(0, room), mark);
  const gap = width - lineWidth(shown) - lineWidth(kept);
  return line(...shown.pieces, piece(' '.repeat(Math.max(0, gap))), ...kept.pieces);
}

/** A text broken into lines of one role. */
export function paragraph(text: string, width: number, role?: Role): Line[] {
  return wrap(text, width).map((part) => line(piece(part, role)));
}

/** A paragraph whose first line begins with `lead` and whose other lines are indented as far. */
export function hanging(lead: readonly Piece[], text: string, width: number, role?: Role): Line[] {
  const taken = lineWidth(line(...lead));
  return wrap(text, Math.max(1, width - taken)).map((part, index) =>
    index === 0 ? line(...lead, piece(part, role)) : line(piece(' '.repeat(taken)), piece(part, role)),
  );
}
