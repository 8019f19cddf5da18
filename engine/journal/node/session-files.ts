/** One session's file: read, taken for appending, appended to, let go, deleted. Nobody waits for his turn here: see turns.ts. */
import { fstatSync, statSync } from 'node:fs';
import { type FileHandle, lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instant } from '../../session/types.ts';
import type { NewEvent } from '../events.ts';
import { numbered } from '../numbering.ts';
import { metaOf } from '../reduce.ts';
import { mayGoOn, sessionOf } from '../sequence.ts';
import { failed, type Result, type StoredSession, stored } from '../store.ts';
import { isUnborn, LARGEST, notASession } from './catalogue.ts';
import { codeOf, unavailable } from './errors.ts';
import { makeFolder, syncFolder } from './folder.ts';
import { handles } from './handles.ts';
import { decodeLines, encodeLines } from './lines.ts';
import { holds, type Lock, ownerAt, releaseLock, takeLock } from './lock.ts';
import { EXTENSION, nameOf } from './names.ts';
import type { Writing } from './writing.ts';

/** A session taken for appending. */
interface Taken {
  readonly lock: Lock;
  readonly path: string;
  /** Bytes that are whole lines, all of them durable. */
  size: number;
  /** The number of the last event. */
  seq: number;
}

/** Sessions in the files of a folder. What the system refuses is thrown, but for a failed write, which is a value. */
export interface SessionFiles {
  /** Sessions taken for appending. */
  readonly inHand: ReadonlyMap<string, unknown>;
  read(id: string): Promise<Result<StoredSession>>;
  take(id: string, takeOver?: boolean): Promise<Result<StoredSession>>;
  drop(id: string): Promise<void>;
  append(id: string, expected: number, events: readonly NewEvent[]): Promise<Result<number>>;
  create(id: string, events: readonly NewEvent[]): Promise<Result<number>>;
  /** With a time: only where nothing happened since. It lasts when the folder is synced. */
  remove(id: string, before?: Instant): Promise<Result<void>>;
  /** Deletes what creates have left behind that were killed before this time; nothing of them was ever acknowledged. */
  sweep(before: Instant): Promise<void>;
}

export const fileOf = (folder: string, id: string): string => join(folder, `${nameOf(id)}${EXTENSION}`);
export const lockOf = (folder: string, id: string): string => join(folder, `${nameOf(id)}.lock`);
/** Where a session is written before it has its name; hidden, so that no list sees it. */
const halfOf = (folder: string, id: string): string => join(folder, `.${nameOf(id)}${HALF}`);
const HALF = '.new';

