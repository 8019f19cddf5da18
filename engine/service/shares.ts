/** Shares and how sure they are; quantiles of whole numbers. */

/** Below this many cases a share is a hint at best: reports say "too few". */
export const FEW = 20;

/** The 97.5 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/** So many of so many. `share`, `low` and `high` are missing where there are none to count. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** 0 to 1. */
  readonly share?: number;
  /** The 95 % Wilson score interval. */
  readonly low?: number;
  readonly high?: number;
  /** Fewer than 20: not to be relied on. */
  readonly few: boolean;
}

/**
 * A share with its 95 % Wilson score interval, which unlike the usual one stays within 0 and 1 and is honest for small
 * numbers and for shares near 0 and 1.
 *
 * @throws RangeError where `count` is not between 0 and `of`
 */
export function shareOf(count: number, of: number): Share {
  if (!(count >= 0 && count <= of)) throw new RangeError(`${count} of ${of} is no share.`);
  if (of === 0) return { count, of, few: true };
  const share = count / of;
  const spread = (Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))) / (1 + Z ** 2 / of);
  const middle = (share + Z ** 2 / (2 * of)) / (1 + Z ** 2 / of);
  return {
    count,
    of,
    share,
    // The ends are exact, whatever rounding does to them.
    low: count === 0 ? 0 : Math.max(0, middle - spread),
    high: count === of ? 1 : Math.min(1, middle + spread),
    few: of < FEW,
  };
}

/** How often each whole number came. Exact, and as large as there are different numbers. */
export type Histogram = Map<number, number>;

export function countIn(histogram: Histogram, value: number, times = 1): void {
  histogram.set(value, (histogram.get(value) ?? 0) + times);
}

export interface Quantiles {
  readonly count: number;
  readonly median?: number;
  readonly p90?: number;
}

/** Median and 90th percentile by nearest rank: values that occurred, never ones in between. */
export function quantilesOf(histogram: Histogram): Quantiles {
  const sorted = [...histogram].sort(([one], [other]) => one - other);
  const count = sorted.reduce((sum, [, times]) => sum + times, 0);
  if (count === 0) return { count };
  const at = (part: number): number => {
    const rank = Math.ceil(part * count);
    let seen = 0;
    for (const [value, times] of sorted) {
      seen += times;
      if (seen >= rank) return value;
    }
    throw new Error('a rank is never beyond the count');
  };
  return { count, median: at(0.5), p90: at(0.9) };
}

/** Whole seconds up to two minutes, above that two digits: few different numbers, off by 5 % at most. */
export function coarse(seconds: number): number {
  const whole = Math.round(seconds);
  if (whole <= 120) return whole;
  const unit = 10 ** (Math.floor(Math.log10(whole)) - 1);
  return Math.round(whole / unit) * unit;
}
