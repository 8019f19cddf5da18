/** One line of a team's hours, `mon-fri 09:00-21:00`. */

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const DAY = `(${DAYS.join('|')})`;
const TIME = '((?:[01]\\d|2[0-3]):[0-5]\\d)';
const HOURS = new RegExp(`^${DAY}(?:-${DAY})? ${TIME}-(?:${TIME}|24:00)$`);

export interface HoursRule {
  /** Days on which somebody comes, 0 is Monday. */
  readonly days: readonly number[];
  /** Minutes from midnight. */
  readonly from: number;
  /** Minutes from the midnight the shift began with: more than 1440 where it goes on into the next day. */
  readonly to: number;
}

/**
 * Reads a line of hours. A range of days may wrap (`sat-mon`). Hours that do not end after they begin end on the next day
 * (`22:00-06:00`; `09:00-09:00` is around the clock).
 *
 * @returns undefined where it is no such line
 */
export function readHours(line: string): HoursRule | undefined {
  const match = HOURS.exec(line);
  if (!match) return undefined;
  const [, first = '', last = first, from = '', to = '24:00'] = match;
  const begin = DAYS.indexOf(first as (typeof DAYS)[number]);
  const length = (DAYS.indexOf(last as (typeof DAYS)[number]) - begin + DAYS.length) % DAYS.length;
  const opens = minutesOf(from);
  const closes = minutesOf(to);
  return {
    days: Array.from({ length: length + 1 }, (_, index) => (begin + index) % DAYS.length),
    from: opens,
    to: closes > opens ? closes : closes + 24 * 60,
  };
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
