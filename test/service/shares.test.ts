import fc from 'fast-check';
import { bandOf, shareOf } from 'symptree';
import { describe, expect, it } from 'vitest';
import { coarse, countIn, quantilesOf } from '../../engine/service/shares.ts';

const counted = fc.nat(100_000).chain((of) => fc.tuple(fc.nat(of), fc.constant(of)));

describe('a share', () => {
  it.each([
    // As in Newcombe 1998 (Statistics in Medicine 17), table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d lies between %d and %d', (count, of, low, high) => {
    const share = shareOf(count, of);
    expect(share.low).toBeCloseTo(low, 4);
    expect(share.high).toBeCloseTo(high, 4);
  });

  it('lies within its interval, and that within 0 and 1', () => {
    fc.assert(
      fc.property(counted, ([count, of]) => {
        const { share, low, high, few } = shareOf(count, of);
        expect(few).toBe(of < 20);
        if (of === 0) {
          expect([share, low, high]).toEqual([undefined, undefined, undefined]);
          return;
        }
        expect(low).toBeGreaterThanOrEqual(0);
        expect(share).toBeGreaterThanOrEqual(low as number);
        expect(share).toBeLessThanOrEqual(high as number);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('grows with its count, is narrower with more cases, and mirrors its opposite', () => {
    fc.assert(
      fc.property(
        counted.filter(([count, of]) => count < of),
        fc.integer({ min: 2, max: 50 }),
        ([count, of], times) => {
          const one = shareOf(count, of);
          const more = shareOf(count + 1, of);
          expect(more.low).toBeGreaterThanOrEqual(one.low as number);
          expect(more.high).toBeGreaterThanOrEqual(one.high as number);
          const width = ({ low = 0, high = 1 }: typeof one) => high - low;
          expect(width(shareOf(count * times, of * times))).toBeLessThan(width(one));
          const opposite = shareOf(of - count, of);
          expect(opposite.low).toBeCloseTo(1 - (one.high as number), 9);
          expect(opposite.high).toBeCloseTo(1 - (one.low as number), 9);
        },
      ),
    );
  });

  it.each([
    [-1, 2],
    [3, 2],
    [Number.NaN, 2],
  ])('%d of %d is none', (count, of) => {
    expect(() => shareOf(count, of)).toThrow(RangeError);
  });

  it.each([
    [75, 100, 'excellent'],
    [74, 100, 'usual'],
    [60, 100, 'usual'],
    [59, 100, 'alarm'],
    [19, 19, undefined],
    [0, 0, undefined],
  ])('%d of %d is %s', (count, of, band) => {
    expect(bandOf(shareOf(count, of))).toBe(band);
  });
});

describe('quantiles', () => {
  it('are those of the sorted list', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 60 }), (values) => {
        const histogram = new Map<number, number>();
        for (const value of values) countIn(histogram, value);
        const sorted = [...values].sort((one, other) => one - other);
        const at = (part: number) => sorted[Math.ceil(part * sorted.length) - 1];
        expect(quantilesOf(histogram)).toEqual({ count: values.length, median: at(0.5), p90: at(0.9) });
      }),
    );
  });

  it('of nothing are not there', () => {
    expect(quantilesOf(new Map())).toEqual({ count: 0 });
  });

  it('seconds are rounded to few numbers, off by 5 % at most', () => {
    const different = new Set<number>();
    let worst = 0;
    for (let seconds = 0; seconds < 1_000_000; seconds += 7) {
      const rounded = coarse(seconds);
      different.add(rounded);
      if (seconds > 0) worst = Math.max(worst, Math.abs(rounded - seconds) / seconds);
    }
    expect(worst).toBeLessThanOrEqual(0.05);
    expect(different.size).toBeLessThan(600);
  });
});
