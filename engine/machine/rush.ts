/** The short way of a tree: whether it is open. */
import type { Tree } from '../language/model.ts';
import type { TreeContext } from './context.ts';

/**
 * Whether the short way of a tree is open: its condition holds, it has not been taken, and where it leads to has not been asked
 * on the ordinary way. `path`: the place of the present step.
 */
export function rushOffered(
  { to }: NonNullable<Tree['rush']>,
  holds: (now: TreeContext) => boolean,
): (now: TreeContext, path: string) => boolean {
  return (now, path) => {
    if (now.rushed || path === to || !holds(now)) return false;
    const asked = `${now.visit}/${to}`;
    for (let line = now.trail; line; line = line.prev) if (line.key === asked) return false;
    return true;
  };
}
