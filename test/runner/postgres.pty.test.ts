/** A team on one database: terminals of their own, two at the same session, a database that stops and comes back. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { serverPrograms, startServer } from '../journal/server.ts';
import { closeAll, open, program, type Terminal } from './pty.ts';

const PACK = resolve('test/runner/packs/sound');
const programs = serverPrograms();
if (programs === undefined)
  console.warn('There is no PostgreSQL on this machine: terminals of several processes on one database are not tried.');

const home = mkdtempSync(join(tmpdir(), 'symptree-team-'));
afterEach(closeAll);
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe.skipIf(programs === undefined)('a team on PostgreSQL', async () => {
  if (programs === undefined) return;
  const server = await startServer(programs);
  afterAll(() => server.end());
  beforeAll(async () => {
    await program();
  }, 60_000);

  const terminal = (...args: string[]) =>
    open({ args: [...args, '--pack', PACK, '--store', server.url], cwd: home, columns: 110 });
  const symptree = async (...args: string[]) => {
    const { SYMPTREE_STORE: _, ...env } = process.env;
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      [await program(), ...args, '--store', server.url, '--lang', 'en'],
      { encoding: 'utf8', cwd: home, env },
    );
    return { stdout, stderr, status };
  };
  const newest = async () =>
    JSON.parse((await symptree('sessions', 'list', '--format', 'json')).stdout.split('\n')[0] as string).sessions[0];
  const eventsOf = async (id: string) =>
    (await symptree('sessions', 'export', id)).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const quit = async (t: Terminal) => {
    t.write('q');
    await t.on('退出', '1');
    await t.exited;
  };

  it('one escalates, another goes on in another terminal, nothing is asked twice, a verdict is given and counted', async () => {
    const ann = await terminal('run', 'not-heard', '--agent', 'ann');
    await ann.on('是只有一个人', '2');
    await ann.on('麦克风的图标', '1');
    await ann.on('请点一下麦克风图标', 'e');
    await ann.on('升级', '1');
    await ann.on('教室号是多少', 'C-7\r');
    await ann.until('已升级');
    await quit(ann);

    const { id, status, end } = await newest();
    expect([status, end.end]).toEqual(['ended', 'escalated']);
    const packet = JSON.parse((await symptree('handoff', id, '--format', 'json', '--pack', PACK)).stdout);
    expect(packet).toMatchObject({ session: id });
    expect(packet.resume).toContain(id);
    expect(JSON.stringify(packet)).toContain('C-7');

    const bob = await terminal('resume', id, '--agent', 'bob');
    await bob.until('已升级');
    await bob.settled();
    bob.write('t');
    await bob.on('请点一下麦克风图标', '2');
    await bob.on('换一个麦克风', '1');
    await bob.until('已解决');
    await quit(bob);

    const events = await eventsOf(id);
    const asked = events.filter(({ type }) => type === 'answered').map(({ step, by }) => [step, by]);
    expect(asked).toEqual([
      ['not-heard#1/scope', 'ann'],
      ['not-heard#1/mute', 'ann'],
      ['~escalate#1/to-media.room', 'ann'],
      ['not-heard#1/open-mic', 'bob'],
      ['not-heard#1/choose-mic', 'bob'],
    ]);

    const verdict = await symptree('verdict', id, 'right', '--by', 'media team', '--json', '--pack', PACK);
    expect(verdict.status).toBe(0);
    const figures = JSON.parse((await symptree('stats', '--format', 'json', '--pack', PACK)).stdout);
    expect(figures).toMatchObject({ sessions: 1, ended: 1, verdicts: { right: 1, wrong: 0, unknown: 0 } });
    expect(figures.ends.resolved).toMatchObject({ count: 1, of: 1 });
  }, 120_000);

  it('two at the same session at the same time: who comes second is told, and nothing is lost', async () => {
    const ann = await terminal('run', 'not-heard', '--agent', 'ann');
    await ann.on('是只有一个人', '2');
    await ann.until('麦克风的图标');
    const { id } = await newest();

    const bob = await terminal('resume', id, '--agent', 'bob', '--lang', 'en');
    await bob.until('ann was at this session');
    await bob.on('Is there a line', '2');
    await bob.until('换一个麦克风');
    // Ann still has the question on her screen that Bob has answered.
    ann.write('1');
    await ann.until('bob刚才也在做这个会话');
    await ann.until('换一个麦克风');
    await ann.settled();
    ann.write('n');
    await ann.on('记一笔', '在家上课\r');
    await ann.until('记下了');
    // Bob answers what both are asked now.
    await bob.on('换一个麦克风', '1');
    await bob.until('ann went on with this session');
    await bob.until('Solved');
    expect(bob.text()).toContain('taken along');

    const events = await eventsOf(id);
    expect(
      events.filter(({ type }) => type === 'answered').map(({ step, by, set }) => [step, by, set[step].value]),
    ).toEqual([
      ['not-heard#1/scope', 'ann', 'all'],
      ['not-heard#1/mute', 'bob', 'plain'],
      ['not-heard#1/choose-mic', 'bob', 'fixed'],
    ]);
    expect(events.find(({ type }) => type === 'noted')).toMatchObject({ by: 'ann' });
  }, 120_000);

  it('stopped in the middle: the agent is told and goes on; started: everything is stored', async () => {
    const ann = await terminal('run', 'not-heard', '--agent', 'ann');
    await ann.on('是只有一个人', '2');
    await ann.until('麦克风的图标');
    const { id } = await newest();
    await server.stop();
    ann.write('1');
    await ann.until('数据库连不上', 30_000);
    expect(ann.text()).toContain('请点一下麦克风图标');
    expect(ann.text()).toContain('可以接着做');
    await server.start();
    await ann.on('请点一下麦克风图标', '2');
    await ann.until((text) => text.includes('换一个麦克风') && !text.includes('数据库连不上'), 30_000);
    process.kill(ann.pid, 'SIGKILL');
    await ann.exited;
    const answered = (await eventsOf(id)).filter(({ type }) => type === 'answered');
    expect(answered.map(({ step }) => step)).toEqual(['not-heard#1/scope', 'not-heard#1/mute', 'not-heard#1/open-mic']);
  }, 120_000);

  it('stopped, and left before it is back: what is not stored is said on the way out', async () => {
    const ann = await terminal('run', 'not-heard', '--agent', 'ann', '--lang', 'en');
    await ann.on('是只有一个人', '2');
    await ann.until('Is there a line');
    await server.stop();
    await ann.on('Is there a line', '1');
    await ann.until('the database does not answer', 30_000);
    ann.write('\u0003');
    await ann.on('Quit now', '\u0003');
    await ann.exited;
    await ann.settled();
    expect(ann.text()).toContain('Not stored (1)');
    await server.start();
  }, 120_000);
});
