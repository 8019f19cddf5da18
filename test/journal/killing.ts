/** Kills agents at any moment, and looks whether everything they were told is stored. */
import { type ChildProcess, spawn } from 'node:child_process';
import { type Pack, replay } from '../../engine/index.ts';
import { type JournalEvent, reduce } from '../../engine/journal/index.ts';
import { filesJournal } from '../../engine/journal/node/index.ts';

export interface Workshop {
  /** The program of one agent. */
  readonly program: string;
  readonly packFile: string;
  readonly folder: string;
}

export interface KillOptions {
  readonly kills: number;
  /** Agents at work at the same time, each on a session of his own. */
  readonly lanes: number;
  readonly seed: number;
  /** Called after each kill, with the faults found so far. */
  readonly progress?: (kills: number, faults: number) => void;
}

export interface KillReport {
  readonly kills: number;
  readonly sessions: number;
  /** Events that agents were told are stored. */
  readonly acknowledged: number;
  /** Kills that left a write half done. */
  readonly torn: number;
  /** Events that were stored, but the agent was killed before he was told. */
  readonly unspoken: number;
  /** Everything that should not be. */
  readonly faults: readonly string[];
}

/** A session is left after this many kills, and a new one begun. */
const KILLS_A_SESSION = 25;

export async function killAgents(
  shop: Workshop,
  pack: Pack,
  { kills, lanes, seed, progress }: KillOptions,
): Promise<KillReport> {
  const faults: string[] = [];
  let begun = 0;
  let done = 0;
  let sessions = 0;
  let acknowledged = 0;
  let torn = 0;
  let unspoken = 0;
  let drawn = seed;
  const draw = (below: number): number => {
    drawn = (drawn * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor(drawn / 65_536) % below;
  };

  async function lane(): Promise<void> {
    while (begun < kills) {
      sessions += 1;
      const id = `killed-${sessions}`;
      const store = filesJournal({ folder: shop.folder });
      let before: readonly JournalEvent[] = [];
      for (let turn = 0; turn < KILLS_A_SESSION && begun < kills; turn += 1) {
        begun += 1;
        const told = await killOne(shop, id, draw(30_000), draw(2) === 0 ? draw(4) : draw(40));
        for (const fault of told.faults) faults.push(`${id}: ${fault}`);
        const read = await store.read(id);
        done += 1;
        if (!read.ok) {
          // Killed before the first line was whole: then nobody was told anything.
          if (told.last > 0 || before.length > 0)
            faults.push(`${id}: told ${told.last}, then ${JSON.stringify(read.error)}`);
          progress?.(done, faults.length);
          continue;
        }
        const { events, problems, seq } = read.value;
        if (seq < told.last) faults.push(`${id}: told ${told.last}, stored ${seq}`);
        if (problems.some(({ code }) => code !== 'torn-tail')) faults.push(`${id}: ${JSON.stringify(problems)}`);
        if (JSON.stringify(events.slice(0, before.length)) !== JSON.stringify(before))
          faults.push(`${id}: what was stored has changed`);
        const reduced = reduce(events);
        if (!reduced || replay(pack, reduced.record).report.some(({ fate }) => fate === 'asked-again'))
          faults.push(`${id}: does not replay`);
        torn += problems.length;
        if (told.last > 0) {
          acknowledged += Math.max(0, told.last - before.length);
          unspoken += seq - told.last;
        }
        before = events;
        progress?.(done, faults.length);
      }
      await store.close();
    }
  }

  await Promise.all(Array.from({ length: lanes }, lane));
  return { kills: done, sessions, acknowledged, torn, unspoken, faults };
}

/** Lets an agent work until `patience` milliseconds after he was first told something, then kills him. */
async function killOne(
  shop: Workshop,
  id: string,
  way: number,
  patience: number,
): Promise<{ last: number; faults: string[] }> {
  const child = startAgent(shop, [id, String(way), shop.packFile]);
  const faults: string[] = [];
  let text = '';
  child.stdout?.setEncoding('utf8');
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (chunk: string) => faults.push(chunk));
  const first = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: string) => {
      text += chunk;
      resolve();
    });
    child.once('exit', () => resolve());
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await first;
  await new Promise((resolve) => setTimeout(resolve, patience));
  child.kill('SIGKILL');
  await gone;
  const whole = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '');
  for (const line of whole) if (!/^\d+$/.test(line)) faults.push(line);
  return { last: Math.max(0, ...whole.filter((line) => /^\d+$/.test(line)).map(Number)), faults };
}

/** An agent in a process of its own. `shell`: a command line before his. */
export function startAgent(
  shop: Workshop,
  args: readonly string[],
  options: { shell?: string; uid?: number; gid?: number } = {},
): ChildProcess {
  const { shell, ...user } = options;
  const all = [shop.program, shop.folder, ...args];
  return shell === undefined
    ? spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'pipe'], ...user })
    : spawn('sh', ['-c', `${shell}; exec "$0" "$@"`, process.execPath, ...all], {
        stdio: ['ignore', 'pipe', 'pipe'],
        ...user,
      });
}
