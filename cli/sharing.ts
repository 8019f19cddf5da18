/** What cases of several packs went through in the folders of trees that they share. */
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { type CheckedPack, checkPaths } from './checking.ts';
import { cover, type Element, elementsOf, nameOfElement, newCoverage, walkCase } from './engine.ts';
import type { Io } from './io.ts';
import type { OpenedPack } from './opening.ts';

/** One shared folder, with what all packs tested went through in it. */
export interface SharedPart {
  readonly folder: string;
  readonly elements: readonly Element[];
}

interface Went {
  readonly pack: CheckedPack;
  readonly elements: readonly Element[];
}

const fileOf = ({ folder, loaded }: CheckedPack, tree: string): string =>
  resolve(folder, loaded.partial?.trees[tree]?.file ?? '.');

/** Whether a file lies somewhere below a folder, both as this system writes paths. */
function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** What was gone through in the pack's own trees. */
export function ownElements({ pack, elements }: Went): readonly Element[] {
  return elements.filter(({ tree }) => isInside(pack.folder, fileOf(pack, tree)));
}

/** The shared folders that were asked for; what one pack went through, none of the others needs to. */
export function sharedParts(went: readonly Went[]): readonly SharedPart[] {
  const folders = new Set(went.flatMap(({ pack }) => pack.shared));
  return [...folders].map((folder) => {
    const together = new Map<string, Element>();
    for (const { pack, elements } of went) {
      for (const element of elements) {
        if (!isInside(folder, fileOf(pack, element.tree))) continue;
        const key = nameOfElement(element);
        const before = together.get(key);
        together.set(key, { ...element, count: element.count + (before?.count ?? 0) });
      }
    }
    return { folder, elements: [...together.values()] };
  });
}

/** What the cases of packs beside this one go through in the trees that they share with it. */
export async function coveredBeside({ folder, pack, words }: OpenedPack, io: Io): Promise<readonly Element[]> {
  const shared = new Set(
    Object.values(pack.trees).flatMap(({ file }) => (file.startsWith('../') ? [resolve(folder, file)] : [])),
  );
  if (shared.size === 0) return [];
  const checked = await checkPaths([dirname(folder)], io, words);
  if ('sentence' in checked) return [];
  return checked
    .filter((other) => other.folder !== folder)
    .flatMap((other) => {
      if (!other.loaded.pack) return [];
      const coverage = newCoverage(other.loaded.pack);
      for (const { cases } of other.loaded.cases)
        for (const one of cases) cover(coverage, walkCase(other.loaded.pack, one).walk);
      return elementsOf(coverage).filter(({ tree, count }) => count > 0 && shared.has(fileOf(other, tree)));
    });
}
