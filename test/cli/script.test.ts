import type { StepView } from 'symptree';
import { expect, it } from 'vitest';
import { scriptOf } from '../../cli/script.ts';

const asked = (key: string, fact?: string): StepView => ({
  key,
  step: key.split('/').at(-1) as string,
  kind: 'question',
  ask: '?',
  wordings: 1,
  input: { type: 'text' },
  ...(fact ? { fact } : {}),
});

it('bare lines come in order; comments and blank lines do not count', () => {
  const script = scriptOf(['# first', '1', '', '  b  ', '2'], []);
  const step = asked('t#1/s');
  expect([1, 2, 3, 4].map(() => script.next(step)?.text)).toEqual(['1', 'b', '2', undefined]);
});

it('a line for a step waits until the step is asked', () => {
  const script = scriptOf(['second=two', 'first=one', '3'], []);
  expect(script.next(asked('t#1/first'))?.text).toBe('one');
  expect(script.next(asked('t#1/other'))?.text).toBe('3');
  expect(script.next(asked('t#1/second'))?.text).toBe('two');
});

it('a bare line keeps its place among the lines for steps', () => {
  const script = scriptOf(['a=1', 'b', 'a=2', 'c=3'], []);
  expect(script.next(asked('t#1/a'))?.text).toBe('1');
  expect(script.next(asked('t#1/c'))?.text).toBe('b');
  expect(script.next(asked('t#1/a'))?.text).toBe('2');
  expect(script.next(asked('t#1/c'))?.text).toBe('3');
});

it.each(['works', 'freezes#1/hotspot/works', 'freezes/hotspot/works', 'freezes/works', 'hotspot-ok'])(
  'names a step by %s',
  (name) => {
    expect(scriptOf([], [`${name}=x`]).next(asked('freezes#1/hotspot/works', 'hotspot-ok'))?.text).toBe('x');
    expect(scriptOf([], [`${name}=x`]).next(asked('freezes#1/hotspot/other'))).toBeNull();
  },
);

it('takes a note with an equals sign for a note', () => {
  expect(scriptOf(['n loss=7'], []).next(asked('t#1/n'))?.text).toBe('n loss=7');
});
