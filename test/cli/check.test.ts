import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { symptree } from './program.ts';

const FAULTY = 'test/cli/packs/faulty';

describe('symptree check', () => {
  it('is silent about a whole pack, and exits 0', async () => {
    const { code, out } = await symptree(['check', 'test/cli/packs/small', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      format: 1,
      packs: ['test/cli/packs/small'],
      files: 8,
      counts: { error: 0 },
      diagnostics: [],
    });
    expect(code).toBe(0);
  });

  it('shows line, caret and mend, and exits 1', async () => {
    const { code, out } = await symptree(['check', FAULTY, '--lang', 'en']);
    expect(code).toBe(1);
    const [head, , line, caret, mend] = out.split('\n');
    expect(head).toBe(`${FAULTY}/front-door.yaml:7:21 error unknown-step`);
    expect(line?.indexOf('nowhere')).toBe(caret?.indexOf('^^^^^^^'));
    expect(mend).toMatch(/^ {2}mend: /);
  });

  it('has the same findings as JSON, with positions', async () => {
    const { code, out } = await symptree(['check', FAULTY, '--format', 'json']);
    const { diagnostics, counts } = JSON.parse(out);
    expect(code).toBe(1);
    expect(counts.error).toBe(diagnostics.filter(({ severity }: { severity: string }) => severity === 'error').length);
    expect(diagnostics).toContainEqual(
      expect.objectContaining({
        code: 'unknown-step',
        file: `${FAULTY}/front-door.yaml`,
        start: { line: 7, column: 21 },
        end: { line: 7, column: 28 },
      }),
    );
  });

  it('checks every pack of a folder of packs', async () => {
    const { code, out } = await symptree(['check', 'test/cli/packs', '--format', 'json']);
    expect(JSON.parse(out).packs).toEqual(['test/cli/packs/faulty', 'test/cli/packs/small']);
    expect(code).toBe(1);
  });

  it('checks the whole pack of a file and tells what is in that file', async () => {
    const { out } = await symptree(['check', `${FAULTY}/pack.yaml`, '--format', 'json']);
    const { diagnostics } = JSON.parse(out);
    expect(diagnostics.length).toBeGreaterThan(0);
    expect(new Set(diagnostics.map(({ file }: { file: string }) => file))).toEqual(new Set([`${FAULTY}/pack.yaml`]));
  });

  it('knows that a folder of translations belongs to the pack above', async () => {
    const { code, out } = await symptree(['check', 'test/cli/packs/small/en', '--format', 'json']);
    expect(JSON.parse(out).packs).toEqual(['test/cli/packs/small']);
    expect(code).toBe(0);
  });

  it.each(['test/cli/packs/nothing', 'no/such/path', 'package.json'])('exits 2 for %s', async (path) => {
    expect(await symptree(['check', path])).toMatchObject({ code: 2, out: '' });
  });
});

describe('symptree translate', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'symptree-')), 'small');
    await cp('test/cli/packs/small', folder, { recursive: true });
  });

  it('says that everything is translated', async () => {
    expect((await symptree(['translate', folder, '--check'])).code).toBe(0);
  });

  it('writes what is missing and keeps what is there', async () => {
    await rm(join(folder, 'en/not-heard.yaml'));
    expect((await symptree(['translate', folder, '--check'])).code).toBe(1);
    expect((await symptree(['translate', folder])).code).toBe(0);
    expect(await readFile(join(folder, 'en/not-heard.yaml'), 'utf8')).toContain('请看一下麦克风图标');
    expect(await readFile(join(folder, 'en/picture-freezes.yaml'), 'utf8')).toContain('Please sit next to the router.');
    const again = await symptree(['translate', folder]);
    expect(again.out).not.toContain('refreshed');
  });

  it('tells stale texts apart', async () => {
    const tree = join(folder, 'not-heard.yaml');
    await writeFile(tree, (await readFile(tree, 'utf8')).replace('图标上有斜线吗', '图标是红的吗'));
    const { code, out } = await symptree(['translate', folder, '--check', '--lang', 'en']);
    expect(code).toBe(1);
    expect(out).toContain('0 missing, 1 stale');
  });
});
