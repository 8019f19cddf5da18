/** The engine as the runner sees it. */
import { expect, it } from 'vitest';
import { frameOf } from '../../cli/runner/layout.ts';
import { desk, NOW } from './trees.ts';

it('facts and times of the command line are those of its first customer, and of nobody else', () => {
  const d = desk({ facts: [{ fact: 'scope', value: 'one' }], classEnds: 20, reported: 5 });
  const begun = (first: boolean) => {
    const started = d.world.begin({ tree: 'demo', first }, 'en');
    if (!started.ok) throw new Error(started.error.code);
    const { facts, classEnds, reportedAt } = started.play.view();
    return { facts: facts.map(({ value }) => value), classEnds, reportedAt };
  };
  expect(begun(true)).toEqual({ facts: ['one'], classEnds: NOW + 20 * 60_000, reportedAt: NOW - 5 * 60_000 });
  expect(begun(false)).toEqual({ facts: [], classEnds: undefined, reportedAt: NOW });
});

it('the opening names them for the first case alone', () => {
  const d = desk({ facts: [{ fact: 'scope', value: 'one' }] });
  const named = (cases: number) =>
    frameOf({ ...d.state(), cases }, d.world)
      .body.flatMap(({ pieces }) => pieces.map(({ text }) => text))
      .join('')
      .includes(d.world.given('en')[0]?.label ?? '?');
  expect([named(0), named(1)]).toEqual([true, false]);
});
