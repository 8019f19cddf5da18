import type { StepView } from 'symptree';
import { describe, expect, it } from 'vitest';
import { readAction } from '../../cli/plain/actions.ts';
import { understand } from '../../cli/plain/understand.ts';
import { wordsFor } from '../../cli/words/index.ts';

const base = { key: 't#1/s', step: 's', wordings: 1, kind: 'question', ask: '?' } as const;
const choices = [
  { value: 'one', label: '只有我' },
  { value: 'class', label: '全班' },
  { value: 'b', label: 'B 班' },
];
const choice: StepView = { ...base, input: { type: 'choice', choices } };
const SENT = '请回复：A 只有我  B 全班 C.都不是';
const lettered: StepView = { ...choice, send: SENT };
const several: StepView = { ...base, input: { type: 'several', choices } };
const number: StepView = { ...base, input: { type: 'number', unit: 'ms', min: 0 } };
const text: StepView = { ...base, input: { type: 'text' } };
const repair: StepView = {
  key: 't#1/r',
  step: 'r',
  kind: 'repair',
  instruction: '!',
  outcomes: ['fixed', 'not-fixed', 'cannot'],
  worksAround: false,
};
const information: StepView = { key: 't#1/i', step: 'i', kind: 'information', tell: '!' };

const answer = (value: unknown, evidence?: string) => ({ kind: 'answer', value, ...(evidence ? { evidence } : {}) });
const action = (name: string, argument = '') => ({ kind: 'action', name, argument });

describe('a typed line', () => {
  const table: [string, string, StepView, unknown][] = [
    ['a number chooses', '2', choice, answer('class')],
    ['a full-width number too', '２', choice, answer('class')],
    ['in brackets as shown', '[1]', choice, answer('one')],
    ['a label', '全班', choice, answer('class')],
    ['an id', 'class', choice, answer('class')],
    ['an id of one letter is left to the action', 'b', choice, action('back')],
    ['a letter of the text that was sent', 'B', lettered, { kind: 'unclear', why: 'letter', typed: 'B' }],
    ['a full-width one too', 'Ａ', lettered, { kind: 'unclear', why: 'letter', typed: 'Ａ' }],
    ['two of them', 'A、C', { ...several, send: SENT }, { kind: 'unclear', why: 'letter', typed: 'A、C' }],
    ['a small letter is the action', 'b', lettered, action('back')],
    ['a letter that was not sent too', 'N', lettered, action('note')],
    ['zero is not sure', '0', choice, { kind: 'unsure' }],
    ['not sure in Chinese', '不知道', choice, { kind: 'unsure' }],
    ['a number too high', '4', choice, { kind: 'unclear', why: 'no-such-number', most: 3 }],
    ['two where one is asked', '1 2', choice, { kind: 'unclear', why: 'one-only' }],
    ['nothing', ' ', choice, { kind: 'unclear', why: 'empty' }],
    ['something else', '啊', choice, { kind: 'unclear', why: 'not-understood', typed: '啊' }],
    ['evidence behind it', '2 @看到', choice, answer('class', 'shown')],
    ['a full-width sign too', '2＠测得', choice, answer('class', 'measured')],
    ['several', '1 3', several, answer(['one', 'b'])],
    ['several with Chinese commas', '1、3，1', several, answer(['one', 'b'])],
    ['none of several', '都没有', several, answer([])],
    ['not sure of several', 'u', several, { kind: 'unsure' }],
    ['one of several too high', '1 7', several, { kind: 'unclear', why: 'no-such-number', most: 3 }],
    ['a number', '12.5', number, answer(12.5)],
    ['zero is a number where a number is asked', '0', number, answer(0)],
    ['a number with its unit', '１２ ms', number, answer(12)],
    ['a number with another unit', '12 %', number, { kind: 'unclear', why: 'not-a-number' }],
    ['words for a number', '很多', number, { kind: 'unclear', why: 'not-a-number' }],
    ['an action instead of a number', '返回', number, action('back')],
    ['a text as typed', 'Ａ３０２，二楼', text, answer('Ａ３０２，二楼')],
    ['a text that begins like an action', 'n 302', text, answer('n 302')],
    ['an action in a text', 'b', text, action('back')],
    ['a text that is an action word', '=b', text, answer('b')],
    ['an outcome', '2', repair, answer('not-fixed')],
    ['no "not sure" for an outcome', '0', repair, { kind: 'unclear', why: 'unsure-not-offered' }],
    ['Enter goes on', '', information, answer('done')],
    ['a note', 'n 网线，松了', choice, action('note', '网线，松了')],
    ['a note with a full-width letter and blank', 'ｎ　网线，松了', choice, action('note', '网线，松了')],
  ];
  it.each(table)('%s', (_, typed, step, expected) => {
    expect(understand(typed, step, wordsFor('zh-CN'))).toEqual(expected);
  });

  it('loses control characters of a recorded text', () => {
    expect(understand('a\u001b[2Jb', text, wordsFor('en'))).toEqual(answer('ab'));
  });
});

it('every action has a Latin and a Chinese word, none of them twice', async () => {
  const { ACTIONS } = await import('../../cli/plain/actions.ts');
  const all = ACTIONS.flatMap(({ latin, chinese }) => [...latin, ...chinese]);
  expect(new Set(all).size).toBe(all.length);
  for (const { name, latin, chinese } of ACTIONS)
    for (const word of [latin[0], chinese[0]]) expect(readAction(word)?.name).toBe(name);
});
