import { graphOptions, toMachine } from 'symptree';
import { loadPackFromDisk } from 'symptree/node';
import { createActor } from 'xstate';
import { getShortestPaths } from 'xstate/graph';

const { pack } = await loadPackFromDisk('trees/classroom');
if (!pack) throw new Error('the pack has errors');

const machine = toMachine(pack, 'front-door');
const actor = createActor(machine, { input: {} }).start();
actor.send({ type: 'unsure', at: Date.now() });
console.log(actor.getSnapshot().value);
console.log(getShortestPaths(machine, graphOptions).length, 'states can be reached');
