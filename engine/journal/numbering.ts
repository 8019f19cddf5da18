/** New events as they are stored. */
import { mustBeInstant } from '../session/checking.ts';
import { EVENT_VERSION, type JournalEvent, type NewEvent } from './events.ts';
import { readEvent } from './reading.ts';

/**
 * New events numbered on from the last stored one.
 *
 * @throws RangeError where one could not be read back: its time is none, or it is not of the form of events
 */
export const numbered = (events: readonly NewEvent[], last: number): JournalEvent[] =>
  events.map((event, index) => {
    const stored: JournalEvent = { ...event, v: EVENT_VERSION, seq: last + index + 1 };
    mustBeInstant(stored.at);
    if (!readEvent(stored).ok) throw new RangeError(`This is no event that can be stored: ${stored.type}.`);
    return stored;
  });
