/** Events as they were found, in order and each once. */
import type { JournalEvent } from './events.ts';
import { readEvent } from './reading.ts';
import type { StoredProblem, StoredSession } from './store.ts';

/** One stored piece: a JSON value, or `undefined` where it was not readable. */
export interface Found {
  readonly line: number;
  readonly raw: unknown;
}

/** The session that these pieces make. Without a first event, `events` is empty and the problems say why. */
export function sessionOf(id: string, found: readonly Found[], problems: readonly StoredProblem[] = []): StoredSession {
  const events: JournalEvent[] = [];
  const wrong = [...problems];
  let seq = 0;
  for (const { line, raw } of found) {
    const read = raw === undefined ? ({ ok: false, why: 'form' } as const) : readEvent(raw);
    if (!read.ok) {
      wrong.push({ code: read.why === 'newer-version' ? 'newer-version' : 'damaged', line });
      continue;
    }
    const { event } = read;
    if (event.seq <= seq) {
      wrong.push({ code: 'out-of-order', line, seq: event.seq });
      continue;
    }
    if (event.seq > seq + 1) wrong.push({ code: 'missing', from: seq + 1, to: event.seq - 1 });
    if (event.type === 'started' && event.record.id !== id) wrong.push({ code: 'other-session', id: event.record.id });
    events.push(event);
    seq = event.seq;
  }
  const [first] = events;
  if (first?.type === 'started' && first.record.id === id) return { id, events, problems: wrong, seq };
  return { id, events: [], problems: wrong.length > 0 ? wrong : [{ code: 'not-a-session' }], seq };
}

/** Where a newer symptree has written, this one may read, but would build on less than there is. */
export const mayGoOn = (session: StoredSession): boolean =>
  session.problems.every(({ code }) => code !== 'newer-version');
