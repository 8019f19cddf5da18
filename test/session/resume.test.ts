import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { apply, type Pack, recordOf, replay, tellReport, tellUnused, view } from 'symptree';
import { afterEach, describe, expect, it } from 'vitest';
import { wordsFor } from '../../cli/words/index.ts';
import { at, PACK, packOf, play } from '../pack.ts';
import { aboutOf, type Desk, deskFor, expectedFile, resumeAt, SCENARIOS, SESSION } from './resuming.ts';

const desks: Desk[] = [];
const desk = async (...of: Parameters<typeof deskFor>) => {
  const made = await deskFor(...of);
  desks.push(made);
  return made;
};
afterEach(async () => {
  for (const made of desks.splice(0)) await made.end();
});

/** Gone on with over JSON lines: what is told, and where it stands. */
async function resumed(at: Desk) {
  const { json } = await resumeAt(at, ['--json']);
  const [{ report, unused = [] }, { view }] = json;
  return { report, unused, view };
}
/** What stands on the paper of an agent before the first question. */
async function said(at: Desk, locale: string) {
  const { out } = await resumeAt(at, ['--plain', '--lang', locale]);
  return out.slice(0, out.indexOf(wordsFor(locale).firstHelp));
}
const keyNow = (key: string, now: string | undefined) => now ?? key;

describe.each(SCENARIOS)('%s', (name) => {
  it('was stored by an agent who had the pack before', async () => {
    const { report, unused, view } = await resumed(await desk(name, 'before'));
    expect(new Set(report.map(({ fate }: { fate: string }) => fate))).toEqual(new Set(['kept']));
    expect(unused).toEqual([]);
    expect(view.step.key).toBe('freeze#1/close-apps');
  });

  it('gives this report by ids, and goes on here', async () => {
    const { report, unused, view } = await resumed(await desk(name, 'after'));
    await expect(`${JSON.stringify({ report, unused, at: view.step.key }, null, 2)}\n`).toMatchFileSnapshot(
      expectedFile(name, 'report.json'),
    );
  });

  it('takes no answer for another', async () => {
    const before = await resumed(await desk(name, 'before'));
    const { report, view } = await resumed(await desk(name, 'after'));
    const given = new Map<string, unknown>(
      before.report.map(({ step, value }: { step: string; value: unknown }) => [step, value]),
    );
    expect(report.map(({ step }: { step: string }) => step)).toEqual([...given.keys()]);
    const oldKeys = new Map<string, string>(
      report.map(({ step, now }: { step: string; now?: string }) => [keyNow(step, now), step]),
    );
    for (const { key, value, how } of view.transcript)
      if (how === 'answered') expect(value).toEqual(given.get(oldKeys.get(key) as string));
  });

  it.each(['zh-CN', 'en'])('is told in plain words before the first question: %s', async (locale) => {
    await expect(await said(await desk(name, 'after'), locale)).toMatchFileSnapshot(
      expectedFile(name, `said.${locale}.txt`),
    );
  });
});

it('stands as a table in docs/developers.md', async () => {
  const lines = await Promise.all(
    SCENARIOS.map(async (name) => {
      const { report, unused, at } = JSON.parse(await readFile(expectedFile(name, 'report.json'), 'utf8'));
      const changes = [
        ...report
          .filter(({ fate }: { fate: string }) => fate !== 'kept')
          .map(({ step, fate, why }: Record<string, string>) => `\`${step}\` ${fate} (${why})`),
        ...unused.map(({ fact, value, why }: Record<string, string>) => `\`${fact}=${value}\` not used (${why})`),
      ];
      return `| ${aboutOf(name).changed} | ${changes.join('<br>') || 'all kept'} | \`${at}\` |`;
    }),
  );
  expect(await readFile('docs/developers.md', 'utf8')).toContain(
    ['| what changed | what is told | goes on at |', '|---|---|---|', ...lines].join('\n'),
  );
});

