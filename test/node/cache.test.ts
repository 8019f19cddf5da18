/** Kept results: the same bytes give what was found before, anything else is checked again. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, checkPackOnDisk, loadPackFromDisk, readPackFolder } from 'symptree/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let home: string;
let pack: string;
let cache: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'symptree-cache-'));
  [pack, cache] = [join(home, 'pack'), join(home, 'kept', 'here')];
  await cp('test/bench/pack', pack, { recursive: true });
});
afterEach(() => rm(home, { recursive: true, force: true }));

const check = () => checkPackOnDisk(pack, { cache });
const keptFile = async () => join(cache, (await readdir(cache))[0] as string);

describe('checkPackOnDisk', () => {
  it('finds again what was found, and leaves the folder of the pack alone', async () => {
    const before = await readdir(pack);
    const first = await check();
    const again = await check();
    expect([first.kept, again.kept]).toEqual(['stored', 'found']);
    expect(again.pack).toBeDefined();
    expect(JSON.parse(JSON.stringify(again.pack))).toEqual(first.pack);
    expect([again.diagnostics, again.cases]).toEqual([first.diagnostics, first.cases]);
    expect(await readdir(pack)).toEqual(before);
  });

  it('hands over the files as they were read, found again or not, so that nobody shows other lines', async () => {
    const { files } = await readPackFolder(pack);
    expect([(await check()).files, (await check()).files]).toEqual([files, files]);
    expect((await checkPackOnDisk(pack)).files).toEqual(files);
    expect((await loadPackFromDisk(pack)).files).toEqual(files);
    expect((await checkPackOnDisk(join(home, 'nowhere'))).files).toEqual([]);
  });

  it('keeps apart what was asked for errors alone', async () => {
    const all = await check();
    const errors = await checkPackOnDisk(pack, { cache, errorsOnly: true });
    const again = await checkPackOnDisk(pack, { cache, errorsOnly: true });
    expect([errors.kept, again.kept, (await check()).kept]).toEqual(['stored', 'found', 'found']);
    expect(errors.pack).toEqual(all.pack);
    expect(JSON.parse(JSON.stringify(again.pack))).toEqual(all.pack);
  });

  it('finds errors again, without a pack', async () => {
    await writeFile(
      join(pack, 'broken.yaml'),
      'tree: broken\ntitle: Broken\nsteps:\n  one: {tell: Hello, next: nowhere}\n',
    );
    const first = await check();
    const again = await check();
    expect(again.kept).toBe('found');
    expect(again.pack).toBeUndefined();
    expect(again.diagnostics.map(({ code }) => code)).toContain('unknown-step');
    expect(again.diagnostics).toEqual(first.diagnostics);
  });

  it('checks again where a byte has changed, a file has another name or is gone', async () => {
    await check();
    const text = await readFile(join(pack, 'picture.yaml'), 'utf8');
    await writeFile(join(pack, 'picture.yaml'), text.replace('Good.', 'Well.'));
    expect((await check()).kept).toBe('stored');
    await writeFile(join(pack, 'picture.yaml'), text);
    expect((await check()).kept).toBe('found');
    await rm(join(pack, 'hotspot-test.yaml'));
    expect((await check()).kept).toBe('stored');
  });

  it.each([
    ['torn', (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1)],
    ['empty', () => Buffer.alloc(0)],
    ['changed by somebody', (bytes: Buffer) => Buffer.from(bytes.toString().replace('"id":"bench"', '"id":"bunch"'))],
    ['foreign', () => Buffer.from('{"pack": {"id": "foreign"}}\n')],
  ])('does the check again where the kept file is %s', async (_, spoil) => {
    await check();
    const file = await keptFile();
    await writeFile(file, spoil(await readFile(file)));
    const result = await check();
    expect(result.kept).toBe('stored');
    expect(result.pack?.id).toBe('bench');
    expect((await check()).kept).toBe('found');
  });

  it('checks without keeping where nothing can be kept or nothing is to be', async () => {
    await writeFile(join(home, 'kept'), 'a file where a folder should be');
    expect(await check()).toMatchObject({ kept: 'not-kept', pack: { id: 'bench' } });
    expect(await checkPackOnDisk(pack)).toMatchObject({ kept: 'not-kept', pack: { id: 'bench' } });
  });

  it('keeps a bounded number of results and no leftovers', async () => {
    for (let round = 0; round < 35; round++) {
      await writeFile(join(pack, 'hotspot-test.yaml'), `# ${round}\n`);
      await check();
    }
    expect(await readdir(cache)).toHaveLength(32);
  });

  it('says which folder is no pack', async () => {
    expect((await checkPackOnDisk(join(home, 'nowhere'), { cache })).problem).toBe('not-found');
  });
});

describe('cacheFolder', () => {
  it('follows XDG_CACHE_HOME where that is absolute', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/var/kept' })).toBe(join('/var/kept', 'symptree'));
    expect(cacheFolder({ XDG_CACHE_HOME: 'kept' })).toBe(cacheFolder({}));
    expect(cacheFolder({ XDG_CACHE_HOME: '' })).toBe(cacheFolder({}));
  });

  it('lies beside the sessions on Windows, not among them', () => {
    const platform = Object.getOwnPropertyDescriptor(process, 'platform') as PropertyDescriptor;
    Object.defineProperty(process, 'platform', { ...platform, value: 'win32' });
    try {
      expect(cacheFolder({ LOCALAPPDATA: '/Local' })).toBe(join('/Local', 'symptree', 'cache'));
      expect(cacheFolder({ LOCALAPPDATA: '/Local', XDG_CACHE_HOME: '/kept' })).toBe(join('/kept', 'symptree'));
    } finally {
      Object.defineProperty(process, 'platform', platform);
    }
    expect(cacheFolder({ LOCALAPPDATA: '/Local' })).toBe(cacheFolder({}));
  });
});
