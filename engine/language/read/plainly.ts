/**
 * The YAML that nearly every author's file is made of, read in one pass: maps and lists, words on one line, blocks behind `|`, braces
 * and brackets on one line. Ten times as fast as the library. It takes nothing that it is not sure of: for everything else, and
 * for every fault, there is the library, and where both can read a text they find the same (a property test holds that).
 */
import type { Limits } from '../limits.ts';
import type { ListNode, MapNode, TextNode, YamlNode, YamlPair } from './nodes.ts';

const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const HASH = 35;
const APOSTROPHE = 39;
const COMMA = 44;
const DASH = 45;
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const BAR = 124;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;

/** The library finds fault with keys longer than 1,024. */
const LONGEST_KEY = 1000;
/** Tabs, other line ends, other control characters, marks of the library's own. */
const UNUSUAL = /[^\P{Cc}\n]|\ufeff/u;
/** What a plain word does not begin with. */
const INDICATORS = new Set([...' -?:,[]{}#&*!|>\'"%@`'].map((char) => char.charCodeAt(0)));

const isKeyStart = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;
/** Ids and addresses of texts. */
const isKeyPart = (code: number): boolean => isKeyStart(code) || code === DASH || code === DOT || code === SLASH;
const isFlowMark = (code: number): boolean =>
  code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === OPEN_MAP || code === CLOSE_MAP;

/** The map that the text is, or undefined where the library has to read it. */
export function readPlainly(text: string, limits: Limits): MapNode | undefined {
  if (UNUSUAL.test(text)) return undefined;
  return new Reader(text, limits.depth - 3).read();
}

class Reader {
  readonly #text: string;
  readonly #deepest: number;
  /** The first character of the present line that is no space, and its column; at the end of the text -1. */
  #at = 0;
  #indent = -1;
  /** Behind the last node with its line end and comment. */
  #behind = 0;

  constructor(text: string, deepest: number) {
    this.#text = text;
    this.#deepest = deepest;
  }

  read(): MapNode | undefined {
    if (!this.#nextLine(0, 0, true) || this.#indent !== 0) return undefined;
    const map = this.#map(0, 1);
    return this.#at === this.#text.length ? map : undefined;
  }

  /**
   * Goes to the next line that is neither empty nor a comment.
   * @param column of the collection that the line before belongs to
   * @param open whether a key waits for its value
   * @returns false where the comments between might belong to what comes before
   */
  #nextLine(from: number, column: number, open: boolean): boolean {
    const text = this.#text;
    const { length } = text;
    let deepest = -1;
    for (let line = from; line < length; ) {
      let at = line;
      while (text.charCodeAt(at) === SPACE) at++;
      const code = text.charCodeAt(at);
      if (code === HASH) deepest = Math.max(deepest, at - line);
      else if (code !== NEWLINE && at < length) {
        this.#at = at;
        this.#indent = at - line;
        return open || deepest < 0 || (deepest <= column && (this.#indent >= column || deepest <= this.#indent));
      }
      const end = text.indexOf('\n', at);
      line = end < 0 ? length : end + 1;
    }
    this.#at = length;
    this.#indent = -1;
    return open || deepest <= 0;
  }

  #isItem(): boolean {
    return this.#text.charCodeAt(this.#at) === DASH && this.#text.charCodeAt(this.#at + 1) === SPACE;
  }

  /** The key that begins here, with its colon right behind it. */
  #key(from: number): TextNode | undefined {
    const text = this.#text;
    const first = text.charCodeAt(from);
    let key: TextNode | undefined;
    if (first === QUOTE || first === APOSTROPHE) key = this.#quoted(from, first);
    else if (isKeyStart(first)) {
      let at = from + 1;
      while (isKeyPart(text.charCodeAt(at))) at++;
      if (text.charCodeAt(at) === COLON) key = words(from, at, text.slice(from, at), 'plain');
    }
    if (!key || text.charCodeAt(key.end) !== COLON || key.end - from > LONGEST_KEY) return undefined;
    const after = text.charCodeAt(key.end + 1);
    return after === SPACE || after === NEWLINE || key.end + 1 === text.length ? key : undefined;
  }

