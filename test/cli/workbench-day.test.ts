import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { symptree } from './program.ts';

// Ten to seven: somebody changes a sentence, and the evening classes begin at seven.
let before: string;
let folder: string;
beforeEach(async () => {
  const place = await mkdtemp(join(tmpdir(), 'symptree-'));
  before = join(place, 'before', 'school');
  folder = join(place, 'after', 'school');
  await symptree(['new', 'pack', before, '--locales', 'zh-CN,en']);
  await cp(before, folder, { recursive: true });
});
const edit = async (file: string, from: string, to: string) => {
  const text = await readFile(join(folder, file), 'utf8');
  expect(text).toContain(from);
  await writeFile(join(folder, file), text.replaceAll(from, to));
};
const check = async () => {
  const { diagnostics } = JSON.parse((await symptree(['check', folder, '--format', 'json'])).out);
  return diagnostics.map(({ code, file }: { code: string; file: string }) => `${code} ${file.split('/school/')[1]}`);
};
const diff = async () =>
  JSON.parse((await symptree(['diff', before, folder, '--format', 'json', '--walk', '200'])).out);
const test = async () => JSON.parse((await symptree(['test', folder, '--format', 'json'])).out).packs[0];

describe('one change by hand, said by check, test and diff in one run each', () => {
  it('an answer is renamed without saying so', async () => {
    await edit('no-sound.yaml', 'silent: 一点声音都没有', 'nothing: 一点声音都没有');
    await edit('no-sound.yaml', '{silent: fixes', '{nothing: fixes');
    expect(await check()).toContain('unknown-answer front-door.cases.yaml');
    const { changes, sessions } = await diff();
    expect(changes.map(({ at }: { at: string }) => at)).toContain('steps.where.next.silent');
    expect(sessions.fates).toContainEqual(
      expect.objectContaining({ step: 'no-sound/where', fate: 'asked-again', why: 'answer-gone' }),
    );
    expect(sessions.interrupted).toBeGreaterThan(0);
  });

  it('a renamed answer that is said so interrupts nobody', async () => {
    await edit('no-sound.yaml', 'silent: 一点声音都没有', 'nothing: 一点声音都没有');
    await edit('no-sound.yaml', '{silent: fixes', '{nothing: fixes');
    await edit('no-sound.yaml', 'otherwise:', 'renames: {answers: {where: {silent: nothing}}}\notherwise:');
    expect((await diff()).sessions).toMatchObject({ moved: [], interrupted: 0 });
  });

  it('a translation is dropped', async () => {
    await edit('en/no-sound.yaml', 'Nothing at all', '');
    expect(await check()).toEqual(['missing-translation en/no-sound.yaml']);
    expect((await diff()).changes).toMatchObject([
      { kind: 'words', tree: 'no-sound', at: expect.stringMatching(/@en$/) },
    ]);
    expect((await test()).cases.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
  });

  it('a way leads back in a circle', async () => {
    await edit(
      'no-sound.yaml',
      '        repairs: earphones-loose',
      '        repairs: earphones-loose\n        next: {not-fixed: where, else: to-support}',
    );
    expect(await check()).toContain('cycle no-sound.yaml');
    expect((await symptree(['test', folder])).code).toBe(1);
  });

  it('jargon comes into a sentence for customers', async () => {
    await edit('no-sound.yaml', '请把耳机拔下来，再插紧。', '请看码率，再把耳机插紧。');
    expect(await check()).toEqual(['stale-translation en/no-sound.yaml', 'jargon-to-customer no-sound.yaml']);
    expect((await diff()).changes).toMatchObject([{ kind: 'words', at: 'steps.plug-in.do @zh-CN' }]);
  });
});
