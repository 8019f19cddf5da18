/**
 * The screen: the terminal's second page, entered and left as a whole, painted line by line where something changed.
 *
 * Ink hands over whole frames (its `debug` output) and this paints them. Its own painting erases upwards from where it believes
 * the cursor to be, which in version 6 clears the scrollback when a frame is as high as the window.
 */
import { EventEmitter } from 'node:events';
import type { WriteStream } from 'node:tty';

const ESC = '\u001b';
const CSI = `${ESC}[`;
/** Window title kept, second page, no wrapping at the right edge, marked pastes, and what colour the background is. */
const ENTER = `${CSI}22;0t${CSI}?1049h${CSI}?7l${CSI}?2004h${CSI}2J${CSI}H${CSI}?25l${ESC}]11;?${ESC}\\`;
const LEAVE = `${CSI}?2026l${CSI}0m${CSI}?2004l${CSI}?7h${CSI}?25h${CSI}?1049l${CSI}23;0t`;
const BEGIN = `${CSI}?2026h${CSI}?25l`;
const FINISH = `${CSI}?2026l`;

export interface Cursor {
  readonly row: number;
  readonly column: number;
}

export interface Size {
  readonly columns: number;
  readonly rows: number;
}

export interface Screen {
  /** What Ink writes to. */
  readonly stdout: NodeJS.WriteStream;
  size(): Size;
  enter(): void;
  /** Puts the terminal back; a second call does nothing. */
  leave(): void;
  /** A whole frame, row by row, as it comes from Ink by `stdout`. */
  show(rows: readonly string[]): void;
  /** Where the real cursor goes with the next frame; undefined hides it. */
  place(cursor: Cursor | undefined): void;
  /** The window was resized: everything is painted again. */
  resized(): void;
  /** Straight to the terminal: bell, title, clipboard. */
  signal(codes: string): void;
}

/** `0` columns is a terminal that does not know; 80 by 24 then. */
export const sizeOf = (out: Pick<WriteStream, 'columns' | 'rows'>): Size => ({
  columns: out.columns || 80,
  rows: out.rows || 24,
});

export function openScreen(out: WriteStream): Screen {
  let painted: (string | undefined)[] = [];
  let frame: readonly string[] = [];
  let cursor: Cursor | undefined;
  let cursorShown: Cursor | undefined;
  let state: 'closed' | 'open' | 'held' = 'closed';

  const paint = () => {
    const { rows } = sizeOf(out);
    const lines = frame.slice(0, Math.max(1, rows - 1));
    let changes = '';
    for (const [row, text] of lines.entries()) {
      if (painted[row] !== text) changes += `${CSI}${row + 1};1H${text}${CSI}0m${CSI}K`;
    }
    for (let row = lines.length; row < painted.length; row++) changes += `${CSI}${row + 1};1H${CSI}K`;
    painted = [...lines];
    const moved = cursor?.row !== cursorShown?.row || cursor?.column !== cursorShown?.column;
    if (changes === '' && !moved) return;
    const show = cursor ? `${CSI}${cursor.row + 1};${cursor.column + 1}H${CSI}?25h` : '';
    cursorShown = cursor;
    out.write(BEGIN + changes + show + FINISH);
  };

  const show = (rows: readonly string[]): void => {
    if (state === 'closed') return;
    frame = rows;
    if (state === 'open') paint();
  };

  const stdout = Object.assign(new EventEmitter(), {
    isTTY: true,
    write(text: string) {
      show(text.split('\n'));
      return true;
    },
  });
  Object.defineProperty(stdout, 'columns', { get: () => sizeOf(out).columns });
  Object.defineProperty(stdout, 'rows', { get: () => sizeOf(out).rows });

  return {
    // Ink needs of a stream what is above, and no more.
    stdout: stdout as unknown as NodeJS.WriteStream,
    size: () => sizeOf(out),
    enter() {
      out.write(ENTER);
      painted = [];
      state = 'open';
    },
    leave() {
      if (state === 'closed') return;
      state = 'closed';
      out.write(LEAVE);
    },
    place(at) {
      cursor = at;
    },
    show,
    resized() {
      if (state === 'closed') return;
      // Ink lays the old frame out anew before the new one exists; that one is not for the eye.
      state = 'held';
      stdout.emit('resize');
      state = 'open';
      out.write(`${CSI}2J`);
      painted = [];
      cursorShown = undefined;
      paint();
    },
    signal(codes) {
      if (state !== 'closed') out.write(codes);
    },
  };
}
