/** Which pack is meant: a folder, a shipped pack's name, or what a path lies in. */
import { readdir, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

const DEFAULT_PACK = 'classroom';

/** A folder that exists, else a shipped pack of that name, else the folder as given (to be told as missing). */
export async function packFolder(given: string | undefined, cwd: string, home: string): Promise<string> {
  if (given === undefined) return join(home, 'trees', DEFAULT_PACK);
  const folder = resolve(cwd, given);
  if (await isThere(folder)) return folder;
  if (/^[a-z][a-z0-9-]*$/.test(given) && (await isThere(join(home, 'trees', given)))) return join(home, 'trees', given);
  return folder;
}

export type PathMeaning =
  /** Packs to check; `within`: only findings at or below this path were asked for. */
  { readonly packs: readonly string[]; readonly within?: string } | 'not-found' | 'no-pack';

/** What a path of `check` stands for: a pack, a folder of packs, or something inside a pack. */
export async function packsAt(path: string): Promise<PathMeaning> {
  if (!(await isThere(path))) return 'not-found';
  const directory = await isFolder(path);
  // A translation folder has a pack.yaml of its own: the pack is the folder above it.
  const above = await packAbove(dirname(path));
  if (directory && (await hasPack(path)) && !(above !== undefined && (await isTranslation(path))))
    return { packs: [path] };
  if (directory && above === undefined) {
    const inside: string[] = [];
    for (const name of (await readdir(path)).sort()) if (await hasPack(join(path, name))) inside.push(join(path, name));
    return inside.length > 0 ? { packs: inside } : 'no-pack';
  }
  return above === undefined ? 'no-pack' : { packs: [above], within: path };
}

/** The outermost folder with a pack.yaml among the two above: a pack, or a pack above its translation folder. */
async function packAbove(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (await hasPack(at)) {
      const parent = dirname(at);
      return (await hasPack(parent)) ? parent : at;
    }
    if (at === dirname(at)) return undefined;
  }
}

const isTranslation = async (folder: string) => hasPack(dirname(folder));
const hasPack = async (folder: string) =>
  (await isThere(join(folder, 'pack.yaml'))) || (await isThere(join(folder, 'pack.yml')));

async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false;
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path)).isDirectory();
}
