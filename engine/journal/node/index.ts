/// <reference types="node" />
/** Sessions as files: one JSON-lines file a session in a folder. The public face `symptree/journal/node`. */
import { fstatSync, statSync } from 'node:fs';
import { type FileHandle, lstat, open, readFile, rm, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Instant } from '../../session/types.ts';
import type { NewEvent } from '../events.ts';
import { fits, pageOf } from '../listing.ts';
import { numbered } from '../numbering.ts';
import { metaOf, type SessionMeta } from '../reduce.ts';
import { mayGoOn, sessionOf } from '../sequence.ts';
import {
  failed,
  isSessionId,
  type JournalStore,
  type ListedSession,
  type Result,
  type SessionFilter,
  type StoredSession,
  stored,
} from '../store.ts';
import {
  AT_ONCE,
  type Catalogue,
  catalogue,
  forgetNames,
  LARGEST,
  notASession,
  sessionAt,
  sessionNames,
} from './catalogue.ts';
import { countFolder } from './counting.ts';
import { codeOf, unavailable } from './errors.ts';
import { dataFolder, makeFolder, syncFolder } from './folder.ts';
import { decodeLines, encodeLines } from './lines.ts';
import { holds, type Lock, ownerAt, releaseLock, takeLock } from './lock.ts';
import { EXTENSION, nameOf } from './names.ts';
import { HANDED_OVER, AT_ONCE as WRITTEN_AT_ONCE } from './writing.ts';

export { dataFolder };

export interface FilesOptions {
  /** The folder of sessions; {@link dataFolder} unless given. It is made when the first session is. */
  readonly folder?: string;
  /**
   * Writes in the calling thread; only the flush is handed over to another one and waited for. Handing over the writing as well takes
   * longer, most of all on a busy machine; but everything else stands still meanwhile. For a program with one session in hand, not for a server.
   */
  readonly blocking?: boolean;
  /** Milliseconds since 1970, for the locks' "since"; the system's clock unless given. */
  readonly now?: () => number;
}

/** A session taken for appending. */
interface Taken {
  readonly lock: Lock;
  readonly file: FileHandle;
  /** Bytes that are whole lines, all of them durable. */
  size: number;
  /** The number of the last event. */
  seq: number;
}

