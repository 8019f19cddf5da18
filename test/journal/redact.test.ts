import { recordOf, replay, startSession, view } from 'symptree';
import {
  type JournalEvent,
  type MoveType,
  type NewEvent,
  numbered,
  REDACTED,
  redact,
  reduce,
  startedEvents,
} from 'symptree/journal';
import { expect, it } from 'vitest';
import { START } from '../pack.ts';
import { eventsAfter, pack } from './sessions.ts';

const SECRET = 'class 7b of Mr Li';
const { events } = eventsAfter('one', [
  { do: 'answer', value: 'home' },
  { do: 'answer', value: 'class' },
  { do: 'answer', value: 'slow' },
  { do: 'answer', value: SECRET },
  { do: 'fact', fact: 'class-id', value: SECRET },
  { do: 'back' },
  { do: 'answer', value: SECRET },
  { do: 'note', text: 'kept as it is' },
]);

it('leaves out the values of personal facts, wherever they stand', () => {
  expect(JSON.stringify(events)).toContain(SECRET);
  const shown = redact(events);
  expect(JSON.stringify(shown)).not.toContain(SECRET);
  expect(JSON.stringify(shown)).toContain(REDACTED);
});

it('keeps everything else: who, when, how it is known, other facts, notes', () => {
  const back = (text: string) => text.replaceAll(REDACTED, SECRET);
  expect(JSON.parse(back(JSON.stringify(redact(events))))).toEqual(events);
});

it('leaves out facts handed in, and what a report of resuming repeats', () => {
  const session = startSession({ pack, id: 'given', at: START, facts: { 'class-id': SECRET } });
  const started: NewEvent[] = startedEvents(session, { at: START });
  const resumed: JournalEvent = {
    v: 1,
    seq: 2,
    type: 'resumed',
    at: START,
    personal: [],
    now: 'demo#1/note',
    report: [{ step: 'demo#1/note', value: SECRET, fate: 'dropped' }],
    start: { given: recordOf(session).given },
  };
  expect(JSON.stringify(redact([...numbered(started, 0), resumed]))).not.toContain(SECRET);
});

it('leaves out what an answer sets beside its own fact, and facts named by whoever exports', () => {
  const [first, answered] = events as [JournalEvent, Extract<JournalEvent, { type: MoveType }>];
  const [key, stored] = Object.entries(answered.set ?? {})[0] as [
    string,
    NonNullable<(typeof answered)['set']>[string],
  ];
  const sets: JournalEvent = {
    ...answered,
    set: { [key]: { ...stored, meant: { ...stored.meant, sets: { 'class-id': SECRET, scope: 'one' } } } },
  };
  const [, shown] = redact([first, sets]) as [JournalEvent, typeof answered];
  expect(shown.set?.[key]).toMatchObject({ value: REDACTED, meant: { sets: { 'class-id': REDACTED, scope: 'one' } } });
  expect(JSON.stringify(redact(events, ['device'])[0])).not.toContain('windows');
});

it('what is left can still be reduced and replayed', () => {
  const reduced = reduce(redact(events));
  expect(view(replay(pack, (reduced as NonNullable<typeof reduced>).record).session).session).toBe('one');
});

it('a pack without personal facts leaves everything', () => {
  const bare = {
    ...pack,
    facts: Object.fromEntries(Object.entries(pack.facts).map(([key, fact]) => [key, { ...fact, personal: false }])),
  };
  const session = startSession({ pack: bare, id: 'bare', at: START, facts: { 'class-id': SECRET } });
  const all = numbered(startedEvents(session, { at: START }), 0);
  expect(redact(all)).toEqual(all);
});
