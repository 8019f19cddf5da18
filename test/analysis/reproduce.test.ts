import fc from 'fast-check';
import { type Pack, recordOf, reproduce, runCase, type Session } from 'symptree';
import { expect, test } from 'vitest';
import { randomFrom, randomWalk } from '../../engine/analysis/walks.ts';
import { loadPackFromDisk } from '../../engine/node/index.ts';
import { PACK, packOf, play } from '../pack.ts';

const TREE = `tree: demo
title: Demo
otherwise: to-media
rush: {when: {device: computer}, to: near}
start: device
steps:
  device: {fact: device, answers: [computer, phone], next: loss}
  loss: {fact: loss, next: who}
  who: {fact: who, next: {answered: pattern, unsure: to-media}}
  pattern: {ask: All the time?, answers: {always: Always, waves: In waves}, next: {always: near, waves: again, else: to-media}}
  near: {do: Sit near the router., repairs: wifi}
  again: {do: Restart it., repairs: router, fact: restarted}
`;
const OTHER = TREE.replace('tree: demo', 'tree: other').replace('title: Demo', 'title: Other');
const WITH_WHO = PACK.replace('facts:\n', 'facts:\n  who: {title: Who, type: text, ask: Who is it?, personal: true}\n');
const pack: Pack = packOf({ 'pack.yaml': WITH_WHO, 'demo.yaml': TREE, 'other.yaml': OTHER });

const of = (...[commands, options]: [Parameters<typeof play>[1], Parameters<typeof play>[2]?]) =>
  reproduce(pack, recordOf(play(pack, commands, options)), 'again');

test('answers, outcomes, the short way and what was handed in are said, and the end it came to', () => {
  const { given, losses } = of(['computer', 20, { do: 'rush' }, 'fixed'], {
    words: '一直转圈',
    facts: { scope: 'one' },
  });
  expect(given).toMatchObject({
    story: '一直转圈',
    tree: 'demo',
    given: { scope: 'one' },
    facts: { device: 'computer', loss: 20 },
    answers: { 'demo/who': 'rush' },
    helps: ['near'],
    ends: { end: 'resolved', cause: 'wifi' },
  });
  expect(losses).toEqual([]);
  expect(runCase(pack, given).ok).toBe(true);
});

test('personal values are kept out of the case and out of its story', () => {
  const { given, losses } = of(['computer', 20, 'Wang Xiaoming', 'waves', 'cannot', 'unsure'], {
    words: 'I am Wang Xiaoming, it stutters',
  });
  expect(JSON.stringify(given)).not.toContain('Wang');
  expect(given.facts).toMatchObject({ who: '…' });
  expect(given.answers).toEqual({ 'demo/pattern': 'waves', 'demo/again': 'cannot' });
  expect(losses).toEqual([{ code: 'personal', facts: ['who'] }]);
  expect(runCase(pack, given).key).toContain('to-media');
  const marked = reproduce(pack, recordOf(play(pack, ['computer', 20])), 'again', ['loss']);
  expect(marked.given.facts).toEqual({ device: 'computer' });
});

test('a session that was switched begins where the switch led, with what was known', () => {
  const { given, losses } = of(['computer', { do: 'switch', tree: 'other' }, 30, 'Li', 'always', 'fixed']);
  expect(given).toMatchObject({ tree: 'other', given: { device: 'computer' }, facts: { loss: 30, who: '…' } });
  expect(losses.map(({ code }) => code)).toEqual(['personal', 'switched']);
  expect(given.ends).toEqual({ end: 'resolved', cause: 'wifi' });
});

test('what a case cannot say is told', () => {
  expect(of(['computer', { do: 'escalate' }]).losses).toEqual([{ code: 'escalated', step: 'demo#1/loss' }]);
  expect(of(['computer', { do: 'fact', fact: 'loss', value: 3 }]).losses).toEqual([
    { code: 'by-hand', entries: ['fact'] },
    { code: 'stopped', step: 'demo#1/who' },
  ]);
  expect(of(['computer', { do: 'fact', fact: 'loss', value: 3 }]).given.facts).toEqual({ device: 'computer', loss: 3 });
  const old = recordOf(play(pack, ['computer', 20, 'unsure']));
  const now = packOf({
    'pack.yaml': WITH_WHO,
    'demo.yaml': TREE.replace('{fact: device,', '{fact: device, meaning: 2,'),
  });
  expect(reproduce(now, old, 'again').losses).toContainEqual({
    code: 'answers',
    steps: ['demo#1/device', 'demo#1/loss', 'demo#1/who'],
  });
});

test('every session of a shipped pack gives a case that passes; where nothing is lost, at the same end', async () => {
  const { pack: shipped } = await loadPackFromDisk('trees/classroom');
  if (!shipped) throw new Error('the shipped pack has errors');
  let same = 0;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const { walk } = randomWalk(shipped, randomFrom(seed));
      const session = walk.at(-1) as Session;
      const { given, result, losses } = reproduce(shipped, recordOf(session), 'again');
      expect(result.problems).toEqual([]);
      expect(runCase(shipped, given).ok).toBe(true);
      // The same shared tree may be gone through twice with other answers: the only thing a case cannot say of a plain walk.
      const codes = losses.map(({ code }) => code).filter((code) => code !== 'personal');
      if (codes.length === 0) same += 1;
    }),
    { numRuns: 100 },
  );
  expect(same).toBeGreaterThan(80);
});
