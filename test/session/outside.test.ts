import fc from 'fast-check';
import {
  apply,
  COMMAND_NAMES,
  type Command,
  checkLength,
  LONGEST_TEXT,
  readCommand,
  readStart,
  recordOf,
  sayUsageError,
  startSession,
  view,
} from 'symptree';
import { describe, expect, it } from 'vitest';
import { packOf, play, START } from '../pack.ts';

const PACK = packOf(`tree: demo
title: Demo
otherwise: to-media
steps:
  first: {ask: One?, answers: {a: A, b: B}, next: second}
  second: {fact: tried, next: third}
  third: {fact: class-id, ask: Which class?, next: last}
  last: {tell: Over.}
`);
const when = { at: START + 1000 };
const asIs = (data: unknown) => apply(play(PACK, []), data as Command, when);

describe('a command from outside', () => {
  const some: readonly Command[] = [
    { do: 'answer', value: 'a' },
    { do: 'answer', value: ['rejoin'], step: 'demo#1/second', evidence: 'shown' },
    { do: 'unsure', step: 'demo#1/first' },
    { do: 'wording' },
    { do: 'back' },
    { do: 'change', step: 'demo#1/first', value: 3, evidence: 'measured' },
    { do: 'reopen', step: 'demo#1/first' },
    { do: 'note', text: '' },
    { do: 'fact', fact: 'device', value: 'mac' },
    { do: 'switch', tree: 'demo' },
    { do: 'return' },
    { do: 'severity', to: 'broken' },
    { do: 'class-ends', at: 1 },
    { do: 'reported', at: 1 },
    { do: 'rush' },
    { do: 'escalate' },
  ];

  it('is read as it stands, every one of them', () => {
    for (const command of some)
      expect(readCommand(JSON.parse(JSON.stringify(command)))).toEqual({ ok: true, value: command });
    expect(new Set(some.map((command) => command.do))).toEqual(new Set(COMMAND_NAMES));
  });

  it.each([
    ['nothing', null, {}],
    ['a list', [{ do: 'back' }], {}],
    ['a text', 'back', {}],
    ['no name', { value: 'a' }, { at: 'do' }],
    ['a name that objects have', { do: 'constructor' }, { at: 'do' }],
    ['a name of another program', { do: 'dance' }, { at: 'do' }],
    ['a field too few', { do: 'answer' }, { at: 'value' }],
    ['a field too many', { do: 'back', step: 'demo#1/first' }, { at: 'step' }],
    ['a hidden field', JSON.parse('{"do":"back","__proto__":{"a":1}}'), { at: '__proto__' }],
  ])('is none: %s', (_, data, about) => {
    expect(readCommand(data)).toMatchObject({ ok: false, error: { code: 'not-a-command', about } });
  });

  it.each([
    [
      { do: 'note', text: 5 },
      { at: 'text', wanted: 'text' },
    ],
    [{ do: 'answer', value: 'a', evidence: 'magic' }, { at: 'evidence' }],
    [{ do: 'answer', value: { a: 1 } }, { at: 'value' }],
    [{ do: 'answer', value: [1] }, { at: 'value' }],
    [{ do: 'answer', value: 'a', step: null }, { at: 'step' }],
    [{ do: 'switch', tree: ['demo'] }, { at: 'tree' }],
    [
      { do: 'class-ends', at: null },
      { at: 'at', wanted: 'time' },
    ],
    [
      { do: 'reported', at: '18:42' },
      { at: 'at', wanted: 'time' },
    ],
  ])('has a field of another type: %j, for apply as well', (data, about) => {
    const refused = { ok: false, error: { code: 'wrong-type', about } };
    expect(readCommand(data)).toMatchObject(refused);
    expect(asIs(data)).toMatchObject(refused);
  });

  it('that apply does not know is refused, whatever it is', () => {
    expect(asIs({ do: 'dance' })).toMatchObject({ ok: false, error: { code: 'not-a-command', about: { at: 'do' } } });
    for (const data of [{ do: 'answer' }, null, undefined, 'back', [{ do: 'back' }]])
      expect(asIs(data)).toMatchObject({ ok: false, error: { code: 'not-a-command' } });
  });

  it('of any JSON is taken or refused with a sentence, never thrown over', () => {
    const field = fc.constantFrom('value', 'step', 'evidence', 'text', 'fact', 'tree', 'to', 'at');
    const data = fc.oneof(
      fc.jsonValue(),
      fc
        .tuple(fc.constantFrom(...COMMAND_NAMES, 'dance'), fc.dictionary(field, fc.jsonValue()))
        .map(([name, rest]) => ({ ...rest, do: name })),
    );
    fc.assert(
      fc.property(data, (any) => {
        const read = readCommand(any);
        const applied = apply(play(PACK, ['a']), any as Command, when);
        const result = read.ok ? applied : read;
        if (!result.ok) for (const locale of ['zh-CN', 'en']) expect(sayUsageError(result.error, locale)).not.toBe('');
        else if ('session' in result) expect(() => JSON.stringify(view(result.session))).not.toThrow();
      }),
    );
  });
});

