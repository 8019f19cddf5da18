/// <reference types="node" />
/** Sessions as files: one JSON-lines file a session in a folder. The public face `symptree/journal/node`. */
import { basename } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import type { Instant } from '../../session/types.ts';
import { fits, pageOf } from '../listing.ts';
import type { SessionMeta } from '../reduce.ts';
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
import { AT_ONCE, type Catalogue, catalogue, forgetNames, sessionAt, sessionNames } from './catalogue.ts';
import { codeOf, unavailable } from './errors.ts';
import { dataFolder, syncFolder } from './folder.ts';
import { ownerAt } from './lock.ts';
import { EXTENSION } from './names.ts';
import { fileOf, lockOf, sessionFiles } from './session-files.ts';
import { turns } from './turns.ts';
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

/** A store of sessions in a folder. Nothing is read or written before it is used. */
export function filesJournal({
  folder = dataFolder(),
  blocking = false,
  now = Date.now,
}: FilesOptions = {}): JournalStore {
  const files = sessionFiles(folder, blocking ? WRITTEN_AT_ONCE : HANDED_OVER, now);
  const { inTurn, over } = turns();
  let known: Catalogue | undefined;
  let closed = false;

  /** One thing at a time for each session; what the system refuses comes back as a value. */
  async function ofSession<T>(id: string, work: () => Promise<Result<T>>): Promise<Result<T>> {
    if (!isSessionId(id)) return failed({ code: 'bad-id', id });
    if (closed) return failed({ code: 'unavailable', why: 'closed', again: false, where: folder, detail: '' });
    return inTurn(id, async () => {
      try {
        return await work();
      } catch (error) {
        return unavailable(error, folder);
      }
    });
  }

  async function remove(id: string, before?: Instant): Promise<Result<void>> {
    const done = await files.remove(id, before);
    known?.delete(basename(fileOf(folder, id)));
    return done;
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
      return ofSession(id, () => files.create(id, events));
    },
    open: (id, options = {}) =>
      ofSession(id, async () => {
        await files.drop(id);
        return files.take(id, options.takeOver);
      }),
    append: (id, expected, events) => ofSession(id, () => files.append(id, expected, events)),
    read: (id) => ofSession(id, () => files.read(id)),
    each: (filter = {}) => each(filter),
    holds: (id) => files.inHand.has(id),
    release: (id) =>
      ofSession(id, async () => {
        await files.drop(id);
        return stored(undefined);
      }),
    forget: (id) =>
      ofSession(id, async () => {
        const done = await remove(id);
        if (done.ok) await forgotten(new Set([basename(fileOf(folder, id))]));
        return done;
      }),
    count: async (filter, options) => {
      if (closed) return failed({ code: 'unavailable', why: 'closed', again: false, where: folder, detail: '' });
      try {
        // Adding up is not needed by whoever only keeps sessions.
        const { countFolder } = await import('./counting.ts');
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
          const owner = meta.status === 'ended' ? undefined : await ownerAt(lockOf(folder, meta.id));
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
      const names = new Set<string>();
      const inUse: string[] = [];
      let trouble: Result<never> | undefined;
      try {
        for (const { id, lastAt } of await sessions()) {
          // Said so that a time that is none keeps everything.
          if (!(lastAt < before)) continue;
          const done = files.inHand.has(id)
            ? failed({ code: 'locked', id })
            : await ofSession(id, () => remove(id, before));
          if (done.ok) names.add(basename(fileOf(folder, id)));
          else if (done.error.code === 'locked') inUse.push(id);
          else if (done.error.code !== 'not-found') {
            trouble = done;
            break;
          }
        }
        if (!trouble && !closed) await files.sweep(before);
        // Of what is deleted nothing stays, also where not all of it could be.
        await forgotten(names);
        return trouble ?? stored({ forgotten: names.size, inUse });
      } catch (error) {
        return unavailable(error, folder);
      }
    },
    close: async () => {
      closed = true;
      await over();
      for (const id of [...files.inHand.keys()]) await files.drop(id);
    },
  };
}

/** A folder that is not there yet holds no sessions. */
async function catalogueOf(folder: string, known: Catalogue | undefined): Promise<Catalogue> {
  try {
    return await catalogue(folder, known);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return new Map();
    throw error;
  }
}
