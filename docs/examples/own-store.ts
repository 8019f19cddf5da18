import { test } from 'node:test';
import { type StorePlace, storeChecks } from 'symptree/journal/conformance';

export function tryStore(emptyPlace: () => Promise<StorePlace>): void {
  for (const { name, run } of storeChecks)
    test(name, async () => {
      const place = await emptyPlace();
      try {
        await run(place); // rejects with a StoreFault that says what was expected, and what was found
      } finally {
        await place.end();
      }
    });
}
