/** What remains possible, computed once for each view: the engine computes it whenever it is read. */
import type { View } from '../engine.ts';

const known = new WeakMap<View, View['narrowing']>();

export function narrowingOf(view: View): View['narrowing'] {
  const before = known.get(view);
  if (before) return before;
  const { narrowing } = view;
  known.set(view, narrowing);
  return narrowing;
}
