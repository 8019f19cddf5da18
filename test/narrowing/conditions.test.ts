import { describe, expect, test } from 'vitest';
import { type Circumstances, compileCondition, holds } from '../../engine/language/conditions.ts';
import type { Condition, FactSetting } from '../../engine/language/model.ts';
import { answerFor, matches } from '../../engine/language/values.ts';
import { packFromTape } from './arbitrary.ts';

const pack = packFromTape([], { plain: true, trees: 1, sharedTrees: 0, stepsPerTree: 1, ahead: 1 });
const device = pack.facts.device as (typeof pack.facts)[string];
const now = (facts: Record<string, FactSetting>, more: Partial<Circumstances> = {}): Circumstances => ({
  facts: Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, { value }])),
  ...more,
});

describe('conditions', () => {
  test.each<[string, Condition, Circumstances, boolean]>([
    ['a parent matches its child', { fact: 'device', is: ['computer'] }, now({ device: 'mac' }), true],
    ['a child does not match its parent', { fact: 'device', is: ['mac'] }, now({ device: 'computer' }), false],
    ['unknown does not hold', { fact: 'device', is: ['mac'] }, now({}), false],
    ['not of unknown holds', { not: { fact: 'device', is: ['mac'] } }, now({}), true],
    ['unknown holds of unknown', { fact: 'device', known: false }, now({}), true],
    ['strictly below', { fact: 'loss', below: 5 }, now({ loss: 5 }), false],
    ['between', { fact: 'loss', above: 5, below: 10 }, now({ loss: 6 }), true],
    ['has all of', { fact: 'tried', has: ['restart', 'move'] }, now({ tried: ['restart'] }), false],
    ['only these', { fact: 'tried', only: ['restart'] }, now({ tried: ['restart'] }), true],
    ['only is false while unknown', { fact: 'tried', only: ['restart'] }, now({}), false],
    ['at least as severe', { severity: 'middling' }, now({}, { severity: 'grave' }), true],
    ['less severe', { severity: 'grave' }, now({}, { severity: 'middling' }), false],
    ['minutes unknown', { minutesLeft: { below: 5 } }, now({}), false],
    ['minutes known', { minutesLeft: { below: 5 } }, now({}, { minutesLeft: 4 }), true],
    ['a fact nobody has, named as what objects inherit', { fact: 'constructor', known: true }, now({}), false],
    ['a severity nobody has', { severity: 'none' }, now({}, { severity: 'grave' }), false],
    ['nothing in all', { all: [] }, now({}), true],
    ['nothing in any', { any: [] }, now({}), false],
  ])('%s', (_, condition, circumstances, expected) => {
    expect(holds(condition, circumstances, pack)).toBe(expected);
    expect(compileCondition(condition, pack)(circumstances)).toBe(expected);
  });
});

describe('values', () => {
  test('match themselves and their parents', () => {
    expect([
      matches(device, 'mac', 'mac'),
      matches(device, 'mac', 'computer'),
      matches(device, 'computer', 'mac'),
    ]).toEqual([true, true, false]);
  });
  test('answer as the nearest that is offered', () => {
    expect(answerFor(device, 'mac', new Set(['computer', 'mac']))).toBe('mac');
    expect(answerFor(device, 'mac', new Set(['computer', 'phone']))).toBe('computer');
    expect(answerFor(device, 'computer', new Set(['mac', 'windows']))).toBeUndefined();
  });
});
