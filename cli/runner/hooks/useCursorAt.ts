import { useInsertionEffect } from 'react';
import type { Cursor } from '../terminal/screen.ts';

/** Puts the terminal's real cursor where text is typed, before the frame is painted: the input method opens there. */
export function useCursorAt(cursor: Cursor | undefined, place: (cursor: Cursor | undefined) => void): void {
  useInsertionEffect(() => {
    place(cursor);
  });
}
