import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { symptree } from './program.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'symptree-')), 'first');
});
const findings = async () => JSON.parse((await symptree(['check', folder, '--format', 'json'])).out).diagnostics;
const tested = async () => JSON.parse((await symptree(['test', folder, '--format', 'json'])).out).packs[0];

describe.each([['zh-CN'], ['en'], ['zh-CN,en'], ['en,zh-CN']])('symptree new in %s', (locales) => {
  it('the pack passes check and test at once, and so does a tree in it', async () => {
    expect((await symptree(['new', 'pack', folder, '--locales', locales])).code).toBe(0);
    expect(await findings()).toEqual([]);
    const { cases } = await tested();
    expect(cases.length).toBeGreaterThan(2);
    expect(cases.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);

    expect((await symptree(['new', 'tree', 'camera-black', '--pack', folder])).code).toBe(0);
    expect(await findings()).toEqual([]);
    const after = await tested();
    expect(after.cases.length).toBe(cases.length + 2);
    expect(after.cases.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
  });
});

describe('symptree new', () => {
  it('writes over nothing, and leaves nothing half done', async () => {
    await symptree(['new', 'pack', folder]);
    const before = await readFile(join(folder, 'pack.yaml'), 'utf8');
    const files = await readdir(folder);
    expect((await symptree(['new', 'pack', folder, '--locales', 'zh-CN'])).code).toBe(2);
    expect((await symptree(['new', 'tree', 'no-sound', '--pack', folder])).code).toBe(2);
    expect(await readFile(join(folder, 'pack.yaml'), 'utf8')).toBe(before);
    expect(await readdir(folder)).toEqual(files);
  });

  it.each([
    ['new'],
    ['new', 'forest', 'x'],
    ['new', 'tree'],
    ['new', 'pack', 'Not An Id'],
    ['new', 'pack', 'fine', '--locales', 'chinese language'],
  ])('refuses %s %s %s', async (...argv) => {
    expect((await symptree(argv)).code).toBe(2);
  });
});
