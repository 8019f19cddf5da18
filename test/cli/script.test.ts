import type { StepView } from 'symptree';
import { expect, it } from 'vitest';
import { readScript, scriptOf } from '../../cli/script.ts';
import { packOf } from '../pack.ts';

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

const pack = packOf(
  'tree: demo\ntitle: Demo\nsteps:\n  scope: {fact: scope, next: where}\n  where: {ask: Where?, type: text, next: to-media}\n',
);

it.each(['scope=one', 'where=x', 'demo/where=x', 'demo#1/where=x', 'demo#2+/where=x', 'device=mac', 'to-media=x'])(
  'a line for a step that is there may wait: %s',
  (line) => {
    expect(readScript([line], [], pack).ok).toBe(true);
    expect(readScript([], [line], pack).ok).toBe(true);
  },
);

it.each([
  ['scoep=one', 'scoep', 'scope'],
  ['demo/wher=x', 'demo/wher', 'demo/where'],
  ['nowhere/where=x', 'nowhere/where', undefined],
  ['Scope=one', 'Scope', 'scope'],
])('a line for a step that nowhere is would wait for ever: %s', (line, step, suggestion) => {
  const refused = { ok: false, line, step, ...(suggestion ? { suggestion } : {}) };
  expect(readScript(['2', line], [], pack)).toEqual(refused);
  expect(readScript([], ['scope=one', line], pack)).toEqual(refused);
});

it.each(['https://x/?a=b', '=a=b', 'n a=b', '5=6', '甲=乙'])(
  'a text with an equals sign is a bare line: %s',
  (line) => {
    const read = readScript([line], [], pack);
    expect(read.ok && read.script.next(asked('demo#1/where'))?.text).toBe(line);
    // Behind --answer a step has to be named.
    expect(readScript([], [line], pack)).toEqual({ ok: false, line });
  },
);

it('knows what it still has', () => {
  const script = scriptOf(['2', '3'], ['where=x']);
  expect(script.next(asked('demo#1/scope'))?.text).toBe('2');
  expect(script.unused()).toEqual(['where=x', '3']);
});

it('takes a note with an equals sign for a note', () => {
  expect(scriptOf(['n loss=7'], []).next(asked('t#1/n'))?.text).toBe('n loss=7');
});
