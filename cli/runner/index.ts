/** The full-screen face: from what the run was started with to its first frame, and an Ink app from there. */
import type { ReadStream, WriteStream } from 'node:tty';
import { type ResumedPlay, type RunOptions, resumePlay } from '../play.ts';
import { toldOf } from '../resuming.ts';
import { takeSignals } from '../signals.ts';
import { newsSentence, troubleOf } from '../storing.ts';
import { firstState } from './dispatch.ts';
import type { When } from './events.ts';
import { painterOf } from './painting/painter.ts';
import type { State, World } from './state.ts';
import { casesOf } from './stored-cases.ts';
import { openScreen, sizeOf } from './terminal/screen.ts';
import { chooseTheme } from './theme.ts';
import { worldOf } from './world.ts';

/**
 * Runs cases in the full screen until the agent quits; resolves to the exit code. The terminal is put back on every way out.
 * Needs a terminal on standard input and output.
 */
export async function runInk(options: RunOptions): Promise<number> {
  const world = worldOf(options);
  const when = (): When => ({ at: options.now(), steady: performance.now() });
  const first = await firstStored(options, when(), world);

  const screen = openScreen(process.stdout as WriteStream);
  const leave = () => screen.leave();
  process.on('exit', leave);
  const signals = takeSignals();
  try {
    (process.stdin as ReadStream).setRawMode(true);
    screen.enter();
    // Loading Ink takes longer than everything before it.
    const painter = painterOf(world, screen);
    painter.paint(first);
    const { runApp } = await import('./app.tsx');
    return await runApp(first, world, when, screen, painter, casesOf(options), signals);
  } finally {
    leave();
    signals.release();
    process.off('exit', leave);
  }
}

/** The first state, its session stored: that comes before the first question is on the screen. */
async function firstStored(options: RunOptions, when: When, world: World): Promise<State> {
  const resumed = options.resumed ? takenUp(options, options.resumed) : undefined;
  const first = firstState(
    {
      size: sizeOf(process.stdout),
      locale: options.locale,
      theme: chooseTheme(process.env),
      ascii: options.ascii,
      ...(options.words === undefined ? {} : { words: options.words }),
      ...(options.tree === undefined ? {} : { tree: options.tree }),
      keeps: options.journal !== undefined,
      ...(resumed ? { resumed } : {}),
    },
    when,
    world,
  );
  const stored = await first.play?.settled();
  const trouble = stored && troubleOf(stored, options.locale);
  const news = stored && newsSentence(stored, options.locale);
  return {
    ...first,
    ...(news === undefined ? {} : { message: { text: news, tone: 'bad' } }),
    stored: stored !== undefined && options.journal !== undefined && trouble === undefined,
    ...(trouble ? { unstored: trouble.why, message: { text: trouble.sentence, tone: 'bad' } } : {}),
  };
}

/** The session that the command resumed, and what became of its answers. */
function takenUp(options: RunOptions, resumed: ResumedPlay) {
  const play = resumePlay(options, resumed);
  return { play, told: toldOf(resumed, options.locale) };
}
