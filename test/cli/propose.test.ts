import { cp, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { symptree } from './program.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'symptree-')), 'small');
  await cp('test/cli/packs/small', folder, { recursive: true });
});

test('what is proposed is refused until it has a story, and covers everything once it has', async () => {
  const { code, out, err } = await symptree(['propose', '--pack', folder, '--limit', '100', '--lang', 'en']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  const file = join(folder, 'more.cases.yaml');
  await writeFile(file, out);
  const open = await symptree(['test', folder, '--format', 'json']);
  expect(open.code).toBe(1);
  expect(open.err.match(/yaml-empty-value/g)).toHaveLength(out.match(/^ {4}story:$/gm)?.length ?? 0);
  expect(JSON.parse(open.out).packs[0].cases).toEqual([]);

  await writeFile(file, out.replace(/^ {4}story:$/gm, '    story: 说不清，就是不行。'));
  const filled = await symptree(['test', folder, '--format', 'json']);
  expect(filled.code).toBe(0);
  const [{ cases, coverage, uncovered }] = JSON.parse(filled.out).packs;
  expect(cases.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
  expect(uncovered).toEqual([]);
  expect(coverage.all.covered).toBe(coverage.all.total);
  const again = await symptree(['propose', '--pack', folder, '--lang', 'en']);
  expect(again).toMatchObject({ code: 0, out: '' });
  expect(again.err).not.toBe('');
});

test('every case says what it is for and how it went, in the language of the pack', async () => {
  const { out } = await symptree(['propose', 'picture-freezes', '--pack', folder, '--limit', '1']);
  expect(out.match(/^ {4}story:$/gm)).toHaveLength(1);
  expect(out).toMatch(/^ {2}# 为了走到：/m);
  expect(out).toMatch(/^ {2}# 走法：.+ → /m);
  expect(out).toMatch(/--limit/);
});

test.each([[['--limit', '0']], [['--limit', 'x']], [['no-such-tree']]])('refuses %j', async (argv) => {
  expect((await symptree(['propose', '--pack', folder, ...argv])).code).toBe(2);
});

test('what the cases of the packs beside it go through in trees they share is not proposed', async () => {
  const root = join(folder, '..');
  const write = async (path: string, text: string) => {
    await mkdir(join(root, path, '..'), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const pack = (id: string) => `pack: ${id}
version: 1.0.0
title: ${id}
locales: [en]
uses: [../common]
front-door: frozen
escalate: to-media
causes: {wifi: Weak wifi}
teams: {media: {title: Media, time-zone: Asia/Shanghai}}
facts: {class-id: {title: Class, type: text, ask: Which class?}}
ends: {to-media: {end: escalated, cause: unknown, to: media, bring: [class-id], promise: {minutes: 5, meanwhile: Use your phone.}}}
`;
  await write('common/pack.yaml', 'pack: common\nlocales: [en]\n');
  await write(
    'common/frozen.yaml',
    'tree: frozen\ntitle: Frozen\notherwise: to-media\nsteps:\n  near: {do: Sit near the router., repairs: wifi}\n',
  );
  await write('one/pack.yaml', pack('one'));
  await write('two/pack.yaml', pack('two'));
  const proposed = async () => (await symptree(['propose', '--pack', join(root, 'one'), '--lang', 'en'])).out;
  expect((await proposed()).match(/^ {4}story:$/gm)).toHaveLength(3);
  await write(
    'two/two.cases.yaml',
    'cases:\n  helped:\n    story: Better.\n    helps: [near]\n    ends: {end: resolved}\n',
  );
  const left = await proposed();
  expect(left.match(/^ {4}story:$/gm)).toHaveLength(2);
  expect(left).not.toContain('near fixed');
});
