import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Circumstances } from '../../engine/language/conditions.ts';
import { narrow, narrowFromStart } from '../../engine/narrowing/index.ts';
import { arbitraryPack, SETTINGS } from './arbitrary.ts';
import { listing, TooManyWays } from './listing.ts';

const settings = Object.entries(SETTINGS);
const circumstances: fc.Arbitrary<Circumstances> = fc
  .record({
    facts: fc.array(fc.tuple(fc.nat(settings.length - 1), fc.nat(9)), { maxLength: 3 }),
    minutesLeft: fc.option(fc.constantFrom(3, 20), { nil: undefined }),
  })
  .map(({ facts, minutesLeft }) => ({
    facts: Object.fromEntries(
      facts.map(([fact, value]) => {
        const [key, values] = settings[fact] as (typeof settings)[number];
        return [key, { value: values[value % values.length] as (typeof values)[number] }];
      }),
    ),
    ...(minutesLeft === undefined ? {} : { minutesLeft }),
  }));

/** Skips packs with more ways than can be listed. */
function withListing(check: () => void): void {
  try {
    check();
  } catch (error) {
    if (error instanceof TooManyWays) fc.pre(false);
    throw error;
  }
}

const missing = (wanted: Iterable<string>, given: { has(id: string): boolean }) =>
  [...wanted].filter((id) => !given.has(id));

describe('narrowing', () => {
  test('never rules out a cause that listing all ways reaches, nor does any answer of the question', () => {
    fc.assert(
      fc.property(arbitraryPack(), circumstances, (pack, now) => {
        withListing(() => {
          const ways = listing(pack, 3000);
          const from = ways.start('tree-0', now);
          expect(
            'asked' in from ? missing(ways.reached(from.asked), narrowFromStart(pack, 'tree-0', now)) : [],
          ).toEqual([]);
          for (const here of ways.places(from, 12)) {
            const { causes, separates } = narrow(pack, here);
            expect(missing(ways.reached(here), causes), JSON.stringify(here)).toEqual([]);
            for (const { value, remaining } of separates) {
              expect(missing(ways.reached(here, value), new Set(remaining)), `${value} at ${here.step}`).toEqual([]);
            }
          }
        });
      }),
      { numRuns: 1500 },
    );
  });

  test('says the same of a pack that went through JSON', () => {
    fc.assert(
      fc.property(arbitraryPack(), circumstances, (pack, now) => {
        const again = narrowFromStart(JSON.parse(JSON.stringify(pack)), 'tree-0', now);
        expect([...again]).toEqual([...narrowFromStart(pack, 'tree-0', now)]);
      }),
      { numRuns: 1000 },
    );
  });

  test('rules out exactly and shares as listing does, where each fact is asked once and nothing is conditional', () => {
    let compared = 0;
    fc.assert(
      fc.property(arbitraryPack({ plain: true }), (pack) => {
        withListing(() => {
          const ways = listing(pack);
          for (const here of ways.places(ways.start('tree-0', { facts: {} }), 8)) {
            const { causes } = narrow(pack, here);
            const listed = ways.masses(here);
            expect([...causes.keys()].sort()).toEqual([...ways.reached(here)].sort());
            compared += 1;
            for (const [cause, mass] of causes) {
              expect(mass).toBeCloseTo((listed.get(cause) ?? 0) * (pack.causes[cause]?.weight ?? 0), 9);
            }
          }
        });
      }),
      { numRuns: 600 },
    );
    expect(compared).toBeGreaterThan(300);
  });
});
