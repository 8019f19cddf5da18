/** Row (g): what one run of `symptree run` holds after two hundred cases, against what it held after the first twenty. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTerminal, pause } from './terminal.mjs';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/symptree.mjs', import.meta.url));
const PACK = fileURLToPath(new URL('../runner/packs/sound', import.meta.url));
/** Longer than the guard against double presses. */
const FINGER = 170;
/** From the opening to the opening: what the screen says, and the keys for it. */
const CASE = [
  ['客户是怎么说的', '听不到我'],
  ['别人听不到我', '\r'],
  ['是只有一个人', '2'],
  ['麦克风的图标', '1'],
  ['请点一下麦克风图标', '1'],
  ['复制小结', '3'],
  ['开始下一位客户', '1'],
];

/** Collects and writes down the bytes of the heap when asked by a signal. */
const SPY = `import { writeFileSync } from 'node:fs';
process.on('SIGUSR2', () => {
  for (let again = 0; again < 3; again++) globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  writeFileSync(process.env.SYMPTREE_BENCH_HELD, JSON.stringify({ heapUsed, rss }) + '\\n', { flag: 'a' });
});`;

export async function manyCases({ early, late }) {
  const home = await mkdtemp(join(tmpdir(), 'symptree-bench-'));
  const file = join(home, 'held');
  const env = { XDG_CACHE_HOME: join(home, 'cache'), SYMPTREE_DATA: join(home, 'sessions'), SYMPTREE_BENCH_HELD: file };
  const spy = `data:text/javascript,${encodeURIComponent(SPY)}`;
  const terminal = openTerminal(['--expose-gc', '--import', spy, PROGRAM, 'run', '--pack', PACK], { cwd: home, env });
  const held = [];
  try {
    for (let cases = 1; cases <= late; cases++) {
      for (const [shown, keys] of CASE) {
        await terminal.until(shown);
        await pause(FINGER);
        terminal.write(keys);
      }
      if (cases !== early && cases !== late) continue;
      await terminal.until(CASE[0][0]);
      process.kill(terminal.pid, 'SIGUSR2');
      await pause(2000);
      held.push(JSON.parse((await readFile(file, 'utf8')).trim().split('\n').at(-1)));
    }
  } finally {
    await terminal.close();
    await rm(home, { recursive: true, force: true });
  }
  const [before, after] = held;
  const line = (id, what, value, ratio) => ({
    id,
    what,
    value: value / 2 ** 20,
    unit: 'MB',
    ratio: { median: ratio, min: ratio, max: ratio },
  });
  const grown = after.heapUsed / before.heapUsed;
  return [
    line('g.floor', `heap of one run after ${early} cases`, before.heapUsed, 1),
    { ...line('g', `after ${late} cases`, after.heapUsed, grown), goal: 1.1, reached: grown <= 1.1 },
    line('g.rss', `resident after ${late} cases, against ${early}`, after.rss, after.rss / before.rss),
  ];
}
