import fc from 'fast-check';
import { apply, recordOf, replay, startSession, view } from 'symptree';
import {
  eventsOf,
  type JournalEvent,
  type NewEvent,
  numbered,
  readEvent,
  reduce,
  resumedEvents,
  startedEvents,
} from 'symptree/journal';
import { describe, expect, it } from 'vitest';
import { arbitraryPack } from '../narrowing/arbitrary.ts';
import { START } from '../pack.ts';
import { mutated } from '../session/mutations.ts';
import { commandOf } from '../session/walks.ts';
import { COMMANDS, eventsAfter, pack } from './sessions.ts';

const tape = fc.array(fc.nat(9999), { maxLength: 40 });
const LONG = { trees: 3, stepsPerTree: 12, ahead: 3 };
const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value));
const readAll = (events: readonly JournalEvent[]): JournalEvent[] =>
  throughJson(events).map((raw) => {
    const read = readEvent(raw);
    if (!read.ok) throw new Error(`${read.why}: ${JSON.stringify(raw)}`);
    return read.event;
  });

describe('for any pack and any commands', () => {
  it('the events add up to the record, after every command and after a change of the pack', () => {
    fc.assert(
      fc.property(arbitraryPack(LONG), tape, tape, (before, numbers, changes) => {
        let session = startSession({ pack: before, id: 'any', at: START });
        const events: NewEvent[] = startedEvents(session, { at: START });
        const go = (number: number, index: number) => {
          const command = commandOf(session, number);
          const applied = apply(session, command, { at: START + index });
          if (!applied.ok) return;
          events.push(...eventsOf(session, command, applied.session, { at: START + index }));
          session = applied.session;
        };
        const agree = () => {
          const reduced = reduce(readAll(numbered(events, 0)));
          expect(reduced?.record).toEqual(throughJson(recordOf(session)));
          const { ended, step } = view(session);
          expect(reduced?.meta.now).toBe(step.key);
          expect(reduced?.meta.status).toBe(ended ? 'ended' : 'open');
          return reduced;
        };
        numbers.forEach((number, index) => {
          go(number, index);
          agree();
        });
        const stored = agree() as NonNullable<ReturnType<typeof reduce>>;
        const resumed = replay(mutated(before, changes), stored.record);
        session = resumed.session;
        events.push(...resumedEvents(stored, session, resumed.report, { at: START }));
        agree();
        numbers.forEach(go);
        agree();
      }),
      { numRuns: 80 },
    );
  });

  it('a plain answer stores itself and nothing else, however long the way before it', () => {
    const { events } = eventsAfter('plain');
    const answered = events.flatMap((event) => (event.type === 'answered' ? [event] : []));
    expect(answered).toHaveLength(6);
    for (const { set, step, unset, drop, add } of answered) {
      expect(Object.keys(set ?? {})).toEqual([step]);
      expect([unset, drop, add]).toEqual([undefined, undefined, undefined]);
    }
  });
});

describe('what a list says of a session', () => {
  const metaOf = (events: readonly JournalEvent[]) => reduce(events)?.meta;

  it('an end, a verdict, a follow-up', () => {
    const { events } = eventsAfter('one');
    const meta = metaOf(events);
    expect(meta).toMatchObject({
      status: 'ended',
      end: { end: 'resolved', cause: 'wifi' },
      answered: 6,
      agents: ['ann'],
      severity: 'broken',
    });
    const later = numbered(
      [{ type: 'verdict', at: START, by: 'bob', verdict: 'wrong', cause: 'router' }],
      meta?.seq as number,
    );
    expect(metaOf([...events, ...later])).toMatchObject({
      status: 'ended',
      verdict: { verdict: 'wrong', cause: 'router', by: 'bob' },
      agents: ['ann', 'bob'],
    });
  });

  it('whoever goes back from an end has not ended', () => {
    const { events } = eventsAfter('back', [...COMMANDS, { do: 'back' }]);
    expect(metaOf(events)?.status).toBe('open');
    expect(metaOf(events)).not.toHaveProperty('end');
  });

  it('paused until somebody goes on', () => {
    const { events, session } = eventsAfter('pause', COMMANDS.slice(0, 2));
    const paused = [...events, ...numbered([{ type: 'paused', at: START }], events.length)];
    expect(metaOf(paused)?.status).toBe('paused');
    const resumed = resumedEvents(reduce(paused) as never, session, [], { at: START, by: 'bob' });
    expect(metaOf([...paused, ...numbered(resumed, paused.length)])).toMatchObject({
      status: 'open',
      agents: ['ann', 'bob'],
    });
  });
});

it('after a missing event the other answers still stand, and nothing is put in the place of the missing one', () => {
  const { events, session } = eventsAfter('gap', COMMANDS.slice(0, 2));
  const reduced = reduce(events.filter(({ seq }) => seq !== 2));
  const { answers } = recordOf(session);
  const [first, second] = Object.keys(answers);
  expect(reduced?.meta.lost).toBe(1);
  expect(Object.keys(reduced?.record.answers ?? {})).toEqual([second]);
  expect(view(replay(pack, (reduced as NonNullable<typeof reduced>).record).session).step.key).toBe(first);
});

it('events without a beginning are no session', () => {
  expect(reduce(eventsAfter('x').events.slice(1))).toBeUndefined();
  expect(reduce([])).toBeUndefined();
});
