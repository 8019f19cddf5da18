/** Holds the state, takes events one at a time, and carries out what they ask of the world. */

import type { View } from '../engine.ts';
import { newsSentence, troubleOf } from '../storing.ts';
import { dispatch, type Outcome } from './dispatch.ts';
import { type Event, SECOND_DIGIT_WAIT, type When } from './events.ts';
import { asked, type Effect, type State, type World } from './state.ts';

export interface Store {
  /** As it stands: an answer in it may not be stored yet. */
  get(): State;
  /** What may be on the screen: everything in it is stored, or was said not to be. */
  shown(): State;
  send(event: Event): void;
  subscribe(changed: () => void): () => void;
  /** What went wrong inside, for whoever looks for the reason. */
  readonly faults: readonly unknown[];
  stop(): void;
}

export function createStore(
  first: State,
  world: World,
  when: () => When,
  perform: (effect: Effect, send: (event: Event) => void) => void,
  /** Told what will most likely be shown, while it is being stored. */
  foreseen: (state: State) => void = () => {},
): Store {
  let state = first;
  let shown = first;
  let settle: NodeJS.Timeout | undefined;
  let thinking: NodeJS.Immediate | undefined;
  let thoughtOf: View | undefined;
  let stopped = false;
  const faults: unknown[] = [];
  const listeners = new Set<() => void>();
  /** A fault of ours in one key must not cost the case: it is said and kept for the end, and the case goes on. */
  const turn = (event: Event): readonly Effect[] => {
    for (const attempt of [event, { type: 'broken', redraw: true }, { type: 'broken', redraw: false }] as const) {
      try {
        const outcome = dispatch(state, attempt, when(), world);
        state = outcome.state;
        return outcome.effects;
      } catch (fault) {
        faults.push(fault);
      }
    }
    return [];
  };
  const publish = (effects: readonly Effect[]): void => {
    shown = state;
    clearTimeout(settle);
    if (asked(state)?.entry.digits) settle = setTimeout(() => send({ type: 'settle' }), SECOND_DIGIT_WAIT);
    for (const effect of effects) {
      try {
        perform(effect, send);
      } catch (fault) {
        faults.push(fault);
        send({ type: 'broken', redraw: false });
      }
    }
    for (const listener of listeners) listener();
    think();
  };
  /** The question is painted first. Which causes remain takes longer, and is worked out when the question stands there. */
  const think = (): void => {
    const { view } = state;
    if (!view || view.ended || view === thoughtOf) return;
    thoughtOf = view;
    clearImmediate(thinking);
    thinking = setImmediate(() => {
      let narrowing: View['narrowing'];
      try {
        narrowing = view.narrowing;
      } catch (fault) {
        faults.push(fault);
        send({ type: 'broken', redraw: false });
        return;
      }
      send({ type: 'narrowed', view, narrowing });
    });
  };
  const queue: Event[] = [];
  let storing = false;
  const send = (event: Event): void => {
    if (stopped) return;
    queue.push(event);
    drain();
  };
  /** Events one after the other; what an answer led to is drawn, and the next key taken, only when the answer is stored. */
  const drain = (): void => {
    // An effect may send too, and so come here before the turn is over.
    while (!storing && !stopped) {
      const event = queue.shift();
      if (event === undefined) return;
      const before = state.play;
      const effects = turn(event);
      if (before && before !== state.play) void before.leave();
      if (!state.play?.unsettled) {
        publish(effects);
        continue;
      }
      storing = true;
      const settled = state.play.settled();
      const expected = foresee();
      void settled.then((stored) => {
        storing = false;
        const trouble = troubleOf(stored, state.locale);
        const news = newsSentence(stored, state.locale);
        let more: readonly Effect[];
        if (expected && trouble === undefined && news === undefined) {
          state = expected.state;
          more = expected.effects;
        } else {
          more = turn({
            type: 'stored',
            ...(trouble === undefined ? {} : { trouble }),
            ...(news === undefined ? {} : { news: { sentence: news, moved: stored.caughtUp !== undefined } }),
          });
        }
        publish([...effects, ...more]);
        drain();
      });
    }
  };
  /** The state that comes if storing goes well, worked out while the disk is at work. */
  const foresee = (): Outcome | undefined => {
    try {
      const expected = dispatch(state, { type: 'stored' }, when(), world);
      foreseen(expected.state);
      return expected;
    } catch {
      // The turn itself will tell.
      return undefined;
    }
  };
  think();
  return {
    get: () => state,
    shown: () => shown,
    faults,
    send,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    stop() {
      stopped = true;
      clearTimeout(settle);
      clearImmediate(thinking);
    },
  };
}
