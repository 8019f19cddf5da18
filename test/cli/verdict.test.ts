/** What is said of a session after its end, from the command line. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesJournal } from 'symptree/journal/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { judgingWords } from '../../cli/words/judging.ts';
import { run, SMALL, symptree } from './program.ts';

let data: string;
let count = 0;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'symptree-verdict-'));
  count = 0;
});
afterEach(() => rm(data, { recursive: true, force: true }));

const env = () => ({ env: { LANG: 'C', SYMPTREE_DATA: data }, newId: () => `session-${++count}` });
const answers = (...values: string[]) => values.map((value) => JSON.stringify({ do: 'answer', value }));
/** To the end: the wireless was weak. */
const ended = () => run(['picture-freezes', '--json', '--agent', 'Li'], [...answers('one', 'phone', 'fixed')], env());
const verdict = (...argv: string[]) => symptree(['verdict', '--pack', SMALL, ...argv], [], env());
const followup = (...argv: string[]) => symptree(['followup', ...argv], [], env());
const exported = async (id: string) => (await symptree(['sessions', 'export', id], [], env())).json;
const packet = async (id: string) =>
  JSON.parse((await symptree(['handoff', id, '--pack', SMALL, '--format', 'json'], [], env())).out);

describe('a verdict', () => {
  it('is stored with the end and the steps it is about, and counted', async () => {
    await ended();
    const { code, json } = await verdict('session-1', 'wrong', '--cause', 'busy-computer', '--by', 'Cho', '--json');
    expect(code).toBe(0);
    const event = (await exported('session-1')).at(-1);
    expect(event).toMatchObject({ type: 'verdict', verdict: 'wrong', cause: 'busy-computer', by: 'Cho' });
    expect(event.diagnosis.cause).toBe('weak-wifi');
    expect(event.diagnosis.steps).toEqual(
      (await exported('session-1')).flatMap(({ type, step }) => (type === 'answered' ? [step] : [])),
    );
    expect(json[0]).toMatchObject({ format: 1, session: 'session-1', found: 'weak-wifi', diagnosis: event.diagnosis });
    expect(await packet('session-1')).toMatchObject({
      verdict: { verdict: 'wrong', cause: { id: 'busy-computer' }, by: 'Cho', steps: event.diagnosis.steps },
    });
    const stats = await symptree(['stats', '--pack', SMALL, '--format', 'json'], [], env());
    expect(JSON.parse(stats.out)).toMatchObject({ verdicts: { right: 0, wrong: 1, unknown: 0 } });
    for (const shown of [
      await symptree(['sessions', 'show', 'session-1'], [], env()),
      await symptree(['handoff', 'session-1', '--pack', SMALL], [], env()),
    ])
      expect(shown.out).toContain('Cho');
  });

  it('can be given again; the last one counts', async () => {
    await ended();
    await verdict('sess', 'unknown');
    expect((await verdict('session-1', 'right')).code).toBe(0);
    const { json } = await symptree(['sessions', 'list', '--format', 'json'], [], env());
    expect(json[0].sessions[0].verdict).toMatchObject({ verdict: 'right' });
  });

  it.each(['Wrong', '错'])('is taken as %s, too', async (word) => {
    await ended();
    const { json } = await verdict('session-1', word, '--json');
    expect(json[0]).toMatchObject({ verdict: 'wrong' });
  });

  it('takes the cause by its name as well', async () => {
    await ended();
    const { json } = await verdict('session-1', 'wrong', '--cause', 'computer too busy', '--json');
    expect(json[0]).toMatchObject({ cause: 'busy-computer' });
  });

  it.each([
    [['session-1', 'wrong', '--cause', 'weak-wfii'], 'unknown-cause', 'weak-wifi'],
    [['session-1', 'wrong', '--cause', '麦克风关了'], 'unknown-cause', 'muted'],
    [['session-1', 'wrong', '--cause', 'weak-wifi'], 'same-cause', ''],
    [['session-1', 'right', '--cause', 'busy-computer'], 'other-cause', ''],
    [['session-1', 'unknown', '--cause', 'busy-computer'], 'cause-unwanted', ''],
    [['session-1', 'rihgt'], 'unknown-verdict', 'right'],
    [['session-1'], 'needs-verdict', ''],
    [['right'], 'needs-id', ''],
    [['nobody', 'right'], 'not-found', ''],
  ])('%j is refused: %s', async (argv, code, suggestion) => {
    await ended();
    const refused = await verdict(...argv, '--json');
    expect(refused.code).toBe(2);
    expect(refused.json[0]).toMatchObject({ error: { code } });
    expect(refused.err).toContain(suggestion);
    expect((await exported('session-1')).some(({ type }) => type === 'verdict')).toBe(false);
  });

  it.each([
    ['restored', ['one', 'phone', 'not-fixed', 'not-fixed', 'fixed']],
    ['escalated', ['one', 'phone', 'not-fixed', 'not-fixed', 'not-fixed', '7b']],
  ] as const)('of an end that is %s without a cause is on what was done', async (end, given) => {
    await run(['picture-freezes', '--json'], answers(...given), env());
    for (const [lang, words, handoff] of [
      ['en', judgingWords('en'), 'weak'],
      ['zh-CN', judgingWords('zh-CN'), '无线'],
    ] as const) {
      const { out } = await verdict('session-1', 'right', '--lang', lang);
      expect(out).toContain(words.withoutCause[end]?.right);
      expect(out).not.toContain(words.verdicts.right);
      expect((await verdict('session-1', 'wrong', '--lang', lang)).out).toContain(words.withoutCause[end]?.wrong);
      const known = await verdict('session-1', 'right', '--cause', 'weak-wifi', '--lang', lang);
      expect(known.out.toLowerCase()).toContain(words.foundSince('').trim().toLowerCase());
      const ticket = await symptree(['handoff', 'session-1', '--pack', SMALL, '--lang', lang], [], env());
      expect(ticket.out).toContain(words.withoutCause[end]?.right);
      expect(ticket.out.toLowerCase()).toContain(handoff);
    }
    const listed = await symptree(['sessions', 'list', '--lang', 'en'], [], env());
    expect(listed.out).toContain(judgingWords('en').withoutCause[end]?.right);
  });

  it.each<[string, readonly string[], number]>([
    ['pack-unreadable', ['--pack', 'test/cli/packs'], 2],
    ['pack-has-errors', ['--pack', 'BROKEN'], 1],
    ['unknown-locale', ['--pack', SMALL, '--lang', 'xx'], 2],
    ['store-off', ['--pack', SMALL, '--store', 'none'], 2],
  ])('where there is nothing to judge with is an error for programs: %s', async (wanted, flags, code) => {
    await ended();
    const broken = join(data, 'broken');
    await mkdir(broken);
    await writeFile(join(broken, 'pack.yaml'), 'pack: broken\n');
    const argv = flags.map((flag) => (flag === 'BROKEN' ? broken : flag));
    const told = await symptree(['verdict', 'session-1', 'right', ...argv, '--json'], [], env());
    expect(told.json).toEqual([{ error: expect.objectContaining({ code: wanted }) }]);
    expect([told.code, told.err === '']).toEqual([code, false]);
    expect((await symptree(['verdict', 'session-1', 'right', ...argv], [], env())).out).toBe('');
  });

  it('is not taken before there is an end', async () => {
    await run(['picture-freezes', '--json'], answers('one'), env());
    const refused = await verdict('session-1', 'right', '--json');
    expect(refused.json[0]).toMatchObject({ error: { code: 'not-ended' } });
  });
});