/** A store of sessions in a folder. Nothing is read or written before it is used. */
export function filesJournal({
  folder = dataFolder(),
  blocking = false,
  now = Date.now,
}: FilesOptions = {}): JournalStore {
  const disk = blocking ? WRITTEN_AT_ONCE : HANDED_OVER;
  const taken = new Map<string, Taken>();
  const queues = new Map<string, Promise<unknown>>();
  let known: Catalogue | undefined;
  let closed = false;

  const pathOf = (id: string) => join(folder, `${nameOf(id)}${EXTENSION}`);
  const lockOf = (id: string) => join(folder, `${nameOf(id)}.lock`);

  /** One thing at a time for each session; what the system refuses comes back as a value. */
  async function inTurn<T>(id: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (!isSessionId(id)) return failed({ code: 'bad-id', id });
    if (closed) return failed({ code: 'unavailable', why: 'closed', again: false, where: folder, detail: '' });
    const before = queues.get(id) ?? Promise.resolve();
    const turn = before.then(async () => {
      try {
        return await work();
      } catch (error) {
        return unavailable(error, folder);
      }
    });
    // A fault of the program is told to whoever called, not to those who come after him.
    const over = turn.then(nothing, nothing);
    queues.set(id, over);
    try {
      return await turn;
    } finally {
      if (queues.get(id) === over) queues.delete(id);
    }
  }

  async function readSession(id: string): Promise<Result<StoredSession & { readonly whole: number }>> {
    let bytes: Buffer;
    try {
      const problem = notASession(statSync(pathOf(id)));
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
    const got = await takeLock(lockOf(id), now(), takeOver);
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
      taken.set(id, { lock, file, size: whole, seq: rest.seq });
      return stored(rest);
    });
  }

  /** Lets go of a session without waiting for its turn. */
  async function drop(id: string): Promise<void> {
    const mine = taken.get(id);
    if (!mine) return;
    taken.delete(id);
    try {
      await mine.file.close();
    } finally {
      await releaseLock(mine.lock);
    }
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
    const trespass = await trespassOn(id, mine);
    if (trespass) {
      await drop(id);
      return trespass;
    }
    if (mine.seq !== expected) return failed({ code: 'out-of-step', id, expected, found: mine.seq });
    const lines = encodeLines(numbered(events, expected));
    if (mine.size + lines.length > LARGEST) return tooBig(id);
    try {
      await disk.write(mine.file, lines, mine.size);
      await disk.flush(mine.file);
    } catch (error) {
      const refusal = unavailable(error, folder);
      await takeBack(id, mine);
      return refusal;
    }
    mine.size += lines.length;
    mine.seq += events.length;
    return stored(mine.seq);
  }

  /** What happened to a session that we hold, where somebody else did something to it. */
  async function trespassOn(id: string, mine: Taken): Promise<Result<never> | undefined> {
    const { size, nlink } = fstatSync(mine.file.fd);
    if (nlink === 0) return failed({ code: 'not-found', id });
    if (!holds(mine.lock)) {
      const owner = await ownerAt(mine.lock.path);
      return failed({ code: 'locked', id, ...(owner ? { owner } : {}) });
    }
    if (size === mine.size) return undefined;
    const session = await readSession(id);
    return session.ok ? failed({ code: 'out-of-step', id, expected: mine.seq, found: session.value.seq }) : session;
  }

  /** Removes what a failed write left; where that fails too, the next append reads the session anew. */
  async function takeBack(id: string, mine: Taken): Promise<void> {
    try {
      await mine.file.truncate(mine.size);
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
      const file = await openNew(pathOf(id));
      if (!file) return failed({ code: 'exists', id });
      try {
        await disk.write(file, lines, 0);
        await Promise.all([disk.flushNew(file), syncFolder(folder)]);
      } catch (error) {
        const refusal = unavailable(error, folder);
        await file.close();
        await unlink(pathOf(id));
        return refusal;
      }
      taken.set(id, { lock, file, size: lines.length, seq: events.length });
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

  /** Deletes a session, with a time only where nothing happened since; `forgotten` makes that last. */
  async function remove(id: string, before = Number.POSITIVE_INFINITY): Promise<Result<void>> {
    await drop(id);
    try {
      await lstat(pathOf(id));
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return failed({ code: 'not-found', id });
      throw error;
    }
    const done = await locked(id, false, async (lock) => {
      // Somebody may have gone on with it since it was listed.
      if (before < Number.POSITIVE_INFINITY && !(await isOlder(id, before))) return failed({ code: 'not-found', id });
      await rm(pathOf(id), { force: true });
      await releaseLock(lock);
      return stored(undefined);
    });
    known?.delete(`${nameOf(id)}${EXTENSION}`);
    return done;
  }

  async function isOlder(id: string, before: Instant): Promise<boolean> {
    const session = await readSession(id);
    const meta = session.ok ? metaOf(session.value.events) : undefined;
    return meta !== undefined && meta.lastAt < before;
  }

  async function forgotten(names: ReadonlySet<string>): Promise<void> {
    if (names.size === 0) return;
    await syncFolder(folder);
    await forgetNames(folder, names);
  }

  async function sessions(): Promise<SessionMeta[]> {
    known = await catalogueOf(folder, known);
    return [...known.values()].flatMap(({ meta }) => (meta ? [meta] : []));
  }

  /** Names of the files of sessions; with a filter, of those that it asks for. */
  async function namesOf(filter: SessionFilter): Promise<string[]> {
    if (Object.keys(filter).length === 0) return sessionNames(folder);
    await sessions();
    return [...(known?.values() ?? [])].flatMap(({ name, meta }) => (meta && fits(meta, filter) ? [name] : []));
  }

  async function* each(filter: SessionFilter): AsyncGenerator<Result<StoredSession>> {
    let names: string[];
    try {
      names = await namesOf(filter);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') yield unavailable(error, folder);
      return;
    }
    for (const [index, name] of names.entries()) {
      if (index % AT_ONCE === AT_ONCE - 1) await breathe();
      const session = sessionAt(folder, name);
      if (!session) continue;
      const id = name.slice(0, -EXTENSION.length);
      yield session.events.length > 0 ? stored(session) : failed({ code: 'corrupt', id, problems: session.problems });
    }
  }

  return {
    exclusive: true,
    create: (events) => {
      const id = events[0]?.type === 'started' ? events[0].record.id : '';
      return inTurn(id, () => create(id, events));
    },
    open: (id, options = {}) =>
      inTurn(id, async () => {
        await drop(id);
        return take(id, options.takeOver);
      }),
    append: (id, expected, events) => inTurn(id, () => append(id, expected, events)),
    read: (id) =>
      inTurn(id, async () => {
        const session = await readSession(id);
        if (!session.ok) return session;
        const { whole: _, ...rest } = session.value;
        return stored(rest);
      }),
    each: (filter = {}) => each(filter),
    holds: (id) => taken.has(id),
    release: (id) =>
      inTurn(id, async () => {
        await drop(id);
        return stored(undefined);
      }),
    forget: (id) =>
      inTurn(id, async () => {
        const done = await remove(id);
        if (done.ok) await forgotten(new Set([`${nameOf(id)}${EXTENSION}`]));
        return done;
      }),
    count: async (filter, options) => {
      if (closed) return failed({ code: 'unavailable', why: 'closed', again: false, where: folder, detail: '' });
      try {
        return stored(await countFolder(folder, filter, options));
      } catch (error) {
        return unavailable(error, folder);
      }
    },
    list: async (filter = {}, paging = {}) => {
      try {
        const page = pageOf(await sessions(), filter, paging);
        const listed: ListedSession[] = [];
        for (const meta of page.sessions) {
          const owner = meta.status === 'ended' ? undefined : await ownerAt(lockOf(meta.id));
          listed.push(owner ? { ...meta, owner } : meta);
        }
        const unreadable = [...(known?.values() ?? [])].flatMap(({ name, meta, problems }) =>
          meta ? [] : [{ name, problems }],
        );
        return stored({ ...page, sessions: listed, unreadable });
      } catch (error) {
        return unavailable(error, folder);
      }
    },
    purge: async (before) => {
      try {
        const names = new Set<string>();
        const inUse: string[] = [];
        for (const { id, lastAt } of await sessions()) {
          // Said so that a time that is none keeps everything.
          if (!(lastAt < before)) continue;
          const done = taken.has(id) ? failed({ code: 'locked', id }) : await inTurn(id, () => remove(id, before));
          if (done.ok) names.add(`${nameOf(id)}${EXTENSION}`);
          else if (done.error.code === 'locked') inUse.push(id);
          else if (done.error.code !== 'not-found') return done;
        }
        await forgotten(names);
        return stored({ forgotten: names.size, inUse });
      } catch (error) {
        return unavailable(error, folder);
      }
    },
    close: async () => {
      closed = true;
      await Promise.all(queues.values());
      for (const id of [...taken.keys()]) await drop(id);
    },
  };
}

const nothing = (): void => undefined;

/** A folder that is not there yet holds no sessions. */
async function catalogueOf(folder: string, known: Catalogue | undefined): Promise<Catalogue> {
  try {
    return await catalogue(folder, known);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return new Map();
    throw error;
  }
}

/** Undefined where there is a session already; one whose first line was never whole was never acknowledged. */
async function openNew(path: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, 'wx+', 0o600);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  }
  const file = await open(path, 'r+');
  try {
    if ((await file.readFile()).includes('\n')) {
      await file.close();
      return undefined;
    }
    await file.truncate(0);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}
