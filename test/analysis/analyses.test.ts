import { describe, expect, test } from 'vitest';
import { checkPack } from '../../engine/analysis/check.ts';
import { RULE_CODES } from '../../engine/analysis/rules/index.ts';
import { PACK } from '../pack.ts';

/** What the analyses find of a pack as `code file:line`, without those named; the rules have tests of their own. */
function findings(
  files: Record<string, string>,
  limits = {},
  without: readonly string[] = ['cause-without-end', 'fact-never-used', 'unreachable-tree'],
) {
  const all = Object.entries({ 'pack.yaml': PACK, ...files }).map(([path, content]) => ({ path, content }));
  const checked = checkPack({ root: '', files: all, limits });
  return {
    ...checked,
    brief: checked.diagnostics
      .filter(({ code }) => !without.includes(code) && !RULE_CODES.has(code))
      .map(({ code, file, start }) => `${code} ${file}:${start.line}`),
  };
}
const demo = (steps: string, head = '') => ({
  'demo.yaml': `tree: demo\ntitle: Demo\notherwise: to-media\n${head}steps:\n${steps}`,
});

describe('circles', () => {
  test('through two trees, with the path and the other places; the pack is not to be run', () => {
    const { brief, pack, partial, diagnostics } = findings({
      ...demo('  one: {tell: Wait., next: /other}\n'),
      'other.yaml': 'tree: other\ntitle: Other\nsteps:\n  two: {tell: Wait., next: /demo}\n',
    });
    expect(brief).toEqual(['cycle other.yaml:4']);
    expect(diagnostics.find(({ code }) => code === 'cycle')?.message.en).toContain('demo/one → other/two → demo/one');
    expect(diagnostics.find(({ code }) => code === 'cycle')?.related.map(({ file }) => file)).toEqual(['demo.yaml']);
    expect(pack).toBeUndefined();
    expect(partial).toBeDefined();
  });
  test('of shared trees that call each other, and of a tree that goes on in itself', () => {
    const shared = (id: string, other: string) =>
      `tree: ${id}\ntitle: Shared\nways: [good]\nsteps:\n  call: {use: ${other}, next: {good: done}}\n  done: {way: good}\n`;
    const { brief } = findings({
      ...demo('  one: {use: a, next: {good: again}}\n  again: {tell: Wait., next: /demo}\n'),
      'a.yaml': shared('a', 'b'),
      'b.yaml': shared('b', 'a'),
    });
    expect(brief).toEqual(['cycle b.yaml:5', 'cycle demo.yaml:6']);
  });
  test('a rush way back to an earlier step is none', () => {
    const { brief } = findings(
      demo(
        '  phone: {do: Use the phone., works-around: true}\n  ask: {ask: Well?, answers: {yes: Yes, no: No}}\n',
        'start: phone\nrush: {when: {minutes-left: {below: 5}}, to: phone}\n',
      ).valueOf() as Record<string, string>,
    );
    expect(brief).toEqual(['unreachable-step demo.yaml:8']);
  });
});

