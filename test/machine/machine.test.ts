import {
  type CallStep,
  graphOptions,
  type InformationStep,
  LIMITS,
  type Pack,
  type Step,
  type TreeInput,
  type TreeOutput,
  TreeTooLargeError,
  toMachine,
} from 'symptree';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { packOf } from '../pack.ts';

const pack = packOf({
  'demo.yaml': `
tree: demo
title: Demo
otherwise: to-media
start: which
steps:
  which: {fact: device, next: {phone: /other, else: hotspot}}
  hotspot: {when: {scope: one}, use: hotspot-test, next: {works: fix, else: lossy}}
  lossy: {fact: loss, next: [{when: {loss: {above: 5}}, to: fix}, {else: to-media}]}
  fix: {do: Move closer., repairs: wifi}
`,
  'hotspot-test.yaml': `
tree: hotspot-test
title: Hotspot test
ways: [works, fails]
steps:
  try-it: {test: Use the hotspot., ask: Better?, answers: {better: Better, same: Same}, next: {better: good, else: bad}}
  good: {way: works}
  bad: {way: fails}
`,
  'other.yaml': 'tree: other\ntitle: Other\notherwise: to-media\nsteps: {tell-it: {tell: Other things.}}',
});

describe('the machine of a tree', () => {
  const table: [string, { type: string; value?: number }[], unknown][] = [
    ['stands at its first step', [], 'which'],
    ['goes by an answer', [{ type: 'windows' }], 'lossy'],
    ['goes on in another tree', [{ type: 'iphone' }], '~to:other'],
    ['routes by a list through a junction', [{ type: 'windows' }, { type: 'answered', value: 9 }], 'fix'],
    ['asks for what an end is to bring', [{ type: 'windows' }, { type: 'answered', value: 1 }], 'to-media:class-id'],
    ['ends', [{ type: 'windows' }, { type: 'answered', value: 9 }, { type: 'fixed' }], 'fix:fixed'],
    ['takes no answer that is not offered', [{ type: 'toaster' }], 'which'],
  ];
  it.each(table)('%s', (_, events, expected) => {
    const actor = createActor(toMachine(pack, 'demo')).start();
    for (const event of events) actor.send(event);
    expect(actor.getSnapshot().value).toEqual(expected);
  });

  it('runs a shared tree as a nested state and comes back by its way', () => {
    const input: TreeInput = {
      facts: { scope: { value: 'one', evidence: 'said', at: 0 }, device: { value: 'mac', evidence: 'shown', at: 0 } },
    };
    const actor = createActor(toMachine(pack, 'demo'), { input }).start();
    expect(actor.getSnapshot().value).toEqual({ hotspot: 'try-it' });
    actor.send({ type: 'better' });
    expect(actor.getSnapshot().value).toBe('fix');
  });

  it('says how it is done', () => {
    const actor = createActor(toMachine(pack, 'demo')).start();
    actor.send({ type: 'android' });
    expect(actor.getSnapshot()).toMatchObject({ status: 'done', output: { continue: 'other' } });
  });

  it('is built once a tree', () => {
    expect(toMachine(pack, 'demo')).toBe(toMachine(pack, 'demo'));
  });

  it('is refused for a tree the pack does not have', () => {
    expect(() => toMachine(pack, 'constructor')).toThrow(RangeError);
  });

  it('types what goes in and what comes out', () => {
    const machine = toMachine(pack, 'demo');
    const actor = createActor(machine).start();
    // @ts-expect-error: a slip in the name
    createActor(machine, { input: { fatcs: {} } });
    // @ts-expect-error: the form that startSession takes
    createActor(machine, { input: { facts: { device: 'windows' } } });
    // @ts-expect-error: times are numbers
    actor.send({ type: 'windows', at: 'yesterday' });
    // @ts-expect-error: nothing is known of what is not there
    const nothing: number | undefined = actor.getSnapshot().context.noSuchThing;
    const visit: string = actor.getSnapshot().context.visit;
    expect([nothing, visit]).toEqual([undefined, 'demo#1']);
    const other = createActor(machine, { input: {} }).start();
    other.send({ type: 'android', evidence: 'shown' });
    const output: TreeOutput | undefined = other.getSnapshot().output;
    expect(output).toEqual({ continue: 'other' });
  });

  describe('of a tree beyond the limits, which the check would have refused', () => {
    const withSteps = (steps: Record<string, Step>): Pack => ({
      ...pack,
      trees: { ...pack.trees, demo: { ...(pack.trees.demo as Pack['trees'][string]), steps } },
    });
    const steps = pack.trees.demo?.steps as Record<string, Step>;

    it('is not made: trees that call each other without end', () => {
      const hotspot = { ...(steps.hotspot as CallStep), tree: 'demo' };
      expect(() => toMachine(withSteps({ ...steps, hotspot }), 'demo')).toThrow(TreeTooLargeError);
    });

    it('is not made: too many states', () => {
      const tell = pack.trees.other?.steps['tell-it'] as InformationStep;
      const many = (count: number) =>
        withSteps({
          ...steps,
          ...Object.fromEntries(
            Array.from({ length: count }, (_, index) => [`t${index}`, { ...tell, id: `t${index}` }]),
          ),
        });
      expect(() => toMachine(many(LIMITS.expandedStates), 'demo')).toThrow(TreeTooLargeError);
      expect(toMachine(many(5), 'demo')).toBeDefined();
    });
  });

  it('can be walked by xstate/graph, one path a state', () => {
    const paths = getShortestPaths(toMachine(pack, 'demo'), graphOptions);
    expect(new Set(paths.map(({ state }) => JSON.stringify(state.value)))).toEqual(
      new Set(['"which"', '"lossy"', '"fix"', '"to-media:class-id"', '"to-media"', '"fix:fixed"', '"~to:other"']),
    );
  });

  it('keeps its graph linear in the steps', () => {
    const steps = Array.from({ length: 12 }, (_, index) => `  s${index}: {fact: f${index}, next: s${index + 1}}`).join(
      '\n',
    );
    const facts = Array.from(
      { length: 12 },
      (_, index) => `  f${index}: {title: F, ask: F?, values: {yes: Yes it is, no: No}}`,
    ).join('\n');
    const wide = packOf(
      `tree: demo\ntitle: Demo\nfacts:\n${facts}\nsteps:\n${steps}\n  s12: {end: resolved, cause: wifi}\n`,
    );
    expect(getShortestPaths(toMachine(wide, 'demo'), graphOptions)).toHaveLength(13);
  });
});
