/**
 * Paints a frame as soon as it is known. Ink lays the same frame out behind it, finds it on the screen already, and paints
 * where only it can tell what a letter is: its layout takes as long as everything between the key and the frame.
 */
import { type Frame, frameOf } from '../layout.ts';
import { knownBeside, type State, type World } from '../state.ts';
import type { Screen } from '../terminal/screen.ts';
import { THEMES } from '../theme.ts';
import { frameText } from './frame.ts';

export interface Painter {
  /** The frame of a state; throws what drawing it throws. */
  frame(state: State): Frame;
  /** Makes what painting this state will need, while something else is waited for. */
  prepare(state: State): void;
  /** Puts a state on the screen, unless only Ink can. */
  paint(state: State): void;
}

export function painterOf(world: World, screen: Screen): Painter {
  let drawn: { readonly state: State; readonly frame: Frame } | undefined;
  let written: { readonly frame: Frame; readonly text: string | undefined } | undefined;

  function frame(state: State): Frame {
    if (drawn?.state !== state) drawn = { state, frame: frameOf(state, world, (view) => knownBeside(state, view)) };
    return drawn.frame;
  }
  /** Undefined also where it cannot be drawn: Ink draws the same in a moment, and tells. */
  function ready(state: State): { readonly frame: Frame; readonly text: string } | undefined {
    try {
      const now = frame(state);
      if (written?.frame !== now)
        written = { frame: now, text: frameText(now, state.size.columns, THEMES[state.theme]) };
      return written.text === undefined ? undefined : { frame: now, text: written.text };
    } catch {
      return undefined;
    }
  }
  return {
    frame,
    prepare(state) {
      ready(state);
    },
    paint(state) {
      const made = ready(state);
      if (!made) return;
      screen.place(made.frame.cursor);
      screen.stdout.write(made.text);
    },
  };
}
