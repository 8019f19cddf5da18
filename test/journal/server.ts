/** A private PostgreSQL on loopback in a temporary folder, where the machine has one. It stops when the test's process ends, however that ends. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sqlOf } from 'symptree/journal/postgres';

export interface Server {
  readonly url: string;
  start(): Promise<void>;
  /** As a crash would: nobody is waited for. */
  stop(): Promise<void>;
  end(): Promise<void>;
}

/** The folder of the server's programs; undefined where there is none. */
export function serverPrograms(): string | undefined {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((one, other) => Number(other) - Number(one)) : [];
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    ...versions.map((version) => `${debian}/${version}/bin`),
    '/usr/local/pgsql/bin',
    '/opt/homebrew/bin',
  ];
  return folders.find((folder) => existsSync(join(folder, 'initdb')) && existsSync(join(folder, 'postgres')));
}

const isRoot = process.getuid?.() === 0;

/** The server refuses to run as root; then it runs as this user. */
function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (!isRoot) return undefined;
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function startServer(programs: string): Promise<Server> {
  const user = unprivileged();
  const home = await mkdtemp(join(tmpdir(), 'symptree-postgres-'));
  const password = Math.random().toString(36).slice(2);
  await writeFile(join(home, 'password'), password);
  if (user) for (const path of [home, join(home, 'password')]) await chown(path, user.uid, user.gid);
  const data = join(home, 'data');
  const options = { cwd: home, env: { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' }, ...user };
  execFileSync(
    join(programs, 'initdb'),
    [
      '-D',
      data,
      '-U',
      'tester',
      '-A',
      'scram-sha-256',
      `--pwfile=${join(home, 'password')}`,
      '-E',
      'UTF8',
      '--no-sync',
      '--no-instructions',
    ],
    { ...options, stdio: 'pipe' },
  );
  const port = await freePort();
  const url = `postgres://tester:${password}@127.0.0.1:${port}/postgres`;
  let running: ChildProcess | undefined;

  async function start(): Promise<void> {
    // The shell waits on a pipe from this process: when we are gone, however that came, it stops the server.
    const server = `"${join(programs, 'postgres')}" -D "${data}" -p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=200`;
    running = spawn(
      'sh',
      ['-c', `${server} >"${home}/log" 2>&1 & server=$!; cat >/dev/null; kill -QUIT $server; wait $server`],
      {
        ...options,
        stdio: ['pipe', 'ignore', 'ignore'],
      },
    );
    const sql = sqlOf(url);
    try {
      for (let attempt = 0; ; attempt += 1) {
        try {
          await sql.query('select 1', []);
          return;
        } catch (error) {
          if (attempt === 100) throw error;
          await sleep(100);
        }
      }
    } finally {
      await sql.end();
    }
  }

  async function stop(): Promise<void> {
    const stopping = running;
    if (!stopping) return;
    running = undefined;
    const gone = new Promise((resolve) => stopping.once('exit', resolve));
    stopping.stdin?.end();
    await gone;
  }

  await start();
  return {
    url,
    start,
    stop,
    end: async () => {
      await stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
