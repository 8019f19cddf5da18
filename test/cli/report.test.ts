import type { Diagnostic } from 'symptree';
import { expect, it } from 'vitest';
import { pretty } from '../../cli/report/pretty.ts';
import { wordsFor } from '../../cli/words/index.ts';

const finding = (line: number, from: number, to: number, toLine = line): Diagnostic => ({
  code: 'unknown-step',
  severity: 'error',
  file: 'a.yaml',
  start: { line, column: from },
  end: { line: toLine, column: to },
  message: { 'zh-CN': '没有', en: 'none\u001b[2J' },
  mend: { 'zh-CN': '改', en: 'mend it' },
  related: [
    {
      file: 'b.yaml',
      start: { line: 2, column: 3 },
      end: { line: 2, column: 4 },
      message: { 'zh-CN': '这里', en: 'here' },
    },
  ],
});
const show = (text: string | undefined, one: Diagnostic) =>
  pretty(one, {
    language: 'en',
    words: wordsFor('en'),
    nameOf: (file) => `x/${file}`,
    textOf: () => text,
    paint: (_, words) => words,
  }).split('\n');

it('puts the caret below its place, Chinese characters being two columns wide', () => {
  const lines = show('标题: 画面 kadun', finding(1, 5, 7));
  expect(lines[2]).toBe('  1 | 标题: 画面 kadun');
  expect(lines[3]).toBe('    |       ^^^^');
});

it('names file, place, code, mend and related places, free of escape sequences', () => {
  expect(show('a: b', finding(1, 1, 2))).toEqual([
    'x/a.yaml:1:1 error unknown-step',
    '  none',
    '  1 | a: b',
    '    | ^',
    '  mend: mend it',
    '  see: x/b.yaml:2:3 here',
  ]);
});

it('marks the rest of the line where the place goes on below', () => {
  expect(show('abc\ndef', finding(1, 2, 2, 2))[3]).toBe('    |  ^^');
});

it('shows a long line around its place', () => {
  const lines = show(`${'x'.repeat(5000)}HERE${'y'.repeat(5000)}`, finding(1, 5001, 5005));
  expect(lines[2]?.length).toBeLessThan(120);
  expect(lines[2]?.indexOf('HERE')).toBe(lines[3]?.indexOf('^^^^'));
});

it('does without the line where there is none to show', () => {
  expect(show(undefined, finding(3, 1, 2))).toHaveLength(4);
  expect(show('one line', finding(3, 1, 2))).toHaveLength(4);
});
