/** A program in a pseudo-terminal, its screen in an emulator: when does what stand there? */
import * as pty from '@lydell/node-pty';
import xterm from '@xterm/headless';

const OURS =
  /^(CI|CONTINUOUS_INTEGRATION|NO_COLOR|FORCE_COLOR|COLORTERM|COLORFGBG|NODE_OPTIONS|SYMPTREE_.*|LANG|LC_.*)$/;

export function openTerminal(argv, { env = {}, cwd }) {
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OURS.test(name)));
  const screen = new xterm.Terminal({ cols: 100, rows: 30, allowProposedApi: true, logLevel: 'off' });
  const began = performance.now();
  const child = pty.spawn(process.execPath, argv, {
    cols: 100,
    rows: 30,
    name: 'xterm-256color',
    cwd,
    env: { ...inherited, LANG: 'C.UTF-8', ...env },
  });
  const text = () =>
    Array.from(
      { length: screen.rows },
      (_, row) => screen.buffer.active.getLine(screen.buffer.active.baseY + row)?.translateToString(true) ?? '',
    ).join('\n');
  let painted = () => {};
  let over = false;
  child.onData((data) => screen.write(data, () => painted()));
  // The emulator answers for the terminal, as a real one does.
  screen.onData((data) => child.write(data));
  const exited = new Promise((done) =>
    child.onExit(() => {
      over = true;
      painted();
      done();
    }),
  );
  return {
    pid: child.pid,
    began,
    text,
    /** Milliseconds on the clock when the screen first says so. */
    until: (what) =>
      new Promise((done, fail) => {
        const look = () => {
          if (text().includes(what)) finish(done, performance.now());
          else if (over) finish(fail, new Error(`It ended before this was there: ${what}\n${text()}`));
        };
        const late = setTimeout(() => finish(fail, new Error(`Not on the screen: ${what}\n${text()}`)), 20_000);
        const finish = (how, value) => {
          clearTimeout(late);
          painted = () => {};
          how(value);
        };
        painted = look;
        look();
      }),
    write: (keys) => child.write(keys),
    async close() {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