describe('a folder of sessions that was copied to another machine', () => {
  it('is gone on with there, by another agent, in the other language, and back', async () => {
    const here = await desk('changed-wording', 'before');
    const { json } = await resumeAt(here, ['--json', '--lang', 'en'], ['{"do":"answer","value":"not-fixed"}']);
    expect(json[1].view).toMatchObject({ locale: 'en', step: { key: 'freeze#1/close-apps' } });
    const there = await deskFor('changed-wording', 'after');
    desks.push(there);
    await writeFile(join(there.data, `${SESSION}.jsonl`), await readFile(join(here.data, `${SESSION}.jsonl`)));
    const { report, view: end } = await resumed(there);
    expect(report).toHaveLength(5);
    expect(end).toMatchObject({ locale: 'zh-CN', ended: true, step: { end: 'escalated' } });
    const events = (await readFile(join(there.data, `${SESSION}.jsonl`), 'utf8')).trim().split('\n');
    expect(new Set(events.map((line) => JSON.parse(line).e.by))).toEqual(new Set(['ann', 'bob']));
  });

  it('with the lock of a machine that died: told whose it is, and taken over on purpose', async () => {
    const there = await desk('changed-wording', 'after');
    const lock = join(there.data, `${SESSION}.lock`);
    await writeFile(lock, JSON.stringify({ pid: 7, host: 'desk-3', since: 0 }));
    const refused = await resumeAt(there, ['--json', '--lang', 'en']);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/process 7 on desk-3.*--take-over/);
    expect((await resumeAt(there, ['--json', '--take-over'])).json[1].view.step.key).toBe('freeze#1/close-apps');
    await expect(rm(lock)).rejects.toThrow('ENOENT');
  });

  it('in a language whose translation is missing, in the words of the first one', async () => {
    const { json } = await resumeAt(await desk('new-locale', 'after'), ['--json', '--lang', 'fr']);
    expect(json[1].view).toMatchObject({
      locale: 'fr',
      step: { key: 'freeze#1/close-apps', instruction: '请关掉别的软件。' },
    });
  });
});

