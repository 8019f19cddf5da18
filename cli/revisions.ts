/** A folder as it was in a git revision, laid out in a temporary place; the work tree and the index stay untouched. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The folder there; undefined where this is no revision of a repository that the folder lies in. */
export async function folderAt(
  revision: string,
  folder: string,
): Promise<{ folder: string; remove(): Promise<void> } | undefined> {
  // What begins with a dash would be taken for a flag of git.
  if (revision.startsWith('-')) return undefined;
  const git = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    (await run('git', ['-C', folder, ...args], { env: { ...process.env, ...env }, maxBuffer: 1 << 28 })).stdout.trim();
  let top: string;
  let commit: string;
  try {
    top = await git(['rev-parse', '--show-toplevel']);
    commit = await git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  } catch {
    return undefined;
  }
  const place = await mkdtemp(join(tmpdir(), 'symptree-'));
  const remove = () => rm(place, { recursive: true, force: true });
  const index = { GIT_INDEX_FILE: join(place, 'index') };
  try {
    await git(['read-tree', commit], index);
    // From the top: elsewhere git lays out what lies below only, and not the folders that the pack shares with others.
    await git(
      ['-C', top, `--work-tree=${top}`, 'checkout-index', '--all', '--force', `--prefix=${place}/tree/`],
      index,
    );
  } catch (error) {
    await remove();
    throw error;
  }
  return { folder: join(place, 'tree', relative(top, folder)), remove };
}
