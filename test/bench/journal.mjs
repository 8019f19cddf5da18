/** Rows (l) and (m): storing an answer durably, and going on with a session of forty answers. On the clock on the wall: an agent waits for the disk. */
import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPack, replay, view } from 'symptree';
import { reduce, resumeKept, sendKept, startKept } from 'symptree/journal';
import { filesJournal } from 'symptree/journal/node';
import { assign, createActor, createMachine } from 'xstate';
import { interleave, ratios, row } from './measure.mjs';

const AT = Date.UTC(2026, 8, 1, 10, 0);
const ANSWERS = 40;
const steps = Array.from({ length: ANSWERS }, (_, index) => `q${index}`);

/** Forty questions in a row, every second one remembered as a fact. */
function fortyQuestions() {
  const facts = steps.filter((_, index) => index % 2 === 0);
  const pack = [
    'pack: bench\nversion: 1.0.0\ntitle: Bench\nlocales: [en]\nfront-door: forty\nescalate: to-media',
    `facts:\n${facts.map((id) => `  f-${id}: {title: ${id}, ask: Is it ${id}?, values: {here: Here, there: There, gone: Gone}}`).join('\n')}`,
    'causes: {wifi: Wifi}\nteams: {media: {title: Media, time-zone: Asia/Shanghai}}',
    'severities: {general: {title: General, empathy: I see.}}',
    'ends:\n  to-media: {end: escalated, cause: unknown, to: media, bring: [], promise: {minutes: 15}}',
  ].join('\n');
  const questions = steps.map((id, index) => {
    const next = steps[index + 1] ?? 'last';
    return index % 2 === 0
      ? `  ${id}: {fact: f-${id}, next: ${next}}`
      : `  ${id}: {ask: Is it ${id}?, answers: {here: Here, there: There, gone: Gone}, next: ${next}}`;
  });
  const tree = `tree: forty\ntitle: Forty\notherwise: to-media\nsteps:\n${questions.join('\n')}\n  last: {do: Sit nearer., repairs: wifi}\n`;
  const checked = checkPack({
    root: '',
    files: [
      { path: 'pack.yaml', content: pack },
      { path: 'forty.yaml', content: tree },
    ],
  });
  if (!checked.pack) throw new Error(JSON.stringify(checked.diagnostics));
  return checked.pack;
}

/** The same questions as a developer writes them: facts in the context, one event an answer. */
const byHand = createMachine({
  context: {},
  initial: steps[0],
  states: Object.fromEntries([
    ...steps.map((id, index) => {
      const to = { target: steps[index + 1] ?? 'last', actions: assign(({ event }) => ({ [id]: event.type })) };
      return [id, { on: { here: to, there: to, gone: to, unsure: to } }];
    }),
    ['last', {}],
  ]),
});

const must = (result) => {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result;
};

const timed = (work) => async () => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

let begun = 0;
const beginAgain = async (store, pack) =>
  must(await startKept(store, { pack, id: `send-${begun++}`, at: AT }, { at: AT })).value;

/** A session of forty answers, stored. */
async function storedSession(store, pack, id) {
  let kept = must(await startKept(store, { pack, id, at: AT }, { at: AT, by: 'ann', locale: 'en' })).value;
  for (let index = 0; index < ANSWERS; index++) {
    const value = ['here', 'there', 'gone'][index % 3];
    kept = must(await sendKept(store, kept, { do: 'answer', value }, { at: AT + index, by: 'ann' })).kept;
  }
  return kept;
}

export async function journal({ rounds }) {
  const home = await mkdtemp(join(tmpdir(), 'symptree-bench-'));
  const folder = join(home, 'sessions');
  const store = filesJournal({ folder });
  const pack = fortyQuestions();
  try {
    const { session, seq } = await storedSession(store, pack, 'one');
    if (view(session).step.step !== 'last') throw new Error('The way is not forty answers long.');
    must(await store.release('one'));
    const path = join(folder, 'one.jsonl');
    const bytes = await readFile(path);
    const lines = bytes.toString('utf8').trimEnd().split('\n').slice(1);
    const events = lines.map(eventOf);

    // One answer a round: on a shared disk the next sync may take ten times as long as the last one.
    const plain = openSync(join(home, 'plain'), 'w');
    const appending = must(await startKept(store, { pack, id: 'append', at: AT }, { at: AT })).value;
    let last = appending.seq;
    let sending = await beginAgain(store, pack);
    let turn = 0;
    const appended = await interleave(
      {
        plain: timed(() => {
          writeSync(plain, `${lines[turn % ANSWERS]}\n`);
          fdatasyncSync(plain);
        }),
        append: timed(async () => {
          last = must(await store.append('append', last, [events[turn % ANSWERS]])).value;
        }),
        send: async () => {
          if (turn++ % ANSWERS === 0) sending = await beginAgain(store, pack);
          const command = { do: 'answer', value: 'here' };
          return timed(async () => {
            sending = must(await sendKept(store, sending, command, { at: AT })).kept;
          })();
        },
      },
      { floor: 'plain', rounds: rounds * ANSWERS, warm: ANSWERS },
    );
    closeSync(plain);

    const replayed = () => {
      const actor = createActor(byHand).start();
      for (const line of readFileSync(path, 'utf8').trimEnd().split('\n')) {
        const { e } = JSON.parse(line);
        if (e.type === 'answered') actor.send({ type: e.set[e.step].value, at: e.at });
      }
      if (actor.getSnapshot().value !== 'last') throw new Error('The floor went astray.');
    };
    const resumed = await interleave(
      {
        raw: timed(replayed),
        synced: timed(() => {
          replayed();
          const file = openSync(join(home, 'resumed'), 'a');
          writeSync(file, `${lines[0]}\n`);
          fdatasyncSync(file);
          closeSync(file);
        }),
        read: timed(async () => {
          const { value } = must(await store.read('one'));
          const { record } = reduce(value.events);
          if (view(replay(pack, record).session).step.step !== 'last') throw new Error('Went astray.');
        }),
        whole: async () => {
          const id = 'one';
          await cp(path, join(home, 'kept'));
          const took = await timed(async () => must(await resumeKept(store, pack, id, { at: AT })))();
          must(await store.release(id));
          await cp(join(home, 'kept'), path);
          return took;
        },
      },
      { floor: 'raw', rounds: rounds * 15, warm: 10 },
    );
    if (seq !== ANSWERS + 1) throw new Error(`${seq} events`);
    const per = { unit: 'ms', scale: 1 };
    const whole = { ...resumed.whole, ratio: ratios(resumed.whole, resumed.synced) };
    return [
      row('l.floor', 'writeSync and fdatasyncSync of the same bytes', appended.plain, per),
      row('l', 'append of an answer, durable', appended.append, { ...per, goal: 1.5 }),
      row('l.send', 'the same with applying the answer', appended.send, per),
      row('m.floor', 'the file read, JSON parsed, forty events into raw XState', resumed.raw, per),
      row('m', 'the same session read, checked and replayed', resumed.read, { ...per, goal: 3 }),
      row('m.sync', 'as m.floor, and one line written and synced', resumed.synced, per),
      row('m.whole', 'resume: locked, checked, replayed, noted durably; against m.sync', whole, per),
    ];
  } finally {
    await store.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** A stored event as a new one. */
function eventOf(line) {
  const { v: _, seq: __, ...event } = JSON.parse(line).e;
  return event;
}
