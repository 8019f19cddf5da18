import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { exchangeWords } from '../../cli/words/exchange.ts';
import { wordsFor } from '../../cli/words/index.ts';
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

  it('knows no language that the pack has not, whatever is to be done', async () => {
    for (const mode of [['--check'], [], ['--export', 'x.po'], ['--import', 'x.po']]) {
      const { code, out, err } = await symptree(['translate', folder, '--locale', 'fr', '--lang', 'en', ...mode]);
      expect([mode, code, out]).toEqual([mode, 2, '']);
      expect(err).toBe(`${wordsFor('en').noSuchLocale('fr', 'en')}\n`);
    }
  });

  it('looks at one language alone where one is named', async () => {
    const head = join(folder, 'pack.yaml');
    await writeFile(head, (await readFile(head, 'utf8')).replace('locales: [zh-CN, en]', 'locales: [zh-CN, en, fr]'));
    const check = (...argv: string[]) => symptree(['translate', folder, ...argv]);
    expect((await check('--check')).code).toBe(1);
    expect((await check('--check', '--locale', 'en')).code).toBe(0);
    expect((await check('--check', '--locale', 'fr')).code).toBe(1);
    await check('--locale', 'en');
    expect(await readdir(folder)).not.toContain('fr');
    await check('--locale', 'fr');
    expect(await readdir(join(folder, 'fr'))).toContain('pack.yaml');
  });

  it('does not call a pack complete whose trees cannot be read, and takes what it can', async () => {
    await writeFile(join(folder, 'not-heard.yaml'), 'tree: not-heard\nsteps: [\n');
    await rm(join(folder, 'en/not-heard.yaml'));
    await rm(join(folder, 'en/front-door.yaml'));
    const checked = await symptree(['translate', folder, '--check', '--lang', 'en']);
    expect(checked.code).toBe(1);
    expect(checked.out).not.toContain(wordsFor('en').translationWhole);
    expect(checked.err).toBe(`${exchangeWords('en').hasErrors(relative('.', folder))}\n`);
    const written = await symptree(['translate', folder]);
    expect(written.code).toBe(1);
    expect(await readdir(join(folder, 'en'))).toContain('front-door.yaml');
    expect(await readdir(join(folder, 'en'))).not.toContain('not-heard.yaml');
  });

  it('tells stale texts apart', async () => {
    const tree = join(folder, 'not-heard.yaml');
    await writeFile(tree, (await readFile(tree, 'utf8')).replace('图标上有斜线吗', '图标是红的吗'));
    const { code, out } = await symptree(['translate', folder, '--check', '--lang', 'en']);
    expect(code).toBe(1);
    expect(out).toContain('0 missing, 1 stale');
  });
});
