import fc from 'fast-check';
import { apply, type Entry, readRecord, recordOf, replay, type SessionRecord, tellUnused, view } from 'symptree';
import { describe, expect, it } from 'vitest';
import { PACK, packOf, play, START } from '../pack.ts';

const TREE = `tree: demo
title: Demo
otherwise: to-media
steps:
  first: {ask: One?, answers: {a: A, b: B}, next: second}
  second: {fact: tried, next: third}
  third: {fact: loss, next: last}
  last: {tell: Over.}
`;
const pack = packOf(TREE);
const session = play(
  pack,
  [
    'a',
    { do: 'note', text: 'seen' },
    { do: 'fact', fact: 'class-id', value: '7b' },
    { do: 'severity', to: 'broken' },
    { do: 'class-ends', at: START + 1 },
    { do: 'reported', at: START - 9 },
    { do: 'switch', tree: 'demo' },
    { do: 'return' },
    ['rejoin'],
    3,
  ],
  { facts: { device: { value: 'mac', evidence: 'measured' } }, words: 'it freezes', reportedAt: START - 5 },
);
const record = recordOf(session);
const stored = (): SessionRecord => JSON.parse(JSON.stringify(record));

describe('a record from outside', () => {
  it('is read as it was stored, and gives the session back', () => {
    const read = readRecord(stored());
    expect(read).toEqual({ ok: true, record });
    expect(view(replay(pack, (read as { record: SessionRecord }).record).session)).toEqual(view(session));
  });

  const [answered] = Object.keys(record.answers) as [string];
  it.each([
    ['', null],
    ['', [record]],
    ['format', { ...record, format: 0 }],
    ['format', { ...record, format: 'one' }],
    ['id', { ...record, id: 5 }],
    ['pack', { ...record, pack: 'demo' }],
    ['startedAt', { ...record, startedAt: '2026-09-01' }],
    ['startedAt', { ...record, startedAt: 9e15 }],
    ['words', { ...record, words: null }],
    ['given', { ...record, given: { device: { value: 'mac', evidence: 'magic' } } }],
    ['answers', { ...record, answers: undefined }],
    ['answers', { ...record, answers: { [answered]: { ...record.answers[answered], meant: undefined } } }],
    ['answers', { ...record, answers: { [answered]: { ...record.answers[answered], value: null } } }],
    ['entries', { ...record, entries: {} }],
    ['entries', { ...record, entries: [{ type: 'note', at: START, after: null }] }],
    ['entries', { ...record, entries: [{ type: 'return', at: Number.NaN, after: null }] }],
    ['entries', { ...record, entries: [{ type: 'reported', at: START, after: null, first: 9e15 }] }],
  ])('is none where %s is not as it should be: %#', (at, data) => {
    expect(readRecord(data)).toEqual({ ok: false, why: 'form', at });
  });

  it('of a newer format is told apart, and not replayed as if it were this one', () => {
    const newer = { ...stored(), format: 99 };
    expect(readRecord(newer)).toEqual({ ok: false, why: 'newer-format', at: 'format' });
    expect(() => replay(pack, newer as unknown as SessionRecord)).toThrow(RangeError);
  });

  it('is never thrown over, whatever it is, and what is read can be replayed', () => {
    const part = fc.constantFrom(...(Object.keys(record) as (keyof SessionRecord)[]));
    fc.assert(
      fc.property(part, fc.jsonValue(), (name, any) => {
        const read = readRecord({ ...stored(), [name]: any });
        if (read.ok) expect(() => view(replay(pack, read.record).session)).not.toThrow();
      }),
    );
  });
});

describe('what a newer engine wrote', () => {
  const entry = { type: 'mood', at: START, after: null, of: 'customer' } as unknown as Entry;
  const newer = { ...stored(), entries: [entry, ...record.entries] };

  it('takes no effect, is told, and stays in the record', () => {
    expect(readRecord(newer)).toMatchObject({ ok: true });
    const { session: again, unused, report } = replay(pack, newer);
    expect(unused).toEqual([{ type: 'entry', entry: 'mood' }]);
    expect(report.map(({ fate }) => fate)).toEqual(['kept', 'kept', 'kept']);
    expect(tellUnused(again, unused, 'en')).toEqual([{ type: 'entry', id: 'mood' }]);
    expect(view(again)).toEqual(view(session));
    const next = apply(again, { do: 'back' }, { at: START });
    expect(next.ok && recordOf(next.session).entries).toContainEqual(entry);
  });
});

it('a record of another pack is told', () => {
  const other = packOf({ 'demo.yaml': TREE, 'pack.yaml': PACK.replace('pack: demo', 'pack: other') });
  const { session: there, unused, report } = replay(other, record);
  expect(unused).toEqual([{ type: 'pack', pack: 'demo' }]);
  expect(report.map(({ fate }) => fate)).toEqual(['kept', 'kept', 'kept']);
  expect(tellUnused(there, unused, 'en')).toEqual([{ type: 'pack', id: 'demo' }]);
  // Once told, it is a session of this pack.
  expect(replay(other, recordOf(there)).unused).toEqual([]);
});
