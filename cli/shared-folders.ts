/** Folders of trees that several packs share: no packs of their own, told by having definitions and no front door. */
import { resolve } from 'node:path';
import { type PackFolder, readPackFolder } from './engine.ts';
import type { Io } from './io.ts';
import { packsAt } from './packs.ts';
import { fileName, textOf } from './report/findings.ts';
import type { ProgramWords } from './words/index.ts';

export type ReadPack = PackFolder & { readonly folder: string };
export const readAt = async (folder: string): Promise<ReadPack> => ({ folder, ...(await readPackFolder(folder)) });

/** The other folders whose definitions were read with the pack. */
export const usedBy = ({ folder, files }: Pick<ReadPack, 'folder' | 'files'>): readonly string[] =>
  files.flatMap(({ path }) => (/^\.\.\/.*pack\.ya?ml$/.test(path) ? [resolve(folder, path, '..')] : []));

/** Nobody begins there. */
export function isShared({ files }: Pick<ReadPack, 'files'>): boolean {
  const own = files.find(({ path }) => /^pack\.ya?ml$/.test(path));
  const text = own && textOf(own.content);
  return text !== undefined && !/^front-door\s*[:：]/m.test(text);
}

/** The packs beside a folder that use it. */
export async function packsUsing(folder: string): Promise<readonly ReadPack[]> {
  const above = await packsAt(resolve(folder, '..'));
  const folders = typeof above === 'string' ? [] : above.packs;
  const packs = await Promise.all(folders.filter((other) => other !== folder).map(readAt));
  return packs.filter((pack) => usedBy(pack).includes(folder));
}

/** Says of a folder that it is shared, and by which packs; undefined where it is none. */
export async function sharedSentence(
  { folder, files }: Pick<ReadPack, 'folder' | 'files'>,
  io: Io,
  words: ProgramWords,
): Promise<string | undefined> {
  if (!isShared({ files })) return undefined;
  const packs = await packsUsing(folder);
  if (packs.length === 0) return undefined;
  const named = packs.map((pack) => fileName(pack.folder, '.', io.cwd));
  return words.sharedFolder(fileName(folder, '.', io.cwd), words.list(named));
}
