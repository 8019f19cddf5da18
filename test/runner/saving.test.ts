import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apply, startSession, view } from 'symptree';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockTime } from '../../cli/clock.ts';
import { fileStem, saveCase } from '../../cli/runner/saving.ts';
import { summaryMarkdown } from '../../cli/runner/summary.ts';
import { runnerWords } from '../../cli/runner/words.ts';
import { PACK, packOf, START } from '../pack.ts';
import { desk } from './trees.ts';

const ENTER = '\r';
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'symptree-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A case that asked for something personal on its way to a team. */
function escalated() {
  const pack = packOf({
    'pack.yaml': PACK.replace('given: true}', 'given: true, personal: true}'),
    'demo.yaml': 'tree: demo\ntitle: Demo\nsteps:\n  scope: {fact: scope, next: to-media}\n',
  });
  const d = desk({ tree: 'demo', pack });
  d.press('1', ...'Room secret', ENTER, 'n', ...'# a *note*', ENTER);
  const { view, play } = d.state();
  if (!view?.ended || !play) throw new Error('not at its end');
  return { view, record: play.record(), personal: d.world.personal };
}

describe('a saved case', () => {
  it('is two new files, for this user alone, and never written over', async () => {
    const { view, record, personal } = escalated();
    const first = await saveCase(folder, view, record, 'en', personal);
    const second = await saveCase(folder, view, record, 'en', personal);
    const stem = fileStem(view);
    expect(stem).toMatch(/^symptree-20260901-1900-[a-z0-9~-]+$/);
    expect([first, second]).toEqual([
      { ok: true, files: [`${stem}.md`, `${stem}.json`] },
      { ok: true, files: [`${stem}-2.md`, `${stem}-2.json`] },
    ]);
    expect(readdirSync(folder)).toHaveLength(4);
    expect(statSync(join(folder, `${stem}.md`)).mode & 0o077).toBe(0);
  });

  it('has nothing personal in it, anywhere', async () => {
    const { view, record, personal } = escalated();
    await saveCase(folder, view, record, 'en', personal);
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toContain('secret');
    expect(JSON.stringify(view)).toContain('secret');
  });

  it('says in a word why it could not be written', async () => {
    const { view, record, personal } = escalated();
    expect(await saveCase(join(folder, 'gone'), view, record, 'en', personal)).toEqual({ ok: false, why: 'gone' });
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
    const told = summaryMarkdown(view(session), 'en', new Set());
    expect(told).toContain(clockTime(minutes(20 + 15).at));
    expect(told).toContain(runnerWords('en').tookMinutes(20));
  });

  it('does not let a note become Markdown', () => {
    const { view, personal } = escalated();
    expect(summaryMarkdown(view, 'en', personal)).toContain('\\# a \\*note\\*');
  });
});
