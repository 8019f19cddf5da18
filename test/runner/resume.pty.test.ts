import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../cli/exit.ts';
import { closeAll, open, program, type Terminal } from './pty.ts';

const PACK = resolve('test/runner/packs/sound');
const home = mkdtempSync(join(tmpdir(), 'symptree-resume-'));
beforeAll(async () => {
  await program();
}, 60_000);
afterEach(closeAll);
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folders = 0;
/** A folder of sessions of its own, and how to open a terminal on it. */
function machine(env: Readonly<Record<string, string>> = {}) {
  folders += 1;
  const data = join(home, `sessions-${folders}`);
  const stored = () => {
    const [file = ''] = readdirSync(data).filter((name) => name.endsWith('.jsonl'));
    return readFileSync(join(data, file), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).e);
  };
  return {
    data,
    stored,
    run: (...args: string[]) =>
      open({ args: ['run', 'not-heard', '--pack', PACK, ...args], env: { SYMPTREE_DATA: data, ...env } }),
    resume: (args: readonly string[] = [], size: { columns?: number; rows?: number } = {}, pack = PACK) =>
      open({ args: ['resume', '--pack', pack, ...args], env: { SYMPTREE_DATA: data, ...env }, cwd: home, ...size }),
  };
}

/** Up to the repair; every answer was shown as accepted. */
async function upToTheRepair(t: Terminal) {
  await t.on('是只有一个人', '2');
  await t.on('麦克风的图标', '1');
  await t.until('请点一下麦克风图标');
}

describe('a session whose terminal is gone', () => {
  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)(
    '%s lays it aside for others',
    async (signal) => {
      const desk = machine();
      const t = await desk.run('--agent', 'ann');
      await upToTheRepair(t);
      process.kill(t.pid, signal);
      await t.exited;
      expect(desk.stored().at(-1)).toMatchObject({ type: 'paused', by: 'ann' });
      expect(readdirSync(desk.data).filter((name) => name.endsWith('.lock'))).toEqual([]);
      const id =
        readdirSync(desk.data)[0]
          ?.replace(/\.jsonl$/, '')
          .slice(0, 8) ?? '?';
      if (signal !== 'SIGHUP') expect(t.raw().slice(t.raw().lastIndexOf('?1049l'))).toContain(id);
    },
    40_000,
  );

  it('kill -9 in the middle: the next terminal asks the next question, and nothing twice', async () => {
    const desk = machine();
    const t = await desk.run('--agent', 'ann');
    await upToTheRepair(t);
    process.kill(t.pid, 'SIGKILL');
    await t.exited;
    const given = desk.stored().filter(({ type }) => type === 'answered');
    expect(given.map(({ step }) => step)).toEqual(['not-heard#1/scope', 'not-heard#1/mute']);

    const again = await desk.resume(['--agent', 'bob']);
    await again.until('请点一下麦克风图标');
    // The line at the foot is painted last.
    await again.until((text) => /2\s*个回答都在/.test(text));
    expect(again.text()).not.toContain('和当时不一样');
    await again.on('请点一下麦克风图标', '1');
    await again.until('已解决');
    again.write('q');
    await again.on('现在退出', '1');
    expect(await again.exited).toBe(EXIT.ok);
    const events = desk.stored();
    expect(events.filter(({ type }) => type === 'answered').map(({ step, by }) => [step, by])).toEqual([
      ['not-heard#1/scope', 'ann'],
      ['not-heard#1/mute', 'ann'],
      ['not-heard#1/open-mic', 'bob'],
    ]);
    expect(events.find(({ type }) => type === 'resumed')?.report).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'ended', end: 'resolved' });
  }, 60_000);

  it('kill -9 while an answer is being stored: it is there, or it is asked, never half', async () => {
    for (const wait of [0, 2, 5, 9]) {
      const desk = machine();
      const t = await desk.run();
      await t.on('是只有一个人', '2');
      await t.on('麦克风的图标', '1');
      await new Promise((done) => setTimeout(done, wait));
      process.kill(t.pid, 'SIGKILL');
      await t.exited;
      const answers = desk.stored().filter(({ type }) => type === 'answered').length;
      const again = await desk.resume();
      await again.until(answers === 2 ? '请点一下麦克风图标' : '麦克风的图标');
      again.kill('SIGKILL');
      await again.exited;
    }
  }, 90_000);

  it('on a pack that was changed since: what is not as it was is read before the question, also in 60 columns', async () => {
    const desk = machine();
    const t = await desk.run();
    await upToTheRepair(t);
    process.kill(t.pid, 'SIGKILL');
    await t.exited;
    const changed = join(home, 'changed');
    await cp(PACK, changed, { recursive: true });
    const tree = join(changed, 'not-heard.yaml');
    await writeFile(tree, (await readFile(tree, 'utf8')).replace('  mute:\n', '  mute:\n    meaning: 2\n'));
    const again = await desk.resume([], { columns: 60, rows: 20 }, changed);
    await again.until('和当时不一样');
    expect(again.text()).toContain('要再问一次');
    await again.settled();
    again.write('\r');
    await again.until((text) => text.includes('麦克风的图标') && !text.includes('和当时不一样'));
  }, 60_000);
});

describe('two terminals on one session', () => {
  it('the second is told who has it, and takes it over only on purpose; the first is told then', async () => {
    const desk = machine();
    const first = await desk.run('--agent', 'ann');
    await first.on('是只有一个人', '2');
    await first.until('麦克风的图标');
    const second = await desk.resume(['--lang', 'en']);
    expect(await second.exited).toBe(EXIT.usage);
    await second.settled();
    expect(second.text()).toContain(`process ${first.pid}`);
    expect(second.text().replace(/\n/g, '')).toContain('--take-over');

    const taker = await desk.resume(['--take-over', '--agent', 'bob']);
    await taker.until('麦克风的图标');
    await first.on('麦克风的图标', '1');
    await first.until('别处接着做了');
    expect(first.text()).toContain('请点一下麦克风图标');
    // What the first one does is not stored, and does not disturb the second.
    await taker.on('麦克风的图标', '2');
    await taker.until('换一个麦克风');
    taker.write('q');
    await taker.on('现在退出', '1');
    expect(await taker.exited).toBe(EXIT.unfinished);
    // Now it is free: the first one stands where the session stands, and is told.
    await first.on('请点一下麦克风图标', 'n');
    await first.on('记一笔', '在家上课\r');
    await first.until('bob刚才也在做这个会话');
    await first.until('换一个麦克风');
    const answered = desk.stored().filter(({ type }) => type === 'answered');
    expect(answered.map(({ step, by }) => [step, by])).toEqual([
      ['not-heard#1/scope', 'ann'],
      ['not-heard#1/mute', 'bob'],
    ]);
    expect(desk.stored().at(-1)).toMatchObject({ type: 'noted', by: 'ann' });
  }, 90_000);
});
