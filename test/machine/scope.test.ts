/** Sessions step machines without an actor, in a scope that XState hands out. Where XState wants something else, this says so. */
import fc from 'fast-check';
import { graphOptions, type TreeEvent, type TreeInput, toMachine } from 'symptree/machine';
import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import { type Run, startRun, step, treeOf } from '../../engine/machine/index.ts';
import { scopeOfXState } from '../../engine/machine/scope.ts';
import { shippedPacks } from '../trees/shipped.ts';

const packs = await shippedPacks();

describe('a machine that is stepped without an actor', () => {
  it('goes every way as in an actor', () => {
    let steps = 0;
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.array(fc.nat(), { maxLength: 20 }), (ofPack, ofTree, choices) => {
        const { pack } = packs[ofPack % packs.length] as (typeof packs)[number];
        const ids = Object.keys(pack.trees).filter((id) => !pack.trees[id]?.ways);
        const tree = treeOf(pack, ids[ofTree % ids.length] as string);
        if (!tree) throw new Error('no tree');
        const input: TreeInput = {};
        const actor = createActor(toMachine(pack, tree.id), { input }).start();
        let run: Run = startRun(pack, tree, input);
        const same = () => {
          const { value, context, status, output } = actor.getSnapshot();
          expect(run.snapshot).toMatchObject({ value, status });
          expect(run.snapshot.context).toEqual(context);
          expect(run.snapshot.output).toEqual(output);
        };
        same();
        for (const choice of choices) {
          const events: readonly TreeEvent[] = graphOptions.events(actor.getSnapshot());
          if (actor.getSnapshot().status === 'done' || events.length === 0) break;
          const event = events[choice % events.length] as TreeEvent;
          actor.send(event);
          run = step(pack, run, event);
          steps += 1;
          same();
        }
      }),
      { numRuns: 100 },
    );
    expect(steps).toBeGreaterThan(100);
  });

  it('has one scope, of the members that XState gives to the machine of an actor', () => {
    const { pack } = packs[0] as (typeof packs)[number];
    const machine = toMachine(pack, pack.frontDoor);
    let given: object = {};
    const initial = machine.getInitialSnapshot.bind(machine);
    const watched = Object.create(machine, {
      getInitialSnapshot: {
        value: (...[scope, input]: Parameters<typeof initial>) => {
          given = scope;
          return initial(scope, input);
        },
      },
    }) as typeof machine;
    createActor(watched, { input: {} }).getSnapshot();
    expect(Object.keys(given).length).toBeGreaterThan(0);
    expect(Object.keys(scopeOfXState()).sort()).toEqual(Object.keys(given).sort());
    expect(scopeOfXState()).toBe(scopeOfXState());
  });
});
