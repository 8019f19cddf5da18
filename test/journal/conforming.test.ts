/** The checks for stores find what a store does wrong, and run without a test library. */
import type { JournalStore } from 'symptree/journal';
import { checkStore, StoreFault, type StorePlace, storeChecks } from 'symptree/journal/conformance';
import { describe, expect, it } from 'vitest';
import { filesPlace } from './places.ts';

/** A store whose named methods do something else. */
const otherwise = (store: JournalStore, members: Partial<JournalStore>): JournalStore => ({ ...store, ...members });

async function placeOf(make: (store: JournalStore) => Partial<JournalStore>): Promise<StorePlace> {
  const place = await filesPlace({ blocking: true });
  return {
    ...place,
    runner: () => {
      const store = place.runner();
      return otherwise(store, make(store));
    },
  };
}

const done = async () => ({ ok: true, value: undefined }) as const;
const FAULTY: readonly (readonly [
  what: string,
  check: string,
  make: (store: JournalStore) => Partial<JournalStore>,
])[] = [
  [
    'acknowledges without storing',
    'gives back what was appended',
    () => ({
      append: async (_, expected, events) => ({ ok: true, value: expected + events.length }),
    }),
  ],
  [
    'stores the last of several events alone',
    'appends all events of one append, in order',
    (store) => ({
      append: (id, expected, events) => store.append(id, expected, events.slice(-1)),
    }),
  ],
  [
    'looks at no number',
    'appends nothing that is out of step',
    (store) => ({
      append: async (id, _, events) => {
        const read = await store.read(id);
        return read.ok ? store.append(id, read.value.seq, events) : read;
      },
    }),
  ],
  ['shows everything whatever is asked for', 'shows what a filter asks for', (store) => ({ list: () => store.list() })],
  [
    'counts from the first page alone',
    'comes in pages that leave nothing out',
    (store) => ({
      list: (filter, paging) => store.list(filter, { ...paging, after: undefined as never }),
    }),
  ],
  ['forgets nothing', 'forgets a session for good', () => ({ forget: done })],
  ['is never closed', 'is done with when it is closed', () => ({ close: async () => undefined })],
  ['holds everything', 'goes on in another runner, after the first one let go', () => ({ holds: () => true })],
  ['lets nobody go', 'goes on in another runner, after the first one let go', () => ({ release: done })],
];

describe('a store that', () => {
  it.each(FAULTY)('%s is found by "%s"', async (_, name, make) => {
    const check = storeChecks.find((one) => one.name === name);
    if (!check) throw new Error(`no check ${name}`);
    const place = await placeOf(make);
    try {
      await expect(check.run(place)).rejects.toThrow(StoreFault);
    } finally {
      await place.end();
    }
  });

  it('passes has no findings; one that does not has one for each check it fails, and every place is ended', async () => {
    let open = 0;
    const counted = async (make: (store: JournalStore) => Partial<JournalStore>): Promise<StorePlace> => {
      open += 1;
      const place = await placeOf(make);
      return {
        ...place,
        end: async () => {
          open -= 1;
          await place.end();
        },
      };
    };
    expect(await checkStore(() => counted(() => ({})))).toEqual([]);
    const thrown = new Error('lost');
    const findings = await checkStore(() =>
      counted(() => ({
        purge: async () => {
          throw thrown;
        },
      })),
    );
    expect(findings.map(({ check }) => check)).toEqual([
      'purges what is old and in nobody’s hands',
      'finds and purges nothing before a time that is none',
    ]);
    expect(findings.every(({ fault }) => fault === thrown)).toBe(true);
    expect(open).toBe(0);
  });
});
