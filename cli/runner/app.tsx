/** The Ink app on the terminal's second page. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ReadStream, WriteStream } from 'node:tty';
import { render } from 'ink';
import { EXIT } from '../exit.ts';
import type { Stored } from '../keeper.ts';
import type { Play } from '../play.ts';
import { SIGNALS, type Signal, type Signals, whileEnding } from '../signals.ts';
import { troubleSentence } from '../storing.ts';
import { sessionWords } from '../words/sessions.ts';
import { SafeScreen } from './components/SafeScreen.tsx';
import { Screen } from './components/Screen.tsx';
import type { Event, When } from './events.ts';
import type { Painter } from './painting/painter.ts';
import { saveCase, writtenOf } from './saving.ts';
import type { Effect, State, World } from './state.ts';
import { createStore } from './store.ts';
import type { Cases } from './stored-cases.ts';
import { packetOf, summaryMarkdown } from './summary.ts';
import { BELL, toClipboard, windowTitle } from './terminal/codes.ts';
import { readKeys } from './terminal/keyboard.ts';
import type { Screen as TerminalScreen } from './terminal/screen.ts';
import type { Token } from './terminal/tokens.ts';
import { chooseTheme } from './theme.ts';
import { runnerWords } from './words/index.ts';

/** The window says its size many times while it is dragged, and some editors shrink it for a moment while an input method is open. */
const RESIZE_WAIT = 60;

/** Whoever ended the program from outside waits no longer than this for a store that does not answer. Milliseconds. */
const PATIENCE = 2000;

/** Lets others go on with the session; undefined where there is none, or where that took too long. */
function layAside(play: Play | undefined, outside: boolean): Promise<Stored | undefined> {
  const left = Promise.resolve(play?.leave());
  return outside ? Promise.race([left, sleep(PATIENCE, undefined, { ref: false })]) : left;
}

/**
 * Draws from the first state on until the agent quits; resolves to the exit code. The terminal is put back on every way out.
 * `cases`: those that were not finished, where sessions are stored.
 */
