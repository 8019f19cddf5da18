/**
 * From bytes of a terminal to keys. One grapheme is one token however the bytes arrive; a bracketed paste is one token of its
 * own; sequences nobody asked for (mouse, focus, function keys, replies) disappear.
 */
import { StringDecoder } from 'node:string_decoder';
import { graphemes } from '../text/graphemes.ts';
import type { Background } from '../theme.ts';

export type KeyName =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'home'
  | 'end'
  | 'page-up'
  | 'page-down'
  | 'delete'
  | 'backspace'
  | 'enter'
  | 'tab'
  | 'back-tab'
  | 'escape'
  | 'word-left'
  | 'word-right';

export type Token =
  /** One grapheme. `burst`: it came with many others in one read, as a paste does where the terminal does not mark it. */
  | { readonly type: 'text'; readonly text: string; readonly burst?: boolean }
  | { readonly type: 'key'; readonly key: KeyName; readonly burst?: boolean }
  /** Ctrl and a letter. */
  | { readonly type: 'ctrl'; readonly letter: string }
  | { readonly type: 'paste'; readonly text: string }
  /** The terminal's own reply: what its background is. */
  | { readonly type: 'background'; readonly background: Background };

/** This many printable graphemes in one read are no typing. */
const BURST = 4;
/** A paste longer than this is cut; nothing reads it. */
const PASTE_LIMIT = 1_000_000;

const ESC = '\u001b';
const PASTE_BEGINS = `${ESC}[200~`;
const PASTE_ENDS = `${ESC}[201~`;

// A complete sequence: CSI, SS3, a string up to its end (OSC, DCS, …), or Escape and one character (Alt).
const COMPLETE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal speaks in control characters
  /^\u001b(?:\[[0-?]*[ -/]*[@-~]|\[\[[A-E]|O[ -~]|[\]P_^X][^\u0007\u001b]*(?:\u0007|\u001b\\)|[^\u001b[\]OP_^X])/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal speaks in control characters
const STRING_BEGINS = /^\u001b[\]P_^X]/;
/** A control string that never ends is dropped beyond this length. */
const STRING_LIMIT = 4096;

const KEYS: Readonly<Record<string, KeyName>> = {
  '[A': 'up',
  '[B': 'down',
  '[C': 'right',
  '[D': 'left',
  '[H': 'home',
  '[F': 'end',
  OA: 'up',
  OB: 'down',
  OC: 'right',
  OD: 'left',
  OH: 'home',
  OF: 'end',
  OM: 'enter',
  '[1~': 'home',
  '[7~': 'home',
  '[4~': 'end',
  '[8~': 'end',
  '[3~': 'delete',
  '[5~': 'page-up',
  '[6~': 'page-down',
  '[Z': 'back-tab',
  '[1;5D': 'word-left',
  '[1;5C': 'word-right',
  '[1;3D': 'word-left',
  '[1;3C': 'word-right',
  b: 'word-left',
  f: 'word-right',
};

const CONTROLS: Readonly<Record<string, KeyName>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u007f': 'backspace',
  '\b': 'backspace',
};

/** `rgb:1e1e/1e1e/1e1e`, one to four hexadecimal digits a channel. */
const BACKGROUND = /^\]11;rgba?:([0-9a-f]{1,4})\/([0-9a-f]{1,4})\/([0-9a-f]{1,4})/i;

export interface Tokenizer {
  push(chunk: Uint8Array | string): void;
  /** Takes what is pending for what it is: a lone Escape is the Escape key. Called when nothing followed for a moment. */
  flush(): void;
  /** Whether something waits for `flush`. */
  readonly pending: boolean;
}

const LAST_OF_ASCII = 127;
/** Nearly every read is one byte that is a key by itself, known without the tables of text. */
const isLetter = (byte: number): boolean => byte >= 32 && byte < LAST_OF_ASCII;

