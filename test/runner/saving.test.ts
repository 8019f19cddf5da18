import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apply, handoff, startSession } from 'symptree';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileStem, saveCase, writtenOf } from '../../cli/runner/saving.ts';
import { packetOf, summaryMarkdown } from '../../cli/runner/summary.ts';
import { en } from '../../cli/words/en.ts';
import { PACK, packOf, START } from '../pack.ts';
import { type Desk, desk, NOW } from './trees.ts';

/** A disk that is full once half of a file of this kind is written. */
const disk = vi.hoisted((): { fullAt: string | undefined } => ({ fullAt: undefined }));
vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return {
    ...real,
    open: async (path: string, flags: string, mode: number) => {
      const file = await real.open(path, flags, mode);
      if (disk.fullAt === undefined || !path.endsWith(disk.fullAt)) return file;
      return {
        writeFile: async (content: string) => {
          await file.writeFile(content.slice(0, content.length / 2));
          throw Object.assign(new Error('full'), { code: 'ENOSPC' });
        },
        close: () => file.close(),
      };
    },
  };
});

const ENTER = '\r';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'symptree-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What `x` writes just now. */
function written(d: Desk) {
  d.press('x');
  const effect = d.effects.findLast(({ type }) => type === 'save');
  if (effect?.type !== 'save') throw new Error('nothing to save');
  return writtenOf(effect.play, NOW, d.world.personal, effect.stored);
}

/** A case that asked for something personal on its way to a team. */
function escalated() {
  const pack = packOf({
    'pack.yaml': PACK.replace('given: true}', 'given: true, personal: true}'),
    'demo.yaml': 'tree: demo\ntitle: Demo\nsteps:\n  scope: {fact: scope, next: to-media}\n',
  });
  const d = desk({ tree: 'demo', pack });
  d.press('1', ...'Room secret', ENTER, 'n', ...'# a *note*', ENTER);
  if (!d.state().view?.ended) throw new Error('not at its end');
  return { d, ...written(d) };
}

