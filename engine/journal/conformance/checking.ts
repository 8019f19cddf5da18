/** What a check of a store is made of. */
import type { JournalEvent } from '../events.ts';
import type { JournalStore, Result, StoreError } from '../store.ts';

/** A place for sessions, such as a folder or a schema of its own, with nothing in it when a check begins. */
export interface StorePlace {
  /** A store of this place, as another program would open it. */
  runner(): JournalStore;
  /** Closes all of them and takes away what was stored. */
  end(): Promise<void>;
}

/** Something that every store must do. */
export interface StoreCheck {
  readonly name: string;
  /** Rejects where the store does something else: with {@link StoreFault}, or with what the store itself threw. */
  run(place: StorePlace): Promise<void>;
}

/** What a store does otherwise than every store must. */
export class StoreFault extends Error {
  override name = 'StoreFault';
}

export const check = (
  name: string,
  run: (at: { readonly place: StorePlace; readonly store: JournalStore }) => Promise<void>,
): StoreCheck => ({ name, run: (place) => run({ place, store: place.runner() }) });

export const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new StoreFault(`refused: ${shown(result.error)}`);
  return result.value;
};

export const error = (result: Result<unknown>): StoreError => {
  if (result.ok) throw new StoreFault(`taken, where it is to be refused: ${shown(result.value)}`);
  return result.error;
};

/** The same as JSON, in whatever order keys stand. */
export function same(found: unknown, expected: unknown): void {
  if (canonical(found) !== canonical(expected))
    throw new StoreFault(`expected ${shown(expected)}, found ${shown(found)}`);
}

/** The same in what is expected; an object may have more. */
export function like(found: unknown, expected: unknown): void {
  if (!fits(found, expected)) throw new StoreFault(`expected ${shown(expected)}, found ${shown(found)}`);
}

/** A fault of the program, for which a store rejects. */
export async function rejects(work: Promise<unknown>): Promise<void> {
  const fault = await work.then(
    () => undefined,
    (thrown: unknown) => thrown ?? null,
  );
  if (!(fault instanceof RangeError))
    throw new StoreFault(`expected to reject with RangeError, found ${String(fault)}`);
}

/** Stores a session event by event, as a runner would. */
export async function storeAll(store: JournalStore, events: readonly JournalEvent[]): Promise<void> {
  const [first, ...rest] = events;
  if (first?.type !== 'started') throw new RangeError('A session begins with its start.');
  let seq = value(await store.create([first]));
  for (const event of rest) seq = value(await store.append(first.record.id, seq, [event]));
}

function fits(found: unknown, expected: unknown): boolean {
  if (Array.isArray(expected))
    return (
      Array.isArray(found) &&
      found.length === expected.length &&
      expected.every((one, index) => fits(found[index], one))
    );
  if (typeof expected !== 'object' || expected === null) return canonical(found) === canonical(expected);
  if (typeof found !== 'object' || found === null) return false;
  return Object.entries(expected).every(([key, one]) => fits((found as Readonly<Record<string, unknown>>)[key], one));
}

const canonical = (of: unknown): string =>
  JSON.stringify(of, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([one], [other]) => (one < other ? -1 : 1)))
      : member,
  ) ?? 'undefined';

/** UTF-16 units of a value in a message. */
const SHOWN = 300;
const shown = (of: unknown): string => {
  const text = canonical(of);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};
