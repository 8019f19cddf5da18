/**
 * A scripted agent in a process of its own: goes on with a session, or begins it, and answers until he is killed. Every line
 * he prints is an acknowledgement: the number of the last event that the store called durable.
 * Arguments: folder, id, a number for the way he takes, the file of the pack, `once` to stop after opening.
 */
import { readFileSync, writeSync } from 'node:fs';
import { type Command, type Pack, view } from '../../engine/index.ts';
import { type Kept, resumeKept, sendKept, startKept } from '../../engine/journal/index.ts';
import { filesJournal } from '../../engine/journal/node/index.ts';

const [folder = '', id = '', seed = '0', packFile = '', once] = process.argv.slice(2);
const pack: Pack = JSON.parse(readFileSync(packFile, 'utf8'));
// Some write in their own thread, as the terminal does, some hand it over, as a server does.
const store = filesJournal({ folder, blocking: Number(seed) % 2 === 1 });
const say = (line: string | number): void => void writeSync(1, `${line}\n`);

let drawn = Number(seed);
const draw = (below: number): number => {
  drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor(drawn / 65_536) % below;
};

function command({ session }: Kept): Command {
  const { step } = view(session);
  const number = draw(8);
  if (number === 0) return { do: 'note', text: '会'.repeat(draw(3000)) };
  if (step.kind === 'end' || number === 1) return { do: 'back' };
  if (!('input' in step)) return { do: 'answer', value: step.kind === 'repair' ? 'not-fixed' : 'done' };
  const { input } = step;
  if (input.type === 'choice')
    return { do: 'answer', value: input.choices[draw(input.choices.length)]?.value ?? 'unsure' };
  return { do: 'unsure' };
}

async function begin(): Promise<Kept | string> {
  const moment = { at: Date.now(), by: `agent-${process.pid}` };
  const resumed = await resumeKept(store, pack, id, moment);
  if (resumed.ok) return resumed.value;
  if (resumed.error.code !== 'not-found' && resumed.error.code !== 'corrupt') return JSON.stringify(resumed.error);
  const started = await startKept(store, { pack, id, at: Date.now() }, moment);
  return started.ok ? started.value : JSON.stringify(started.error);
}

let kept = await begin();
if (typeof kept === 'string') {
  say(kept);
} else {
  say(kept.seq);
  if (once === undefined) {
    for (;;) {
      const sent = await sendKept(store, kept, command(kept), { at: Date.now() });
      if ('error' in sent) {
        say(JSON.stringify(sent.error));
        break;
      }
      if (sent.ok) {
        kept = sent.kept;
        say(kept.seq);
      }
    }
  } else {
    // Stays, so that nobody can take his sessions for a dead man's.
    setInterval(() => undefined, 1000);
  }
}