  #map(column: number, depth: number): MapNode | undefined {
    if (depth > this.#deepest) return undefined;
    const start = this.#at;
    const pairs: YamlPair[] = [];
    while (this.#indent === column) {
      const key = this.#key(this.#at);
      const value = key && this.#value(this.#spaces(key.end + 1), column, depth);
      if (!value) return undefined;
      pairs.push({ key, value });
    }
    return this.#indent > column ? undefined : map(start, this.#behind, false, pairs);
  }

  #list(column: number, depth: number): ListNode | undefined {
    if (depth > this.#deepest) return undefined;
    const start = this.#at;
    const items: YamlNode[] = [];
    while (this.#indent === column && this.#isItem()) {
      const from = this.#spaces(this.#at + 1);
      let item: YamlNode | undefined;
      if (this.#key(from)) {
        this.#indent += from - this.#at;
        this.#at = from;
        item = this.#map(this.#indent, depth + 1);
      } else if (!this.#isLineEnd(from)) item = this.#inline(from, column, depth);
      if (!item) return undefined;
      items.push(item);
    }
    return this.#indent > column ? undefined : list(start, this.#behind, false, items);
  }

  /** What stands behind a key: on its line, or below it. */
  #value(from: number, column: number, depth: number): YamlNode | undefined {
    if (!this.#isLineEnd(from)) return this.#inline(from, column, depth);
    if (!this.#nextLine(this.#lineEnd(from), column, true)) return undefined;
    if (this.#isItem()) return this.#indent >= column ? this.#list(this.#indent, depth + 1) : undefined;
    return this.#indent > column ? this.#map(this.#indent, depth + 1) : undefined;
  }

  /** What stands on one line, to the end of that line, and goes on to the next. */
  #inline(from: number, column: number, depth: number): YamlNode | undefined {
    const text = this.#text;
    const code = text.charCodeAt(from);
    let node: YamlNode | undefined;
    if (code === BAR) {
      node = this.#block(from, column);
      if (!node) return undefined;
      this.#behind = node.end;
    } else {
      if (code === OPEN_MAP || code === OPEN_LIST) node = this.#flow(from, depth + 1);
      else if (code === QUOTE || code === APOSTROPHE) node = this.#quoted(from, code);
      else node = INDICATORS.has(code) ? undefined : this.#plain(from);
      if (!node) return undefined;
      const after = this.#spaces(node.end);
      if (!this.#isLineEnd(after)) return undefined;
      this.#behind = this.#lineEnd(after);
    }
    // A deeper line would go on with the words.
    return this.#nextLine(this.#behind, column, false) && this.#indent <= column ? node : undefined;
  }

  #plain(from: number): TextNode | undefined {
    const text = this.#text;
    const { length } = text;
    let end = from;
    for (let at = from; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code === NEWLINE) break;
      if (code === SPACE) {
        if (text.charCodeAt(at + 1) === HASH) break;
        continue;
      }
      if (code === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next === SPACE || next === NEWLINE || at + 1 === length) return undefined;
      }
      end = at + 1;
    }
    return words(from, end, text.slice(from, end), 'plain');
  }

