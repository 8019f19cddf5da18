import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { symptree } from '../cli/program.ts';
import { type Editor, type Position, startEditor } from './language-server.ts';

let editor: Editor;
beforeAll(async () => {
  editor = await startEditor();
}, 60_000);
afterAll(() => editor.close());

const PATH = 'trees/classroom/in-the-editor.yaml';
/** A tree half way in an editor; `|` is the cursor. */
const TREE = `# yaml-language-server: $schema=../../schema/tree.schema.json
tree: demo
title: Demo
|
steps:
  mend:
    do: Again.
    |
`;
function cursors(marked: string): { text: string; at: Position[] } {
  const at: Position[] = [];
  const text = marked
    .split('\n')
    .map((line, number) => {
      const character = line.indexOf('|');
      if (character >= 0) at.push({ line: number, character });
      return line.replace('|', '');
    })
    .join('\n');
  return { text, at };
}
let versions = 0;
const open = async (marked: string) => {
  versions += 1;
  const path = PATH.replace('.yaml', `-${versions}.yaml`);
  const { text, at } = cursors(marked);
  return { path, at, problems: await editor.open(path, text) };
};

test('completion offers the keys of where one stands, each with what it is for', async () => {
  const { path, at } = await open(TREE);
  const [ofTree, ofRepair] = await Promise.all(at.map((position) => editor.complete(path, position)));
  expect(ofTree?.map(({ label }) => label)).toEqual(expect.arrayContaining(['keywords', 'rush', 'needs', 'otherwise']));
  expect(ofRepair?.map(({ label }) => label)).toEqual(expect.arrayContaining(['repairs', 'minutes', 'warning']));
  expect(ofRepair?.map(({ label }) => label)).not.toContain('answers');
  for (const { documentation } of [...(ofTree ?? []), ...(ofRepair ?? [])]) expect(documentation).toMatch(/\S/);
});

test('completion offers the verbs where a step begins', async () => {
  const { path, at } = await open(TREE.replace('    do: Again.\n', ''));
  const offered = await editor.complete(path, at[1] as Position);
  const verbs = ['ask', 'fact', 'test', 'do', 'try', 'tell', 'look', 'checklist', 'use', 'end'];
  expect(offered.map(({ label }) => label)).toEqual(expect.arrayContaining(verbs));
});

test('hover shows what a key is for', async () => {
  const { path } = await open(TREE.replace('    |', '    works-around: true').replace('\n|', '\nneeds: [device]'));
  expect(await editor.hover(path, { line: 2, character: 1 })).toContain('Its name, for agents.');
  expect(await editor.hover(path, { line: 3, character: 1 })).toContain('Facts asked first, unless known.');
  expect(await editor.hover(path, { line: 7, character: 6 })).toContain('The lesson runs again, the cause stays open.');
});

test('a key that is not one, and a value that cannot be, are marked at their place', async () => {
  expect((await open(TREE.replaceAll('|', ''))).problems).toEqual([]);
  const { problems } = await open(TREE.replace('    |', '    repiars: wifi\n    minutes: soon').replace('|', ''));
  const marked = problems.map(({ range, message }) => [range.start.line, message.split('\n')[0]] as const);
  expect(marked).toContainEqual([7, expect.stringContaining('repiars')]);
  expect(problems.map(({ range }) => range.start.line)).toContain(8);
});

test('the shipped files name their schemas, and an editor finds nothing wrong with them', async () => {
  const wrong: string[] = [];
  for (const pack of await readdir('trees')) {
    for (const file of (await readdir(join('trees', pack))).filter((name) => name.endsWith('.yaml'))) {
      const path = join('trees', pack, file);
      const text = await readFile(path, 'utf8');
      const kind = file === 'pack.yaml' ? 'pack' : file.endsWith('.cases.yaml') ? 'cases' : 'tree';
      const modeline = `# yaml-language-server: $schema=../../schema/${kind}.schema.json\n`;
      if (!text.startsWith(modeline)) wrong.push(`${path} does not begin with ${modeline}`);
      for (const { message, range } of await editor.open(path, text))
        wrong.push(`${path}:${range.start.line + 1} ${message}`);
    }
  }
  expect(wrong).toEqual([]);
}, 60_000);

test('a new pack is known to the editor from its first line on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'symptree-'));
  try {
    expect((await symptree(['new', 'pack', 'mine'], [], { cwd: folder })).code).toBe(0);
    for (const file of (await readdir(join(folder, 'mine'))).filter((name) => name.endsWith('.yaml'))) {
      const path = join(folder, 'mine', file);
      const text = await readFile(path, 'utf8');
      expect(text).toMatch(/^# yaml-language-server: \$schema=/);
      expect(await editor.open(path, text)).toEqual([]);
      // What it would say of a wrong key shows that the schema was found.
      expect(await editor.open(path.replace('.yaml', '-2.yaml'), `${text}wrong-key: 1\n`)).not.toEqual([]);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);
