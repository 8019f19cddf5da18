/**
 * Paints a frame as soon as it is known. Ink lays the same frame out behind it, finds it on the screen already, and paints
 * where only it can tell what a letter is: its layout takes as long as everything between the key and the frame.
 */
import { type Frame, frameOf } from '../layout.ts';
import { knownBeside, type State, type World } from '../state.ts';
import type { Screen } from '../terminal/screen.ts';
import { THEMES } from '../theme.ts';
import { rowsOf } from './frame.ts';

export interface Painter {
  /** The frame of a state; throws what drawing it throws. */
  frame(state: State): Frame;
  /** Makes what painting this state will need, while something else is waited for. */
  prepare(state: State): void;
  /** Puts a state on the screen, unless only Ink can. */
  paint(state: State): void;
}

export function painterOf(world: World, screen: Screen): Painter {
  let made: { readonly state: State; readonly frame: Frame; readonly rows: readonly string[] | undefined } | undefined;

  function makeOf(state: State): NonNullable<typeof made> {
    if (made?.state !== state) {
      const frame = frameOf(state, world, (view) => knownBeside(state, view));
      made = { state, frame, rows: rowsOf(frame, state.size.columns, THEMES[state.theme]) };
    }
    return made;
  }
  /** Undefined where it cannot be drawn: Ink draws the same in a moment, and tells. */
  function ready(state: State): ReturnType<typeof makeOf> | undefined {
    try {
      return makeOf(state);
    } catch {
      return undefined;
    }
  }
  return {
    frame: (state) => makeOf(state).frame,
    prepare(state) {
      ready(state);
    },
    paint(state) {
      const now = ready(state);
      if (now?.rows === undefined) return;
      screen.place(now.frame.cursor);
      screen.show(now.rows);
    },
  };
}
