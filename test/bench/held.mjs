/** Prints the bytes that one live session or actor holds, 20 answers in. Run with --expose-gc: `held.mjs sessions|actors COUNT`. */
import { eventOf, startByHand } from './by-hand.mjs';
import { benchPack } from './pack.mjs';
import { WALK } from './walk.mjs';

const ANSWERS = WALK.slice(0, 20).map(([, value]) => value);
const [what, count] = [process.argv[2], Number(process.argv[3])];

async function maker() {
  if (what === 'actors') {
    return () => {
      const actor = startByHand();
      for (const value of ANSWERS) actor.send(eventOf(value));
      return actor;
    };
  }
  const { apply, startSession } = await import('symptree');
  const pack = await benchPack();
  return (index) => {
    let session = startSession({ pack, id: `session-${index}`, at: index, tree: 'picture' });
    for (const [answer, value] of ANSWERS.entries())
      session = apply(session, { do: 'answer', value }, { at: index + answer }).session;
    return session;
  };
}

const make = await maker();
make(0);
const settle = () => {
  for (let again = 0; again < 3; again++) globalThis.gc();
  return process.memoryUsage().heapUsed;
};
const before = settle();
const all = Array.from({ length: count }, (_, index) => make(index));
const after = settle();
if (all.length !== count) throw new Error('Some are missing.');
console.log((after - before) / count);
