/** The plain face at a real terminal: what is typed can be edited, and clocks are called out above it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { clockWords } from '../../cli/words/clocks.ts';
import { en } from '../../cli/words/en.ts';
import { eventOf } from '../../engine/index.ts';
import { closeAll, open, type Terminal } from '../runner/pty.ts';
import { symptree } from './program.ts';

afterEach(closeAll);

const PLAIN = ['run', '--pack', resolve('test/runner/packs/sound'), '--plain', '--lang', 'en'];
const CLASSROOM = ['run', 'picture-freezes', '--pack', resolve('trees/classroom'), '--plain', '--lang', 'en'];
const clocks = clockWords({ locale: 'en', event: eventOf({ locales: ['en'] }, 'en') });
/** How long the program takes to its first question here and now, in milliseconds. */
async function start(): Promise<number> {
  const began = Date.now();
  const t = await open({ args: CLASSROOM });
  await t.until('[0] Not sure');
  const took = Date.now() - began;
  t.kill('SIGKILL');
  await t.exited;
  return took;
}
/** So that the workaround, an hour from the report, is near some seconds after the first question stands there. */
const nearSoon = async () => {
  const took = await start();
  return new Date(Date.now() + took * 2 + 4000 - 48 * 60_000).toISOString();
};
const near = clocks.near('workaround', '').slice(0, 14);
/** Where the line that is being typed stands, and the cursor in it. */
const typed = ({ screen, line }: Terminal) => {
  const { cursorY, cursorX } = screen.buffer.active;
  return [line(cursorY), cursorX];
};

