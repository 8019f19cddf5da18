/** Of several ways to mend a text, the one that its author most likely meant. */
import type { Limits } from '../limits.ts';
import { nodesOf } from './nodes.ts';
import { parse } from './parse.ts';
import type { Mended } from './places.ts';
import type { Judge } from './syntax.ts';

/** Worse than anything that can be found in a file that can be read. */
const UNREADABLE = 1_000_000;

/** The first of those with the fewest faults; there has to be one. */
export function likeliest(candidates: readonly Mended[], limits: Limits, judge: Judge): { at: Mended; faults: number } {
  let best: { at: Mended; faults: number } | undefined;
  for (const at of candidates) {
    const faults = faultsOf(at, limits, judge);
    if (best === undefined || faults < best.faults) best = { at, faults };
    if (faults === 0) break;
  }
  return best as { at: Mended; faults: number };
}

export function faultsOf(at: Mended, limits: Limits, judge: Judge): number {
  const parsed = parse(at.text, limits);
  if ('tooDeepAt' in parsed) return UNREADABLE * 2;
  return parsed.faults.length > 0 ? UNREADABLE + parsed.faults.length : judge(nodesOf(parsed.document), at);
}

/** Whether the text could be read as YAML. */
export const isReadable = (faults: number): boolean => faults < UNREADABLE;
