import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ENVIRONMENT } from '../../cli/words/environment.ts';
import { symptree } from './program.ts';

const docs = await readFile('docs/developers.md', 'utf8');

it('the recorded JSON-lines session of docs/developers.md happens again', async () => {
  const [first = '', ...rest] = (/```jsonl\n([\s\S]*?)\n```/.exec(docs)?.[1] ?? '').split('\n');
  const of = (mark: string) => rest.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
  const { json } = await symptree(first.replace('$ symptree ', '').split(' '), of('> '));
  const recorded = of('< ').map((line) => JSON.parse(line));
  expect(recorded.length).toBeGreaterThan(10);
  expect(json).toHaveLength(recorded.length);
  json.forEach((line, index) => void expect(line).toMatchObject(recorded[index]));
});

it('the machine example is the one that runs here', async () => {
  expect(docs).toContain((await readFile('docs/examples/machine.ts', 'utf8')).trim());
  const lines: unknown[][] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...line) => void lines.push(line));
  await import('../../docs/examples/machine.ts');
  log.mockRestore();
  expect(lines[1]?.[0]).toBeGreaterThan(2);
});

it('every piece of TypeScript in the documentation stands in an example, which the compiler sees', async () => {
  const names = (await readdir('docs/examples')).map((name) => join('docs/examples', name));
  const examples = await Promise.all(names.map((name) => readFile(name, 'utf8')));
  const pages = [
    'README.md',
    ...(await readdir('docs')).filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
  ];
  const pieces: string[] = [];
  for (const page of pages)
    for (const [, piece = ''] of (await readFile(page, 'utf8')).matchAll(/^```ts\n([\s\S]*?)^```$/gm))
      pieces.push(piece);
  expect(pieces.length).toBeGreaterThan(4);
  for (const piece of pieces) expect(examples.some((text) => text.includes(piece)) ? '' : piece).toBe('');
});

it('every variable of the environment that is read anywhere is told, in help and here', async () => {
  const read = new Set<string>();
  for (const folder of ['cli', 'engine'])
    for (const name of await readdir(folder, { recursive: true })) {
      if (!/\.tsx?$/.test(name)) continue;
      const text = await readFile(join(folder, name), 'utf8');
      for (const [, variable = ''] of text.matchAll(/\benv(?:ironment)?\.([A-Z][A-Z_]+)/g)) read.add(variable);
    }
  expect(read).toContain('SYMPTREE_STORE');
  const rows = ENVIRONMENT.map(
    ({ written, about }) => `| ${written.map((one) => `\`${one}\``).join(', ')} | ${about.en} |`,
  );
  expect(docs).toContain(['| variable | meaning |', '|---|---|', ...rows, ''].join('\n'));
  for (const lang of ['en', 'zh-CN']) {
    const { out } = await symptree(['help', 'environment', '--lang', lang]);
    for (const variable of read) expect([variable, out.includes(variable)]).toEqual([variable, true]);
  }
});

it('every command of the protocol and every refusal is documented', async () => {
  const { COMMAND_NAMES } = await import('../../cli/json/protocol.ts');
  const { REFUSALS } = await import('../../engine/session/refusals.ts');
  for (const name of COMMAND_NAMES) expect(docs).toContain(`{"do":"${name}"`);
  for (const code of REFUSALS) expect(docs).toContain(`\`${code}\``);
});
