import { execFile } from 'node:child_process';
import { chmod } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { filesJournal } from 'symptree/journal/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { error, value } from './conformance.ts';
import { killAgents, startAgent } from './killing.ts';
import { pack } from './sessions.ts';
import { workshop } from './workshop.ts';

const AGENT = fileURLToPath(new URL('./agent.ts', import.meta.url));
const TORTURE = fileURLToPath(new URL('../../scripts/torture.mjs', import.meta.url));
const KILLS = 200;

let shop: Awaited<ReturnType<typeof workshop>>;
beforeAll(async () => {
  shop = await workshop(AGENT, pack);
});
afterAll(() => shop.end());

describe('agents in processes of their own', () => {
  it(`find after each of ${KILLS} kills everything that they were told is stored`, { timeout: 120_000 }, async () => {
    const report = await killAgents(shop, pack, { kills: KILLS, lanes: 4, seed: 20_260_901 });
    expect(report.faults).toEqual([]);
    expect(report.kills).toBe(KILLS);
    expect(report.acknowledged).toBeGreaterThan(KILLS);
  });

  it('can be killed by the command for it', { timeout: 60_000 }, async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [TORTURE, '8', '1']);
    expect(stdout).toMatch(/^faults +0$/m);
  });

  it('of many who find a dead owner’s session, one takes it over', { timeout: 60_000 }, async () => {
    const id = 'wanted';
    const dead = startAgent(shop, [id, '1', shop.packFile]);
    await new Promise((resolve) => dead.stdout?.once('data', resolve));
    dead.kill('SIGKILL');
    await new Promise((resolve) => dead.once('close', resolve));
    const rivals = Array.from({ length: 6 }, (_, index) =>
      startAgent(shop, [id, String(index), shop.packFile, 'once']),
    );
    const lines = await Promise.all(
      rivals.map(
        (rival) => new Promise<string>((resolve) => rival.stdout?.once('data', (text) => resolve(String(text).trim()))),
      ),
    );
    const winners = lines.filter((line) => /^\d+$/.test(line));
    expect(winners).toHaveLength(1);
    const winner = rivals[lines.indexOf(winners[0] as string)];
    for (const line of lines)
      if (line !== winners[0]) expect(JSON.parse(line)).toMatchObject({ code: 'locked', owner: { pid: winner?.pid } });
    for (const rival of rivals) rival.kill('SIGKILL');
  });

  it('are told when there is no room left, and nothing half is stored', async () => {
    // A limit on the size of files fails in the middle of a write, as a full disk does.
    const agent = startAgent(shop, ['full', '3', shop.packFile], { shell: "trap '' XFSZ; ulimit -f 24" });
    const lines = await linesOf(agent);
    const last = lines.at(-1) as string;
    expect(JSON.parse(last)).toMatchObject({ code: 'unavailable', why: 'full', again: true });
    const told = Math.max(...lines.slice(0, -1).map(Number));
    const store = filesJournal({ folder: shop.folder });
    // Everything he was told, and of what failed nothing.
    expect(value(await store.open('full'))).toMatchObject({ seq: told, problems: [] });
    expect(value(await store.append('full', told, [{ type: 'paused', at: 0 }]))).toBe(told + 1);
    await store.close();
  });

  it.skipIf(process.getuid === undefined)('are told when the folder is read-only', async () => {
    await filesJournal({ folder: shop.folder }).list();
    await chmod(dirname(shop.folder), 0o755);
    await chmod(shop.folder, 0o555);
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const [line] = await linesOf(startAgent(shop, ['ro', '3', shop.packFile], nobody));
    await chmod(shop.folder, 0o700);
    expect(JSON.parse(line as string)).toMatchObject({ code: 'unavailable', why: 'no-permission' });
    const store = filesJournal({ folder: shop.folder });
    expect(error(await store.read('ro')).code).toBe('not-found');
  });
});

async function linesOf(agent: ReturnType<typeof startAgent>): Promise<string[]> {
  let text = '';
  agent.stdout?.on('data', (chunk) => {
    text += chunk;
  });
  agent.stderr?.on('data', (chunk) => {
    text += chunk;
  });
  const late = sleep(20_000).then(() => agent.kill('SIGKILL'));
  await Promise.race([new Promise((resolve) => agent.once('close', resolve)), late]);
  return text.trim().split('\n');
}
