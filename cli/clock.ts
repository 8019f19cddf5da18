/** Times of day as an agent types them, and as he reads them. */
import type { Instant } from './engine.ts';

const HALF_A_DAY = 12 * 60 * 60_000;

/**
 * The instant meant by `19:30` (this machine's time zone; the nearest such moment to `now`) or `+20` (in twenty minutes).
 * Undefined where it is neither.
 */
export function readClassEnd(written: string, now: Instant): Instant | undefined {
  const text = written.normalize('NFKC').trim();
  const later = /^\+(\d{1,3})$/.exec(text);
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

/** `19:30`, in this machine's time zone. */
export function clockTime(at: Instant): string {
  const time = new Date(at);
  return `${String(time.getHours()).padStart(2, '0')}:${String(time.getMinutes()).padStart(2, '0')}`;
}
