/** A span of time as people write it: `7d`, `12h`, a date, or a date and a time of day. */
import type { Instant } from './engine.ts';

const UNITS = { h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 } as const;

/** So long ago: `90d`, `12h`, `2w`. Undefined where it is none. */
function readAge(written: string, now: Instant): Instant | undefined {
  const [, count, unit] = /^(\d{1,5})\s?([hdw])$/i.exec(written) ?? [];
  return count === undefined ? undefined : now - Number(count) * UNITS[unit?.toLowerCase() as keyof typeof UNITS];
}

/** A day of the calendar of this machine, or a minute of it. */
function readDay(written: string): { readonly from: Instant; readonly to: Instant } | undefined {
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2}))?$/.exec(written);
  if (!parts) return undefined;
  const [year, month, day, hour, minute] = parts
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)));
  const at = (days: number, minutes: number): Date =>
    new Date(year as number, (month as number) - 1, (day as number) + days, hour ?? 0, (minute ?? 0) + minutes);
  const from = at(0, 0);
  // The calendar would make the 31st of June the 1st of July.
  const exact =
    from.getMonth() === (month as number) - 1 &&
    from.getDate() === day &&
    (hour === undefined || (hour < 24 && (minute as number) < 60));
  if (!exact) return undefined;
  return { from: from.getTime(), to: (hour === undefined ? at(1, 0) : at(0, 1)).getTime() };
}

const tidy = (written: string): string => written.normalize('NFKC').trim().replaceAll('/', '-');

/** When a period begins. Undefined where it is not understood. */
export function readSince(written: string, now: Instant): Instant | undefined {
  const text = tidy(written);
  return readAge(text, now) ?? readDay(text)?.from;
}

/** When a period is over: the day or minute that is named belongs to it. Undefined where it is not understood. */
export function readUntil(written: string, now: Instant): Instant | undefined {
  const text = tidy(written);
  return readAge(text, now) ?? readDay(text)?.to;
}