it('a verdict on a session of another pack is refused', async () => {
  await ended();
  const refused = await symptree(['verdict', 'session-1', 'right', '--pack', 'live', '--json'], [], env());
  expect(refused.json).toEqual([{ error: { code: 'other-pack', about: { pack: 'small' } } }]);
});

describe('by a program that has a session open', () => {
  const RESTORED = answers('one', 'phone', 'not-fixed', 'not-fixed', 'fixed');
  const line = (command: object) => JSON.stringify(command);
  const right = (more: object = {}) => line({ do: 'verdict', verdict: 'right', ...more });
  const talk = (lines: readonly string[], more: readonly string[] = []) =>
    run(['picture-freezes', '--json', '--agent', 'Li', ...more], lines, env());

  it('verdict and follow-up are stored, and the session goes on after them', async () => {
    const { json, code } = await talk([
      ...RESTORED,
      right({ cause: 'weak-wifi', note: 'new router' }),
      line({ do: 'follow-up', by: 'Cho' }),
      line({ do: 'back' }),
      ...answers('fixed'),
    ]);
    expect(code).toBe(0);
    expect(json.filter(({ error }) => error)).toEqual([]);
    const events = await exported('session-1');
    const said = events.slice(-5).map(({ v: _, seq: __, ...event }) => event);
    expect(said.map(({ type }) => type)).toEqual(['verdict', 'followed-up', 'back', 'answered', 'ended']);
    const told = json.slice(-4);
    expect(told[0]).toEqual({ verdict: { session: 'session-1', found: null, ...said[0] } });
    expect(told[0].verdict).toMatchObject({ verdict: 'right', cause: 'weak-wifi', note: 'new router', by: 'Li' });
    expect(told[1]).toEqual({ followUp: { session: 'session-1', dueSince: expect.any(Number), ...said[1] } });
    expect(told[1].followUp.by).toBe('Cho');
  });

  it('are said of another one, by its id', async () => {
    await talk(RESTORED);
    const { json } = await talk([right({ session: 'session-1' }), line({ do: 'follow-up', session: 'session-1' })]);
    expect(json.slice(1, 3)).toMatchObject([
      { verdict: { session: 'session-1' } },
      { followUp: { session: 'session-1' } },
    ]);
    expect((await followup('--json')).json[0]).toMatchObject({ total: 0 });
  });

  it.each<[string, object, readonly string[]]>([
    ['not-ended', { do: 'verdict', verdict: 'right' }, []],
    ['unknown-cause', { do: 'verdict', verdict: 'wrong', cause: 'weak-wfii' }, RESTORED],
    ['cause-unwanted', { do: 'verdict', verdict: 'unknown', cause: 'weak-wifi' }, RESTORED],
    ['nothing-owed', { do: 'follow-up' }, answers('one', 'phone', 'fixed')],
    ['not-found', { do: 'verdict', verdict: 'right', session: 'nobody' }, []],
    ['not-found', { do: 'follow-up', session: 'nobody' }, []],
    ['not-a-command', { do: 'verdict', verdict: 'maybe' }, []],
    ['not-a-command', { do: 'follow-up', notes: '' }, []],
  ])('are refused, and the session goes on: %s', async (wanted, command, before) => {
    const { json } = await talk([...before, line(command), line({ do: 'view' })]);
    const at = json.findIndex(({ error }) => error);
    expect(json[at].error).toMatchObject({ code: wanted, about: expect.any(Object) });
    expect(json[at + 1]).toHaveProperty('view');
    if (wanted === 'unknown-cause') expect(json[at].error.about.suggestion).toBe('weak-wifi');
    expect((await exported('session-1')).some(({ type }) => type === 'verdict' || type === 'followed-up')).toBe(false);
  });

  it('are refused where sessions are not kept', async () => {
    const { json } = await talk([...RESTORED, right(), line({ do: 'follow-up' })], ['--store', 'none']);
    expect(json.slice(-2)).toEqual([
      { error: { code: 'store-off', about: {} } },
      { error: { code: 'store-off', about: {} } },
    ]);
  });

  it('are an error where somebody else went on with it, and stored nowhere', async () => {
    await talk(RESTORED);
    const store = filesJournal({ folder: data });
    const taken = await store.open('session-1');
    expect(taken.ok).toBe(true);
    const { json } = await talk([right({ session: 'session-1' })]);
    await store.release('session-1');
    await store.close();
    expect(json[1]).toMatchObject({ error: { code: 'locked', about: { id: 'session-1' } } });
  });
});

