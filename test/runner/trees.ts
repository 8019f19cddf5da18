/** One small pack with a step of every kind, in two languages, and a runner upon it. */

import type { RunOptions } from '../../cli/play.ts';
import { firstState } from '../../cli/runner/dispatch.ts';
import type { Event, When } from '../../cli/runner/events.ts';
import type { Effect, State, World } from '../../cli/runner/state.ts';
import { createStore, type Store } from '../../cli/runner/store.ts';
import { type Token, tokenizer } from '../../cli/runner/terminal/tokens.ts';
import { worldOf } from '../../cli/runner/world.ts';
import { PACK, packOf } from '../pack.ts';

const TREE = `
tree: demo
title: Demo tree
keywords: sound, picture
severity: impaired
steps:
  scope:
    fact: scope
    next: {class: told, else: pattern}
  pattern:
    ask: Is it all the time or now and then?
    wordings: [Does it come and go?]
    find-out: Count to ten and look.
    why: The two have different causes.
    send: Reply A always, B now and then.
    agent: A hint for the agent alone.
    answers: {always: All the time, waves: Now and then}
    next: {always: camera, else: tried}
  tried: {fact: tried, next: loss}
  loss: {fact: loss, next: name}
  name: {ask: What do you see?, type: text, next: twelve}
  twelve:
    ask: Which one of these?
    answers: {a1: First, a2: Second, a3: Third, a4: Fourth, a5: Fifth, a6: Sixth, a7: Seventh, a8: Eighth, a9: Ninth, a10: Tenth, a11: Eleventh, a12: Twelfth}
    next: look
  look: {look: What colour is the room in the monitor?, answers: {red: Red, green: Green}, next: camera}
  camera:
    test: Open the camera app.
    minutes: 1
    meanwhile: Go on with sound only.
    ask: What is in it?
    answers: {picture: A picture, busy: It is busy}
    next: {picture: told, else: fixes}
  told: {tell: We know about it., minutes: 15, meanwhile: Show page three., next: fixes}
  fixes:
    try:
      near: {do: Move closer to the router., repairs: wifi, minutes: 2, warning: You may drop out for a moment.}
      again: {do: Plug it in again., repairs: router}
      other: {do: Use the phone for now., works-around: true}
    next: to-media
otherwise: to-media
`;
const OTHER = `
tree: other
title: Other tree
keywords: camera
steps:
  who: {fact: scope, next: cam}
  cam: {ask: Is the light on?, answers: {on: It is on, off: It is off}, next: {else: end-cam}}
  end-cam: {end: resolved, cause: camera}
`;

export const demo = () =>
  packOf({
    'pack.yaml': PACK.replace('locales: [en]', 'locales: [en, zh-CN]'),
    'demo.yaml': TREE,
    'other.yaml': OTHER,
  });

export const NOW = new Date(2026, 8, 1, 19, 0).getTime();

export interface Desk {
  readonly store: Store;
  readonly world: World;
  readonly effects: Effect[];
  state(): State;
  /** Keys as bytes, one read each; the guard has passed between them. */
  press(...keys: string[]): void;
  /** Several keys so fast that the guard still holds. */
  rush(keys: string): void;
  send(event: Event): void;
  /** Lets this many milliseconds pass. */
  wait(milliseconds: number): void;
}

/** The runner without a terminal. */
export function desk(
  options: {
    readonly tree?: string;
    readonly columns?: number;
    readonly rows?: number;
    readonly world?: World;
    readonly pack?: ReturnType<typeof demo>;
    /** Minutes of class left, and since the first report, when the desk opens. */
    readonly classEnds?: number;
    readonly reported?: number;
    /** As given with the command. */
    readonly facts?: RunOptions['facts'];
    /** As if sessions were stored. */
    readonly keeps?: boolean;
  } = {},
): Desk {
  const { columns = 100, rows = 30 } = options;
  let now = NOW;
  let steady = 0;
  const when = (): When => ({ at: now, steady });
  const pack = options.pack ?? demo();
  const run: RunOptions = {
    pack,
    locale: 'en',
    facts: options.facts ?? [],
    ascii: false,
    now: () => now,
    newId: () => 'one',
    ...(options.classEnds === undefined ? {} : { classEnds: NOW + options.classEnds * 60_000 }),
    ...(options.reported === undefined ? {} : { reportedAt: NOW - options.reported * 60_000 }),
  };
  const world = options.world ?? worldOf(run);
  const effects: Effect[] = [];
  const first = firstState(
    {
      size: { columns, rows },
      locale: 'en',
      theme: 'dark',
      ascii: false,
      keeps: options.keeps === true,
      ...(options.tree ? { tree: options.tree } : {}),
    },
    when(),
    world,
  );
  const store = createStore(first, world, when, (effect) => effects.push(effect));
  const tokens = (text: string): Token[] => {
    const read: Token[] = [];
    const keys = tokenizer((token) => read.push(token));
    keys.push(text);
    keys.flush();
    return read;
  };
  const take = (text: string) => {
    for (const token of tokens(text)) if (token.type !== 'background') store.send({ type: 'token', token });
  };
  const wait = (milliseconds: number) => {
    now += milliseconds;
    steady += milliseconds;
  };
  return {
    store,
    world,
    effects,
    state: store.get,
    press(...keys) {
      for (const key of keys) {
        wait(1000);
        take(key);
      }
    },
    rush: take,
    send: store.send,
    wait,
  };
}
