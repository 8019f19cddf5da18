/** Lines typed at a terminal: they can be edited, and something can be said above one that is half typed. */
import { clearScreenDown, createInterface, cursorTo, type Interface, type Key, moveCursor } from 'node:readline';
import type { ReadStream, WriteStream } from 'node:tty';
import type { Lines } from '../lines.ts';

export interface Typing extends Lines {
  /** Ctrl+C: there are no more lines, and it is to end. */
  readonly interrupted: boolean;
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
 * typed. What is typed while nobody asks waits for the next question. A paste of several lines becomes one that is not sent yet: it
 * may be a whole message of the customer, and is no answer to several questions.
 */
export function typingAt(input: ReadStream, output: WriteStream, prompt: string): Typing {
  const early: string[] = [];
  let waiting: ((line: string | null) => void) | undefined;
  let ended = false;
  let interrupted = false;
  const give = (line: string | null): boolean => {
    const take = waiting;
    waiting = undefined;
    take?.(line);
    return take !== undefined;
  };
  const lines = createInterface({ input, output, prompt, terminal: true });
  mindPastes(lines, input);
  /** The lines of a paste that has not ended yet. */
  let pasted: string[] | undefined;
  lines.on('line', (line) => {
    if (pasted) pasted.push(line);
    else if (!give(line)) early.push(line);
  });
  output.write(PASTES_MARKED);
  input.on('keypress', (_, { name }: Key) => {
    if (name === 'paste-start') pasted = [];
    else if (name === 'paste-end') {
      const whole = [...(pasted ?? []), lines.line].filter((line) => line.trim() !== '');
      const several = pasted !== undefined && pasted.length > 0;
      pasted = undefined;
      if (!several) return;
      lines.write(null, { ctrl: true, name: 'e' });
      lines.write(null, { ctrl: true, name: 'u' });
      lines.write(whole.join(' '));
    }
  });
  lines.on('close', () => {
    output.write(PASTES_UNMARKED);
    ended = true;
    give(null);
  });
  // Closed, the terminal makes a signal of the next Ctrl+C, which ends the program even where it waits for a store.
  lines.on('SIGINT', () => {
    interrupted = true;
    lines.close();
  });
  // A terminal that went away has nothing more to say.
  input.on('error', () => lines.close());
  return {
    get interrupted() {
      return interrupted;
    },
    next: async () => {
      if (interrupted) return null;
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

/**
 * What comes in one read, as a paste does, readline puts at the end of the line wherever the cursor stands, and does not count the rows
 * that it takes. Both are put right by two properties that it does not document; a Node without them pastes as it pastes.
 */
function mindPastes(lines: Interface, input: ReadStream): void {
  Object.defineProperty(lines, 'isCompletionEnabled', {
    get: () => lines.cursor < lines.line.length,
    set: () => {},
  });
  input.on('data', () => {
    (lines as Interface & { prevRows?: number }).prevRows = lines.getCursorPos().rows;
  });
}
