/** File names of sessions: any id, on any file system. */
import { createHash } from 'node:crypto';

export const EXTENSION = '.jsonl';
/** File systems take names of 255 bytes; what comes behind the id needs some of them. */
const LONGEST_NAME = 200;

/**
 * The file name of a session, without its extension. Everything but `a-z0-9_-` is escaped: capitals too, since some file
 * systems do not tell them apart. Names that would be too long end in a digest instead.
 */
export function nameOf(id: string): string {
  const bytes = Buffer.from(id, 'utf8');
  let name = '';
  for (const byte of bytes) {
    const letter = String.fromCharCode(byte);
    name += /[a-z0-9_-]/.test(letter) ? letter : `%${byte.toString(16).padStart(2, '0')}`;
  }
  if (name.length <= LONGEST_NAME) return name;
  return `${name.slice(0, LONGEST_NAME / 2)}.${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}`;
}