describe('a saved case', () => {
  it('is two new files, for this user alone, and never written over', async () => {
    const { packet, record, stored } = escalated();
    const first = await saveCase(folder, { packet, record, stored });
    const second = await saveCase(folder, { packet, record, stored });
    const stem = fileStem(packet);
    expect(stem).toMatch(/^symptree-20260901-1900-[a-z0-9~-]+$/);
    expect([first, second]).toEqual([
      { ok: true, files: [`${stem}.md`, `${stem}.json`] },
      { ok: true, files: [`${stem}-2.md`, `${stem}-2.json`] },
    ]);
    expect(readdirSync(folder)).toHaveLength(4);
    expect(statSync(join(folder, `${stem}.md`)).mode & 0o077).toBe(0);
  });

  it.each(['md', 'json'])('never stands beside half of another: the %s of the first was moved away', async (moved) => {
    const { packet, record, stored } = escalated();
    const stem = fileStem(packet);
    await saveCase(folder, { packet, record, stored });
    rmSync(join(folder, `${stem}.${moved}`));
    expect(await saveCase(folder, { packet, record, stored })).toEqual({
      ok: true,
      files: [`${stem}-2.md`, `${stem}-2.json`],
    });
    expect(readdirSync(folder)).toHaveLength(3);
  });

  it.each(['md', 'json'])('leaves nothing behind where the disk is full at the %s', async (at) => {
    const { packet, record, stored } = escalated();
    disk.fullAt = at;
    expect(await saveCase(folder, { packet, record, stored })).toEqual({ ok: false, why: 'full' });
    expect(readdirSync(folder)).toEqual([]);
    disk.fullAt = undefined;
    expect((await saveCase(folder, { packet, record, stored })).ok).toBe(true);
  });

  it('has nothing personal in it, anywhere', async () => {
    const { d, packet, record, stored } = escalated();
    await saveCase(folder, { packet, record, stored });
    expect(readdirSync(folder)).toHaveLength(2);
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toContain('secret');
    expect(JSON.stringify(d.state().view)).toContain('secret');
  });

  it('has nothing personal in it at any step, where texts have it in their middle, and neither has a copied summary', async () => {
    const pack = packOf({
      'pack.yaml': PACK.replace('given: true}', 'given: true, personal: true}').replace(
        'promise: {minutes: 15}',
        'promise: {minutes: 15, meanwhile: "Wait, <class-id>."}, say: "We call <class-id>.", forward: "<class-id>, hello.", agent: "Ask <class-id>."',
      ),
      'demo.yaml': `
tree: demo
title: Demo
steps:
  class: {fact: class-id, next: later}
  later: {ask: "Shall we call <class-id> later?", answers: {"later-on": Later, now: Now}, next: told}
  told: {tell: "We call <class-id>.", next: ports}
  ports:
    checklist:
      open: {item: "The ports of <class-id> are open.", todo: {do: "Open them for <class-id>.", owner: "Admin of <class-id>", by: "<class-id>"}}
    next: tries
  tries:
    try:
      closer: {do: "Move <class-id> closer.", repairs: wifi}
    next: to-media
`,
    });
    const d = desk({ tree: 'demo', pack, keeps: true });
    let steps = 0;
    for (const keys of [[...'secret', ENTER], ['1'], ['1'], ['2'], ['2']]) {
      d.press(...keys);
      const shown = d.state().view;
      if (!shown) throw new Error('no case');
      expect(JSON.stringify(shown)).toContain('secret');
      const name = join(folder, String(++steps));
      mkdirSync(name);
      await saveCase(name, written(d));
      for (const file of readdirSync(name)) expect(readFileSync(join(name, file), 'utf8')).not.toContain('secret');
    }
    expect(d.state().view?.step).toMatchObject({ kind: 'end', todo: [{ what: 'Open them for secret.' }] });
    d.press('1');
    const asked = d.effects.findLast(({ type }) => type === 'copy-summary');
    if (asked?.type !== 'copy-summary') throw new Error('nothing to copy');
    const copied = summaryMarkdown(packetOf(asked.play, NOW), asked.stored);
    expect(copied).toContain('Demo');
    expect(copied).not.toContain('secret');
  });

  it('names the command to go on with only where the session is stored', () => {
    const { packet } = escalated();
    expect(summaryMarkdown(packet, true)).toContain(packet.resume);
    expect(summaryMarkdown(packet, false)).not.toContain('symptree resume');
  });

  it('stands under what the case came to', () => {
    const { packet } = escalated();
    expect(summaryMarkdown(packet, true).split('\n')[0]).toBe(`# Demo: ${en.ends.escalated}`);
    expect(summaryMarkdown({ ...packet, state: 'open' }, true).split('\n')[0]).toBe('# Demo');
  });

  it('says in a word why it could not be written', async () => {
    const { packet, record, stored } = escalated();
    expect(await saveCase(join(folder, 'gone'), { packet, record, stored })).toEqual({ ok: false, why: 'gone' });
  });

  it('takes its name from ids and the clock, never from what was typed', () => {
    expect(fileStem({ startedAt: 0, tree: { id: '../../etc/passwd', title: '' } })).toMatch(
      /^symptree-[0-9]{8}-[0-9]{4}-etcpasswd$/,
    );
  });

  it('promises from the moment of an escalation by hand, not from the last answer', () => {
    const pack = packOf(
      'tree: demo\ntitle: Demo\nsteps:\n  scope: {fact: scope, next: device}\n  device: {fact: device, next: to-media}\n',
    );
    const minutes = (count: number) => ({ at: START + count * 60_000 });
    let session = startSession({ pack, id: 's', at: START, facts: { 'class-id': 'A' } });
    for (const [command, when] of [
      [{ do: 'answer', value: 'one' }, minutes(1)],
      [{ do: 'escalate' }, minutes(20)],
    ] as const) {
      const applied = apply(session, command, when);
      if (!applied.ok) throw new Error(applied.error.code);
      session = applied.session;
    }
    const told = summaryMarkdown(handoff(session, { now: minutes(30).at }), true);
    // Half past ten in Greenwich is half past six in the evening where the team is.
    expect(told).toContain('18:35');
  });

  it('does not let a note become Markdown', () => {
    const { packet } = escalated();
    expect(summaryMarkdown(packet, true)).toContain('\\# a \\*note\\*');
  });
});
