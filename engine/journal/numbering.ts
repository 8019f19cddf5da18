/** New events as they are stored. */
import { mustBeInstant } from '../session/checking.ts';
import type { EventVersion, JournalEvent, NewEvent } from './events.ts';
import { readEvent } from './reading.ts';

/**
 * New events numbered on from the last stored one.
 *
 * @throws RangeError where one could not be read back: its time is none, or it is not of the form of events
 */
export const numbered = (events: readonly NewEvent[], last: number): JournalEvent[] =>
  events.map((event, index) => {
    const stored: JournalEvent = { ...event, v: versionOf(event), seq: last + index + 1 };
    mustBeInstant(stored.at);
    if (!readEvent(stored).ok) throw new RangeError(`This is no event that can be stored: ${stored.type}.`);
    return stored;
  });

function versionOf(event: NewEvent): EventVersion {
  const entries = event.type === 'started' ? event.record.entries : 'add' in event ? (event.add ?? []) : [];
  return event.type === 'reported' || entries.some(({ type }) => type === 'reported') ? 2 : 1;
}
