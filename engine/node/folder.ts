/** A pack's folder on disk, read whole and in bounds. What cannot be read becomes a problem of that file, never an exception. */
import { type Dirent, readFileSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, posix, relative, resolve, sep } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { LIMITS } from '../language/limits.ts';
import type { SourceInput } from '../language/read.ts';

/** Why a folder is no pack. */
export type FolderProblem = 'not-found' | 'not-a-folder' | 'unreadable' | 'no-pack';

export interface PackFolder {
  /** The pack's own folder in terms of the files' paths: always '', since they are relative to it. */
  readonly root: '';
  /** Paths are relative to the folder, with `/`; files of folders named by `uses` begin with `../`. */
  readonly files: readonly SourceInput[];
  /** Set where this is no pack; `files` holds what was read nevertheless. */
  readonly problem?: FolderProblem;
}

const YAML = /\.ya?ml$/;
/** Folders inside folders; a pack has one level, a language each. */
const DEEPEST = 6;
/** Files read before others have their turn. */
const AT_ONCE = 100;

/**
 * Reads every YAML file of a pack's folder and of the folders that its `uses` names (and theirs). Never throws.
 *
 * Hidden folders and `node_modules` are left out, links to folders are not followed. One file more than the limit is read at
 * most, so that the loader can say that there are too many.
 */
export async function readPackFolder(dir: string): Promise<PackFolder> {
  const root = resolve(dir);
  const kind = await kindOf(root);
  if (kind !== 'folder') return { root: '', files: [], problem: kind === 'file' ? 'not-a-folder' : kind };
  const files: SourceInput[] = [];
  const seen = new Set<string>();
  const folders = [root];
  for (let folder = folders.shift(); folder !== undefined; folder = folders.shift()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    const read = await readFolder(folder, root, LIMITS.files + 1 - files.length);
    if (read === 'unreadable') {
      if (folder === root) return { root: '', files: [], problem: 'unreadable' };
      continue;
    }
    files.push(...read);
    const pack = read.find(({ path }) => posix.relative(pathIn(root, folder), path).match(/^pack\.ya?ml$/));
    if (pack) folders.push(...(await usedFolders(pack.content)).map((used) => resolve(folder as string, used)));
  }
  const isPack = files.some(({ path }) => path === 'pack.yaml' || path === 'pack.yml');
  return { root: '', files, ...(isPack ? {} : { problem: 'no-pack' as const }) };
}

async function kindOf(path: string): Promise<'folder' | 'file' | 'not-found' | 'unreadable'> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR' ? 'not-found' : 'unreadable';
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/** `../common/songs.yaml`: a path as seen from the pack, the same on every system. */
const pathIn = (root: string, path: string): string => relative(root, path).split(sep).join('/');

async function readFolder(folder: string, root: string, most: number): Promise<SourceInput[] | 'unreadable'> {
  const found: { readonly path: string; readonly directory: boolean }[] = [];
  const walk = async (at: string, depth: number): Promise<boolean> => {
    let entries: Dirent[];
    try {
      entries = await readdir(at, { withFileTypes: true });
    } catch {
      return false;
    }
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      if (found.length >= most) break;
      const path = join(at, entry.name);
      if (YAML.test(entry.name)) found.push({ path, directory: entry.isDirectory() });
      else if (entry.isDirectory() && depth < DEEPEST && !entry.name.startsWith('.') && entry.name !== 'node_modules') {
        // A folder that cannot be opened is told as a file would be.
        if (!(await walk(path, depth + 1))) found.push({ path, directory: false });
      }
    }
    return true;
  };
  if (!(await walk(folder, 0))) return 'unreadable';
  const inputs: SourceInput[] = [];
  for (const [index, { path, directory }] of found.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    inputs.push({ path: pathIn(root, path), content: directory ? { problem: 'directory' } : contentOf(path) });
  }
  return inputs;
}

/** Waiting for each of many small files takes longer than reading them. */
function contentOf(path: string): SourceInput['content'] {
  try {
    const about = statSync(path);
    if (about.isDirectory()) return { problem: 'directory' };
    // A pipe or a device would never end.
    if (!about.isFile()) return { problem: 'unreadable' };
    if (about.size > LIMITS.fileBytes) return { problem: 'too-large', size: about.size };
    return readFileSync(path);
  } catch {
    return { problem: 'unreadable' };
  }
}

/** `uses: [../common, ../songs]` or `uses: ../common`, on a line of its own, each name a plain path. */
const PLAIN_USES = /^uses: +(?:\[ *([\w./-]*\w(?:, *[\w./-]*\w)*) *\]|([\w./-]*\w))(?: +#.*)? *\r?$(?!\s*\n[ \t]+\S)/m;

/** The folders that a `pack.yaml` names in `uses`; everything else about the file is the loader's to say. */
async function usedFolders(content: SourceInput['content']): Promise<string[]> {
  if (typeof content !== 'string' && !(content instanceof Uint8Array)) return [];
  const text = typeof content === 'string' ? content : Buffer.from(content).toString('utf8');
  // Loading YAML for it takes longer than reading all files: spared where there is nothing to find, or as most write it.
  const mentions = text.match(/(?:^|[\s{,"'])uses["']?\s*:/g)?.length ?? 0;
  if (mentions === 0) return [];
  const plain = mentions === 1 ? PLAIN_USES.exec(text) : null;
  if (plain) return (plain[1] ?? plain[2] ?? '').split(/, */);
  const { parseDocument } = await import('yaml');
  try {
    const uses: unknown = parseDocument(text, { schema: 'failsafe', logLevel: 'silent', uniqueKeys: false }).toJS({
      maxAliasCount: 0,
    })?.uses;
    return [uses].flat().filter((folder): folder is string => typeof folder === 'string' && folder.trim() !== '');
  } catch {
    // Not YAML, or aliases: the loader reports it with its place.
    return [];
  }
}
