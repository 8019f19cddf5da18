/** Lines typed at a terminal: they can be edited, and something can be said above one that is half typed. */
import { clearScreenDown, createInterface, cursorTo, emitKeypressEvents, type Key, moveCursor } from 'node:readline';
import { PassThrough } from 'node:stream';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Lines } from '../lines.ts';
import { type Signal, takeSignals, whileEnding } from '../signals.ts';

export interface Typing extends Lines {
  /** Ctrl+C, or a signal from outside: there are no more lines, and it is to end. */
  readonly stopped: Signal | undefined;
  /** Says it on lines of its own; what is being typed stands below it again, with the cursor where it was. */
  say(text: string): void;
  /** Gives the terminal back. */
  close(): void;
}

/** The terminal says where a paste begins and ends (bracketed paste); one that cannot ignores it. */
const PASTES_MARKED = '\u001b[?2004h';
const PASTES_UNMARKED = '\u001b[?2004l';

/**
 * Readline draws the line, so that it can be drawn again below what is said; the terminal's own line editor keeps to itself what is
 * typed. It is given the keys one by one: of what comes in one read it would put all but the last at the end of the line, wherever
 * the cursor stands. What is typed while nobody asks waits for the next question. A paste of several lines becomes one that is not
 * sent yet: it may be a whole message of the customer, and is no answer to several questions.
 */
export function typingAt(input: ReadStream, output: WriteStream, prompt: string): Typing {
  const early: string[] = [];
  let waiting: ((line: string | null) => void) | undefined;
  let ended = false;
  let stopped: Signal | undefined;
  const give = (line: string | null): boolean => {
    const take = waiting;
    waiting = undefined;
    take?.(line);
    return take !== undefined;
  };
  const lines = createInterface({ input: new PassThrough(), output, prompt, terminal: true });
  const signals = takeSignals();
  const begin = (): void => {
    input.setRawMode(true);
    output.write(PASTES_MARKED);
  };
  const leave = (): void => {
    output.write(PASTES_UNMARKED);
    input.setRawMode(false);
  };
  const stop = (signal: Signal): void => {
    stopped = signal;
    lines.close();
  };
  /** What a paste that has not ended yet holds so far. */
  let pasted: string | undefined;
  const onKey = (text: string | undefined, key: Key): void => {
    if (key.name === 'paste-start') pasted = '';
    else if (pasted === undefined || (key.ctrl && key.name === 'c')) lines.write(text as string, key);
    else if (key.name !== 'paste-end') pasted += text ?? '';
    else {
      lines.write(inOneLine(pasted));
      pasted = undefined;
    }
  };
  lines.on('line', (line) => {
    if (!give(line)) early.push(line);
  });
  lines.on('close', () => {
    // From here on a signal, and what the terminal makes of Ctrl+C, ends the program even where it waits for a store.
    if (stopped === 'SIGHUP') signals.handle(whileEnding);
    else signals.release();
    input.off('keypress', onKey);
    input.pause();
    leave();
    ended = true;
    give(null);
  });
  lines.on('SIGINT', () => stop('SIGINT'));
  lines.on('SIGTSTP', () => {
    leave();
    process.once('SIGCONT', () => {
      if (ended) return;
      begin();
      lines.prompt(true);
    });
    process.kill(process.pid, 'SIGTSTP');
  });
  signals.handle(stop);
  // With its terminal gone it is told by a signal as well, sooner or later.
  for (const gone of ['end', 'error']) input.on(gone, () => stop('SIGHUP'));
  emitKeypressEvents(input);
  input.on('keypress', onKey);
  begin();
  return {
    get stopped() {
      return stopped;
    },
    next: async () => {
      if (stopped) return null;
      const line = early.shift();
      if (line !== undefined) {
        output.write(`${prompt}${line}\n`);
        return line;
      }
      if (ended) return null;
      lines.prompt(true);
      return new Promise((take) => {
        waiting = take;
      });
    },
    say: (text) => {
      const { rows } = lines.getCursorPos();
      moveCursor(output, 0, -rows);
      cursorTo(output, 0);
      clearScreenDown(output);
      // Readline begins as many rows above the cursor as the line had.
      output.write(`${text}\n${'\n'.repeat(rows)}`);
      lines.prompt(true);
    },
    close: () => lines.close(),
  };
}

const inOneLine = (text: string): string => {
  const parts = text.replaceAll('\t', ' ').split(/[\r\n]+/);
  return parts.length === 1 ? (parts[0] as string) : parts.filter((part) => part.trim() !== '').join(' ');
};
