/**
 * What a list needs of every session, without reading all of them: a file that remembers it by name, size and time of
 * change. It is only a memory: missing, old or damaged, it is made anew from the sessions themselves.
 */
import { constants, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { metaOf, type SessionMeta } from '../reduce.ts';
import { sessionOf } from '../sequence.ts';
import type { StoredProblem, StoredSession } from '../store.ts';
import { codeOf } from './errors.ts';
import { decodeLines } from './lines.ts';
import { EXTENSION, nameOf } from './names.ts';

interface Listed {
  /** Its file. */
  readonly name: string;
  readonly size: number;
  readonly changed: number;
  readonly meta?: SessionMeta;
  readonly problems: readonly StoredProblem[];
}

export type Catalogue = Map<string, Listed>;

const FILE = '.catalogue.json';
/** Raised when what is remembered changes its form. */
const FORMAT = 3;
/** Files looked at between two breaths of the event loop. */
export const AT_ONCE = 500;
/** Written anew only when this many have changed, and this share: it costs as much as reading some of them. */
const WORTH_WRITING = { sessions: 20, share: 0.02 };
/** No session gets this big, in bytes; whatever does is something else. */
export const LARGEST = 64 * 1024 * 1024;

/** An empty file: what a create left behind that was killed at once, in earlier versions. It is no session. */
export const isUnborn = (found: Stats): boolean => found.isFile() && found.size === 0;

/** Why what lies there is not read as a session; undefined where it may be one. */
export const notASession = ({ size, mode }: Pick<Stats, 'size' | 'mode'>): StoredProblem | undefined =>
  (mode & constants.S_IFMT) !== constants.S_IFREG
    ? { code: 'not-a-file' }
    : size > LARGEST
      ? { code: 'not-a-session' }
      : undefined;

/** Brings a catalogue up to date with the folder. Rejects with the system's error where the folder cannot be read. */
export async function catalogue(folder: string, known: Catalogue | undefined): Promise<Catalogue> {
  const before = known ?? (await remembered(folder));
  const now: Catalogue = new Map();
  let fresh = 0;
  const names = readdirSync(folder);
  for (const [index, name] of names.entries()) {
    if (index % AT_ONCE === AT_ONCE - 1) await breathe();
    // Ours, or hidden: not for a list.
    if (name.startsWith('.') || /\.lock(-taking)?$/.test(name)) continue;
    const listed = look(folder, name, before.get(name));
    if (!listed) continue;
    if (listed !== before.get(name)) fresh += 1;
    now.set(name, listed);
  }
  // What is forgotten must not be remembered here, whoever forgot it.
  const gone = [...before.keys()].some((name) => !now.has(name));
  if (gone || (fresh > WORTH_WRITING.sessions && fresh > now.size * WORTH_WRITING.share)) {
    try {
      await remember(folder, now);
    } catch (error) {
      // A folder that cannot be written can still be listed, only not as fast the next time.
      codeOf(error);
    }
  }
  return now;
}

function look(folder: string, name: string, before: Listed | undefined): Listed | undefined {
  const path = join(folder, name);
  try {
    const found = statSync(path);
    if (isUnborn(found) && name.endsWith(EXTENSION)) return undefined;
    const { size, mtimeMs: changed, mode } = found;
    if (before && before.size === size && before.changed === changed) return before;
    const base = { name, size, changed };
    const problem = notASession({ size, mode });
    if (problem) return { ...base, problems: [problem] };
    if (!name.endsWith(EXTENSION)) return { ...base, problems: [{ code: 'not-a-session' }] };
    return { ...base, ...summaryOf(name, readFileSync(path)) };
  } catch (error) {
    const code = codeOf(error);
    // Forgotten meanwhile.
    if (code === 'ENOENT') return undefined;
    return { name, size: -1, changed: 0, problems: [{ code: 'unreadable', detail: code }] };
  }
}

function summaryOf(name: string, bytes: Buffer): Pick<Listed, 'meta' | 'problems'> {
  const { events, problems } = sessionIn(name, bytes);
  const meta = metaOf(events);
  return meta ? { meta, problems } : { problems };
}

/**
 * The session in this file of the folder. Without a first event, `events` is empty and the problems say why; undefined where
 * the file was forgotten meanwhile, or is empty.
 */
export function sessionAt(folder: string, name: string): StoredSession | undefined {
  const path = join(folder, name);
  const broken = (problem: StoredProblem): StoredSession => ({
    id: name.slice(0, -EXTENSION.length),
    events: [],
    problems: [problem],
    seq: 0,
  });
  try {
    const found = statSync(path);
    if (isUnborn(found)) return undefined;
    const problem = notASession(found);
    // Waiting for each of many small files costs more than reading them.
    return problem ? broken(problem) : sessionIn(name, readFileSync(path));
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' ? undefined : broken({ code: 'unreadable', detail: code });
  }
}

/** The session in a file of this name. Without a first event, `events` is empty and the problems say why. */
function sessionIn(name: string, bytes: Buffer): StoredSession {
  const { found, problems } = decodeLines(bytes);
  const id = startedId(found[0]?.raw);
  const session = sessionOf(id ?? '', found, problems);
  if (id === undefined || `${nameOf(id)}${EXTENSION}` === name) return session;
  return { ...session, events: [], problems: [{ code: 'other-session', id }, ...session.problems] };
}

function startedId(raw: unknown): string | undefined {
  const id = (raw as { record?: { id?: unknown } } | null | undefined)?.record?.id;
  return typeof id === 'string' ? id : undefined;
}

/** Names of the files of sessions. Rejects with the system's error where the folder cannot be read. */
export const sessionNames = (folder: string): string[] =>
  readdirSync(folder).filter((name) => name.endsWith(EXTENSION) && !name.startsWith('.'));

/** What was last written down of this folder; nothing where that cannot be read. */
export async function remembered(folder: string): Promise<Catalogue> {
  try {
    const text = await readFile(join(folder, FILE));
    const end = text.indexOf('\n');
    const body = text.subarray(end + 1);
    if (text.toString('latin1', 0, end) === headOf(body)) {
      return new Map((JSON.parse(body.toString('utf8')) as Listed[]).map((listed) => [listed.name, listed]));
    }
  } catch (error) {
    // Missing or not readable: made anew from the sessions.
    codeOf(error);
  }
  return new Map();
}

const headOf = (body: Buffer): string => `${FORMAT} ${crc32(body)}`;

/** Rejects with the system's error where it cannot be written. */
async function remember(folder: string, sessions: Catalogue): Promise<void> {
  const path = join(folder, FILE);
  const half = `${path}-${process.pid}-${Math.random().toString(36).slice(2)}`;
  try {
    const file = await open(half, 'wx', 0o600);
    try {
      const body = Buffer.from(JSON.stringify([...sessions.values()]), 'utf8');
      await file.writeFile(`${headOf(body)}\n`);
      await file.writeFile(body);
    } finally {
      await file.close();
    }
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

/** Deletes what is remembered of sessions that are forgotten. */
export async function forgetNames(folder: string, names: ReadonlySet<string>): Promise<void> {
  const known = await remembered(folder);
  if (![...names].some((name) => known.has(name))) return;
  await remember(folder, new Map([...known].filter(([name]) => !names.has(name))));
}
