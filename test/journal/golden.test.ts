/** Sessions as earlier versions stored them. A golden file is never edited: when the form changes, a new one is added. */
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EVENT_VERSION, type EventType, type JournalEvent, type ReadEvent, readEvent, reduce } from 'symptree/journal';
import { afterAll, expect, it } from 'vitest';
import { value } from './conformance.ts';
import { filesPlace } from './places.ts';

const golden = (name: string) => fileURLToPath(new URL(`./golden/${name}`, import.meta.url));
const place = await filesPlace();
afterAll(() => place.end());

/** The version that brought each type. */
const TYPES: { readonly [Type in EventType]: number } = {
  started: 1,
  answered: 1,
  rush: 1,
  changed: 1,
  back: 1,
  reopened: 1,
  facts: 1,
  noted: 1,
  switched: 1,
  returned: 1,
  severity: 1,
  'class-ends': 1,
  reported: 2,
  wording: 1,
  escalated: 1,
  resumed: 1,
  paused: 1,
  ended: 1,
  verdict: 1,
  'followed-up': 1,
};

it.each(Array.from({ length: EVENT_VERSION }, (_, index) => index + 1))(
  'version %i is read, reduced and listed as it was',
  async (version) => {
    await mkdir(place.folder, { recursive: true });
    await cp(golden(`v${version}.jsonl`), join(place.folder, 'golden.jsonl'));
    const store = place.runner();
    const { events, problems } = value(await store.read('golden'));
    expect(problems).toEqual([]);
    const known = Object.entries(TYPES).flatMap(([type, since]) => (since <= version ? [type] : []));
    expect(known.filter((type) => !events.some((event) => event.type === type))).toEqual([]);
    expect(Math.max(...events.map(({ v }) => v))).toBe(version);
    const { record, meta } = JSON.parse(await readFile(golden(`v${version}.reduced.json`), 'utf8'));
    expect(reduce(events)).toEqual({ record, meta });
    expect(value(await store.list()).sessions).toEqual([meta]);
    const opened = value(await store.open('golden'));
    expect(value(await store.append('golden', opened.seq, [{ type: 'paused', at: 0 }]))).toBe(opened.seq + 1);
    value(await store.release('golden'));
  },
);

it('an older event comes up through every version between', () => {
  const migrations = [
    (event: object) => ({ ...event, type: 'paused', by: 'first' }),
    (event: { by?: unknown }) => ({ ...event, by: `${event.by}, second` }),
  ];
  const read = (v: number): ReadEvent => readEvent({ v, seq: 1, at: 0, type: 'halted', by: 'none' }, migrations);
  expect(read(1)).toEqual({ ok: true, event: { v: 3, seq: 1, at: 0, type: 'paused', by: 'first, second' } });
  expect(readEvent({ v: 3, seq: 1, at: 0, type: 'paused' }, migrations)).toMatchObject({ ok: true });
  expect(read(4)).toEqual({ ok: false, why: 'newer-version' });
});

it('no JSON value makes reading throw, and none that is not an event passes', async () => {
  const text = await readFile(golden(`v${EVENT_VERSION}.jsonl`), 'utf8');
  const sound: JournalEvent[] = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).e);
  const junk = [null, 0, 'x', [], {}, true, Number.NaN];
  for (const raw of [
    ...junk,
    { v: 1 },
    { v: 1, seq: 1 },
    { v: 1.5, seq: 1, at: 0, type: 'paused' },
    { v: 1, seq: 1, at: 0, type: 'toString' },
  ]) {
    expect(readEvent(raw)).toMatchObject({ ok: false });
  }
  /** What is free to be any JSON value without harm. */
  const free = new Set(['report']);
  for (const event of sound) {
    expect(readEvent(event)).toEqual({ ok: true, event });
    for (const path of pathsOf(event)) {
      // Of a closed list: what is not on it would be counted as nothing and shown as "undefined".
      const closed =
        ['evidence', 'verdict'].includes(path.at(-1) as string) || (event.type === 'ended' && path[0] === 'end');
      if (closed) expect(readEvent(replaced(event, path, 'dreamt')), path.join('.')).toMatchObject({ ok: false });
      for (const value of junk) {
        const raw = replaced(event, path, value);
        const read = readEvent(raw);
        // Reducing is safe, whatever passed.
        if (read.ok) reduce([sound[0] as JournalEvent, { ...read.event, seq: 2 }]);
        if (read.ok && Object.is(value, Number.NaN) && !path.some((key) => free.has(key)))
          throw new Error(`${event.type} ${path.join('.')}`);
      }
    }
  }
});

function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...pathsOf(inner).map((path) => [key, ...path])]);
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const inner = (value as Record<string, unknown>)[key];
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === key ? replaced(one, rest, by) : one));
  return { ...(value as object), [key]: replaced(inner, rest, by) };
}
