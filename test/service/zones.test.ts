import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockText, instantOf, offsetText, wallTime } from '../../engine/service/zones.ts';

const ZONES = [
  'Asia/Shanghai',
  'Asia/Kolkata',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];
const wall = (text: string) => Date.parse(`${text}:00Z`);
const iso = (at: number) => new Date(at).toISOString();

describe('from the clock on the wall to the instant', () => {
  it.each([
    ['Asia/Shanghai', '2026-09-01T18:15', '2026-09-01T10:15:00.000Z'],
    ['Asia/Kolkata', '2026-09-01T18:15', '2026-09-01T12:45:00.000Z'],
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T00:59:00.000Z'],
    // The clock jumps from 02:00 to 03:00: what it never shows is the jump.
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T01:00:00.000Z'],
    // It shows 02:30 twice: the first one counts.
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:00:00.000Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
    // Half an hour of daylight saving.
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30:00.000Z'],
    // A day that Samoa never had.
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00:00.000Z'],
  ])('%s %s', (zone, text, expected) => {
    expect(iso(instantOf(wall(text), zone))).toBe(expected);
  });

  it('for any instant: the first one at which the clock shows what it shows then', () => {
    const minute = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...ZONES), (minutes, zone) => {
        const at = minutes * 60_000;
        const shown = wallTime(at, zone);
        const found = instantOf(shown, zone);
        expect(found).toBeLessThanOrEqual(at);
        expect(wallTime(found, zone)).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });
});

it.each([
  ['2026-07-01T20:05:00Z', '2026-07-01 20:05'],
  ['0050-03-01T12:00:00Z', '0050-03-01 12:00'],
  ['0000-02-29T12:00:00Z', '0000-02-29 12:00'],
  ['-000300-03-01T12:00:00Z', '-000300-03-01 12:00'],
  ['-251540-02-03T09:46:00Z', '-251540-02-03 09:46'],
  ['+010209-01-27T06:13:00Z', '+010209-01-27 06:13'],
])('knows the years that nobody means, since a clock can be that wrong: %s', (text, shown) => {
  const at = Date.parse(text);
  expect([clockText(at, 'UTC'), offsetText(at, 'UTC')]).toEqual([shown, 'UTC+0']);
  expect(wallTime(at, 'UTC')).toBe(at);
  expect(Math.abs(wallTime(at, 'Asia/Shanghai') - at - 8 * 3_600_000)).toBeLessThan(10 * 60_000);
});

it('says a time as a clock there shows it, with its distance from UTC', () => {
  const at = Date.parse('2026-07-01T20:05:00Z');
  expect(ZONES.slice(0, 5).map((zone) => `${clockText(at, zone)} ${offsetText(at, zone)}`)).toEqual([
    '2026-07-02 04:05 UTC+8',
    '2026-07-02 01:35 UTC+5:30',
    '2026-07-01 22:05 UTC+2',
    '2026-07-01 16:05 UTC-4',
    '2026-07-01 17:35 UTC-2:30',
  ]);
});