  #quoted(from: number, quote: number): TextNode | undefined {
    const text = this.#text;
    const { length } = text;
    let twice = false;
    for (let at = from + 1; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code === NEWLINE || (code === BACKSLASH && quote === QUOTE)) return undefined;
      if (code !== quote) continue;
      if (quote === APOSTROPHE && text.charCodeAt(at + 1) === APOSTROPHE) {
        twice = true;
        at++;
        continue;
      }
      const inner = text.slice(from + 1, at);
      return words(from, at + 1, twice ? inner.replaceAll("''", "'") : inner, 'other');
    }
    return undefined;
  }

  /** Lines behind a `|`, indented by as much as the first of them. */
  #block(from: number, column: number): TextNode | undefined {
    const text = this.#text;
    const { length } = text;
    const header = this.#spaces(from + 1);
    if (text.charCodeAt(header) !== NEWLINE) return undefined;
    let value = '';
    let end = header + 1;
    let indent = -1;
    let empty = 0;
    for (let line = end; line < length; ) {
      let at = line;
      while (text.charCodeAt(at) === SPACE && at - line !== indent) at++;
      const until = text.indexOf('\n', at);
      if (until < 0) return undefined;
      if (until === at) {
        // A line of spaces alone may belong to the words or not.
        if (at > line || indent < 0) return undefined;
        empty++;
      } else {
        if (indent < 0) indent = at - line;
        if (indent <= column) return undefined;
        if (at - line < indent) {
          if (at - line > column) return undefined;
          break;
        }
        value += `${'\n'.repeat(empty)}${text.slice(at, until + 1)}`;
        empty = 0;
        end = until + 1;
      }
      line = until + 1;
    }
    return value === '' ? undefined : words(from, end, value, 'literal');
  }

  /** Braces or brackets that are closed on their line. */
  #flow(from: number, depth: number): MapNode | ListNode | undefined {
    if (depth > this.#deepest) return undefined;
    const text = this.#text;
    const isMap = text.charCodeAt(from) === OPEN_MAP;
    const close = isMap ? CLOSE_MAP : CLOSE_LIST;
    const pairs: YamlPair[] = [];
    const items: YamlNode[] = [];
    let at = this.#spaces(from + 1);
    const made = (end: number) => (isMap ? map(from, end, true, pairs) : list(from, end, true, items));
    if (text.charCodeAt(at) === close) return made(at + 1);
    for (;;) {
      let key: TextNode | undefined;
      if (isMap) {
        key = this.#key(at);
        if (!key) return undefined;
        at = this.#spaces(key.end + 1);
      }
      const value = this.#inFlow(at, depth);
      if (!value) return undefined;
      if (key) pairs.push({ key, value });
      else items.push(value);
      at = this.#spaces(value.end);
      const code = text.charCodeAt(at);
      if (code === close) return made(at + 1);
      if (code !== COMMA) return undefined;
      at = this.#spaces(at + 1);
    }
  }

  #inFlow(from: number, depth: number): YamlNode | undefined {
    const text = this.#text;
    const first = text.charCodeAt(from);
    if (first === OPEN_MAP || first === OPEN_LIST) return this.#flow(from, depth + 1);
    if (first === QUOTE || first === APOSTROPHE) return this.#quoted(from, first);
    if (INDICATORS.has(first)) return undefined;
    let end = from;
    for (let at = from; ; at++) {
      const code = text.charCodeAt(at);
      if (code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP) break;
      if (code === SPACE) {
        if (text.charCodeAt(at + 1) === HASH) return undefined;
        continue;
      }
      if (code === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next === SPACE || isFlowMark(next)) return undefined;
      }
      // The line ends in the middle (so does the text: no number), or another bracket opens.
      if (code === NEWLINE || code === OPEN_LIST || code === OPEN_MAP || Number.isNaN(code)) return undefined;
      end = at + 1;
    }
    return end === from ? undefined : words(from, end, text.slice(from, end), 'plain');
  }

  #spaces(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) === SPACE) at++;
    return at;
  }

  /** Whether nothing more stands on the line but a comment behind a space. */
  #isLineEnd(at: number): boolean {
    const code = this.#text.charCodeAt(at);
    return code === NEWLINE || at >= this.#text.length || (code === HASH && this.#text.charCodeAt(at - 1) === SPACE);
  }

  /** Where the next line begins. */
  #lineEnd(from: number): number {
    const end = this.#text.indexOf('\n', from);
    return end < 0 ? this.#text.length : end + 1;
  }
}

const words = (start: number, end: number, value: string, style: TextNode['style']): TextNode => ({
  kind: 'text',
  start,
  end,
  tag: undefined,
  anchor: undefined,
  value,
  style,
});
const map = (start: number, end: number, flow: boolean, pairs: readonly YamlPair[]): MapNode => ({
  kind: 'map',
  start,
  end,
  tag: undefined,
  anchor: undefined,
  flow,
  pairs,
});
const list = (start: number, end: number, flow: boolean, items: readonly YamlNode[]): ListNode => ({
  kind: 'list',
  start,
  end,
  tag: undefined,
  anchor: undefined,
  flow,
  items,
});
