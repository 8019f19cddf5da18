/** Whatever passes for an event, what is made of it is made without a fault. */
import fc from 'fast-check';
import { figures, handoff, handoffMarkdown, recordOf, replay, sessionFigures, view } from 'symptree';
import { type JournalEvent, metaOf, readEvent, redact, reduce, resumedEvents } from 'symptree/journal';
import { expect, it } from 'vitest';
import { START } from '../pack.ts';
import { COMMANDS, eventsAfter, pack } from './sessions.ts';

const { events } = eventsAfter('one', [
  ...COMMANDS,
  { do: 'change', step: 'demo#1/how', value: 'slow' },
  { do: 'severity', to: 'broken' },
  { do: 'class-ends', at: START + 3_600_000 },
  { do: 'reported', at: START - 3_600_000 },
  { do: 'back' },
  { do: 'switch', tree: 'demo' },
  { do: 'fact', fact: 'loss', value: 5 },
  { do: 'return' },
  { do: 'escalate' },
  { do: 'unsure' },
]);

function leaves(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

function put(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === key ? put(one, rest, by) : one));
  return { ...(value as object), [key]: put((value as Record<string, unknown>)[key], rest, by) };
}

/** A key as well as a value may be anything. */
function rename(value: unknown, [key, ...rest]: readonly string[], to: string): unknown {
  if (key === undefined || Array.isArray(value)) return value;
  if (rest.length > 0)
    return { ...(value as object), [key]: rename((value as Record<string, unknown>)[key], rest, to) };
  return Object.fromEntries(Object.entries(value as object).map(([one, inner]) => [one === key ? to : one, inner]));
}

const spots = events.flatMap((event, index) => leaves(event).map((path) => ({ index, path })));
const RUNS = 120;
const odd = fc.oneof(
  fc.constantFrom(
    '',
    '#',
    '/',
    '~',
    'demo',
    'demo#1',
    'demo#1/',
    'demo#1/who',
    'demo#2/fix',
    '~escalation#1/x',
    '__proto__',
    'constructor',
    'demo#1/toString',
    'unsure',
    'rush',
    'fixed',
    'broken',
    'windows',
    'class-id',
    'loss',
    'repair',
    'question',
    'text',
    'number',
  ),
  fc.string(),
  fc.constantFrom(0, -1, 0.5, 1e21, -8e15, 8e15, START),
  fc.constantFrom(null, true, [], {}, ['x'], [1]),
);

it('what is read of any change to a session can be listed, counted, gone on with and handed on', async () => {
  let passed = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...spots), odd, fc.boolean()), { minLength: 1, maxLength: 4 }),
      async (changes) => {
        let changed: unknown[] = [...events];
        for (const [{ index, path }, by, key] of changes)
          changed = changed.map((event, at) =>
            at !== index ? event : key && typeof by === 'string' ? rename(event, path, by) : put(event, path, by),
          );
        const read = changed.flatMap((raw): JournalEvent[] => {
          const one = readEvent(JSON.parse(JSON.stringify(raw)));
          return one.ok ? [one.event] : [];
        });
        const reduced = reduce(read);
        if (!reduced) return;
        passed += 1;
        metaOf(read);
        redact(read);
        sessionFigures({ ...reduced, events: read });
        await figures([{ ...reduced, events: read }], { now: START, severities: pack.severities });
        const { session, report } = replay(pack, reduced.record);
        recordOf(session);
        JSON.stringify(view(session, { now: START }));
        const packet = handoff(session, { now: START, events: read });
        handoffMarkdown(packet);
        for (const event of resumedEvents(reduced, session, report, { at: START })) {
          expect(readEvent(JSON.parse(JSON.stringify({ ...event, v: 1, seq: 1 }))).ok).toBe(true);
        }
      },
    ),
    {
      numRuns: RUNS,
      examples: spots
        .filter(({ path }) => path[0] === 'set' && path.at(-1) === 'value')
        .map((spot): [[typeof spot, string, boolean][]] => [[[spot, '__proto__', false]]]),
    },
  );
  expect(passed).toBeGreaterThan(RUNS / 10);
});
