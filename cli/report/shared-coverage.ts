/** Shared trees are covered by the cases of every pack that uses them; a pack answers for its own. */
import { dirname, resolve } from 'node:path';
import type { Element, Pack } from '../engine.ts';

export interface CoveredPack {
  readonly folder: string;
  readonly pack: Pack;
  readonly elements: readonly Element[];
}

/** A folder of shared trees, with what the cases of `packs` packs went through in it. */
export interface SharedCoverage {
  readonly folder: string;
  readonly packs: number;
  readonly elements: readonly Element[];
}

const nameOf = ({ kind, tree, step, what }: Element): string => `${kind} ${tree} ${step} ${what}`;

const folderOf = ({ folder, pack }: CoveredPack, tree: string): string => {
  const file = pack.trees[tree]?.file;
  return file === undefined ? folder : dirname(resolve(folder, file));
};

/** What stands in the pack's own folder. */
export const ownElements = (covered: CoveredPack): readonly Element[] =>
  covered.elements.filter(({ tree }) => folderOf(covered, tree) === resolve(covered.folder));

/** What several packs may use, added up over them; in the order in which it was first met. */
export function sharedElements(packs: readonly CoveredPack[]): readonly SharedCoverage[] {
  const own = new Set(packs.map(({ folder }) => resolve(folder)));
  const folders = new Map<string, { readonly users: Set<string>; readonly elements: Map<string, Element> }>();
  for (const covered of packs) {
    for (const element of covered.elements) {
      const folder = folderOf(covered, element.tree);
      if (own.has(folder)) continue;
      const shared = folders.get(folder) ?? { users: new Set<string>(), elements: new Map<string, Element>() };
      folders.set(folder, shared);
      shared.users.add(covered.folder);
      const name = nameOf(element);
      const before = shared.elements.get(name);
      shared.elements.set(name, before ? { ...before, count: before.count + element.count } : element);
    }
  }
  return [...folders].map(([folder, { users, elements }]) => ({
    folder,
    packs: users.size,
    elements: [...elements.values()],
  }));
}
