/** What becomes of a session in a real terminal when the program falls over, is stopped for a while, or somebody takes it over. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '../../cli/exit.ts';
import { closeAll, open, program, type Terminal } from './pty.ts';

const ESC = '\u001b';
const PACK = resolve('test/runner/packs/sound');
const folder = mkdtempSync(join(tmpdir(), 'symptree-lasting-'));
let data: string;
beforeAll(async () => {
  await program();
}, 60_000);
beforeEach(() => {
  data = mkdtempSync(join(folder, 'data-'));
});
afterEach(closeAll);
afterAll(() => rmSync(folder, { recursive: true }));

const start = (args: readonly string[] = ['run', 'not-heard'], env: Readonly<Record<string, string>> = {}) =>
  open({ args: [...args, '--pack', PACK], cwd: folder, env: { SYMPTREE_DATA: data, ...env } });

/** The program on a pipe, on the same sessions; its lines, read. */
async function piped(args: readonly string[], input: readonly object[] = []) {
  const ran = spawnSync(process.execPath, [await program(), ...args], {
    input: input.map((line) => `${JSON.stringify(line)}\n`).join(''),
    encoding: 'utf8',
    env: { PATH: process.env.PATH, SYMPTREE_DATA: data },
  });
  return ran.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}
const answers = async (): Promise<unknown[]> => {
  const [{ sessions }] = await piped(['sessions', 'list', '--format', 'json']);
  const events = await piped(['sessions', 'export', sessions[0].id]);
  return events.flatMap(({ set }) => Object.values(set ?? {}).map((stored) => (stored as { value: unknown }).value));
};

function expectRestored({ screen, raw }: Terminal): void {
  expect([screen.buffer.active.type, screen.modes.wraparoundMode, screen.modes.bracketedPasteMode]).toEqual([
    'normal',
    true,
    false,
  ]);
  expect(raw().lastIndexOf(`${ESC}[?25h`)).toBeGreaterThan(raw().lastIndexOf(`${ESC}[?25l`));
}

describe('a fault of the program', () => {
  it.each([
    ['an exception', "throw new Error('boom')"],
    ['a rejection', "void Promise.reject(new Error('boom'))"],
  ])(
    '%s outside of every key puts the terminal back, says so, and loses nothing',
    async (_, fault) => {
      const bomb = join(data, 'bomb.mjs');
      writeFileSync(bomb, `process.on('SIGUSR2', () => { ${fault}; });`);
      const t = await start(undefined, { NODE_OPTIONS: `--import ${bomb}` });
      await t.on('是只有一个人', '1');
      await t.until('麦克风的图标');
      process.kill(t.pid, 'SIGUSR2');
      expect(await t.exited).toBe(EXIT.fault);
      await t.settled();
      expectRestored(t);
      expect(t.text()).toContain('程序出错');
      expect(t.text()).toContain('symptree resume');
      rmSync(bomb);
      expect(await answers()).toEqual(['one']);
      const [, { view }] = await piped(['resume', '--pack', PACK, '--json']);
      expect(view.step.step).toBe('mute');
    },
    40_000,
  );
});

describe.skipIf(process.platform !== 'linux')('a program that is stopped by its shell', () => {
  const stopped = (pid: number) => / T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));

  it('gives the screen back, stands still, and goes on where it was', async () => {
    const t = await start();
    await t.on('是只有一个人', '1');
    await t.until('麦克风的图标');
    process.kill(t.pid, 'SIGTSTP');
    await t.until(() => t.screen.buffer.active.type === 'normal' && stopped(t.pid));
    expectRestored(t);
    process.kill(t.pid, 'SIGCONT');
    await t.until((text) => t.screen.buffer.active.type === 'alternate' && text.includes('麦克风的图标'));
    await t.on('麦克风的图标', 'b');
    await t.on('是只有一个人', 'q');
    expect(await t.exited).toBe(EXIT.unfinished);
    expectRestored(t);
  }, 40_000);
});

describe('a session that was left', () => {
  it('is gone on with from the opening screen', async () => {
    const first = await start();
    await first.on('是只有一个人', '1');
    await first.on('麦克风的图标', 'q');
    await first.on('现在退出', '1');
    expect(await first.exited).toBe(EXIT.unfinished);
    const t = await start(['run']);
    await t.on('接着做以前没做完的', `${ESC}[A\r`);
    await t.on('没做完的会话', '1');
    await t.until('麦克风的图标');
    await t.on('接着做会话', '1');
    await t.on('请点一下麦克风图标', '1');
    await t.until('已解决');
    expect(await answers()).toEqual(['one', 'crossed', 'fixed']);
  }, 60_000);

  it('tells what is not as it was before the first question', async () => {
    const first = await start();
    await first.on('是只有一个人', '1');
    await first.on('麦克风的图标', 'q');
    await first.on('现在退出', '1');
    await first.exited;
    const changed = join(data, 'changed');
    spawnSync('cp', ['-r', PACK, changed]);
    const tree = join(changed, 'not-heard.yaml');
    const text = readFileSync(tree, 'utf8');
    writeFileSync(tree, text.replace(/^( {2}scope:\n)/m, '$1    meaning: 2\n'));
    const t = await open({ args: ['resume', '--pack', changed], cwd: folder, env: { SYMPTREE_DATA: data } });
    await t.on('要再问一次', '\r');
    await t.until((shown) => shown.includes('是只有一个人') && !shown.includes('要再问一次'));
  }, 60_000);
});

it('a session that somebody took over says so, and leaves their answers alone', async () => {
  const t = await start();
  await t.on('是只有一个人', '1');
  await t.until('麦克风的图标');
  const [{ sessions }] = await piped(['sessions', 'list', '--format', 'json']);
  await piped(
    ['resume', sessions[0].id, '--take-over', '--pack', PACK, '--json'],
    [{ do: 'answer', value: 'crossed' }],
  );
  await t.on('麦克风的图标', '2');
  await t.until('已经有人在别处接着做');
  await t.until('已被接走');
  t.write('q');
  await t.on('这里后来的回答没有存上', '2');
  expect(await t.exited).toBe(EXIT.unfinished);
  expectRestored(t);
  expect(await answers()).toEqual(['one', 'crossed']);
}, 40_000);
