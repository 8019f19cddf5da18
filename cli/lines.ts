/** Lines from a stream of bytes, one at a time, in bounded memory. */

/** A source of input lines; null when there are no more. */
export interface Lines {
  next(): Promise<string | null>;
}

/** A line longer than this many characters is cut; nothing an agent or a program sends comes near it. */
const LINE_LIMIT = 1_000_000;

/**
 * Splits a byte stream at line ends (LF or CRLF). Bytes that are not UTF-8 become U+FFFD, a byte order mark is dropped, the
 * last line needs no line end. A stream that fails is a stream that ends.
 */
export function linesOf(stream: AsyncIterable<Uint8Array | string>): Lines {
  const pieces = split(stream);
  return {
    next: async () => {
      const piece = await pieces.next();
      return piece.done ? null : piece.value;
    },
  };
}

/** Lines that are known already; for scripts and tests. */
export function linesFrom(lines: readonly string[]): Lines {
  let index = 0;
  return { next: async () => lines[index++] ?? null };
}

async function* split(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<string, void> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  let overlong = false;
  try {
    for await (const chunk of stream) {
      rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
      let start = 0;
      for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n', start)) {
        if (!overlong) yield withoutReturn(rest.slice(start, end)).slice(0, LINE_LIMIT);
        overlong = false;
        start = end + 1;
      }
      rest = rest.slice(start);
      if (rest.length > LINE_LIMIT) {
        if (!overlong) yield rest.slice(0, LINE_LIMIT);
        overlong = true;
        rest = '';
      }
    }
  } catch {
    // A terminal that went away (EIO) or a pipe that broke: what was read so far still counts, then the input has ended.
  }
  rest += decoder.decode();
  if (rest !== '' && !overlong) yield withoutReturn(rest);
}

const withoutReturn = (line: string) => (line.endsWith('\r') ? line.slice(0, -1) : line);
