/**
 * Wall clocks: what a clock in a time zone shows at an instant, and when it shows a time. `Intl` knows the zones and their
 * history; what it lacks, the way back from the clock to the instant, is a search of a few lines.
 */
import type { Instant } from '../session/types.ts';

export const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** A wall clock's reading, as if it were UTC. Never an instant. */
export type WallTime = number;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      era: 'short',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(zone, format);
  }
  return format;
}

/**
 * What a clock in the zone shows.
 *
 * @throws RangeError where there is no such zone or no such instant
 */
export function wallTime(at: Instant, zone: string): WallTime {
  const read: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  let sign = 1;
  for (const { type, value } of formatOf(zone).formatToParts(at)) {
    read[type] = Number(value);
    if (type === 'era' && value.startsWith('B')) sign = -1;
  }
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = read;
  // Not `Date.UTC`, for which the first hundred years are those of the twentieth century. The year before 1 is 0.
  return (
    new Date(0).setUTCFullYear(sign === 1 ? year : 1 - year, month - 1, day) +
    ((hour * 60 + minute) * 60 + second) * 1000
  );
}

/** How far the zone's clock is ahead of UTC, in milliseconds. */
function offsetAt(at: Instant, zone: string): number {
  const second = Math.floor(at / 1000) * 1000;
  return wallTime(second, zone) - second;
}

/**
 * The first instant at which a clock in the zone shows this time; where the clock jumps over it (daylight saving begins),
 * the instant of the jump.
 */
export function instantOf(wall: WallTime, zone: string): Instant {
  const offsets = [offsetAt(wall - DAY, zone), offsetAt(wall + DAY, zone)] as const;
  const shown = offsets.map((offset) => wall - offset).filter((at) => wallTime(at, zone) === wall);
  if (shown.length > 0) return Math.min(...shown);
  const [, after] = offsets;
  let low = wall - Math.max(...offsets);
  let high = wall - Math.min(...offsets);
  while (high - low > 1000) {
    const middle = Math.floor((low + high) / 2000) * 1000;
    if (offsetAt(middle, zone) === after) high = middle;
    else low = middle;
  }
  return high;
}

/** The day of a wall clock's reading as an ISO date. */
export const dateOf = (wall: WallTime): string => isoMinute(wall).split('T')[0] as string;

/** `2026-09-01 18:15`, as a clock in the zone shows it. */
export const clockText = (at: Instant, zone: string): string => isoMinute(wallTime(at, zone)).replace('T', ' ');

/** Without seconds; a year beyond 9999 takes more room. */
const isoMinute = (wall: WallTime): string => new Date(wall).toISOString().replace(/:[^:]*$/, '');

/** `UTC+8`, `UTC-3:30`. */
export function offsetText(at: Instant, zone: string): string {
  const minutes = Math.round(offsetAt(at, zone) / MINUTE);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${minutes < 0 ? '-' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
