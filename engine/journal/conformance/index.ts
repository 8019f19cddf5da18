/** What every store of sessions must do. The public face `symptree/journal/conformance`: checks for a store of your own, by any test library or none. */
import { appending } from './appending.ts';
import type { StoreCheck, StorePlace } from './checking.ts';
import { keeping } from './keeping.ts';
import { listing } from './listing.ts';

export { type StoreCheck, StoreFault, type StorePlace } from './checking.ts';

/** All checks, each by itself and in a place of its own. A store that does not pass them is none. */
export const storeChecks: readonly StoreCheck[] = [...appending, ...listing, ...keeping];

/** A check that was not passed. */
export interface StoreFinding {
  readonly check: string;
  /** What it rejected with: a {@link StoreFault}, or what the store itself threw. */
  readonly fault: unknown;
}

/**
 * Runs all checks, one after the other, each in a place that is made for it and ended behind it.
 *
 * @returns what was not passed; nothing where the store is one
 */
export async function checkStore(makePlace: () => Promise<StorePlace>): Promise<StoreFinding[]> {
  const findings: StoreFinding[] = [];
  for (const { name, run } of storeChecks) {
    const place = await makePlace();
    try {
      await run(place);
    } catch (fault) {
      findings.push({ check: name, fault });
    } finally {
      await place.end();
    }
  }
  return findings;
}
