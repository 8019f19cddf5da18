import { describe, expect, test } from 'vitest';
import { checkPack } from '../../engine/analysis/check.ts';
import { applyFixes } from '../../engine/analysis/fixes.ts';
import { EXAMPLE_ROOT, exampleFiles } from '../../engine/language/diagnostics/examples.ts';
import { CODES, DEFINITIONS } from '../../engine/language/diagnostics/index.ts';
import { PACK } from '../pack.ts';

const TREE = `tree: demo
title: Demo
otherwise: to-media
steps:
  ready:
    ask: You have closed it, right?
    answers: {gone: It is gone, stays: It stays}
    next: {gone: near, else: to-media}
  near: {do: Sit near the router., repairs: wifi}
`;

function found(tree: string, pack = PACK) {
  const checked = checkPack({
    root: '',
    files: [
      { path: 'pack.yaml', content: pack },
      { path: 'demo.yaml', content: tree },
    ],
  });
  const told = checked.diagnostics
    .filter(({ code }) => ['leading-yes-no', 'silence-unused', 'unknown-rule', 'rule-out-of-bounds'].includes(code))
    .map(({ code, severity, start }) => `${severity} ${code} ${start.line}`);
  return { told, runs: checked.pack !== undefined };
}
const withStep = (line: string) => TREE.replace('    next: {gone', `    ${line}\n    next: {gone`);

describe('quiet', () => {
  test('a step silences the finding of its own lines', () => {
    expect(found(TREE).told).toEqual(['advice leading-yes-no 6']);
    expect(found(withStep('quiet: {leading-yes-no: they always have}')).told).toEqual([]);
  });
  test('a tree silences it everywhere in its file', () => {
    expect(found(TREE.replace('steps:', 'quiet: {leading-yes-no: our tone}\nsteps:')).told).toEqual([]);
  });
  test('in another step it silences nothing, and says so', () => {
    const elsewhere = TREE.replace('repairs: wifi}', 'repairs: wifi, quiet: {leading-yes-no: why}}');
    expect(found(elsewhere).told).toEqual(['advice leading-yes-no 6', 'advice silence-unused 9']);
  });
  test('an error stays told', () => {
    const wrong = withStep('quiet: {unknown-step: why}').replace('gone: near', 'gone: nowhere');
    const { diagnostics } = checkPack({
      root: '',
      files: [
        { path: 'pack.yaml', content: PACK },
        { path: 'demo.yaml', content: wrong },
      ],
    });
    expect(diagnostics.map(({ code }) => code)).toContain('unknown-step');
  });
  test('a code that is none', () => {
    expect(found(withStep('quiet: {leading-yes: why}')).told).toEqual([
      'advice leading-yes-no 6',
      'error unknown-rule 8',
    ]);
  });
});

describe('rules of the pack', () => {
  const rules = (line: string) => `${PACK}rules: {${line}}\n`;
  test('turns advice off, and the silence of what is off is no finding', () => {
    expect(found(withStep('quiet: {leading-yes-no: why}'), rules('leading-yes-no: off')).told).toEqual([]);
  });
  test('an error of the pack fails the check, and the trees still run', () => {
    expect(found(TREE, rules('leading-yes-no: error'))).toEqual({ told: ['error leading-yes-no 6'], runs: true });
  });
  test('a warning cannot be turned off', () => {
    expect(found(TREE, rules('no-empathy: off')).told).toContain(
      `error rule-out-of-bounds ${rules('').split('\n').length - 1}`,
    );
  });
});

const FIXED = CODES.filter((code) => DEFINITIONS[code].fix !== undefined);
test.each(FIXED)('the mend of %s leaves nothing to tell and touches nothing else', (code) => {
  const files = exampleFiles(DEFINITIONS[code].bad);
  const check = () => checkPack({ root: EXAMPLE_ROOT, files }).diagnostics;
  const [finding] = check();
  const index = files.findIndex(({ path }) => path === finding?.file);
  const before = files[index]?.content as string;
  const { text, applied } = applyFixes(before, check());
  expect(applied).toHaveLength(1);
  files[index] = { path: finding?.file as string, content: text };
  expect(check()).toEqual([]);
  const lines = text.split('\n');
  expect(before.split('\n').filter((line, at) => line !== lines[at])).toHaveLength(1);
});

test('mends that overlap wait for the next round, and a byte order mark stays', () => {
  const place = (from: number, to: number, fix: string) => ({
    code: 'mixed-width-punctuation' as const,
    severity: 'advice' as const,
    file: 'a',
    start: { line: 1, column: from },
    end: { line: 1, column: to },
    message: { 'zh-CN': '', en: '' },
    mend: { 'zh-CN': '', en: '' },
    related: [],
    fix,
  });
  const { text, applied } = applyFixes('\uFEFFa(b,c)d', [place(4, 5, '，'), place(2, 7, '（b,c）')]);
  expect(text).toBe('\uFEFFa（b,c）d');
  expect(applied).toHaveLength(1);
});