export async function runApp(
  first: State,
  world: World,
  when: () => When,
  screen: TerminalScreen,
  painter: Painter,
  cases: Cases | undefined,
  signals: Signals,
): Promise<number> {
  const input = process.stdin as ReadStream;
  const output = process.stdout as WriteStream;

  return new Promise<number>((resolve) => {
    let finished = false;
    let retry: (() => void) | undefined;
    let resizing: NodeJS.Timeout | undefined;

    const perform = (effect: Effect, send: (event: Event) => void): void => {
      switch (effect.type) {
        case 'bell':
          screen.signal(BELL);
          return;
        case 'clipboard': {
          const codes = toClipboard(effect.text);
          if (codes === undefined) send({ type: 'too-long' });
          else screen.signal(codes);
          return;
        }
        case 'save': {
          const { play, stored, afterwards } = effect;
          void saveCase(process.cwd(), writtenOf(play, when().at, world.personal, stored)).then((saved) =>
            send(saved.ok ? { type: 'saved', files: saved.files, afterwards } : { type: 'not-saved', why: saved.why }),
          );
          return;
        }
        case 'copy-summary':
          send({ type: 'summary', text: summaryMarkdown(packetOf(effect.play, when().at), effect.stored) });
          return;
        case 'list':
          void cases?.list(store.get().locale).then(send);
          return;
        case 'resume':
          void cases?.resume(effect).then(send);
          return;
        case 'lay-aside':
          void effect.play.leave();
          return;
        case 'exit':
          finish(effect.code);
          return;
      }
    };
    const store = createStore(first, world, when, perform, painter.prepare);

    /** `outside`: somebody else ended it, and nobody may be there to wait. */
    const finish = (code: number, { outside = false, sentence = '' } = {}): void => {
      if (finished) return;
      finished = true;
      clearTimeout(resizing);
      clearInterval(clock);
      store.stop();
      output.off('resize', onResize);
      // Whoever sends a second signal does not want to wait.
      signals.handle(code === SIGNALS.SIGHUP ? whileEnding : undefined);
      process.off('SIGTSTP', onSuspend);
      process.off('SIGCONT', onResume);
      process.off('uncaughtException', onFault);
      process.off('unhandledRejection', onFault);
      keyboard.stop();
      screen.leave();
      app.unmount();
      // The second page is gone with all that stood on it; what matters of the case stays in the scrollback.
      const { view, play, locale, keeps } = store.get();
      if (view && play && view.transcript.length > 0 && code !== SIGNALS.SIGHUP)
        output.write(`${summaryMarkdown(packetOf(play, when().at), keeps)}\n`);
      if (sentence) process.stderr.write(`${sentence}\n`);
      if (view && !view.ended && store.get().stored && code !== SIGNALS.SIGHUP)
        process.stderr.write(`${sessionWords(locale).stored(view.session)}\n`);
      if (process.env.SYMPTREE_DEBUG) for (const fault of store.faults) console.error(fault);
      void layAside(store.get().play, outside).then((left) => {
        if (code === SIGNALS.SIGHUP) {
          // The terminal is gone: Node would try to reset it on its way out and abort over that.
          signals.release();
          process.kill(process.pid, 'SIGHUP');
          return;
        }
        const lost = left && troubleSentence(left, locale, true);
        if (lost) process.stderr.write(`${lost}\n`);
        resolve(code);
      });
    };

    const onKey = (token: Token): void => {
      if (token.type === 'background') {
        store.send({ type: 'theme', theme: chooseTheme(process.env, token.background) });
        return;
      }
      if (retry) {
        const again = retry;
        retry = undefined;
        // Whatever could not be drawn, the present question is tried first.
        store.send({ type: 'broken', redraw: true });
        again();
      }
      store.send({ type: 'token', token });
    };
    const onResize = (): void => {
      clearTimeout(resizing);
      resizing = setTimeout(() => {
        store.send({ type: 'resize', size: screen.size() });
        screen.resized();
      }, RESIZE_WAIT);
    };
    const onSignal = (signal: Signal): void => finish(SIGNALS[signal], { outside: true });
    /** Laid aside by the shell: it gets its screen back, and stops us for good until it lets us go on. */
    const onSuspend = (): void => {
      screen.leave();
      input.setRawMode?.(false);
      process.kill(process.pid, 'SIGSTOP');
    };
    const onResume = (): void => {
      input.setRawMode?.(true);
      screen.enter();
      screen.resized();
    };
    const onFault = (): void => finish(EXIT.fault, { sentence: runnerWords(store.get().locale).fault });

    signals.handle(onSignal);
    process.on('SIGTSTP', onSuspend);
    process.on('SIGCONT', onResume);
    process.on('uncaughtException', onFault);
    process.on('unhandledRejection', onFault);
    output.on('resize', onResize);
    // A terminal that went away is a hang-up, not a fault.
    output.on('error', () => finish(SIGNALS.SIGHUP, { outside: true }));

    let title = '';
    const entitle = (): void => {
      const { view, locale } = store.shown();
      const next = view ? view.tree.title : world.packTitle(locale);
      if (next === title) return;
      title = next;
      screen.signal(windowTitle(next));
    };
    entitle();
    store.subscribe(entitle);
    store.subscribe(() => painter.paint(store.shown()));
    const app = render(
      <SafeScreen
        words={() => runnerWords(store.get().locale)}
        failed={(again) => {
          retry = again;
        }}
      >
        <Screen store={store} frameOf={painter.frame} place={screen.place} />
      </SafeScreen>,
      { stdout: screen.stdout, stdin: input, debug: true, exitOnCtrlC: false, patchConsole: false },
    );
    const keyboard = readKeys(input, onKey, () => finish(SIGNALS.SIGHUP, { outside: true }));
    const clock = setInterval(() => store.send({ type: 'tick' }), 1000);
    const { columns, rows } = screen.size();
    if (columns !== first.size.columns || rows !== first.size.rows) onResize();
  });
}
