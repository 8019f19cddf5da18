/// <reference types="node" />
/** What needs `node:`: packs on disk. The public face `symptree/node`. */
import type { checkPack } from '../analysis/check.ts';
import { type FolderProblem, type PackFolder, readPackFolder } from './folder.ts';
import { namingFolder } from './problems.ts';

export { type CheckedOnDisk, type CheckOnDiskOptions, cacheFolder, checkPackOnDisk } from './cache.ts';
export { type FolderProblem, type PackFolder, readPackFolder };

/** A pack from disk, checked, with the files as they were read; `problem` is set where the folder is no pack at all. */
export type LoadedFromDisk = ReturnType<typeof checkPack> & Omit<PackFolder, 'root'>;

/**
 * Reads and checks the pack in a folder. `pack` is there only where nothing in it is an error; the diagnostics' files are
 * relative to the folder. Never throws.
 */
export async function loadPackFromDisk(dir: string): Promise<LoadedFromDisk> {
  const { problem, ...folder } = await readPackFolder(dir);
  // Reading YAML, shapes and analyses are most of the engine: loaded with the first pack that is checked.
  const { checkPack } = await import('../analysis/check.ts');
  const checked = { ...checkPack(folder), files: folder.files };
  if (problem === undefined) return checked;
  return { ...checked, problem, diagnostics: await namingFolder(checked.diagnostics, dir, problem) };
}
