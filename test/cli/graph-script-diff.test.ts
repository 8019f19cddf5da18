import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { wrapped } from '../../cli/report/graph/drawing.ts';
import { SMALL, symptree } from './program.ts';

const PACK = ['--pack', SMALL];
const classroom = ['--pack', 'trees/classroom'];

describe('symptree graph', () => {
  it('text: every step once, what was shown already by its number', async () => {
    const { code, out } = await symptree(['graph', 'picture-freezes', ...PACK, '--lang', 'en']);
    expect(code).toBe(0);
    const numbers = [...out.matchAll(/(?:→ |^)(\d+) .*\[[a-z-]+\]$/gm)].map(([, number]) => Number(number));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(out).toMatch(/→ \(\d+\)/);
  });

  it('json: every edge leads from a node to a node', async () => {
    const { nodes, edges } = JSON.parse(
      (await symptree(['graph', 'picture-freezes', ...PACK, '--format', 'json'])).out,
    );
    const ids = new Set(nodes.map(({ id }: { id: string }) => id));
    expect(edges.length).toBeGreaterThan(5);
    for (const { from, to } of edges) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
  });

  it('unfolds shared trees, with every edge still between nodes', async () => {
    const draw = async (...flags: string[]) =>
      JSON.parse((await symptree(['graph', 'picture-freezes', ...classroom, '--format', 'json', ...flags])).out);
    const { nodes, edges } = await draw('--unfold');
    const ids = new Set(nodes.map(({ id }: { id: string }) => id));
    expect(ids.has('same-place-hotspot/switch')).toBe(true);
    expect(edges.filter(({ from, to }: { from: string; to: string }) => !ids.has(from) || !ids.has(to))).toEqual([]);
    expect((await draw()).nodes.some(({ id }: { id: string }) => id === 'same-place-hotspot/switch')).toBe(false);
  });

  it('mermaid: labels are quoted, nothing in them is markup', async () => {
    const { out } = await symptree(['graph', 'front-door', ...PACK, '--format', 'mermaid', '--lang', 'zh-CN']);
    expect(out).toMatch(/^flowchart TD\n/);
    for (const line of out.trim().split('\n').slice(1)) expect(line).toMatch(/^ {2}(?:n\d+\S|n\d+ -->|style n\d+ )/);
  });

  it('svg: Graphviz takes what dot says', async () => {
    const { code, out } = await symptree(['graph', ...PACK, '--format', 'svg']);
    expect(code).toBe(0);
    expect(out).toContain('</svg>');
  });

  it('lays over it how often cases went there', async () => {
    const { nodes } = JSON.parse(
      (await symptree(['graph', 'picture-freezes', ...classroom, '--covered', '--format', 'json'])).out,
    );
    expect(nodes.some(({ count }: { count?: number }) => (count ?? 0) > 0)).toBe(true);
  });

  it('suggests the tree that was meant', async () => {
    expect(await symptree(['graph', 'picture-freeze', ...PACK])).toMatchObject({
      code: 2,
      err: expect.stringContaining('picture-freezes'),
    });
  });

  it('wraps Chinese by columns, marks staying with what they close', () => {
    expect(wrapped('请退出微信，再进来一次。', 10)).toEqual(['请退出微信，', '再进来一次。']);
  });
});

