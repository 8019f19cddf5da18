import type { Session } from 'symptree';
import { expect, test } from 'vitest';
import { accuracyOf } from '../../engine/analysis/accuracy.ts';
import type { Case, CaseResult } from '../../engine/analysis/cases.ts';
import { cover, elementsOf, newCoverage } from '../../engine/analysis/coverage.ts';
import { randomFrom, randomWalk, walkAll } from '../../engine/analysis/walks.ts';
import { PACK, packOf, play } from '../pack.ts';
import { must } from '../session/walks.ts';

const SHARED = `tree: hotspot
title: Hotspot
ways: [works, fails]
steps:
  change: {ask: Better with the hotspot?, answers: {better: Better, same: The same}, next: {better: works, else: fails}}
  works: {way: works}
  fails: {way: fails}
`;
const TREE = `tree: demo
title: Demo
otherwise: to-media
steps:
  device: {fact: device, answers: [computer, phone], next: call}
  call: {use: hotspot, next: {works: near, fails: which}}
  which:
    when: {device: computer}
    ask: All the time?
    answers: {always: Always, waves: In waves}
    next:
      always:
        - {when: {device: phone}, to: to-media}
        - else: near
      else: to-media
  near: {do: Sit near the router., repairs: wifi}
`;
const pack = packOf({ 'demo.yaml': TREE, 'hotspot.yaml': SHARED });

function covered(...walks: readonly (readonly string[])[]): string[] {
  const coverage = newCoverage(pack);
  for (const answers of walks) {
    const walk = [play(pack, [])];
    for (const value of answers) walk.push(must(walk.at(-1) as Session, { do: 'answer', value }));
    cover(coverage, walk);
  }
  return elementsOf(coverage)
    .filter(({ count }) => count > 0)
    .map(({ kind, tree, step, what, count }) => `${count} ${kind} ${tree}/${step} ${what}`.trim());
}

test('steps, answers, ways of shared trees, conditions and branches are counted where a session went', () => {
  expect(covered(['computer', 'same', 'always', 'fixed'])).toEqual([
    '1 step demo/device',
    '1 answer demo/device computer',
    '1 step demo/call',
    '1 answer demo/call fails',
    '1 step demo/which',
    '1 branch demo/which when holds',
    '1 answer demo/which always',
    '1 branch demo/which always: else',
    '1 step demo/near',
    '1 answer demo/near fixed',
    '1 step demo/near.fixed',
    '1 end demo/near.fixed',
    '1 step hotspot/change',
    '1 answer hotspot/change same',
    '1 step hotspot/fails',
    '1 end hotspot/fails',
  ]);
});

test('a condition that fails is counted too, and its branch', () => {
  expect(covered(['phone', 'same', 'unsure'])).toContain('1 branch demo/which when fails');
});

test('walks by one seed are the same walks', () => {
  const ends = (seed: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: 20 }, () => randomWalk(pack, random).end);
  };
  expect(ends(5)).toEqual(ends(5));
  expect(ends(5)).not.toEqual(ends(6));
});

test('going every way leaves only what no way comes to', () => {
  const coverage = newCoverage(pack);
  const { complete, slowest } = walkAll(pack, 10_000, coverage);
  expect(complete).toBe(true);
  // The device is a computer where this is asked, so that it never is a phone.
  expect(elementsOf(coverage).filter(({ count }) => count === 0)).toMatchObject([
    { kind: 'branch', step: 'which', what: 'always: 1' },
  ]);
  expect(slowest?.answers.length).toBe(4 + 1);
});

test('accuracy counts labelled causes, and what was taken for what', () => {
  const given = (cause: string | null) => ({ ends: { end: 'resolved', cause } }) as Case;
  const result = (cause: string | null, questions: number) => ({ cause, end: 'escalated', questions }) as CaseResult;
  expect(
    accuracyOf(
      [given('wifi'), given('wifi'), given('router'), given(null)],
      [result('wifi', 2), result('router', 4), result(null, 6), result(null, 20)],
    ),
  ).toEqual({
    labelled: 3,
    right: 1,
    confusion: [
      { expected: 'wifi', found: 'wifi', count: 1 },
      { expected: 'wifi', found: 'router', count: 1 },
      { expected: 'router', found: 'escalated', count: 1 },
      { expected: null, found: 'escalated', count: 1 },
    ],
    questions: { median: 4, p90: 20, most: 20 },
  });
});

test('a question about what the scene knows has no answers to go through', () => {
  const TWICE = `tree: demo
title: Demo
otherwise: to-media
steps:
  device: {fact: device, answers: [computer, phone], next: who}
  who: {ask: Who?, answers: {me: Me, you: You}, next: to-media}
`;
  const left = (own: string, tree = TWICE) => {
    const of = packOf({ 'pack.yaml': `${PACK}${own}`, 'demo.yaml': tree });
    const coverage = newCoverage(of);
    cover(coverage, [play(of, [])]);
    return elementsOf(coverage).flatMap(({ kind, step, what }) =>
      kind === 'answer' && step === 'device' ? [what] : [],
    );
  };
  expect(left('')).toEqual(['computer', 'phone', 'unsure']);
  expect(left('known: {device: phone}\n')).toEqual([]);
  // A step that makes it unknown again may lead to its being asked.
  const again = TWICE.replace('next: to-media}', 'next: again}').concat(
    '  again: {test: Take another., ask: Done?, answers: {yes: Yes}, changes: device, next: to-media}\n',
  );
  expect(left('known: {device: phone}\n', again)).toEqual(['computer', 'phone', 'unsure']);
});
