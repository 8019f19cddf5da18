import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { accessSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SMALL } from './program.ts';

const PROGRAM = resolve('dist/cli/symptree.mjs');
beforeAll(() => {
  // `npm install` builds it; after a change of the sources `npm run build` does.
  accessSync(PROGRAM);
});

const env = { PATH: process.env.PATH, LANG: 'C' };
const begin = (argv: readonly string[]) => spawn(PROGRAM, argv, { env, stdio: 'pipe' });

function ended(child: ChildProcessWithoutNullStreams): Promise<{ code: number | null; out: string; err: string }> {
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  return new Promise((done) => child.on('close', (code) => done({ code, out, err })));
}

const start = (argv: readonly string[], input: string) => {
  const child = begin(argv);
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  return ended(child);
};

describe('the built program', () => {
  it('leads piped Chinese words to their end', async () => {
    const { code, out, err } = await start(['run', '--pack', SMALL], '我这边一直转圈圈\n1\n1\n3\n1\n');
    expect(err).toBe('');
    expect(out).toContain('原因：无线信号弱');
    expect(code).toBe(0);
  });

  it('knows the shipped pack by itself, from any folder', async () => {
    const child = spawn(PROGRAM, ['run', '--json'], { env, cwd: '/', stdio: 'pipe' });
    child.stdin.end('{"do":"quit"}\n');
    const { code, out } = await ended(child);
    expect(JSON.parse(out.split('\n')[0] ?? '').view.pack.id).toBe('classroom');
    expect(code).toBe(3);
  });

  it('answers one command before the next is sent', async () => {
    const child = begin(['run', 'picture-freezes', '--json', '--pack', SMALL]);
    const lines: string[] = [];
    const nextLine = () =>
      new Promise<string>((done) => {
        const look = () => (lines.length > 0 ? done(lines.shift() as string) : setTimeout(look, 5));
        look();
      });
    let rest = '';
    child.stdout.on('data', (chunk) => {
      const parts = (rest + chunk).split('\n');
      rest = parts.pop() as string;
      lines.push(...parts);
    });
    expect(JSON.parse(await nextLine()).view.number).toBe(1);
    child.stdin.write('{"do":"answer",');
    child.stdin.write('"value":"one"}\r\n');
    expect(JSON.parse(await nextLine()).view.step.step).toBe('device');
    child.stdin.end();
    expect(JSON.parse(await nextLine()).error.code).toBe('input-ended');
    expect((await ended(child)).code).toBe(3);
  });

  it('says so in one sentence when it is interrupted', async () => {
    const child = begin(['run', 'picture-freezes', '--plain', '--pack', SMALL]);
    const result = ended(child);
    await new Promise((done) => child.stdout.once('data', done));
    child.kill('SIGINT');
    expect(await result).toMatchObject({ code: 130, err: '\n中断了。\n' });
  });

  it('ends quietly when nobody reads any more', async () => {
    const child = begin(['run', 'picture-freezes', '--plain', '--pack', SMALL]);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    await new Promise((done) => child.stdout.once('data', done));
    child.stdout.destroy();
    child.stdin.on('error', () => {});
    child.stdin.write('p\n'.repeat(2000));
    const code = await new Promise((done) => child.on('exit', done));
    expect(code).toBe(141);
    expect(err).toBe('');
  });

  it.each([['check', SMALL], ['--help'], ['run', '--help'], ['run', '--plain', '--pack', SMALL]])(
    'loads neither Ink nor React for %s %s',
    async (...argv) => {
      const child = spawn(
        process.execPath,
        ['--import', `data:text/javascript,${encodeURIComponent(SPY)}`, PROGRAM, ...argv],
        { env, stdio: 'pipe' },
      );
      child.stdin.end('q\n');
      const { err } = await ended(child);
      expect(err).toContain('loaded:symptree.mjs');
      expect(err).not.toContain('loaded:runner');
      expect(err).not.toContain('loaded:server');
      // The control: there is such a file to be loaded.
      for (const kind of ['runner', 'server'])
        expect(readdirSync('dist/cli/chunks').some((name) => name.startsWith(kind))).toBe(true);
    },
  );

  it('loads what reads and checks a pack only where the pack was not checked before', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'symptree-'));
    try {
      const loads = async () => {
        const child = spawn(
          process.execPath,
          ['--import', `data:text/javascript,${encodeURIComponent(SPY)}`, PROGRAM, 'run', '--json', '--pack', SMALL],
          { env: { ...env, XDG_CACHE_HOME: cache, SYMPTREE_STORE: 'none' }, stdio: 'pipe' },
        );
        child.stdin.end('{"do":"quit"}\n');
        const { out, err } = await ended(child);
        return { reads: err.includes('loaded:check-'), view: JSON.parse(out.split('\n')[0] ?? '').view.pack };
      };
      const first = await loads();
      expect(first.reads).toBe(true);
      expect(await loads()).toEqual({ reads: false, view: first.view });
    } finally {
      rmSync(cache, { recursive: true });
    }
  });
});

/** Tells the name of every file of the bundle that is loaded. */
const SPY = `
import { register } from 'node:module';
register('data:text/javascript,' + encodeURIComponent(\`
  import { writeSync } from 'node:fs';
  export async function load(url, context, next) {
    if (url.includes('/dist/cli/')) writeSync(2, 'loaded:' + url.split('/').at(-1) + '\\\\n');
    return next(url, context);
  }
\`));
`;
