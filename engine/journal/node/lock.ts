/**
 * One writer a session: a lock file that names its owner. A lock whose owner is dead is taken over; one on another machine
 * cannot be judged and counts as alive.
 */
import { closeSync, fstatSync, openSync, readFileSync, type Stats, statSync, writeFileSync } from 'node:fs';
import { readFile, rename, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Owner } from '../store.ts';
import { codeOf } from './errors.ts';

interface Holder extends Owner {
  /** When the process began, in the system's ticks: process ids come back. */
  readonly started?: string;
}

export interface Lock {
  readonly path: string;
  /** Inode and time of writing tell this lock file from one that came after it; inodes come back. */
  readonly ino: number;
  /** Milliseconds since 1970, as fine as the system tells. */
  readonly written: number;
}

export type Taken = { readonly ok: true; readonly lock: Lock } | { readonly ok: false; readonly owner?: Owner };

/** An owner writes his name within this time, in milliseconds; a nameless lock that is older was left behind. */
const NAMING = 2000;
const ATTEMPTS = 50;

/** Takes the lock, over a dead owner's head too, or says who has it. Rejects with the system's error where it cannot be written. */
export async function takeLock(path: string, now: number, takeOver = false): Promise<Taken> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const lock = await create(path, now);
    if (lock) return { ok: true, lock };
    const seen = await look(path);
    if (seen === 'gone') continue;
    if (seen === 'unnamed') {
      await sleep(20);
      continue;
    }
    if (seen.state === 'alive' && !takeOver)
      return seen.holder ? { ok: false, owner: ownerOf(seen.holder) } : { ok: false };
    const taken = await replace(path, seen.text, now);
    if (taken) return { ok: true, lock: taken };
    await sleep(5);
  }
  return { ok: false };
}

/** Whether it is still ours: somebody may have taken it over on purpose. */
export function holds({ path, ino, written }: Lock): boolean {
  const found = statSync(path, { throwIfNoEntry: false });
  return found !== undefined && found.ino === ino && found.mtimeMs === written;
}

/** The lock that a file is. */
const lockAt = (path: string, { ino, mtimeMs }: Stats): Lock => ({ path, ino, written: mtimeMs });

export async function releaseLock(lock: Lock): Promise<void> {
  if (holds(lock)) await remove(lock.path);
}

/** Who works on it just now; undefined: nobody. */
export async function ownerAt(path: string): Promise<Owner | undefined> {
  const seen = await look(path);
  return typeof seen === 'object' && seen.state === 'alive' && seen.holder ? ownerOf(seen.holder) : undefined;
}

async function create(path: string, now: number): Promise<Lock | undefined> {
  let file: number;
  try {
    file = openSync(path, 'wx', 0o600);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return undefined;
    throw error;
  }
  try {
    writeFileSync(file, myName(now));
    return lockAt(path, fstatSync(file));
  } catch (error) {
    await remove(path);
    throw error;
  } finally {
    closeSync(file);
  }
}

type Seen = 'gone' | 'unnamed' | { readonly state: 'alive' | 'dead'; readonly text: string; readonly holder?: Holder };

async function look(path: string): Promise<Seen> {
  try {
    const text = await readFile(path, 'utf8');
    const holder = readHolder(text);
    if (holder) return { state: isAlive(holder) ? 'alive' : 'dead', text, holder };
    const age = Date.now() - (await stat(path)).mtimeMs;
    return Math.abs(age) > NAMING ? { state: 'dead', text } : 'unnamed';
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT') return 'gone';
    if (code === 'EISDIR') return { state: 'alive', text: '' };
    throw error;
  }
}

/**
 * Puts our lock in the place of the one that was seen. Whoever replaces holds a second lock meanwhile and looks again, so
 * that two who saw the same dead owner do not both win.
 */
async function replace(path: string, seen: string, now: number): Promise<Lock | undefined> {
  const guard = `${path}-taking`;
  const mine = await create(guard, now);
  if (!mine) {
    const other = await look(guard);
    if (typeof other === 'object' && other.state === 'dead') await remove(guard);
    return undefined;
  }
  let moved = false;
  try {
    if ((await readFile(path, 'utf8')) !== seen) return undefined;
    await rename(guard, path);
    moved = true;
    return { ...mine, path };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  } finally {
    if (!moved) await remove(guard);
  }
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function myName(now: number): string {
  const started = processOf('self')?.started;
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    since: now,
    ...(started === undefined ? {} : { started }),
  };
  return JSON.stringify(holder);
}

const ownerOf = ({ pid, host, since }: Holder): Owner => ({ pid, host, since });

function readHolder(text: string): Holder | undefined {
  try {
    const { pid, host, since, started } = JSON.parse(text);
    if (!Number.isSafeInteger(pid) || pid <= 0 || typeof host !== 'string' || typeof since !== 'number')
      return undefined;
    return { pid, host, since, ...(typeof started === 'string' ? { started } : {}) };
  } catch {
    // Half written, or no lock of ours: nobody is named.
    return undefined;
  }
}

function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // Not permitted: it is there, and somebody else's.
    if (codeOf(error) === 'ESRCH') return false;
  }
  const there = processOf(pid);
  if (!there) return true;
  return !there.ended && (started === undefined || there.started === started);
}

/** What Linux tells of a process; undefined elsewhere. */
function processOf(pid: number | 'self'): { readonly started: string; readonly ended: boolean } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name of the program stands in brackets and may hold anything.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { started: fields[19] ?? '', ended: fields[0] === 'Z' || fields[0] === 'X' };
  } catch (error) {
    systemOnly(error);
    return undefined;
  }
}

const systemOnly = (error: unknown): void => void codeOf(error);
