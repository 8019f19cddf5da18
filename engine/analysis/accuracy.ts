/** How well labelled cases are diagnosed before anybody is served: what was expected against what was found, and how many questions it took. */
import type { Id } from '../language/model.ts';
import type { Case, CaseResult } from './cases.ts';

export interface Accuracy {
  /** Cases that name a cause. */
  readonly labelled: number;
  /** Of these, those that ended with it. */
  readonly right: number;
  /** Expected cause (null: unknown) against what was found: a cause, or the kind of the end where the cause stayed unknown. */
  readonly confusion: readonly { readonly expected: Id | null; readonly found: string; readonly count: number }[];
  /** Questions a case, over all cases. */
  readonly questions: { readonly median: number; readonly p90: number; readonly most: number };
}

/** Over cases and their results, in the same order. */
export function accuracyOf(cases: readonly Case[], results: readonly CaseResult[]): Accuracy {
  let labelled = 0;
  let right = 0;
  const cells = new Map<string, { expected: Id | null; found: string; count: number }>();
  cases.forEach(({ ends }, index) => {
    const result = results[index];
    if (!result || ends.cause === undefined) return;
    const found = result.cause ?? result.end;
    const name = `${ends.cause}\n${found}`;
    const cell = cells.get(name) ?? { expected: ends.cause, found, count: 0 };
    cells.set(name, { ...cell, count: cell.count + 1 });
    if (ends.cause === null) return;
    labelled += 1;
    if (result.cause === ends.cause) right += 1;
  });
  const counts = results.map(({ questions }) => questions).sort((one, other) => one - other);
  return {
    labelled,
    right,
    confusion: [...cells.values()].sort((one, other) => other.count - one.count),
    questions: { median: quantile(counts, 0.5), p90: quantile(counts, 0.9), most: counts.at(-1) ?? 0 },
  };
}

/** The least number that this share of the sorted numbers does not exceed. */
const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
