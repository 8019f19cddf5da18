/** A folder of shared trees is checked and tested through the packs beside it that use it. */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { symptree } from './program.ts';

let cwd: string;
const pack = (id: string, more = '') => `pack: ${id}
version: 1.0.0
title: ${id}
locales: [en]
front-door: ${id}
uses: [../common]
${more}`;
const door = (id: string, to: string) => `tree: ${id}\ntitle: Door\nsteps:\n  hello: {tell: Hello., next: ${to}}\n`;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'symptree-'));
  const files = {
    'trees/common/pack.yaml': `pack: common
locales: [en]
words: {class: class, nobody: nobody}
facts: {unused: {title: Unused, ask: Really?, type: text}}
causes: {wifi: Weak wifi, one: Only the one scene}
ends: {fine: {end: resolved, cause: wifi}, only-one: {end: resolved, cause: one}}
`,
    'trees/common/slow.yaml':
      'tree: slow\ntitle: Slow\nsteps:\n  closer: {do: Sit closer in the <class>., repairs: wifi, next: fine}\n',
    'trees/common/slow.cases.yaml':
      'cases:\n  far: {story: It is slow., tree: slow, helps: closer, ends: {end: resolved, cause: wifi}}\n',
    'trees/one/pack.yaml': pack('one'),
    'trees/one/one.yaml': door('one', 'only-one'),
    'trees/one/two.yaml': 'tree: two\ntitle: Two\nkeywords: slow\nsteps:\n  on: {tell: On., next: /slow}\n',
    'trees/other/pack.yaml': pack('other', 'words: {class: call}\n'),
    'trees/other/other.yaml': door('other', '/slow'),
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(join(cwd, path, '..'), { recursive: true });
    await writeFile(join(cwd, path), content);
  }
});

const check = async (...paths: string[]) => {
  const { out, code } = await symptree(['check', ...paths, '--format', 'json'], [], { cwd });
  const { packs, diagnostics } = JSON.parse(out) as {
    packs: string[];
    diagnostics: { code: string; file: string; severity: string }[];
  };
  return {
    code,
    packs,
    found: diagnostics
      .filter(({ severity }) => severity !== 'advice')
      .map((one) => `${one.code} ${one.file}`)
      .sort(),
  };
};
const UNUSED = ['fact-never-used trees/common/pack.yaml', 'word-never-used trees/common/pack.yaml'];

describe('a folder that packs share', () => {
  it('is no pack of its own: with all of them, it is told once what none has a use for', async () => {
    const { packs, found } = await check('trees');
    expect(packs).toEqual(['trees/one', 'trees/other']);
    expect(found.filter((line) => line.includes('common'))).toEqual(UNUSED);
  });

  it('may be asked for alone, and any file of it', async () => {
    expect(await check('trees/common')).toEqual({ code: 0, packs: ['trees/one', 'trees/other'], found: UNUSED });
    expect((await check('trees/common/pack.yaml')).found).toEqual(UNUSED);
    expect((await check('trees/common/slow.yaml')).found).toEqual([]);
  });

  it('is not judged by one pack alone', async () => {
    expect((await check('trees/one')).found.filter((line) => line.includes('common'))).toEqual([]);
  });

  it('has its cases run in each of them', async () => {
    const { out, code } = await symptree(['test', 'trees/common/slow.cases.yaml', '--format', 'json'], [], { cwd });
    expect(code).toBe(0);
    const { packs } = JSON.parse(out) as { packs: { pack: string; cases: { id: string; ok: boolean }[] }[] };
    expect(packs.map((one) => [one.pack, one.cases.map(({ id, ok }) => [id, ok])])).toEqual([
      ['trees/one', [['far', true]]],
      ['trees/other', [['far', true]]],
    ]);
  });

  it('is compared with a git revision together with the pack', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', cwd, '-c', 'user.name=a', '-c', 'user.email=a@b', ...args]);
    git('init', '-q');
    git('add', '-A');
    git('commit', '-q', '-m', 'trees');
    const { code, err } = await symptree(['diff', 'HEAD', '--pack', 'trees/other', '--lang', 'en'], [], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it('is covered by the cases of all of them together, each pack by its own trees', async () => {
    const run = async (path: string) =>
      JSON.parse((await symptree(['test', path, '--format', 'json'], [], { cwd })).out) as {
        packs: { pack: string; coverage: { trees: Record<string, { covered: number; total: number }> } }[];
        shared?: { folder: string; coverage: { trees: Record<string, { covered: number; total: number }> } }[];
      };
    const { packs, shared } = await run('trees');
    expect(packs.map(({ coverage }) => Object.keys(coverage.trees))).toEqual([['one', 'two'], ['other']]);
    expect(shared?.map(({ folder, coverage }) => [folder, Object.keys(coverage.trees)])).toEqual([
      ['trees/common', ['slow']],
    ]);
    expect(shared?.[0]?.coverage.trees.slow?.covered).toBeGreaterThan(0);
    // Where only one pack was asked for, nothing is said of what others may go through.
    expect((await run('trees/one')).shared).toBeUndefined();
  });
});
