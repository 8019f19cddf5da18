import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../cli/exit.ts';
import { closeAll, open, program, type Terminal } from './pty.ts';

const ESC = '\u001b';
const PACK = resolve('test/runner/packs/sound');
const folder = mkdtempSync(join(tmpdir(), 'symptree-'));
beforeAll(async () => {
  await program();
}, 60_000);
afterEach(closeAll);
afterAll(() => rmSync(folder, { recursive: true }));

/** The terminal is as it was: first page, wrapping, no marked pastes. */
function expectRestored({ screen, raw }: Terminal): void {
  expect([screen.buffer.active.type, screen.modes.wraparoundMode, screen.modes.bracketedPasteMode]).toEqual([
    'normal',
    true,
    false,
  ]);
  expect(raw().lastIndexOf(`${ESC}[?25h`)).toBeGreaterThan(raw().lastIndexOf(`${ESC}[?25l`));
}

/** The last row stays empty, and no line went over the edge. A window that is being resized comes to rest first. */
async function expectWithin(t: Terminal): Promise<void> {
  const { screen, line } = t;
  const within = () =>
    line(screen.rows - 1) === '' &&
    Array.from(
      { length: screen.rows },
      (_, row) => screen.buffer.active.getLine(screen.buffer.active.baseY + row)?.isWrapped ?? false,
    ).every((wrapped) => !wrapped);
  await t.until(within, 5000);
  await t.settled();
  expect(within()).toBe(true);
}