describe('conditions', () => {
  const gate = (steps: string, head = '') => findings(demo(steps, head)).brief;
  test('a `when` of a whole `try` is told once, at its place', () => {
    expect(
      gate(
        '  scope: {fact: scope, next: {one: fixes, else: to-media}}\n  fixes:\n    when: {scope: class}\n    try:\n      a: {do: A., works-around: true}\n      b: {do: B., works-around: true}\n',
      ),
    ).toEqual(['condition-never demo.yaml:7']);
  });
  test('a `when` that some way fulfils and another does not is none', () => {
    expect(
      gate(
        '  scope: {fact: scope, next: {one: fixes, else: fixes}}\n  fixes:\n    when: {scope: one}\n    try:\n      a: {do: A., works-around: true}\n      b: {do: B., works-around: true}\n',
      ),
    ).toEqual([]);
  });
  test('`changes` and "not sure" keep a question from being always known', () => {
    const again = '  again: {fact: scope, next: to-media}\n';
    const test = (changes: string) =>
      `  test: {test: Look., ask: Well?, answers: {yes: Yes, no: No}, ${changes}next: again}\n`;
    expect(gate(`  scope: {fact: scope, next: {unsure: to-media, else: test}}\n${test('')}${again}`)).toEqual([
      'question-always-known demo.yaml:7',
    ]);
    expect(gate(`  scope: {fact: scope, next: {else: test}}\n${test('')}${again}`)).toEqual([]);
    // "Not sure" at the test leaves the scope as it was.
    expect(
      gate(`  scope: {fact: scope, next: {unsure: to-media, else: test}}\n${test('changes: [scope], ')}${again}`),
    ).toEqual([]);
  });
  test('numbers: bounds that leave nothing, a narrower branch behind a wider one', () => {
    const list = (first: string, second: string) =>
      `  loss: {fact: loss, next: ask}\n  ask:\n    ask: Well?\n    answers: {yes: Yes, no: No}\n    next:\n      - {when: ${first}, to: tell}\n      - {when: ${second}, to: to-media}\n      - else: to-media\n  tell: {tell: Wait.}\n`;
    expect(gate(list('{loss: {above: 5}}', '{loss: {above: 10}}'))).toEqual(['branch-shadowed demo.yaml:11']);
    expect(gate(list('{loss: {above: 10}}', '{loss: {above: 5}}'))).toEqual([]);
    expect(gate(list('{all: [{loss: {above: 10}}, {loss: {below: 10}}]}', '{loss: {above: 5}}'))).toEqual([
      'condition-never demo.yaml:10',
    ]);
  });
  test('what a shared tree may have asked is known behind it', () => {
    const shared =
      'tree: shared\ntitle: Shared\nways: [good, bad]\nsteps:\n  q: {fact: scope, next: {one: a, else: b}}\n  a: {way: good}\n  b: {way: bad}\n';
    const call = '  call: {use: shared, next: {good: again, bad: to-media}}\n  again: {fact: scope, next: to-media}\n';
    expect(findings({ ...demo(call), 'shared.yaml': shared }).brief).toEqual(['question-always-known demo.yaml:6']);
    expect(findings({ ...demo(call.replace('bad: to-media', 'bad: again')), 'shared.yaml': shared }).brief).toEqual([]);
  });
});

describe('facts', () => {
  test('an insert before its question; not behind it, not where a tree before has asked, not what is given', () => {
    const tell = '  tell: {tell: On your <device>.}\n';
    expect(findings(demo(tell)).brief).toEqual(['fact-before-set demo.yaml:5']);
    expect(findings(demo(`  device: {fact: device, next: tell}\n${tell}`)).brief).toEqual([]);
    expect(findings(demo('  tell: {tell: Class <class-id>.}\n')).brief).toEqual([]);
    expect(
      findings({
        ...demo('  device: {fact: device, next: /other}\n'),
        'other.yaml': `tree: other\ntitle: Other\notherwise: to-media\nsteps:\n${tell}`,
      }).brief,
    ).toEqual([]);
  });
});

describe('what is left alone', () => {
  test('a tree with an error has no other findings, the others have theirs', () => {
    const { brief } = findings({
      ...demo('  one: {tell: Wait., next: nowhere}\n  lost: {tell: Lost.}\n'),
      'other.yaml':
        'tree: other\ntitle: Other\notherwise: to-media\nsteps:\n  one: {tell: Wait.}\n  lost: {tell: Lost.}\n',
    });
    expect(brief).toEqual(['unknown-step demo.yaml:5', 'unreachable-step other.yaml:6']);
  });
  test('a folder without a pack is told, not thrown', () => {
    expect(checkPack({ root: '', files: [] }).diagnostics.map(({ code }) => code)).toEqual(['pack-missing']);
  });
});

describe('limits', () => {
  test('states with the shared trees in place and depth of calls, where they first become too much', () => {
    const shared = (id: string, step: string) =>
      `tree: ${id}\ntitle: S\nways: [good]\nsteps:\n${step}  done: {way: good}\n`;
    const files = {
      ...demo('  one: {use: a, next: {good: to-media}}\n'),
      'a.yaml': shared(
        'a',
        '  one: {use: b, next: {good: two}}\n  two: {tell: Wait., next: three}\n  three: {use: b, next: {good: done}}\n',
      ),
      'b.yaml': shared('b', '  one: {tell: Wait., next: done}\n'),
    };
    expect(findings(files, { expandedStates: 7 }).brief).toEqual(['limit-exceeded a.yaml:5', 'repeated-call a.yaml:7']);
    expect(findings(files, { callDepth: 1 }).brief).toEqual(['repeated-call a.yaml:7', 'limit-exceeded demo.yaml:5']);
  });
  test('a tree of ten thousand steps in a row', () => {
    const steps = Array.from(
      { length: 10_000 },
      (_, index) => `  s${index}: {tell: Wait., next: ${index < 9999 ? `s${index + 1}` : 'to-media'}}\n`,
    );
    expect(findings(demo(steps.join('')), { stepsPerTree: 20_000, fileBytes: 10_000_000 }).brief).toEqual([]);
  });
});
