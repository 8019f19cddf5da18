/** Times of day as an agent types them, and as he reads them. */
import type { Instant } from './engine.ts';

const HALF_A_DAY = 12 * 60 * 60_000;

/**
 * The instant meant by `19:30` (this machine's time zone; the nearest such moment to `now`) or `20` (in twenty minutes;
 * `+20` is the same).
 * Undefined where it is neither.
 */
export function readClassEnd(written: string, now: Instant): Instant | undefined {
  const text = written.normalize('NFKC').trim();
  const later = /^\+?(\d{1,3})$/.exec(text);
  if (later) return now + Number(later[1]) * 60_000;
  const clock = /^(\d{1,2})[:.](\d{2})$/.exec(text);
  if (!clock) return undefined;
  const hours = Number(clock[1]);
  const minutes = Number(clock[2]);
  if (hours > 23 || minutes > 59) return undefined;
  const day = new Date(now);
  day.setHours(hours, minutes, 0, 0);
  // At 23:50 a class that ends at 00:10 ends tomorrow.
  if (day.getTime() - now > HALF_A_DAY) day.setDate(day.getDate() - 1);
  else if (now - day.getTime() > HALF_A_DAY) day.setDate(day.getDate() + 1);
  return day.getTime();
}

/** A clock that goes a little fast is not the future. */
const AHEAD = 5 * 60_000;
const AGO = /^(?:-|(?=\d))(\d{1,5})\s*(m|min|mins|minute|minutes|分|分钟|h|hour|hours|小时)?\s*(ago|前|之前|以前)?$/i;
const DATED = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

/**
 * When something was reported: `18:42` (this machine's time zone; the last such moment), `2026-11-26 18:42` or the same as ISO
 * with its zone, `10m` or `10 minutes ago`. What is wrong with it where it is none, or lies ahead.
 */
export function readReported(written: string, now: Instant): { readonly at: Instant } | 'form' | 'ahead' {
  const text = written.normalize('NFKC').trim();
  const at = reportedAt(text, now);
  if (at === undefined || !Number.isFinite(at)) return 'form';
  return at - now > AHEAD ? 'ahead' : { at: Math.min(at, now) };
}

/** The same where only a time can be meant: a bare number is so many minutes ago. */
export function readReportedHere(written: string, now: Instant): ReturnType<typeof readReported> {
  const text = written.normalize('NFKC').trim();
  return readReported(/^\d{1,4}$/.test(text) ? `${text}m` : text, now);
}

function reportedAt(text: string, now: Instant): Instant | undefined {
  const ago = AGO.exec(text);
  if (ago) {
    const [, count, unit = 'm', word] = ago;
    // A bare number says too little; `-10` and `10m` do not.
    if (ago[2] === undefined && word === undefined && !text.startsWith('-')) return undefined;
    return now - Number(count) * (/^(h|小)/i.test(unit) ? 60 : 1) * 60_000;
  }
  const dated = DATED.exec(text);
  if (dated) return datedAt(dated);
  const clock = /^\d+[:.]/.test(text) ? readClassEnd(text, now) : undefined;
  if (clock === undefined) return undefined;
  if (clock - now <= AHEAD) return clock;
  const day = new Date(clock);
  day.setDate(day.getDate() - 1);
  return day.getTime();
}

/** Undefined for a day or a time that does not exist, such as the 30th of February. */
function datedAt([, ...parts]: RegExpExecArray): Instant | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(0, 6)
    .map((part) => Number(part ?? 0));
  const zone = parts[6];
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (wall.getUTCMonth() !== month - 1 || wall.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    return undefined;
  if (zone === undefined) return new Date(year, month - 1, day, hour, minute, second).getTime();
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(zone) ?? [];
  const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === '-' ? -1 : 1);
  return wall.getTime() - ahead * 60_000;
}

/** `19:30`, in this machine's time zone. */
export function clockTime(at: Instant): string {
  const time = new Date(at);
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
}

/** The same of the day that `now` is in; of another day with month and day before it: `11-26 19:30`. */
export function dayTime(at: Instant, now: Instant): string {
  const day = new Date(at);
  if (day.toDateString() === new Date(now).toDateString()) return clockTime(at);
  return `${day.getMonth() + 1}-${String(day.getDate()).padStart(2, '0')} ${clockTime(at)}`;
}
