/** The full-screen face: from what the run was started with to its first frame, and an Ink app from there. */
import type { ReadStream, WriteStream } from 'node:tty';
import type { FateLine, Locale } from '../engine.ts';
import { type ResumedPlay, type RunOptions, resumePlay } from '../play.ts';
import { troubleSentence } from '../storing.ts';
import { sessionWords } from '../words/sessions.ts';
import { firstState } from './dispatch.ts';
import type { When } from './events.ts';
import { frameOf } from './layout.ts';
import { frameText } from './painting/frame.ts';
import { narrowingShown, type State, type World } from './state.ts';
import { openScreen, type Screen, sizeOf } from './terminal/screen.ts';
import { SIGNALS } from './terminal/signals.ts';
import { chooseTheme, THEMES } from './theme.ts';
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
  const onSignal = (signal: NodeJS.Signals) => process.exit(SIGNALS[signal as keyof typeof SIGNALS]);
  process.on('exit', leave);
  for (const signal of Object.keys(SIGNALS)) process.on(signal, onSignal);
  try {
    (process.stdin as ReadStream).setRawMode(true);
    screen.enter();
    paintEarly(first, world, screen);
    const { runApp } = await import('./app.tsx');
    return await runApp(first, world, when, screen, () => {
      for (const signal of Object.keys(SIGNALS)) process.off(signal, onSignal);
    });
  } finally {
    leave();
    process.off('exit', leave);
  }
}

/** The first state, its session stored: that comes before the first question is on the screen. */
async function firstStored(options: RunOptions, when: When, world: World): Promise<State> {
  const resumed = options.resumed ? resumePlay(options, options.resumed) : undefined;
  const first = firstState(
    {
      size: sizeOf(process.stdout),
      locale: options.locale,
      theme: chooseTheme(process.env),
      ascii: options.ascii,
      ...(options.words === undefined ? {} : { words: options.words }),
      ...(options.tree === undefined ? {} : { tree: options.tree }),
      ...(resumed ? { play: resumed } : {}),
    },
    when,
    world,
  );
  const stored = await first.play?.settled();
  const trouble = stored && troubleSentence(stored, options.locale);
  return {
    ...first,
    stored: stored !== undefined && options.journal !== undefined && trouble === undefined,
    ...(trouble === undefined ? {} : { message: { text: trouble, tone: 'bad' } }),
    ...(options.resumed ? { message: { text: resumedSentence(options.resumed, options.locale), tone: 'plain' } } : {}),
  };
}

/** The first frame, while Ink is still being loaded: that takes longer than everything before it. Ink draws it again, unchanged. */
function paintEarly(state: State, world: World, screen: Screen): void {
  try {
    const frame = frameOf(state, world, (view) => narrowingShown(state, view));
    const text = frameText(frame, state.size.columns, THEMES[state.theme]);
    if (text === undefined) return;
    screen.place(frame.cursor);
    screen.stdout.write(text);
  } catch {
    // What cannot be drawn is told by the app, which draws the same in a moment.
  }
}

/** What became of the stored answers, in one line; the list of earlier answers has the rest. */
function resumedSentence({ session, report }: ResumedPlay, locale: Locale): string {
  const words = sessionWords(locale);
  const count = (fate: FateLine['fate']) => report.filter((line) => line.fate === fate).length;
  const changed = (['asked-again', 'waiting', 'dropped'] as const).filter((fate) => count(fate) > 0);
  const kept = words.resumed(session.start.id.slice(0, 8), count('kept') + count('renamed'));
  return changed.length === 0
    ? kept
    : `${kept} ${words.resumedChanged} ${changed.map((fate) => `${words.fate[fate]} ${count(fate)}`).join(' · ')}`;
}
