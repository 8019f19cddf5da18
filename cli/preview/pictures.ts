/** Pictures that a pack's steps name, from inside the pack's own folder and from nowhere else. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.svg': 'image/svg+xml',
};
const LARGEST = 16 * 1024 * 1024;

/** The picture at a path as the address has it, percent-encoded; undefined for everything that is none, or lies elsewhere. */
export async function pictureAt(
  folder: string,
  encoded: string,
): Promise<{ readonly type: string; readonly bytes: Uint8Array } | undefined> {
  const path = decoded(encoded);
  const type = path && TYPES[extname(path).toLowerCase()];
  if (!path || !type) return undefined;
  // No way up, no hidden folder, no other system's separators, no drive.
  if (path.split('/').some((part) => part === '' || part.startsWith('.')) || /[\\\0:]/.test(path)) return undefined;
  try {
    // Links are followed first: what counts is where the file really lies.
    const [home, real] = await Promise.all([realpath(folder), realpath(join(folder, path))]);
    const about = await stat(real);
    if (!real.startsWith(home + sep) || extname(real).toLowerCase() !== extname(path).toLowerCase()) return undefined;
    return about.isFile() && about.size <= LARGEST ? { type, bytes: await readFile(real) } : undefined;
  } catch {
    // Not there, or not to be read: for the page it is the same.
    return undefined;
  }
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
