/** The keyboard of a terminal: raw mode on, tokens out, and everything put back. */
import type { ReadStream } from 'node:tty';
import { type Token, tokenizer } from './tokens.ts';

/** Escape alone or the beginning of a sequence: known after this many milliseconds. */
const ESCAPE_WAIT = 60;

export interface Keyboard {
  stop(): void;
}

/** Reads keys until `stop`. `gone` is called when the terminal has gone away. */
export function readKeys(input: ReadStream, emit: (token: Token) => void, gone: () => void): Keyboard {
  let timer: NodeJS.Timeout | undefined;
  const tokens = tokenizer(emit);
  const onData = (chunk: Uint8Array) => {
    clearTimeout(timer);
    tokens.push(chunk);
    if (tokens.pending) timer = setTimeout(() => tokens.flush(), ESCAPE_WAIT);
  };
  input.on('data', onData);
  input.on('end', gone);
  input.on('error', gone);
  input.setRawMode?.(true);
  input.resume();
  return {
    stop() {
      clearTimeout(timer);
      input.off('data', onData);
      input.off('end', gone);
      try {
        input.setRawMode?.(false);
      } catch {
        // The terminal is gone, and its mode with it.
      }
      input.pause();
      input.unref?.();
    },
  };
}
