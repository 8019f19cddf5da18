/** How far a long count has come: one line on the error stream, where somebody sits there, gone when it is done. */
import type { Io } from './io.ts';

/** Milliseconds before the first line and between two. */
const FIRST = 400;
const BETWEEN = 150;

export interface Progress {
  show(done: number, of: number): void;
  /** Takes the line away again. */
  end(): void;
}

const SILENT: Progress = { show: () => undefined, end: () => undefined };

/** `sentence` says it in words. */
export function progressOn(io: Io, sentence: (done: number, of: number) => string): Progress {
  if (!io.errorIsTerminal || io.env.CI !== undefined || io.env.TERM === 'dumb') return SILENT;
  let next = io.now() + FIRST;
  let widest = 0;
  return {
    show: (done, of) => {
      const now = io.now();
      if (now < next) return;
      next = now + BETWEEN;
      const line = sentence(done, of);
      // Chinese characters are two columns wide.
      widest = Math.max(widest, 2 * line.length);
      io.err(`\r${line}`);
    },
    end: () => {
      if (widest > 0) io.err(`\r${' '.repeat(Math.min(widest, Math.max(20, io.columns - 1)))}\r`);
    },
  };
}