/** Calls `emit` for each token, in order, while bytes are pushed. Never throws, whatever the bytes are. */
export function tokenizer(emit: (token: Token) => void): Tokenizer {
  const decoder = new StringDecoder('utf8');
  /** The decoder may be waiting for the rest of a character. */
  let half = false;
  let rest = '';
  let paste: string | undefined;

  const sequence = (whole: string) => {
    const body = whole.slice(1);
    const colour = BACKGROUND.exec(body);
    if (colour) {
      const [red, green, blue] = colour.slice(1).map((part) => Number.parseInt(part, 16) / (16 ** part.length - 1)) as [
        number,
        number,
        number,
      ];
      emit({ type: 'background', background: { red, green, blue } });
      return;
    }
    const key = Object.hasOwn(KEYS, body) ? KEYS[body] : undefined;
    if (key) emit({ type: 'key', key });
  };

  const plain = (text: string) => {
    const all = graphemes(text);
    const burst = all.filter((each) => each >= ' ' && each !== '\u007f').length >= BURST;
    for (const [index, grapheme] of all.entries()) {
      // What comes last is what a finger did: a phrase from an input method and Enter may share one read.
      const mark = burst && (index < all.length - 1 || rest !== '') ? { burst: true } : {};
      // A line end of two characters is one grapheme, and one key.
      if (grapheme === '\r\n') {
        emit({ type: 'key', key: 'enter', ...mark });
        continue;
      }
      const first = grapheme.codePointAt(0) ?? 0;
      const named = CONTROLS[grapheme];
      if (named) emit({ type: 'key', key: named, ...mark });
      else if (first > 0 && first < 27) emit({ type: 'ctrl', letter: String.fromCharCode(96 + first) });
      else if (first >= 32 && !(first >= 127 && first < 160))
        emit({ type: 'text', text: grapheme, ...(burst ? { burst } : {}) });
    }
  };

  const drain = (flush: boolean) => {
    while (rest !== '') {
      if (paste !== undefined) {
        const end = rest.indexOf(PASTE_ENDS);
        // The end mark may arrive in parts: its possible beginning stays.
        const safe = end === -1 ? Math.max(0, rest.length - PASTE_ENDS.length + 1) : end;
        if (paste.length < PASTE_LIMIT) paste += rest.slice(0, safe);
        if (end === -1) {
          rest = rest.slice(safe);
          return;
        }
        rest = rest.slice(end + PASTE_ENDS.length);
        const text = paste;
        paste = undefined;
        emit({ type: 'paste', text });
        continue;
      }
      if (rest.startsWith(ESC)) {
        const complete = COMPLETE.exec(rest)?.[0];
        if (complete === undefined) {
          if (STRING_BEGINS.test(rest) && rest.length > STRING_LIMIT) {
            rest = '';
            return;
          }
          if (!flush && !rest.startsWith(ESC + ESC)) return;
          if (flush && STRING_BEGINS.test(rest)) {
            rest = '';
            return;
          }
          emit({ type: 'key', key: 'escape' });
          rest = rest.slice(1);
          continue;
        }
        rest = rest.slice(complete.length);
        if (complete === PASTE_BEGINS) paste = '';
        else sequence(complete);
        continue;
      }
      const next = rest.indexOf(ESC);
      const text = next === -1 ? rest : rest.slice(0, next);
      rest = next === -1 ? '' : rest.slice(next);
      plain(text);
    }
  };

  return {
    push(chunk) {
      if (typeof chunk === 'string') rest += chunk;
      else {
        const [first = 0] = chunk;
        if (chunk.length === 1 && isLetter(first) && rest === '' && paste === undefined && !half) {
          emit({ type: 'text', text: String.fromCharCode(first) });
          return;
        }
        half = (chunk.at(-1) ?? 0) > LAST_OF_ASCII;
        rest += decoder.write(Buffer.from(chunk));
      }
      drain(false);
    },
    flush() {
      if (paste === undefined) drain(true);
    },
    get pending() {
      return rest !== '' && paste === undefined;
    },
  };
}