describe('a follow-up', () => {
  const restored = () =>
    run(['picture-freezes', '--json'], answers('one', 'phone', 'not-fixed', 'not-fixed', 'fixed'), env());

  it('is due from the end on, and closed once', async () => {
    await restored();
    await ended();
    for (const listed of [
      await followup('--json'),
      await symptree(['sessions', 'list', '--due', '--format', 'json'], [], env()),
    ])
      expect(listed.json[0]).toMatchObject({
        total: 1,
        sessions: [{ id: 'session-1', followUp: 'due', dueSince: expect.any(Number) }],
      });
    expect((await packet('session-1')).followUp).toEqual({ since: expect.any(Number) });
    expect((await followup('session-1', '--note', 'new router', '--by', 'Li')).code).toBe(0);
    expect((await followup('--json')).json[0]).toMatchObject({ total: 0 });
    expect((await packet('session-1')).followUp).toMatchObject({
      doneAt: expect.any(Number),
      by: 'Li',
      note: 'new router',
    });
    const stats = await symptree(['stats', '--pack', SMALL, '--format', 'json'], [], env());
    expect(JSON.parse(stats.out).followUps).toEqual({ due: 0, done: 1 });
    expect((await followup('session-1', '--json')).json[0]).toMatchObject({ error: { code: 'followed-up-already' } });
  });

  it('is owed by nobody else', async () => {
    await ended();
    expect((await followup('session-1', '--json')).json[0]).toMatchObject({ error: { code: 'nothing-owed' } });
  });

  it('is told by the end, and by resume', async () => {
    const told = await run(['picture-freezes', '--plain'], ['1', '3', '2', '2', '1'], env());
    expect(told.out).toContain('symptree followup');
    const again = await symptree(['resume', 'session-1', '--pack', SMALL, '--plain'], [], env());
    expect(again.out + again.err).toContain('symptree followup session-1');
  });
});
