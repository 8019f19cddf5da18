import { chmod, mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LIMITS } from 'symptree';
import { checkPackOnDisk, loadPackFromDisk, readPackFolder } from 'symptree/node';
import { beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'symptree-'));
});
const put = async (path: string, content: string | Uint8Array) => {
  await mkdir(join(folder, path, '..'), { recursive: true });
  await writeFile(join(folder, path), content);
};
const read = async (at = 'pack') => {
  const { files, ...rest } = await readPackFolder(join(folder, at));
  return {
    ...rest,
    files: Object.fromEntries(
      files.map(({ path, content }) => [path, content instanceof Uint8Array ? 'bytes' : content]),
    ),
  };
};

describe('a folder on disk', () => {
  it('gives every YAML file, those of languages too, and nothing else', async () => {
    await put('pack/pack.yaml', 'pack: a');
    await put('pack/en/a.yml', 'title: b');
    await put('pack/.hidden/c.yaml', '');
    await put('pack/node_modules/d.yaml', '');
    await put('pack/readme.md', '');
    expect(await read()).toEqual({ root: '', files: { 'pack.yaml': 'bytes', 'en/a.yml': 'bytes' } });
  });

  it('follows uses, also in circles, and leaves a missing folder to the loader', async () => {
    await put('pack/pack.yaml', 'pack: a\nuses: [../common, ../missing]');
    await put('common/pack.yaml', 'uses: ../pack');
    await put('common/shared.yaml', '');
    expect(Object.keys((await read()).files)).toEqual(['pack.yaml', '../common/pack.yaml', '../common/shared.yaml']);
  });

  it.each([
    'uses: [../common, ../songs]',
    'uses:   [ ../common,../songs ]   # what several share\r\npack: a',
    'pack: a\nuses:\n  - ../common\n  - ../songs\n',
    'uses: ["../common", \'../songs\']',
    'uses: [../common,\n  ../songs]',
    '{pack: a, uses: [../common, ../songs]}',
    '"uses": [../common, ../songs]',
    'uses: [../nowhere]\nuses: [../common, ../songs]',
  ])('finds the folders of %j', async (content) => {
    await put('pack/pack.yaml', content);
    await put('common/a.yaml', '');
    await put('songs/b.yaml', '');
    expect(Object.keys((await read()).files)).toEqual(['pack.yaml', '../common/a.yaml', '../songs/b.yaml']);
  });

  it.each([
    ['uses: ../common', ['../common/a.yaml']],
    ['uses: ../common # and no more', ['../common/a.yaml']],
    ['uses: ../common#more', []],
    ['uses: ../common\n  more', []],
    ['uses: ../common\n\n  more', []],
    ['# uses: [../common]', []],
    ['note: |\n  uses: [../common]\n', []],
  ])('finds with %j what YAML finds', async (content, found) => {
    await put('pack/pack.yaml', content);
    await put('common/a.yaml', '');
    expect(Object.keys((await read()).files)).toEqual(['pack.yaml', ...found]);
  });

  it.each(['uses: *nothing', 'uses: [', '\t', '- a', 'uses: {a: b}', '&a [*a]'])(
    'survives a pack.yaml of %j',
    async (content) => {
      await put('pack/pack.yaml', content);
      expect((await read()).files).toEqual({ 'pack.yaml': 'bytes' });
    },
  );

  it('makes a problem of a directory, a device, a broken link and a file too large', async () => {
    await put('pack/pack.yaml', 'pack: a');
    await mkdir(join(folder, 'pack/dir.yaml'));
    await put('pack/large.yaml', new Uint8Array(LIMITS.fileBytes + 1));
    await symlink('nowhere', join(folder, 'pack/link.yaml'));
    await symlink('/dev/null', join(folder, 'pack/device.yaml'));
    expect((await read()).files).toMatchObject({
      'dir.yaml': { problem: 'directory' },
      'large.yaml': { problem: 'too-large', size: LIMITS.fileBytes + 1 },
      'link.yaml': { problem: 'unreadable' },
      'device.yaml': { problem: 'unreadable' },
    });
  });

  it.skipIf(process.getuid?.() === 0)('makes a problem of what may not be read', async () => {
    await put('pack/pack.yaml', 'pack: a');
    await put('pack/secret.yaml', 'a');
    await chmod(join(folder, 'pack/secret.yaml'), 0);
    expect((await read()).files['secret.yaml']).toEqual({ problem: 'unreadable' });
  });

  it('says what is no pack', async () => {
    await put('pack/a.yaml', 'tree: a');
    expect((await read()).problem).toBe('no-pack');
    expect((await read('nowhere')).problem).toBe('not-found');
    expect((await read('pack/a.yaml')).problem).toBe('not-a-folder');
    const nowhere = join(folder, 'nowhere');
    for (const load of [loadPackFromDisk, checkPackOnDisk]) {
      const { problem, diagnostics } = await load(nowhere);
      expect([problem, diagnostics.map(({ code }) => code)]).toEqual(['not-found', ['pack-missing']]);
      for (const sentence of Object.values(diagnostics[0]?.message ?? {})) expect(sentence).toContain(nowhere);
    }
  });

  it('reads one file more than the limit at most', async () => {
    await put('pack/pack.yaml', 'pack: a');
    await Promise.all(Array.from({ length: LIMITS.files + 20 }, (_, index) => put(`pack/t${index}.yaml`, '')));
    expect((await readPackFolder(join(folder, 'pack'))).files).toHaveLength(LIMITS.files + 1);
  });
});