describe('in a real terminal', () => {
  it('leads a complaint to its end, with back, a change, a note, another language and another size', async () => {
    const t = await open({ cwd: folder });
    await t.on('客户是怎么说的', '学生说听不到我');
    await t.on('别人听不到我', '\r');
    await t.on('明白，别人听不到您', '1');
    await t.on('麦克风的图标', '2');
    await t.on('换一个麦克风', 'b');
    await t.on('麦克风的图标', 'n');
    await t.on('记一笔', '老师在家上课\r');
    await t.on('记下了', 'c');
    await t.on('前面的回答', '\r');
    await t.on('改这个回答', '2');
    await t.on('改好了', '1');
    await t.on('请点一下麦克风图标', 'l');
    await t.until('Please click the microphone sign.');
    t.resize(60, 20);
    await t.until((text) => !text.includes('Still possible') && text.includes('Please click'));
    await expectWithin(t);
    t.resize(100, 30);
    await t.until('Still possible');
    await expectWithin(t);
    await t.on('Please click', '1');
    await t.on('Solved', '2');
    await t.until('Saved');
    await t.on('Saved', '3');
    await t.until('What does the customer say?');
    t.write(ESC);
    await t.on('go on typing', 'q');
    expect(await t.exited).toBe(EXIT.ok);
    expectRestored(t);

    const [file] = readdirSync(folder).filter((name) => name.endsWith('.json'));
    const { handoff, record } = JSON.parse(readFileSync(join(folder, file ?? ''), 'utf8'));
    const saved = Object.entries<{ readonly value: unknown }>(record.answers).map(([key, { value }]) => [key, value]);
    expect(Object.fromEntries(saved)).toEqual({
      'not-heard#1/scope': 'all',
      'not-heard#1/mute': 'crossed',
      'not-heard#1/open-mic': 'fixed',
    });
    expect([handoff.state, handoff.cause.id, handoff.notes.length]).toEqual(['resolved', 'muted', 1]);

    // The same case in the other faces ends alike.
    const commands = [
      { do: 'answer', value: 'all' },
      { do: 'answer', value: 'crossed' },
      { do: 'answer', value: 'fixed' },
    ]
      .map((each) => JSON.stringify(each))
      .join('\n');
    const json = spawnSync(process.execPath, [await program(), 'run', 'not-heard', '--pack', PACK, '--json'], {
      input: `${commands}\n`,
      encoding: 'utf8',
    });
    const last = json.stdout
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text))
      .filter((each) => each.view ?? each.step)
      .at(-1);
    expect((last.view ?? last).step).toMatchObject({
      kind: 'end',
      end: 'resolved',
      step: 'open-mic.fixed',
      cause: { id: 'muted' },
    });
    const plain = spawnSync(
      process.execPath,
      [await program(), 'run', 'not-heard', '--pack', PACK, '--plain', '--lang', 'en'],
      { input: '2\n1\n1\n\n', encoding: 'utf8' },
    );
    expect(plain.stdout).toContain('Solved');
  }, 60_000);

  it('types Chinese into a text with the real cursor behind it', async () => {
    const t = await open({ args: ['run', 'camera', '--pack', PACK] });
    await t.on('摄像头的灯', '1');
    await t.on('教室号是多少', '灯a');
    await t.until('灯a');
    await t.settled();
    const { cursorX, cursorY } = t.screen.buffer.active;
    // Two columns for the character, one for the letter.
    expect(t.line(cursorY)).toContain('灯a');
    const before = t.line(cursorY).indexOf('灯');
    expect(cursorX).toBe(before + 3);
    expect(t.raw().lastIndexOf(`${ESC}[?25h`)).toBeGreaterThan(t.raw().lastIndexOf(`${ESC}[?25l`));
    t.write(`${ESC}[200~ and\r\nmore${ESC}[201~`);
    await t.until('灯a and more');
    t.write('\r');
    await t.until('已升级');
  }, 40_000);

  it.each([
    [
      'Ctrl+C twice',
      async (t: Terminal) => {
        t.write('\u0003');
        await t.on('现在退出', '\u0003');
      },
      EXIT.interrupted,
    ],
    [
      'quitting',
      async (t: Terminal) => {
        t.write('q');
        await t.on('现在退出', '1');
      },
      EXIT.unfinished,
    ],
    ['SIGTERM', async (t: Terminal) => void process.kill(t.pid, 'SIGTERM'), 143],
    ['SIGHUP', async (t: Terminal) => void process.kill(t.pid, 'SIGHUP'), 129],
    ['SIGINT', async (t: Terminal) => void process.kill(t.pid, 'SIGINT'), EXIT.interrupted],
  ])(
    'puts the terminal back on %s, and keeps what stood there before',
    async (_, leave, code) => {
      const t = await open({ args: ['run', 'not-heard', '--pack', PACK], before: 'seq 1 60' });
      await t.on('是只有一个人', '1');
      await t.until('麦克风的图标');
      await leave(t);
      expect(await t.exited).toBe(code);
      await t.settled();
      expectRestored(t);
      const { active } = t.screen.buffer;
      const all = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString(true) ?? '');
      for (const number of ['1', '30', '60']) expect(all).toContain(number);
      expect(t.raw()).not.toContain(`${ESC}[3J`);
    },
    40_000,
  );

  it('uses no colour where NO_COLOR is set, and keeps weight', async () => {
    const t = await open({
      args: ['run', 'not-heard', '--pack', PACK],
      env: { NO_COLOR: '1', COLORTERM: 'truecolor' },
    });
    await t.until('是只有一个人');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal speaks in control characters
    expect(t.raw()).not.toMatch(/\u001b\[[0-9;]*\b(?:3[0-8]|9[0-7])\b[0-9;]*m/);
    expect(t.raw()).toContain(`${ESC}[1m`);
  }, 40_000);

  it('draws anew when the window was resized, without a line too many or too wide', async () => {
    const t = await open({ args: ['run', 'not-heard', '--pack', PACK] });
    await t.until('是只有一个人');
    for (const [columns, rows] of [
      [60, 20],
      [200, 60],
      [30, 10],
      [12, 4],
      [100, 30],
    ] as const) {
      t.resize(columns, rows);
      await t.until((text) => (columns >= 24 && rows >= 8 ? text.includes('别人听不到我') : text.includes('窗口')));
      await expectWithin(t);
    }
  }, 60_000);

  // SYMPTREE_SOAK=10000 for the long one.
  const presses = Number(process.env.SYMPTREE_SOAK ?? 300);
  it(
    `survives ${presses} keys, pastes and resizes`,
    async () => {
      const begin = async () => {
        const terminal = await open({ cwd: folder });
        await terminal.until('客户是怎么说的');
        let over = false;
        void terminal.exited.then(() => {
          over = true;
        });
        return { terminal, over: () => over };
      };
      let { terminal: t, over } = await begin();
      // A small generator of our own, so that a failure can be repeated.
      let seed = Number(process.env.SYMPTREE_SEED ?? 7);
      const random = (below: number) => {
        seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
        return Math.floor((seed / 2_147_483_648) * below);
      };
      const keys = [
        ...'0123456789ubcnwfyipmgstdvelrh?1212',
        '\r',
        '\r',
        ESC,
        '\t',
        ' ',
        '\u007f',
        ...['A', 'B', 'C', 'D', 'H', 'F', '5~', '6~', '3~', '1;5P'].map((end) => `${ESC}[${end}`),
        '你好',
        '１',
        '听不到',
        `${ESC}[200~1\r2\r${ESC}[201~`,
        `${ESC}[<0;3;4M`,
        '\u0017',
      ];
      for (let count = 1; count <= presses; count++) {
        if (over()) {
          // Somebody chose to quit, from the list of keys: allowed, and left in order.
          expect([EXIT.ok, EXIT.unfinished]).toContain(await t.exited);
          expectRestored(t);
          ({ terminal: t, over } = await begin());
        }
        if (random(25) === 0) t.resize(20 + random(180), 6 + random(55));
        else t.write(keys[random(keys.length)] ?? '1');
        await new Promise((done) => setTimeout(done, 8));
        if (count % 50 !== 0 || over()) continue;
        await new Promise((done) => setTimeout(done, 150));
        if (over()) continue;
        expect(t.screen.buffer.active.type).toBe('alternate');
        await expectWithin(t);
        expect(t.text()).not.toContain('没能画出来');
      }
      if (over()) return;
      process.kill(t.pid, 'SIGTERM');
      expect(await t.exited).toBe(143);
      expectRestored(t);
    },
    30_000 + presses * 60,
  );
});
