import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noticesOf, packagesOf } from '../../scripts/notices.mjs';

const home = mkdtempSync(join(tmpdir(), 'symptree-notices-'));
afterAll(() => rmSync(home, { recursive: true }));
function installed(name: string, about: object, files: Record<string, string> = {}): string {
  const folder = join(home, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.0.0', ...about }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

describe('the licences of what is bundled', () => {
  it('a module belongs to the innermost package it lies in', () => {
    expect([
      ...packagesOf([
        '/p/engine/a.ts',
        '/p/node_modules/@x/y/a.js',
        '/p/node_modules/a/node_modules/b/c/d.js',
        '\0rolldown/runtime.js',
      ]),
    ]).toEqual(['/p/node_modules/@x/y', '/p/node_modules/a/node_modules/b']);
  });

  it('each stands there once with its text, or with the name of its licence', () => {
    const withText = installed('b', { license: 'MIT' }, { 'LICENCE.md': 'Do what you like.' });
    const without = installed('@x/a', { license: 'ISC', author: { name: 'Ann' } });
    const text = noticesOf([withText, without, withText]);
    expect(text.match(/^\S+ 1\.0\.0 \(\w+\)$/gm)).toEqual(['@x/a 1.0.0 (ISC)', 'b 1.0.0 (MIT)']);
    expect(text).toContain('Do what you like.');
    expect(text).toContain('ISC, Ann');
  });

  it('what names no licence is not bundled unseen', () => {
    expect(() => noticesOf([installed('c', {})])).toThrow('c names no licence');
  });
});
