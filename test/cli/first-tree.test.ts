import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { symptree } from './program.ts';

/** A block of the page: a file to write, to add to or to change, or a command with all that it says. */
type Block =
  | { readonly file: string; readonly how: string; readonly text: string; readonly line: number }
  | { readonly command: string; readonly says: string; readonly line: number };

const page = await readFile('docs/first-tree.md', 'utf8');
const blocks = [...page.matchAll(/^```(yaml|console) ?([^\n]*)\n([\s\S]*?)^```$/gm)].flatMap((found): Block[] => {
  const [, kind, info = '', text = ''] = found;
  const line = page.slice(0, found.index).split('\n').length;
  if (kind === 'yaml') {
    const [file = '', ...how] = info.split(' ');
    return [{ file, how: how.join(' '), text, line }];
  }
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((one) => ({ command: one.slice(0, one.indexOf('\n')), says: one.slice(one.indexOf('\n') + 1), line }));
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'symptree-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the page has files and commands', () => {
  expect(blocks.filter((block) => 'file' in block).length).toBeGreaterThan(6);
  expect(blocks.filter((block) => 'command' in block).length).toBeGreaterThan(8);
});

/** In their order: each block builds on those before it. */
test.each(blocks)('docs/first-tree.md:$line happens as it is told', async (block) => {
  if ('file' in block) {
    const path = join(folder, block.file);
    await mkdir(dirname(path), { recursive: true });
    const before = block.how === '' ? '' : await readFile(path, 'utf8');
    const [, was = '', is = ''] = block.how.split('/');
    if (was !== '') {
      expect(before).toContain(was);
      expect(block.text).toBe(`${is}\n`);
    }
    await writeFile(
      path,
      was === '' ? (block.how === '+' ? `${before}\n${block.text}` : block.text) : before.replace(was, is),
    );
    return;
  }
  const [program, ...argv] = block.command.split(' ');
  if (program === 'export') expect(block.command).toBe('export SYMPTREE_LANG=en');
  else {
    const { out, err } = await symptree(argv, [], {
      cwd: folder,
      env: { SYMPTREE_LANG: 'en', SYMPTREE_STORE: 'none', CI: '1' },
    });
    expect(`${out}${err}`).toBe(block.says);
  }
});
