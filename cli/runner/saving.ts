/** Writes a case beside where the agent works: two files, never over one that is there. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { Handoff, SessionRecord } from '../engine.ts';
import { summaryJson, summaryMarkdown } from './summary.ts';
import type { RunnerWords } from './words.ts';

export type NotSaved = keyof RunnerWords['whyNotSaved'];
export type Saved =
  | { readonly ok: true; readonly files: readonly string[] }
  | { readonly ok: false; readonly why: NotSaved };

const two = (value: number) => String(value).padStart(2, '0');

/** `symptree-20261123-1832-picture-freezes`: from ids and the clock alone, nothing anybody typed. */
export function fileStem({ startedAt, tree: { id } }: Pick<Handoff, 'startedAt' | 'tree'>): string {
  const at = new Date(startedAt);
  const tree = id.replace(/[^a-z0-9-]/g, '').slice(0, 60) || 'case';
  return `symptree-${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}-${two(at.getHours())}${two(at.getMinutes())}-${tree}`;
}

const WHY: Readonly<Record<string, NotSaved>> = {
  EACCES: 'forbidden',
  EPERM: 'forbidden',
  EROFS: 'forbidden',
  ENOSPC: 'full',
  EDQUOT: 'full',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
};

/** What is written down of a case, with nothing personal in it. */
export interface Written {
  readonly packet: Handoff;
  readonly record: SessionRecord;
  /** It is kept in a store, too. */
  readonly stored: boolean;
}

/** Tries `stem`, `stem-2`, … until both files are new. */
export async function saveCase(folder: string, { packet, record, stored }: Written): Promise<Saved> {
  const stem = fileStem(packet);
  const contents = { md: summaryMarkdown(packet, stored), json: summaryJson(packet, record) };
  for (let attempt = 1; attempt < 1000; attempt++) {
    const name = attempt === 1 ? stem : `${stem}-${attempt}`;
    try {
      await writeNew(join(folder, `${name}.json`), contents.json);
      await writeNew(join(folder, `${name}.md`), contents.md);
      return { ok: true, files: [`${name}.md`, `${name}.json`] };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code !== 'EEXIST') return { ok: false, why: WHY[code] ?? 'other' };
    }
  }
  return { ok: false, why: 'other' };
}

async function writeNew(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content, 'utf8');
  } finally {
    await file.close();
  }
}
