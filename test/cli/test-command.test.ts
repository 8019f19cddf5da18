import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { symptree } from './program.ts';

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'symptree-')), 'small');
  await cp('test/cli/packs/small', folder, { recursive: true });
});
const cases = (text: string) => writeFile(join(folder, 'small.cases.yaml'), `cases:\n${text}`);

const RIGHT = `  near-router:
    story: 一直转圈圈
    tree: picture-freezes
    facts: {scope: one, device: windows}
    helps: [closer]
    ends: {end: resolved, cause: weak-wifi}
`;

describe('symptree test', () => {
  it('reports the one step at which a case left its way, with the files of both sides', async () => {
    await cases(RIGHT.replace('helps: [closer]', 'helps: []'));
    const { code, out } = await symptree(['test', folder, '--lang', 'en']);
    expect(code).toBe(1);
    expect(out).toMatch(/FAILED near-router {2}\S*small\.cases\.yaml:2:3/);
    expect(out).toContain('must end as resolved, ended as escalated');
    expect(out).toMatch(/left the expected way at picture-freezes\/\S+ {2}\S*picture-freezes\.yaml:\d+:\d+/);
    expect(out).toContain('the case says nothing about it');
  });

  it('measures coverage, and fails below what is asked for', async () => {
    await cases(RIGHT);
    const enough = await symptree(['test', folder, '--format', 'json', '--min-coverage', '5']);
    expect(enough.code).toBe(0);
    const [pack] = JSON.parse(enough.out).packs;
    expect(pack.cases).toMatchObject([{ id: 'near-router', ok: true, cause: 'weak-wifi' }]);
    expect(pack.accuracy).toMatchObject({ labelled: 1, right: 1 });
    expect(pack.coverage.kinds.end.covered).toBe(1);
    expect(pack.uncovered).toContainEqual(expect.objectContaining({ tree: 'not-heard', kind: 'step' }));
    expect((await symptree(['test', folder, '--min-coverage', '100'])).code).toBe(1);
  });

  it('walks the same ways for the same seed', async () => {
    const walk = async (seed: string) =>
      (await symptree(['test', folder, '--walk', '50', '--seed', seed, '--format', 'json'])).out;
    const first = await walk('3');
    expect(await walk('3')).toBe(first);
    expect(await walk('4')).not.toBe(first);
    const { walks } = JSON.parse(first).packs[0];
    expect(Object.values<number>(walks.ends).reduce((sum, count) => sum + count)).toBe(50);
  });

  it('goes every way, and says so when the budget was too small', async () => {
    const exhausted = async (budget: string) =>
      JSON.parse((await symptree(['test', folder, '--exhaust', budget, '--format', 'json'])).out).packs[0].exhausted;
    const all = await exhausted('100000');
    expect(all).toMatchObject({ complete: true, never: [] });
    expect(all.slowest.minutes).toBeGreaterThan(0);
    expect(await exhausted('3')).toMatchObject({ complete: false, answers: 3 });
  });

  it('writes a page', async () => {
    await cases(RIGHT);
    const to = join(folder, 'report.html');
    expect((await symptree(['test', folder, '--format', 'html', '--to', to])).code).toBe(0);
    expect(await readFile(to, 'utf8')).toContain('<th>picture-freezes</th>');
  });

  it('does not run a pack with errors', async () => {
    expect((await symptree(['test', 'test/cli/packs/faulty'])).code).toBe(1);
  });

  it.each([
    ['--walk', 'x'],
    ['--min-coverage', '101'],
    ['--seed', '1.5'],
  ])('refuses %s %s', async (flag, value) => {
    expect((await symptree(['test', folder, flag, value])).code).toBe(2);
  });
});
