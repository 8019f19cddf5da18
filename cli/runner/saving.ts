/** Writes a case beside where the agent works: two files, never over one that is there. */
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FactKey, Handoff, Instant, SessionRecord } from '../engine.ts';
import type { Play } from '../play.ts';
import { isThere } from '../writing.ts';
import { packetOf, recordWithoutPersonal, summaryJson, summaryMarkdown } from './summary.ts';
import type { RunnerWords } from './words/index.ts';

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

/** `personal`: facts that are left out of it. */
export const writtenOf = (play: Play, now: Instant, personal: ReadonlySet<FactKey>, stored: boolean): Written => ({
  packet: packetOf(play, now),
  record: recordWithoutPersonal(play.record(), play.view(), personal),
  stored,
});

/** Tries `stem`, `stem-2`, … until neither file is there: two that belong together are both of this case, or none is left. */
export async function saveCase(folder: string, { packet, record, stored }: Written): Promise<Saved> {
  const stem = fileStem(packet);
  const contents = { md: summaryMarkdown(packet, stored), json: summaryJson(packet, record) };
  for (let attempt = 1; attempt < 1000; attempt++) {
    const name = attempt === 1 ? stem : `${stem}-${attempt}`;
    const [json, md] = [join(folder, `${name}.json`), join(folder, `${name}.md`)];
    if ((await isThere(json)) || (await isThere(md))) continue;
    try {
      await writeNew(json, contents.json);
      await writeNew(md, contents.md).catch(async (error) => {
        await rm(json, { force: true });
        throw error;
      });
      return { ok: true, files: [`${name}.md`, `${name}.json`] };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (code !== 'EEXIST') return { ok: false, why: WHY[code] ?? 'other' };
    }
  }
  return { ok: false, why: 'other' };
}

/** Refuses where there is one; what could not be written whole is taken away again. */
async function writeNew(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  let whole = false;
  try {
    await file.writeFile(content, 'utf8');
    whole = true;
  } finally {
    await file.close();
    if (!whole) await rm(path, { force: true });
  }
}