describe('what a pack does not know', () => {
  const TREE = 'tree: demo\ntitle: Demo\notherwise: to-media\nsteps:\n';
  const FIRST = '  first: {ask: One?, answers: {a: A, b: B}, next: second}\n';
  const SECOND = '  second: {ask: Two?, answers: {a: A, b: B}, next: third}\n';
  const THIRD = '  third: {tell: Done.}\n';
  const three = packOf(TREE + FIRST + SECOND + THIRD);
  const without = packOf(TREE + FIRST.replace('second', 'third') + THIRD);
  const fates = (pack: Pack, record: ReturnType<typeof recordOf>) =>
    replay(pack, record).report.map(({ fate, why }) => [fate, why]);

  it('stays in the record: on the pack that knows it, everything is there again', () => {
    const session = play(three, ['a', 'b']);
    const between = replay(without, recordOf(session)).session;
    expect(at(between)).toBe('third');
    const kept = recordOf(between);
    expect(kept.answers).toEqual(recordOf(session).answers);
    const again = replay(three, kept);
    expect(again.report.map(({ fate }) => fate)).toEqual(['kept', 'kept']);
    expect(view(again.session)).toEqual(view(session));
  });

  it('takes neither of two answers that a rename makes one of', () => {
    const record = recordOf(play(three, ['a', 'b']));
    const merged = packOf(`${TREE.replace('steps:', 'renames: {steps: {first: second}}\nsteps:')}${SECOND}${THIRD}`);
    expect(fates(merged, record)).toEqual([
      ['dropped', 'ambiguous'],
      ['dropped', 'ambiguous'],
    ]);
    expect(at(replay(merged, record).session)).toBe('second');
  });

  it.each([
    ['fact-gone', '  device:\n', '  thing:\n'],
    ['value-gone', 'iphone: iPhone', 'apple: iPhone'],
    ['meaning-changed', 'title: Device', 'title: Device\n    meaning: 2'],
    ['meaning-changed', 'iphone: iPhone', 'iphone: {label: iPhone, meaning: 2}'],
  ])('takes no fact that was handed in for another: %s', (why, from, to) => {
    const tree = `${TREE}${FIRST}  second: {tell: Done.}\n`;
    const record = recordOf(
      play(packOf({ 'demo.yaml': tree }), ['a', { do: 'fact', fact: 'device', value: 'iphone' }], {
        facts: { device: 'iphone', loss: 5 },
      }),
    );
    const changed = packOf({ 'demo.yaml': tree, 'pack.yaml': PACK.replace(from, to) });
    const { session, unused } = replay(changed, record);
    expect(unused).toEqual([{ type: 'fact', fact: 'device', value: 'iphone', why }]);
    expect(view(session).facts.map(({ fact }) => fact)).toEqual(['loss']);
    expect(recordOf(session).given).toEqual(record.given);
  });

  it('takes no number for one of another unit', () => {
    const tree = `${TREE}  first: {tell: Done.}\n`;
    const record = recordOf(play(packOf({ 'demo.yaml': tree }), [], { facts: { loss: 5 } }));
    const changed = packOf({ 'demo.yaml': tree, 'pack.yaml': PACK.replace("unit: '%'", 'unit: ms') });
    expect(replay(changed, record).unused).toMatchObject([{ fact: 'loss', why: 'meaning-changed' }]);
  });

  it('tells of a tree and a severity that are gone', () => {
    const other = 'tree: other\ntitle: Other\notherwise: to-media\nsteps: {there: {tell: There.}}';
    const two = packOf({ 'demo.yaml': TREE + FIRST + SECOND + THIRD, 'other.yaml': other });
    const record = recordOf(play(two, ['a', { do: 'severity', to: 'impaired' }, { do: 'switch', tree: 'other' }]));
    const one = packOf({
      'demo.yaml': TREE + FIRST + SECOND + THIRD,
      'pack.yaml': PACK.replace(/ {2}impaired: .*\n/, ''),
    });
    const { session, unused } = replay(one, record);
    expect(unused).toEqual([
      { type: 'severity', severity: 'impaired' },
      { type: 'tree', tree: 'other' },
    ]);
    expect(at(session)).toBe('second');
    const begun = recordOf(play(two, [], { tree: 'other' }));
    expect(replay(one, begun).unused).toEqual([{ type: 'tree', tree: 'other' }]);
    expect(replay(two, recordOf(replay(one, begun).session)).session.run.tree.id).toBe('other');
  });

  it('goes on at the front door where the tree it began in, or was switched to, is a part of others now', () => {
    const DEMO = `tree: demo\ntitle: Demo\notherwise: to-media\nsteps:\n${FIRST}${SECOND}${THIRD}`;
    const alone = packOf({
      'demo.yaml': DEMO,
      'part.yaml':
        'tree: part\ntitle: Part\notherwise: to-media\nsteps: {see: {ask: See?, answers: {y: Y, n: N}, next: over}, over: {tell: Over.}}',
    });
    const shared = packOf({
      'demo.yaml': DEMO.replace('next: third', 'next: part').replace(
        THIRD,
        `  part: {use: part, next: {seen: third, unseen: third}}\n${THIRD}`,
      ),
      'part.yaml':
        'tree: part\ntitle: Part\nways: [seen, unseen]\nsteps: {see: {ask: See?, answers: {y: Y, n: N}, next: {y: yes-seen, else: not-seen}}, yes-seen: {way: seen}, not-seen: {way: unseen}}',
    });
    for (const record of [
      recordOf(play(alone, ['y'], { tree: 'part' })),
      recordOf(play(alone, [{ do: 'switch', tree: 'part' }, 'y'])),
    ]) {
      const { session, report, unused } = replay(shared, record);
      expect(at(session)).toBe('first');
      expect(unused).toEqual([{ type: 'tree', tree: 'part', why: 'shared' }]);
      expect(report).toEqual([{ step: 'part#1/see', value: 'y', fate: 'dropped', why: 'tree-shared' }]);
      expect(tellReport(session, report, 'en')).toMatchObject([{ asked: 'See?', answer: 'Y', tree: 'Part' }]);
      expect(tellUnused(session, unused, 'en')).toEqual([{ type: 'tree', id: 'part', why: 'shared' }]);
      const end = apply(session, { do: 'answer', value: 'a' }, { at: 0 });
      expect(end).toMatchObject({ ok: true });
      // Everything is there again where it is a tree of its own again.
      expect(replay(alone, recordOf(session)).session.run.tree.id).toBe('part');
    }
    expect(() => play(shared, [], { tree: 'part' })).toThrow(RangeError);
    expect(apply(play(shared, []), { do: 'switch', tree: 'part' }, { at: 0 })).toMatchObject({
      ok: false,
      error: { code: 'unknown-tree' },
    });
  });
});
