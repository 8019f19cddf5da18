/** Row (c): building the machine of one long tree, against XState's own machine of as many plain states. */

import { toMachine } from 'symptree';
import { createMachine } from 'xstate';
import { longTree } from './generate.mjs';
import { interleave, now, ratios, row } from './measure.mjs';

/** As many states with two answers each, without facts, guards or actions. */
function plain(count) {
  const states = {};
  for (let index = 0; index < count; index++)
    states[`s${index}`] = { id: `s${index}`, on: { one: `#s${index + 1}`, two: `#s${index + 1}` } };
  states[`s${count}`] = { id: `s${count}`, type: 'final' };
  return createMachine({ id: 'plain', initial: 's0', states });
}

export async function building({ rounds, sizes: [small, large] }) {
  const contenders = {};
  for (const size of [small, large]) {
    const text = JSON.stringify(longTree(size));
    contenders[`plain ${size}`] = () => {
      const began = now();
      plain(size);
      return now() - began;
    };
    contenders[`ours ${size}`] = () => {
      // A pack of its own each time: machines are kept with their pack.
      const pack = JSON.parse(text);
      const began = now();
      toMachine(pack, 'long');
      return now() - began;
    };
  }
  const measured = await interleave(contenders, { floor: `plain ${small}`, rounds, warm: 2 });
  const rows = [small, large].flatMap((size) => {
    const per = { unit: 'µs/step', scale: 1000 / size };
    const [floor, ours] = [measured[`plain ${size}`], measured[`ours ${size}`]];
    return [
      row(`c.floor.${size}`, `createMachine, ${size} plain states`, { ...floor, ratio: ONE }, per),
      row(`c.${size}`, `toMachine, ${size} steps`, { ...ours, ratio: ratios(ours, floor) }, per),
    ];
  });
  // How much dearer a step is in the large tree. XState's own machine grows so too, out of the processor's caches.
  const growth = (who) => ratios(measured[`${who} ${large}`], measured[`${who} ${small}`], small / large);
  const line = (id, what, ratio) => ({ id, what, value: ratio.median, unit: 'times', ratio });
  const [ours, floor] = [growth('ours'), growth('plain')];
  return [
    ...rows,
    line('c.floor', `plain: a state of ${large} against a state of ${small}`, floor),
    {
      ...line('c', `toMachine: a step of ${large} against a step of ${small}`, ours),
      goal: 2,
      reached: ours.median <= 2,
    },
  ];
}
const ONE = { median: 1, min: 1, max: 1 };
