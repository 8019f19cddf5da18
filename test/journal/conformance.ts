/** What every store of sessions must do: the checks that are shipped, and whatever commands a session may hold. */
import fc from 'fast-check';
import { recordOf } from 'symptree';
import { reduce, sendKept, startKept } from 'symptree/journal';
import { type StorePlace, storeChecks } from 'symptree/journal/conformance';
import { describe, it } from 'vitest';
import { same, value } from '../../engine/journal/conformance/checking.ts';
import { START } from '../pack.ts';
import { commandOf } from '../session/walks.ts';
import { pack } from './sessions.ts';

export type { StorePlace as Place } from 'symptree/journal/conformance';
export { error, storeAll, value } from '../../engine/journal/conformance/checking.ts';

export function conformance(name: string, makePlace: () => Promise<StorePlace>): void {
  const inPlace = (run: (place: StorePlace) => Promise<void>) => async () => {
    const place = await makePlace();
    try {
      await run(place);
    } finally {
      await place.end();
    }
  };
  describe(`${name}: a store of sessions`, () => {
    for (const check of storeChecks) it(check.name, inPlace(check.run));

    it(
      'stores what any commands did',
      inPlace(async (place) => {
        const store = place.runner();
        let runs = 0;
        await fc.assert(
          fc.asyncProperty(fc.array(fc.nat(9999), { maxLength: 25 }), async (numbers) => {
            runs += 1;
            const id = `any-${runs}`;
            let kept = value(await startKept(store, { pack, id, at: START }));
            for (const number of numbers) {
              const sent = await sendKept(store, kept, commandOf(kept.session, number), {
                at: START + number,
                by: `agent-${number % 3}`,
              });
              if ('error' in sent) throw new Error(sent.error.code);
              if (sent.ok) kept = sent.kept;
            }
            same(reduce(value(await store.read(id)).events)?.record, recordOf(kept.session));
          }),
          { numRuns: 15 },
        );
      }),
    );
  });
}
