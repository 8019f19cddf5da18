/** A folder as it was in a revision: nothing of it stays behind, whether or not git can lay it out. */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { folderAt } from '../../cli/revisions.ts';
import { SMALL } from './program.ts';

let home: string;
let pack: string;
let temporary: string;
const git = (...args: string[]) =>
  execFileSync('git', ['-C', pack, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
    encoding: 'utf8',
  }).trim();

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'symptree-revisions-'));
  [pack, temporary] = [join(home, 'pack'), join(home, 'temporary')];
  await mkdir(temporary);
  await cp(SMALL, pack, { recursive: true });
  git('init', '-q');
  git('add', '.');
  git('commit', '-q', '-m', 'first');
  vi.stubEnv('TMPDIR', temporary);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true, force: true });
});

describe('folderAt', () => {
  it('lays a revision out until it is removed', async () => {
    const there = await folderAt('HEAD', pack);
    expect(await readFile(join(there?.folder ?? '', 'pack.yaml'), 'utf8')).toBe(
      await readFile(join(pack, 'pack.yaml'), 'utf8'),
    );
    await there?.remove();
    expect(await readdir(temporary)).toEqual([]);
  });

  it('leaves nothing behind where git cannot lay it out', async () => {
    const blob = git('rev-parse', 'HEAD:pack.yaml');
    await rm(join(pack, '.git', 'objects', blob.slice(0, 2), blob.slice(2)), { force: true });
    await expect(folderAt('HEAD', pack)).rejects.toThrow(blob);
    expect(await readdir(temporary)).toEqual([]);
  });

  it('knows what is no revision', async () => {
    expect(await folderAt('nothing-like-it', pack)).toBeUndefined();
    expect(await folderAt('--all', pack)).toBeUndefined();
    expect(await readdir(temporary)).toEqual([]);
  });
});
