/** Scrolling no further than there is something to see. */
import { frameOf } from '../layout.ts';
import type { State } from '../state.ts';
import { set, type Turn } from './turn.ts';

/** Below any text. */
const DEEP = Number.MAX_SAFE_INTEGER;

/** A page is somewhat less than what is seen at once, so that nothing is passed over. */
export const page = ({ state }: Turn): number => Math.max(1, state.size.rows - 12);

/** Scrolls what stands on the screen by so many lines, up where negative. False where there is nothing to scroll. */
export function scroll(turn: Turn, by: number): boolean {
  const { state, world } = turn;
  // Only the frame knows how long the text is in this window.
  const most =
    frameOf(scrolled(state, DEEP), world, (view) => ({ view })).body.find(({ above }) => above !== undefined)?.above ??
    0;
  set(turn, scrolled(state, Math.max(0, Math.min(scrollOf(state) + by, most))));
  return most > 0;
}

const scrollOf = ({ mode, scroll: at }: State): number => ('scroll' in mode ? mode.scroll : at);
const scrolled = (state: State, at: number): State =>
  'scroll' in state.mode ? { ...state, mode: { ...state.mode, scroll: at } } : { ...state, scroll: at };
