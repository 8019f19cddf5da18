/** What a file is for: told by its keys, else by its name and folder. */
export type FileKind = 'tree' | 'pack' | 'common' | 'translation' | 'cases';

export const folderOf = (path: string): string => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
/** `camera-black` of `a/camera-black.yaml`. */
export const stemOf = (path: string): string => nameOf(path).replace(/\.ya?ml$/, '');

const LOCALE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/;

/** The locale of a file that stands in a folder named after one. */
export function localeOf(path: string, root: string): string | undefined {
  const folder = folderOf(path);
  const last = folder.slice(folder.lastIndexOf('/') + 1);
  return folder !== root && LOCALE.test(last) ? last : undefined;
}

/** Undefined: none of them. `has` tells whether a key stands at the top of the file. */
export function kindOf(path: string, root: string, has: (key: string) => boolean): FileKind | undefined {
  const pack = folderOf(path) === root ? 'pack' : 'common';
  if (has('tree')) return 'tree';
  if (has('pack')) return pack;
  if (has('cases')) return 'cases';
  if (localeOf(path, root) !== undefined) return 'translation';
  if (stemOf(path) === 'pack') return pack;
  if (stemOf(path).endsWith('.cases')) return 'cases';
  return has('steps') ? 'tree' : undefined;
}
