/** Folders: the pack's own and those it uses, and which file belongs where. */
import type { Diagnostic } from '../diagnostics/index.ts';
import { report } from '../diagnostics/index.ts';
import type { PackSource } from './source.ts';

/** One folder with its definitions, the pack's own first. */
export interface Home {
  readonly folder: string;
  readonly pack?: PackSource;
}

/** `a/./b/../c` as `a/c`; leading `..` stay. */
export function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
    else parts.push(part);
  }
  return parts.join('/');
}

const isIn = (path: string, folder: string): boolean =>
  folder === '' ? !path.startsWith('../') : path.startsWith(`${folder}/`);

/** The pack's folder and those it uses, also through others; each once, in the order in which they are named. */
export function findHomes(
  root: string,
  packs: readonly PackSource[],
  paths: readonly string[],
  diagnostics: Diagnostic[],
): Home[] {
  const byFolder = new Map<string, PackSource>();
  for (const source of packs) if (!byFolder.has(source.folder)) byFolder.set(source.folder, source);
  const homes: Home[] = [];
  const seen = new Set([root]);
  const open = [root];
  for (const folder of open) {
    const pack = byFolder.get(folder);
    homes.push({ folder, ...(pack && { pack }) });
    pack?.data.uses?.forEach((written, index) => {
      const used = normal(`${folder}/${written}`);
      if (seen.has(used)) return;
      seen.add(used);
      if (paths.some((path) => isIn(path, used))) open.push(used);
      else diagnostics.push(report('uses-missing', pack.place(['uses', index]), { folder: written }));
    });
  }
  return homes;
}

/** Which home a file belongs to: that with the longest folder around it, else the pack's own. */
export function homeOf(homes: readonly Home[], path: string): Home {
  let best = homes[0] as Home;
  for (const home of homes) if (isIn(path, home.folder) && home.folder.length > best.folder.length) best = home;
  return best;
}
