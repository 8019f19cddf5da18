/** Where sessions lie, and how a folder is made to last. */
import { lstat, mkdir, open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { codeOf } from './errors.ts';

/** The folder of sessions unless another is given: below `XDG_DATA_HOME`, by default `~/.local/share` (`%LOCALAPPDATA%` on Windows). */
export function dataFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  const given = env.XDG_DATA_HOME ?? (process.platform === 'win32' ? env.LOCALAPPDATA : undefined);
  const base = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.local', 'share');
  return join(base, 'symptree', 'sessions');
}

/** Makes the folder, for its owner's eyes only, durably. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await makeAll(folder);
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** The first folder that had to be made. */
async function makeAll(folder: string): Promise<string | undefined> {
  const make = () => mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await make();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    // On a read-only disk Node calls the folder missing; the first missing one, made by itself, says what it is.
    const first = await firstMissing(folder);
    await mkdir(first, { mode: 0o700 });
    await make();
    return first;
  }
}

async function firstMissing(folder: string): Promise<string> {
  const above = dirname(folder);
  try {
    await lstat(above);
    return folder;
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' || above === folder) throw error;
    return firstMissing(above);
  }
}

/** Makes names that came or went durable. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    // Some systems cannot open or sync a folder; there names are durable by themselves or not at all.
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(codeOf(error))) throw error;
  }
}
