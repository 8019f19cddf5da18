/** Row (a): one answer, against the same tree hand-written in XState; inkjs and json-rules-engine go the same way. */
import { strictEqual } from 'node:assert';
import { apply, startSession, view } from 'symptree';
import { eventOf, startByHand, stateByHand } from './by-hand.mjs';
import { inkStory } from './in-ink.mjs';
import { ruleBook } from './in-rules.mjs';
import { interleave, now, row } from './measure.mjs';
import { LAST, WALK } from './walk.mjs';

const AT = Date.UTC(2026, 8, 1, 10, 0);

const begin = (pack) => startSession({ pack, id: 'bench', at: AT, tree: 'picture' });
const COMMANDS = WALK.map(([, value]) => ({ do: 'answer', value }));
const EVENTS = WALK.map(([, value]) => eventOf(value));

/** Goes the way once and holds every step against the list, so that all contenders do the same work. */
export function checkWalk(pack) {
  let session = begin(pack);
  const actor = startByHand();
  for (const [index, [step]] of WALK.entries()) {
    strictEqual(view(session).step.key, `picture#1/${step}`);
    const state = stateByHand(actor);
    strictEqual(typeof state === 'string' ? state : Object.values(state)[0], byHand(step));
    const applied = apply(session, COMMANDS[index], { at: AT + index });
    if (!applied.ok) throw new Error(`${step}: ${applied.error.code}`);
    session = applied.session;
    actor.send(EVENTS[index]);
  }
  strictEqual(view(session).step.step, LAST);
  strictEqual(stateByHand(actor), LAST);
}
const byHand = (step) =>
  step
    .replace('hotspot/', '')
    .replace('needs.', 'needs-')
    .replace('to-media.', '')
    .replace('before-class.', '')
    .replace('.', '-');

export async function walking(pack, { rounds, walks }) {
  checkWalk(pack);
  const ink = inkStory(pack, 'picture');
  const rules = ruleBook(pack, 'picture');
  ink.check();
  await rules.check();
  const timedFew = (start, step) => (count) => {
    const all = Array.from({ length: count }, start);
    const began = now();
    for (let one of all) for (let index = 0; index < WALK.length; index++) one = step(one, index);
    return now() - began;
  };
  const timed = (start, step) => () => timedFew(start, step)(walks);
  const hand = timed(startByHand, (actor, index) => {
    actor.send(EVENTS[index]);
    return actor;
  });
  const start = () => begin(pack);
  const answer = (session, index) => apply(session, COMMANDS[index], { at: AT + index }).session;
  const drawn = (what) => (session, index) => {
    const next = answer(session, index);
    if (what(view(next)) === undefined) throw new Error('Nothing was read.');
    return next;
  };
  const by = await interleave({ hand, apply: timed(start, answer) }, { floor: 'hand', rounds, warm: 4 });
  // The slow ones go fewer ways; each time is brought to the same number of answers.
  const few = Math.max(1, Math.round(walks / 20));
  const slow = (time) => async () => (await time(few)) * (walks / few);
  const others = await interleave(
    {
      hand,
      drawn: slow(
        timedFew(
          start,
          drawn((seen) => seen.step),
        ),
      ),
      read: slow(
        timedFew(
          start,
          drawn((seen) => seen.transcript.length + seen.narrowing.remaining.length),
        ),
      ),
      ink: slow(ink.time),
      rules: slow(rules.time),
    },
    { floor: 'hand', rounds: Math.max(5, Math.round(rounds / 3)), warm: 1 },
  );
  const per = { unit: 'µs/answer', scale: 1000 / (walks * WALK.length) };
  return [
    row('a.floor', 'hand-written XState, actor.send', by.hand, per),
    row('a', 'apply(session, answer), narrowing unread', by.apply, { ...per, goal: 1.2 }),
    row('a.view', 'the same, and its view drawn', others.drawn, per),
    row('a.read', 'the same, with transcript and narrowing read', others.read, per),
    row('a.ink', 'inkjs, ChooseChoiceIndex + Continue', others.ink, per),
    row('a.rules', 'json-rules-engine, one engine a step', others.rules, per),
  ];
}
