/**
 * The file of a session: one event a line, `{"c":"<crc-32>","e":<event>}`. The checksum is over the bytes of the event as
 * they stand in the line.
 */
import { crc32 } from 'node:zlib';
import type { JournalEvent } from '../events.ts';
import type { Found } from '../sequence.ts';
import type { StoredProblem } from '../store.ts';

const HEAD = '{"c":"';
const MIDDLE = '","e":';
const START = HEAD.length + 8 + MIDDLE.length;
const NEWLINE = 10;

export function encodeLines(events: readonly JournalEvent[]): Buffer {
  const lines = events.map((event) => {
    const json = JSON.stringify(event);
    return `${HEAD}${checksum(json)}${MIDDLE}${json}}\n`;
  });
  return Buffer.from(lines.join(''), 'utf8');
}

/** Of a text it is that of its UTF-8. */
const checksum = (bytes: Uint8Array | string): string => crc32(bytes).toString(16).padStart(8, '0');

export interface Decoded {
  readonly found: readonly Found[];
  readonly problems: readonly StoredProblem[];
  /** Bytes up to and with the last line end: what comes behind was never acknowledged. */
  readonly whole: number;
}

/** Never throws, whatever the bytes are. */
export function decodeLines(bytes: Buffer): Decoded {
  const found: Found[] = [];
  let from = 0;
  let line = 0;
  let sound = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, from)) {
    line += 1;
    const raw = decodeLine(bytes.subarray(from, end));
    if (raw !== undefined) sound += 1;
    found.push({ line, raw });
    from = end + 1;
  }
  if (line > 0 && sound === 0) return { found: [], problems: [{ code: 'not-a-session' }], whole: from };
  const tail = bytes.length - from;
  return { found, problems: tail > 0 ? [{ code: 'torn-tail', line: line + 1, bytes: tail }] : [], whole: from };
}

/** The event of a line as JSON, undefined where it is not what was written. */
function decodeLine(bytes: Buffer): unknown {
  const last = bytes.length - 1;
  if (last < START || bytes[last] !== 125) return undefined;
  const event = bytes.subarray(START, last);
  const head = bytes.toString('latin1', 0, START);
  if (head !== `${HEAD}${checksum(event)}${MIDDLE}`) return undefined;
  try {
    return JSON.parse(event.toString('utf8'));
  } catch {
    // Sound bytes that are no JSON: somebody else's line.
    return undefined;
  }
}