describe('symptree script', () => {
  it('every "go to" names a step that is there, further down', async () => {
    const { code, out } = await symptree(['script', 'picture-freezes', ...PACK, '--lang', 'en']);
    expect(code).toBe(0);
    const last = [...out.matchAll(/^## (\d+)\./gm)].length;
    let now = 0;
    for (const line of out.split('\n')) {
      const heading = /^## (\d+)\./.exec(line);
      if (heading) now = Number(heading[1]);
      for (const [, to] of line.matchAll(/→ go to (\d+)/g)) {
        expect(Number(to)).toBeGreaterThan(now);
        expect(Number(to)).toBeLessThanOrEqual(last);
      }
    }
  });

  it('both languages stand side by side', async () => {
    const { out } = await symptree(['script', 'picture-freezes', ...PACK, '--both']);
    expect(out).toContain('| zh-CN | en |');
    expect(out).toMatch(/请坐到路由器旁边.*\| .*Please sit next to the router/);
  });

  it('html: every link has its target', async () => {
    const { out } = await symptree(['script', 'picture-freezes', ...PACK, '--both', '--format', 'html']);
    const ids = new Set([...out.matchAll(/ id="(s\d+)"/g)].map(([, id]) => id));
    const links = [...out.matchAll(/href="#(s\d+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('says what may be answered also where all answers lead to one place, and where it begins', async () => {
    const { out } = await symptree(['script', 'camera-black', ...classroom, '--lang', 'en']);
    expect(out).toMatch(/\*Answers\*: [^\n]+ \/ [^\n]+ \/ Not sure/);
    expect(out).toMatch(/^- Begin → go to \d+/m);
  });

  it('wants a tree', async () => {
    expect((await symptree(['script', ...PACK])).code).toBe(2);
  });
});

describe('symptree diff', () => {
  let folder: string;
  beforeEach(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'symptree-')), 'small');
    await cp(SMALL, folder, { recursive: true });
  });
  afterEach(() => rm(dirname(folder), { recursive: true, force: true }));
  const change = async (file: string, from: string | RegExp, to: string) => {
    const text = await readFile(join(folder, file), 'utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    await writeFile(join(folder, file), changed);
  };
  const diff = async (...argv: string[]) =>
    JSON.parse((await symptree(['diff', ...argv, '--format', 'json', '--walk', '100'])).out);

  it('finds nothing between equal packs', async () => {
    expect(await diff(SMALL, folder)).toMatchObject({
      changes: [],
      cases: [],
      sessions: { moved: [], interrupted: 0, fates: [] },
    });
  });

  it('a sentence is words, and no session notices', async () => {
    await change('not-heard.yaml', '图标上有斜线吗', '图标是红的吗');
    const { changes, sessions } = await diff(SMALL, folder);
    expect(changes).toMatchObject([{ kind: 'words', tree: 'not-heard', at: expect.stringContaining('@zh-CN') }]);
    expect(sessions).toMatchObject({ moved: [], interrupted: 0 });
  });

  it('another way on is meaning, and moves cases and sessions', async () => {
    await writeFile(
      join(folder, 'a.cases.yaml'),
      'cases:\n  one:\n    story: 卡\n    tree: picture-freezes\n    facts: {scope: one, device: windows}\n    helps: [closer]\n    ends: {end: resolved}\n',
    );
    await change('picture-freezes.yaml', 'repairs: weak-wifi', 'repairs: router-busy');
    const pack = await readFile(join(folder, 'pack.yaml'), 'utf8');
    if (!pack.includes('router-busy'))
      await change('pack.yaml', /\ncauses:\n/, '\ncauses:\n  router-busy: 路由器太忙\n');
    const { changes, cases } = await diff(SMALL, folder);
    expect(changes).toContainEqual(
      expect.objectContaining({ kind: 'meaning', tree: 'picture-freezes', at: expect.stringMatching(/repairs/) }),
    );
    expect(cases).toMatchObject([{ id: 'one', before: expect.stringContaining('weak-wifi') }]);
  });

  it('walks also from the trees that changed, so that their sessions are among those tried', async () => {
    const trees = join(dirname(folder), 'trees');
    await cp('trees', trees, { recursive: true });
    const tree = join(trees, 'common', 'camera-black.yaml');
    const before = await readFile(tree, 'utf8');
    const after = before.replace('\n  others-see:\n', '\n  others-see:\n    meaning: 2\n');
    expect(after).not.toBe(before);
    await writeFile(tree, after);
    const { sessions } = await diff('trees/classroom', join(trees, 'classroom'));
    expect(sessions.interrupted).toBeGreaterThan(0);
    expect(sessions.fates).toContainEqual(
      expect.objectContaining({ step: 'camera-black/others-see', fate: 'asked-again', why: 'meaning-changed' }),
    );
  });

  it('compares with a revision of git, leaving the work tree alone', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', folder, '-c', 'user.name=t', '-c', 'user.email=t@example.org', ...args], {
        stdio: 'pipe',
      });
    git('init', '-q');
    git('add', '.');
    git('commit', '-q', '-m', 'first');
    await change('not-heard.yaml', '图标上有斜线吗', '图标是红的吗');
    expect((await diff('HEAD', '--pack', folder)).changes).toHaveLength(1);
    expect(git('status', '--short').toString()).toBe(' M not-heard.yaml\n');
    expect((await symptree(['diff', 'no-such-revision', '--pack', folder])).code).toBe(2);
  });
});