/** `now`: milliseconds since 1970, for the locks' "since". */
export function sessionFiles(folder: string, disk: Writing, now: () => number): SessionFiles {
  const taken = new Map<string, Taken>();
  const files = handles();
  const pathOf = (id: string) => fileOf(folder, id);

  async function readSession(id: string): Promise<Result<StoredSession & { readonly whole: number }>> {
    let bytes: Buffer;
    try {
      const found = statSync(pathOf(id));
      if (isUnborn(found)) return failed({ code: 'not-found', id });
      const problem = notASession(found);
      if (problem) return failed({ code: 'corrupt', id, problems: [problem] });
      bytes = await readFile(pathOf(id));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return failed({ code: 'not-found', id });
      throw error;
    }
    const { found, problems, whole } = decodeLines(bytes);
    const session = sessionOf(id, found, problems);
    return session.events.length === 0
      ? failed({ code: 'corrupt', id, problems: session.problems })
      : stored({ ...session, whole });
  }

  /** Takes the lock and runs `work`; where that comes to nothing, the lock is let go. */
  async function locked<T>(
    id: string,
    takeOver: boolean,
    work: (lock: Lock) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const got = await takeLock(lockOf(folder, id), now(), takeOver);
    if (!got.ok) return failed({ code: 'locked', id, ...(got.owner ? { owner: got.owner } : {}) });
    let done: Result<T> | undefined;
    try {
      done = await work(got.lock);
      return done;
    } finally {
      if (!done?.ok) await releaseLock(got.lock);
    }
  }

  async function take(id: string, takeOver = false): Promise<Result<StoredSession>> {
    const first = await readSession(id);
    if (!first.ok) return first;
    return locked(id, takeOver, async (lock) => {
      // Read again: until now somebody else may have written.
      const session = await readSession(id);
      if (!session.ok) return session;
      if (!mayGoOn(session.value)) return failed({ code: 'corrupt', id, problems: session.value.problems });
      const { whole, ...rest } = session.value;
      const file = await open(pathOf(id), 'r+');
      try {
        await file.truncate(whole);
        // What is read must be on disk before anything is built on it.
        await file.datasync();
      } catch (error) {
        await file.close();
        throw error;
      }
      await files.keep(pathOf(id), file);
      taken.set(id, { lock, path: pathOf(id), size: whole, seq: rest.seq });
      return stored(rest);
    });
  }

  /** Lets go of a session without waiting for its turn. */
  async function drop(id: string): Promise<void> {
    const mine = taken.get(id);
    if (!mine) return;
    taken.delete(id);
    await files.close(mine.path);
    await releaseLock(mine.lock);
  }

  async function append(id: string, expected: number, events: readonly NewEvent[]): Promise<Result<number>> {
    if (taken.has(id)) return appendTo(id, taken.get(id) as Taken, expected, events);
    const opened = await take(id);
    if (!opened.ok) return opened;
    let done: Result<number> | undefined;
    try {
      done = await appendTo(id, taken.get(id) as Taken, expected, events);
      return done;
    } finally {
      // It was taken for this alone.
      if (!done?.ok) await drop(id);
    }
  }

  async function appendTo(
    id: string,
    mine: Taken,
    expected: number,
    events: readonly NewEvent[],
  ): Promise<Result<number>> {
    try {
      return await files.use(mine.path, (file) => appendIn(file, id, mine, expected, events));
    } catch (error) {
      // Forgotten by somebody else while it was closed for others.
      if (codeOf(error) !== 'ENOENT') throw error;
      await drop(id);
      return failed({ code: 'not-found', id });
    }
  }

  async function appendIn(
    file: FileHandle,
    id: string,
    mine: Taken,
    expected: number,
    events: readonly NewEvent[],
  ): Promise<Result<number>> {
    if (!isUntouched(file, mine)) return trespassOn(file, id, mine);
    if (mine.seq !== expected) return failed({ code: 'out-of-step', id, expected, found: mine.seq });
    const lines = encodeLines(numbered(events, expected));
    if (mine.size + lines.length > LARGEST) return tooBig(id);
    try {
      await disk.append(file, lines, mine.size);
    } catch (error) {
      const refusal = unavailable(error, folder);
      await takeBack(file, id, mine);
      return refusal;
    }
    mine.size += lines.length;
    mine.seq += events.length;
    // Whoever took it over meanwhile may have read it before this was there, and have cut it off as torn.
    return isUntouched(file, mine) ? stored(mine.seq) : trespassOn(file, id, mine);
  }

  /** Lets go of a session that we held, and says what somebody else did to it. */
  async function trespassOn(file: FileHandle, id: string, mine: Taken): Promise<Result<never>> {
    const trespass = await trespassIn(file, id, mine);
    await drop(id);
    return trespass;
  }

  async function trespassIn(file: FileHandle, id: string, mine: Taken): Promise<Result<never>> {
    if (fstatSync(file.fd).nlink === 0) return failed({ code: 'not-found', id });
    if (!holds(mine.lock)) {
      const owner = await ownerAt(mine.lock.path);
      return failed({ code: 'locked', id, ...(owner ? { owner } : {}) });
    }
    const session = await readSession(id);
    return session.ok ? failed({ code: 'out-of-step', id, expected: mine.seq, found: session.value.seq }) : session;
  }

  /** Removes what a failed write left; where that fails too, or it is somebody else's now, the next append reads the session anew. */
  async function takeBack(file: FileHandle, id: string, mine: Taken): Promise<void> {
    if (!holds(mine.lock)) return drop(id);
    try {
      await file.truncate(mine.size);
    } catch (error) {
      codeOf(error);
      await drop(id);
    }
  }

  async function create(id: string, events: readonly NewEvent[]): Promise<Result<number>> {
    await makeFolder(folder);
    return locked(id, false, async (lock) => {
      const lines = encodeLines(numbered(events, 0));
      if (lines.length > LARGEST) return tooBig(id);
      if (await isThere(pathOf(id))) return failed({ code: 'exists', id });
      // A session has its name from the moment on at which all of it is there; who reads meanwhile, or after a kill, finds none.
      const half = halfOf(folder, id);
      const file = await open(half, 'w+', 0o600);
      try {
        await disk.write(file, lines, 0);
        await rename(half, pathOf(id));
        await Promise.all([disk.flushNew(file), syncFolder(folder)]);
      } catch (error) {
        const refusal = unavailable(error, folder);
        await file.close();
        await Promise.all([half, pathOf(id)].map((path) => rm(path, { force: true })));
        return refusal;
      }
      await files.keep(pathOf(id), file);
      taken.set(id, { lock, path: pathOf(id), size: lines.length, seq: events.length });
      return stored(events.length);
    });
  }

  /** Nothing is acknowledged that could not be read back. */
  const tooBig = (id: string) =>
    failed({
      code: 'unavailable',
      why: 'failed',
      again: false,
      where: pathOf(id),
      detail: `a session takes no more than ${LARGEST} bytes`,
    });

  async function remove(id: string, before = Number.POSITIVE_INFINITY): Promise<Result<void>> {
    await drop(id);
    try {
      await lstat(pathOf(id));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return failed({ code: 'not-found', id });
      throw error;
    }
    return locked(id, false, async (lock) => {
      // Somebody may have gone on with it since it was listed.
      if (before < Number.POSITIVE_INFINITY && !(await isOlder(id, before))) return failed({ code: 'not-found', id });
      await Promise.all([pathOf(id), halfOf(folder, id)].map((path) => rm(path, { force: true })));
      await releaseLock(lock);
      return stored(undefined);
    });
  }

  async function sweep(before: Instant): Promise<void> {
    for (const name of await namesIn(folder)) {
      const half = name.startsWith('.') && name.endsWith(HALF);
      if (!half && !name.endsWith(EXTENSION)) continue;
      const path = join(folder, name);
      const found = statSync(path, { throwIfNoEntry: false });
      if (!found?.isFile() || !(found.mtimeMs < before) || (!half && found.size > 0)) continue;
      const bare = half ? name.slice(1, -HALF.length) : name.slice(0, -EXTENSION.length);
      const got = await takeLock(join(folder, `${bare}.lock`), now());
      // Somebody is creating it just now.
      if (!got.ok) continue;
      try {
        if (half || statSync(path, { throwIfNoEntry: false })?.size === 0) await rm(path, { force: true });
      } finally {
        await releaseLock(got.lock);
      }
    }
  }

  async function isOlder(id: string, before: Instant): Promise<boolean> {
    const session = await readSession(id);
    const meta = session.ok ? metaOf(session.value.events) : undefined;
    return meta !== undefined && meta.lastAt < before;
  }

  return {
    inHand: taken,
    read: async (id) => {
      const session = await readSession(id);
      if (!session.ok) return session;
      const { whole: _, ...rest } = session.value;
      return stored(rest);
    },
    take,
    drop,
    append,
    create,
    remove,
    sweep,
  };
}

/** Nobody else did anything to a session that we hold. Asked at every answer, and quicker done than waited for. */
function isUntouched(file: FileHandle, { lock, size }: Taken): boolean {
  const found = fstatSync(file.fd);
  return found.nlink > 0 && found.size === size && holds(lock);
}

/** A folder that is not there yet holds nothing. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Whether there is a session; a file whose first line was never whole was never acknowledged, and gives way. */
async function isThere(path: string): Promise<boolean> {
  try {
    return (await readFile(path)).includes('\n');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}
