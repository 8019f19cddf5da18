/** The pack that a command works on, from disk and whole; told on the error stream where it is not. */
import type { Call } from './commands/command.ts';
import { clean, loadPackFromDisk, nearest, type Pack, type Tree } from './engine.ts';
import type { ExitCode } from './exit.ts';
import { packFolder } from './packs.ts';
import { wholePack } from './whole-pack.ts';
import type { ProgramWords } from './words/index.ts';

export interface OpenedPack {
  readonly folder: string;
  readonly pack: Pack;
  readonly loaded: Awaited<ReturnType<typeof loadPackFromDisk>>;
  /** In the language asked for, else the pack's. */
  readonly words: ProgramWords;
}

/** Opens the pack of `--pack`, or the one given. */
export async function openPack(call: Call, given = call.given.text('pack')): Promise<OpenedPack | ExitCode> {
  const folder = await packFolder(given, call.io.cwd, call.io.home);
  const loaded = await loadPackFromDisk(folder);
  const whole = await wholePack(call, folder, loaded);
  return 'why' in whole ? whole.code : { folder, loaded, ...whole };
}

/** The tree of that name, or a sentence with the one that was meant. */
export function treeNamed(pack: Pack, id: string, words: ProgramWords): Tree | string {
  const tree = Object.hasOwn(pack.trees, id) ? pack.trees[id] : undefined;
  if (tree) return tree;
  const near = nearest(id, Object.keys(pack.trees));
  return [words.noSuchTree(clean(id)), near ? words.didYouMean(near) : ''].join(words.between).trim();
}