describe('a terminal', () => {
  it('hears a deadline while a line is half typed, once, and the line stays', async () => {
    const t = await open({ args: [...CLASSROOM, '--reported-at', await nearSoon()] });
    await t.on('[0] Not sure', 'n the wifi\u001b[D\u001b[D');
    await t.until('n the wifi');
    expect(t.text()).not.toContain(near);
    await t.until(near, 40_000);
    await t.settled();
    expect(typed(t)).toEqual(['> n the wifi', 10]);
    t.write('-\r');
    await t.until(en.noted);
    t.write('i\r');
    await t.until('the wi-fi');
    expect(t.raw().split(near)).toHaveLength(2);
    expect(t.raw().split('\u0007')).toHaveLength(2);
    t.write('q\rq\r');
    expect(await t.exited).toBe(3);
  });

  it('keeps a line of several rows in 60 columns, Chinese too', async () => {
    const t = await open({ args: [...CLASSROOM, '--reported-at', await nearSoon()], columns: 60 });
    const long = `n ${'老师说画面一直卡。'.repeat(8)}`;
    await t.on('[0] Not sure', long);
    await t.until(near, 40_000);
    await t.settled();
    const rows = t.text().split('\n');
    const at = rows.findIndex((row) => row.includes(near));
    expect(
      rows
        .slice(at + 1)
        .filter((row) => row !== '')
        .join('')
        .startsWith(`> ${long}`),
    ).toBe(true);
    expect(rows[at + 1]).toMatch(/^> n 老师/);
    expect(rows[at - 1]).not.toContain('老师');
    t.write('\u0001\u001b[C\u001b[C好，\r');
    await t.until(en.noted);
    t.write('i\r');
    await t.until('好，老师说');
    t.kill();
    await t.exited;
  });

  it('takes what was typed early in its turn, and full-width digits', async () => {
    const t = await open({ args: PLAIN });
    await t.on(en.opening, 'cannot hear me\r１\r２\r');
    await t.until((text) => text.includes('> ２'));
    await t.settled();
    expect(t.text()).toContain('> １');
    t.kill();
    await t.exited;
  });

  it('a paste of several lines is one line, which answers nothing before Enter', async () => {
    const t = await open({ args: CLASSROOM });
    await t.on('[0] Not sure', '\u001b[200~n 老师说\n\n2\n一直卡\n\u001b[201~');
    await t.until('> n 老师说 2 一直卡');
    await t.settled();
    expect(t.text()).not.toContain(en.noted);
    t.write('\r');
    await t.until(en.noted);
    t.write('\u001b[200~1\u001b[201~');
    await t.until('> 1');
    t.write('\r');
    await t.until('-- 2.');
    t.write('\u0003');
    expect(await t.exited).toBe(130);
    expect(t.raw().split('\u001b[?2004h')).toHaveLength(2);
    expect(t.raw().split('\u001b[?2004l')).toHaveLength(2);
  });

  it.each([
    ['what comes in one read', 'bcd', '> n abcde', 8],
    ['a paste', '\u001b[200~b\tc\u001b[201~', '> n ab ce', 8],
    ['a paste of several lines', '\u001b[200~b\r\n\r\nc\u001b[201~', '> n ab ce', 8],
    ['a paste in many reads', '\u001b[200|~b|c|d\u001b[2|01~', '> n abcde', 8],
  ])('%s in the middle of a line stands where the cursor is', async (_, keys, line, column) => {
    const t = await open({ args: CLASSROOM });
    await t.on('[0] Not sure', 'n ae\u001b[D');
    await t.until('> n ae');
    for (const part of keys.split('|')) {
      t.write(part);
      await new Promise((done) => setTimeout(done, 20));
    }
    await t.until(line);
    await t.settled();
    expect(typed(t)).toEqual([line, column]);
    t.write('\r');
    await t.until(en.noted);
    t.kill('SIGKILL');
    await t.exited;
  });

  it('a paste of many rows in the middle of a line is drawn once', async () => {
    const t = await open({ args: CLASSROOM, columns: 60 });
    await t.on('[0] Not sure', 'n ae\u001b[D');
    await t.until('> n ae');
    const before = t.raw().length;
    t.write(`\u001b[200~${'画面一直卡。'.repeat(200)}\u001b[201~`);
    await t.until((text) => text.trimEnd().endsWith('卡。e'));
    await t.settled();
    expect(t.raw().length - before).toBeLessThan(3 * 1200);
    t.kill('SIGKILL');
    await t.exited;
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('%s gives the terminal back and lays the session aside', async (signal, code) => {
    const data = await mkdtemp(join(tmpdir(), 'symptree-typing-'));
    const t = await open({ args: CLASSROOM, env: { SYMPTREE_DATA: data } });
    await t.on('[0] Not sure', '1\rn half');
    await t.until('> n half');
    t.kill(signal);
    expect(await t.exited).toBe(code);
    expect(t.raw().split('\u001b[?2004l')).toHaveLength(2);
    const { json } = await symptree(['sessions', '--format', 'json', '--data', data], [], { env: {} });
    expect(json[0].sessions).toMatchObject([{ status: 'paused', answered: 1 }]);
    await rm(data, { recursive: true });
  });

  it.each([
    ['plain lines', CLASSROOM, '1\r'],
    ['the full screen', CLASSROOM.filter((flag) => flag !== '--plain'), '1'],
  ])('whose window is closed lays the session of %s aside, and nothing of the program stays', async (_, args, keys) => {
    const data = await mkdtemp(join(tmpdir(), 'symptree-typing-'));
    const t = await open({ args, env: { SYMPTREE_DATA: data } });
    await t.on('Not sure', keys);
    const stored = async () => (await symptree(['sessions', '--format', 'json', '--data', data], [], { env: {} })).json;
    await expect.poll(async () => (await stored())[0].sessions[0]?.answered, { timeout: 10_000 }).toBe(1);
    t.hangUp();
    await expect.poll(async () => (await stored())[0].sessions[0]?.status, { timeout: 10_000 }).toBe('paused');
    expect(await t.exited).toBe(129);
    await rm(data, { recursive: true });
  });

  it('laid aside by Ctrl+Z, it gives the terminal back until it goes on', async () => {
    const t = await open({ args: CLASSROOM });
    await t.on('[0] Not sure', 'n ha');
    await t.until('> n ha');
    t.write('\u001a');
    await expect.poll(() => t.raw().endsWith('\u001b[?2004l')).toBe(true);
    t.kill('SIGCONT');
    await expect.poll(() => t.raw().split('\u001b[?2004h').length).toBe(3);
    t.write('lf\r');
    await t.until(en.noted);
    t.kill('SIGKILL');
    await t.exited;
  });

  it.each([
    ['Ctrl+C', '\u0003', 130],
    ['Ctrl+D', '\u0004', 3],
  ])('%s ends the run', async (_, key, code) => {
    const t = await open({ args: PLAIN });
    await t.on(en.opening, key);
    expect(await t.exited).toBe(code);
  });

  it('Ctrl+C in the middle lays the session aside, and says how to go on with it', async () => {
    const t = await open({ args: CLASSROOM });
    await t.on('[0] Not sure', '1\rn\rhalf\u0003');
    expect(await t.exited).toBe(130);
    expect(t.text()).toContain(en.interrupted);
    const [id] = /(?<=symptree resume )[0-9a-f]+/.exec(t.text()) ?? [];
    const again = await open({ args: ['resume', id as string, '--plain', '--lang', 'en'] });
    await again.on('answers kept and not asked again: 1', '\u0003');
    expect(await again.exited).toBe(130);
  });
});
