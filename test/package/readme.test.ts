import { readFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';

it('the embedding example of the README is the one that runs here', async () => {
  const example = await readFile('docs/examples/embed.ts', 'utf8');
  const readme = await readFile('README.md', 'utf8');
  expect(readme).toContain(example.trim());

  const lines: unknown[][] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((...line) => void lines.push(line));
  await import('../../docs/examples/embed.ts');
  log.mockRestore();
  expect(lines).toHaveLength(4);
  // Every answer fits what is asked, so that each time something else is asked.
  expect(new Set(lines.slice(0, 3).map(([asked]) => asked)).size).toBe(3);
  expect(lines[3]?.[0]).toEqual(expect.arrayContaining([expect.objectContaining({ share: expect.any(Number) })]));
});
