/** Rows (e) and (f): `symptree run` in a terminal against a minimal Ink app, bundled the same way. On the clock on the wall: an agent waits for that. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleProgram } from '../../scripts/bundle.mjs';
import { interleave, row } from './measure.mjs';
import { openTerminal, pause } from './terminal.mjs';

const PROGRAM = fileURLToPath(new URL('../../dist/cli/symptree.mjs', import.meta.url));
const CACHE = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
/** Longer than the guard against double presses. */
const FINGER = 250;
const MILLISECONDS = { unit: 'ms', scale: 1 };

const INK = { first: 'Is it all the time', second: 'Who else has it?' };
/** `whole`: a share of one of the causes, which are worked out when the question stands there and Ink has been loaded. */
const OURS = { first: '您的课现在正在上吗', second: '是只有您一个人这样', whole: '%' };

/** Hands over how to open both, in a folder that is gone afterwards. */
async function withPrograms(measure) {
  const home = await mkdtemp(join(tmpdir(), 'symptree-bench-'));
  await mkdir(CACHE, { recursive: true });
  // Ink is found from below the project.
  const built = await mkdtemp(join(CACHE, 'bench-'));
  try {
    for (const name of ['plain-ink', 'stored-ink'])
      await bundleProgram(name, fileURLToPath(new URL(`${name}.tsx`, import.meta.url)), built);
    const env = { XDG_CACHE_HOME: join(home, 'cache'), SYMPTREE_DATA: join(home, 'sessions') };
    return await measure({
      ink: () => openTerminal([join(built, 'plain-ink.mjs')], { cwd: home }),
      storedInk: () => openTerminal([join(built, 'stored-ink.mjs'), join(home, 'answers')], { cwd: home }),
      ours: (more = {}, ...flags) =>
        openTerminal([PROGRAM, 'run', 'picture-freezes', ...flags], { cwd: home, env: { ...env, ...more } }),
      opening: () => openTerminal([PROGRAM, 'run'], { cwd: home, env }),
      home,
    });
  } finally {
    await rm(built, { recursive: true, force: true });
    await rm(home, { recursive: true, force: true });
  }
}

async function started(terminal, what) {
  const at = await terminal.until(what);
  await terminal.close();
  return at - terminal.began;
}

export const starting = ({ rounds }) =>
  withPrograms(async ({ ink, ours, opening, home }) => {
    let first = 0;
    const measured = await interleave(
      {
        ink: () => started(ink(), INK.first),
        ours: () => started(ours(), OURS.first),
        whole: () => started(ours(), OURS.whole),
        opening: () => started(opening(), '客户是怎么说的'),
        // A cache of its own each time: the pack is read and checked.
        fresh: () => started(ours({ XDG_CACHE_HOME: join(home, `cache-${first++}`) }), OURS.first),
      },
      { floor: 'ink', rounds, warm: 1 },
    );
    return [
      row('e.floor', 'a minimal Ink app, started', measured.ink, MILLISECONDS),
      row('e', 'symptree run TREE, to the first question', measured.ours, { ...MILLISECONDS, goal: 1.25 }),
      row('e.whole', 'the same, with the causes beside it', measured.whole, MILLISECONDS),
      row('e.opening', 'symptree run, to the opening', measured.opening, MILLISECONDS),
      row('e.first', 'the same as e, the first time ever with this pack', measured.fresh, MILLISECONDS),
    ];
  });

export const pressing = ({ rounds }) =>
  withPrograms(async ({ ink, storedInk, ours }) => {
    const terminals = { ink: ink(), stored: storedInk(), ours: ours(), unstored: ours({}, '--store', 'none') };
    const press =
      (terminal, { first, second }) =>
      async () => {
        await terminal.until(first);
        await pause(FINGER);
        const began = performance.now();
        terminal.write('1');
        const took = (await terminal.until(second)) - began;
        await pause(FINGER);
        terminal.write('b');
        await terminal.until(first);
        return took;
      };
    try {
      const measured = await interleave(
        {
          ink: press(terminals.ink, INK),
          stored: press(terminals.stored, INK),
          ours: press(terminals.ours, OURS),
          unstored: press(terminals.unstored, OURS),
        },
        { floor: 'ink', rounds, warm: 5 },
      );
      return [
        row('f.floor', 'a key, to the next question of the minimal Ink app', measured.ink, MILLISECONDS),
        row('f.like', 'the same with as many lines, and as many bytes flushed to disk', measured.stored, MILLISECONDS),
        row('f', 'a key, to the next question of symptree run, stored', measured.ours, { ...MILLISECONDS, goal: 1.3 }),
        row('f.unstored', 'the same as f, with --store none', measured.unstored, MILLISECONDS),
      ];
    } finally {
      for (const terminal of Object.values(terminals)) await terminal.close();
    }
  });
