/** The program in a real pseudo-terminal, its screen in a terminal emulator. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import { afterAll } from 'vitest';
import { bundleProgram } from '../../scripts/bundle.mjs';

/** Newest change below a folder, as one number. */
function newest(folder: string): number {
  return Math.max(
    0,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
}

/** The built program where it is up to date; else a bundle of its own, made once for these sources. */
export async function program(): Promise<string> {
  const built = resolve('dist/cli/symptree.mjs');
  const changed = Math.max(newest('cli'), newest('engine'));
  if (existsSync(built) && statSync(built).mtimeMs > changed) return built;
  const name = createHash('sha256').update(String(changed)).digest('hex').slice(0, 16);
  const folder = resolve('node_modules/.cache/symptree-tests', name);
  const file = join(folder, 'symptree.mjs');
  if (existsSync(file)) return file;
  const making = `${folder}-${process.pid}`;
  mkdirSync(making, { recursive: true });
  await bundleProgram('symptree', resolve('cli/symptree.ts'), making);
  try {
    renameSync(making, folder);
  } catch {
    // Another test file was faster with the same bundle.
  }
  return file;
}

export interface Terminal {
  readonly pid: number;
  readonly screen: xterm.Terminal;
  /** Everything the program wrote. */
  raw(): string;
  /** What stands on the screen now. */
  text(): string;
  line(row: number): string;
  write(keys: string): void;
  /** Waits until the screen says so. */
  until(what: string | ((text: string) => boolean), milliseconds?: number): Promise<void>;
  /** Writes keys once the screen shows this. */
  on(what: string, keys: string): Promise<void>;
  resize(columns: number, rows: number): void;
  /** Until nothing more arrives for a moment. */
  settled(): Promise<void>;
  readonly exited: Promise<number>;
  kill(signal?: string): void;
  /** Closes the window: the terminal is gone from under the program. */
  hangUp(): void;
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

export interface Opening {
  readonly args?: readonly string[];
  readonly columns?: number;
  readonly rows?: number;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Run by a shell before the program, on the same screen. */
  readonly before?: string;
}

// The thread that waits for a program ends a moment after it has said so; a worker that is gone before it crashes over that.
afterAll(() => pause(300));

/** Sessions of these tests are nobody's. */
const sessions = mkdtempSync(join(tmpdir(), 'symptree-pty-'));
process.on('exit', () => rmSync(sessions, { recursive: true, force: true }));

const live = new Map<pty.IPty, Promise<number>>();
/** Ends whatever a test left behind, and waits until it is gone: a worker that ends before its terminals may crash over that. */
export async function closeAll(): Promise<void> {
  const open = [...live];
  for (const [each] of open) each.kill('SIGKILL');
  await Promise.all(open.map(([, exited]) => exited));
}

export async function open({
  args = ['run', '--pack', resolve('test/runner/packs/sound')],
  columns = 100,
  rows = 30,
  env = {},
  cwd = process.cwd(),
  before,
}: Opening = {}): Promise<Terminal> {
  const file = await program();
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) =>
        !/^(CI|CONTINUOUS_INTEGRATION|NO_COLOR|FORCE_COLOR|COLORTERM|COLORFGBG|SYMPTREE_.*|LANG|LC_.*)$/.test(name),
    ),
  ) as Record<string, string>;
  const screen = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true, logLevel: 'off', scrollback: 5000 });
  const [command, list] = before
    ? ['/bin/sh', ['-c', `${before}; exec "$0" "$@"`, process.execPath, file, ...args]]
    : [process.execPath, [file, ...args]];
  const child = pty.spawn(command as string, list as string[], {
    cols: columns,
    rows,
    name: 'xterm-256color',
    cwd,
    env: { ...inherited, LANG: 'C.UTF-8', SYMPTREE_DATA: sessions, ...env },
  });
  let raw = '';
  let last = Date.now();
  child.onData((data) => {
    raw += data;
    last = Date.now();
    screen.write(data);
  });
  // The emulator answers for the terminal, as a real one does.
  screen.onData((data) => child.write(data));
  const exited = new Promise<number>((done) =>
    child.onExit(({ exitCode, signal }) => {
      live.delete(child);
      done(signal ? 128 + signal : exitCode);
    }),
  );
  live.set(child, exited);
  const line = (row: number) =>
    screen.buffer.active.getLine(screen.buffer.active.baseY + row)?.translateToString(true) ?? '';
  const text = () => Array.from({ length: screen.rows }, (_, row) => line(row)).join('\n');
  const until: Terminal['until'] = async (what, milliseconds = 15_000) => {
    const holds = typeof what === 'string' ? () => text().includes(what) : () => what(text());
    const begin = Date.now();
    while (!holds()) {
      if (Date.now() - begin > milliseconds) throw new Error(`not on the screen: ${what}\n${text()}`);
      await pause(15);
    }
  };
  return {
    pid: child.pid,
    screen,
    raw: () => raw,
    text,
    line,
    write: (keys) => child.write(keys),
    until,
    async on(what, keys) {
      await until(what);
      // The guard against double presses is for fingers, and a test is faster.
      await pause(200);
      child.write(keys);
    },
    resize(width, height) {
      screen.resize(width, height);
      try {
        child.resize(width, height);
      } catch (error) {
        // The program ended a moment ago, and `exited` is about to say so.
        if (!String(error).includes('EBADF')) throw error;
      }
    },
    async settled() {
      do await pause(40);
      while (Date.now() - last < 80);
    },
    exited,
    kill: (signal) => child.kill(signal),
    // Not among the declarations, since it is for Unix alone.
    hangUp: () => (child as pty.IPty & { destroy(): void }).destroy(),
  };
}
