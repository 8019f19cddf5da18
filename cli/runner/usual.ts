/** In which order an agent wants to see trees that nothing speaks for yet. */
import { type Id, isOffered, type Pack } from '../engine.ts';

/**
 * Every tree that is on offer: as the front door leads to them, which asks for what is usual first, then the others as they
 * stand in the pack. The front door itself is the last.
 */
export function treesAsAsked(pack: Pack): readonly Id[] {
  const own = Object.values(pack.trees).flatMap((tree) => (isOffered(pack, tree) ? [tree.id] : []));
  const door = pack.trees[pack.frontDoor];
  const found = new Set<Id>();
  for (const step of Object.values(door?.steps ?? {})) {
    if (!('ways' in step)) continue;
    for (const way of Object.values(step.ways))
      for (const to of typeof way === 'string' ? [way] : [...way.branches.map((branch) => branch.to), way.else])
        if (to.startsWith('/')) found.add(to.slice(1));
  }
  found.delete(pack.frontDoor);
  return [
    ...new Set([...[...found].filter((id) => own.includes(id)), ...own.filter((id) => id !== pack.frontDoor)]),
  ].concat(own.includes(pack.frontDoor) ? [pack.frontDoor] : []);
}