describe('a text that is too long', () => {
  const long = `${'a'.repeat(LONGEST_TEXT - 1)}😀`;
  const tooLong = {
    ok: false,
    error: { code: 'out-of-bounds', about: { value: '4001', max: '4000', wanted: 'text' } },
  };

  it('is refused and never cut: a note, an answer', () => {
    expect(long.length).toBe(LONGEST_TEXT + 1);
    expect(asIs({ do: 'note', text: long })).toMatchObject(tooLong);
    expect(apply(play(PACK, ['a', ['rejoin']]), { do: 'answer', value: long }, when)).toMatchObject(tooLong);
    expect(checkLength(long)).toMatchObject(tooLong);
    const longest = 'a'.repeat(LONGEST_TEXT);
    const taken = asIs({ do: 'note', text: longest });
    expect(taken.ok && recordOf(taken.session).entries).toMatchObject([{ type: 'note', text: longest }]);
  });

  it('begins no session', () => {
    const begin = (words: string) => startSession({ pack: PACK, id: 'x', at: START, words });
    expect(() => begin(long)).toThrow(RangeError);
    expect(begin(long.slice(0, LONGEST_TEXT - 1)).start.words).toHaveLength(LONGEST_TEXT - 1);
  });

  it('is told with its length', () => {
    const { error } = checkLength(long) as { error: Parameters<typeof sayUsageError>[0] };
    for (const locale of ['zh-CN', 'en']) expect(sayUsageError(error, locale)).toMatch(/4001.*4000/);
  });
});

it.each([
  null,
  undefined,
  'toaster',
  { value: 'mac' },
  { value: 'mac', evidence: 'magic' },
  { value: null, evidence: 'said' },
  [],
])('a fact handed in that is none begins no session: %j', (device) => {
  const begin = () => startSession({ pack: PACK, id: 'x', at: START, facts: { device: device as never } });
  expect(begin).toThrow(RangeError);
});

describe('a beginning from outside', () => {
  const begin = (data: unknown) => readStart(PACK, JSON.parse(JSON.stringify(data)));

  it.each([
    {},
    { tree: 'demo', words: 'It is slow.', classEnds: START, classStarts: START, reportedAt: START - 1 },
    { facts: { device: 'mac', loss: { value: 3, evidence: 'measured' }, tried: ['cable'], 'class-id': '7b' } },
  ])('%j is taken', (data) => {
    const read = begin(data);
    expect(read).toEqual({ ok: true, value: data });
    if (read.ok) expect(startSession({ pack: PACK, id: 'one', at: START, ...read.value }).start.tree).toBe('demo');
  });

  it.each([
    [null, 'not-a-command', {}],
    [['demo'], 'not-a-command', {}],
    [{ id: 'mine' }, 'not-a-command', { at: 'id' }],
    [{ tree: 'none' }, 'unknown-tree', { tree: 'none' }],
    [{ tree: '~escalate' }, 'unknown-tree', { tree: '~escalate' }],
    [{ tree: 7 }, 'wrong-type', { at: 'tree' }],
    [{ words: 3 }, 'wrong-type', { at: 'words' }],
    [{ words: 'x'.repeat(LONGEST_TEXT + 1) }, 'out-of-bounds', { max: String(LONGEST_TEXT) }],
    [{ classEnds: 'soon' }, 'wrong-type', { at: 'classEnds', wanted: 'time' }],
    [{ reportedAt: 9e15 }, 'wrong-type', { at: 'reportedAt' }],
    [{ facts: ['device'] }, 'wrong-type', { at: 'facts' }],
    [{ facts: { device: null } }, 'wrong-type', { at: 'facts.device' }],
    [{ facts: { device: { value: 'mac', evidence: 'heard' } } }, 'wrong-type', { at: 'facts.device.evidence' }],
    [{ facts: { nothing: 'mac' } }, 'unknown-fact', { fact: 'nothing' }],
    [{ facts: { device: 'toaster' } }, 'unknown-value', { fact: 'device', value: 'toaster' }],
    [{ facts: { loss: 300 } }, 'out-of-bounds', { fact: 'loss' }],
    [{ facts: { constructor: 'x' } }, 'unknown-fact', { fact: 'constructor' }],
  ])('%j is refused as %s', (data, code, about) => {
    expect(begin(data)).toMatchObject({ ok: false, error: { code, about } });
  });

  it('of any form is refused or begins a session', () => {
    const value = fc.oneof(fc.jsonValue(), fc.constantFrom('mac', 'demo', 3, START, ['cable']));
    const facts = fc.dictionary(fc.constantFrom('device', 'loss', 'tried', 'class-id', '__proto__', 'x'), value);
    const any = fc.record(
      { tree: value, words: value, facts: fc.oneof(facts, value), classEnds: value, reportedAt: value },
      { requiredKeys: [] },
    );
    // By chance alone few of them would be whole.
    const right = fc.record(
      { tree: fc.constant('demo'), words: fc.string(), classEnds: fc.constant(START) },
      { requiredKeys: [] },
    );
    const seen = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(fc.oneof(any, right, fc.jsonValue()), (data) => {
        const read = begin(data);
        seen[read.ok ? 'taken' : 'refused'] += 1;
        if (read.ok) expect(startSession({ pack: PACK, id: 'one', at: START, ...read.value }).start.id).toBe('one');
        else expect(sayUsageError(read.error, 'en')).not.toBe('');
      }),
      { numRuns: 1000 },
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(20);
  });
});
