import { expect, test } from 'vitest';
import { runCase } from '../../engine/analysis/cases.ts';
import { checkPack } from '../../engine/analysis/check.ts';
import { PACK } from '../pack.ts';

const TREE = `tree: demo
title: Demo
otherwise: to-media
start: device
steps:
  device: {fact: device, answers: [computer, phone], next: {computer: loss, else: to-media}}
  loss:
    fact: loss
    next:
      - {when: {loss: {above: 5}}, to: pattern}
      - else: to-media
  pattern:
    ask: All the time?
    answers: {always: Always, waves: In waves}
    next: {always: fixes, else: to-media}
  fixes:
    try:
      near: {do: Sit near the router., repairs: wifi}
      again: {do: Restart it., repairs: router, fact: restarted}
`;

function run(written: string) {
  const files = {
    'pack.yaml': PACK,
    'demo.yaml': TREE,
    'demo.cases.yaml': `cases:\n  one:\n    story: It stutters.\n${written}`,
  };
  const { pack, cases, diagnostics } = checkPack({
    root: '',
    files: Object.entries(files).map(([path, content]) => ({ path, content })),
  });
  const given = cases[0]?.cases[0];
  if (!pack || !given)
    throw new Error(diagnostics.map(({ code, file, start }) => `${code} ${file}:${start.line}`).join('\n'));
  return runCase(pack, given);
}
const FACTS = '    facts: {device: windows, loss: 20}\n    answers: {demo/pattern: always}\n';

test('a value answers as the parent that is offered; helps fix, all else is not-fixed', () => {
  const result = run(`${FACTS}    helps: [again]\n    ends: {end: resolved, cause: router}\n    questions: 3\n`);
  expect(result).toMatchObject({
    ok: true,
    end: 'resolved',
    cause: 'router',
    tree: 'demo',
    questions: 3,
    problems: [],
  });
  expect(result.way.map(({ key, value }) => [key, value])).toEqual([
    ['demo#1/device', 'computer'],
    ['demo#1/loss', 20],
    ['demo#1/pattern', 'always'],
    ['demo#1/near', 'not-fixed'],
    ['demo#1/again', 'fixed'],
  ]);
});

test('an outcome that is known as a fact is given', () => {
  expect(
    run(`${FACTS.replace('loss: 20', 'loss: 20, restarted: fixed')}    ends: {end: resolved, cause: router}\n`).ok,
  ).toBe(true);
});

test('a wrong end names the answer behind which the expected cause was gone', () => {
  const result = run('    facts: {device: windows, loss: 20}\n    ends: {end: resolved, cause: wifi}\n');
  expect(result.problems.map(({ code }) => code)).toEqual(['wrong-end', 'wrong-cause']);
  expect(result.left).toMatchObject({ key: 'demo#1/pattern', value: 'unsure' });
});

test('too many questions, a step not asked, a word that was said', () => {
  const result = run(
    `${FACTS}    helps: near\n    ends: {end: resolved}\n    questions: 2\n    must-ask: [again]\n    must-not-say: router\n`,
  );
  expect(result.problems).toEqual([
    { code: 'said', word: 'router', key: 'demo#1/near' },
    { code: 'too-many-questions', expected: 2, found: 3 },
    { code: 'not-asked', step: 'again' },
  ]);
});
