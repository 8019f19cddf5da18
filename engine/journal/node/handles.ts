/** Files that stay open from one append to the next: as many as a server can spare, however many sessions are taken. */
import { type FileHandle, open } from 'node:fs/promises';
import { codeOf } from './errors.ts';

/** A process may have 1024 files open where nobody has asked for more, and needs most of them for other things. */
export const KEPT_OPEN = 100;

export interface Handles {
  /** From now on open under this path. */
  keep(path: string, file: FileHandle): Promise<void>;
  /** Runs `work` with the file, opened anew where it was closed for others. Rejects with the system's error where that fails. */
  use<T>(path: string, work: (file: FileHandle) => Promise<T>): Promise<T>;
  /** Closes it; nothing where it is not open. */
  close(path: string): Promise<void>;
}

interface Kept {
  readonly file: FileHandle;
  /** How many are at it: none of those is closed. */
  users: number;
}

/** Nothing is open yet. */
export function handles(most = KEPT_OPEN): Handles {
  // Longest unused first.
  const kept = new Map<string, Kept>();

  async function add(path: string, one: Kept): Promise<Kept> {
    kept.set(path, one);
    if (kept.size > most) {
      const [unused] = [...kept].find(([other, { users }]) => users === 0 && other !== path) ?? [];
      if (unused !== undefined) await close(unused);
    }
    return one;
  }

  async function close(path: string): Promise<void> {
    const one = kept.get(path);
    kept.delete(path);
    try {
      await one?.file.close();
    } catch (error) {
      // What it held was flushed before it was acknowledged.
      codeOf(error);
    }
  }

  return {
    keep: async (path, file) => void (await add(path, { file, users: 0 })),
    use: async (path, work) => {
      let one = kept.get(path);
      if (one) {
        kept.delete(path);
        kept.set(path, one);
        one.users += 1;
      } else one = await add(path, { file: await open(path, 'r+'), users: 1 });
      try {
        return await work(one.file);
      } finally {
        one.users -= 1;
      }
    },
    close,
  };
}
