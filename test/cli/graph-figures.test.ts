/** What became of stored sessions, laid over the drawing of a tree. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figuresOverlay } from '../../cli/report/graph/overlay.ts';
import { statsWords } from '../../cli/report/stats/words.ts';
import { figures } from '../../engine/index.ts';
import { PACK, packOf } from '../pack.ts';
import { run, SMALL, symptree } from './program.ts';

let data: string;
let count = 0;
const env = () => ({ env: { LANG: 'C', SYMPTREE_DATA: data }, newId: () => `session-${++count}` });
const go = (...values: string[]) =>
  run(
    ['picture-freezes', '--json'],
    values.map((value) => JSON.stringify(value === 'unsure' ? { do: 'unsure' } : { do: 'answer', value })),
    env(),
  );

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'symptree-graph-'));
  for (let index = 0; index < 15; index += 1) await go('one', 'phone', 'fixed');
  for (let index = 0; index < 10; index += 1) await go('one', 'phone', 'cannot', 'fixed');
  await go('unsure');
});
afterAll(() => rm(data, { recursive: true, force: true }));

const graph = (...argv: string[]) =>
  symptree(['graph', ...argv, '--figures', '--pack', SMALL, '--lang', 'en'], [], env());

interface Node {
  readonly id: string;
  readonly count?: number;
  readonly notes?: readonly string[];
  readonly marked?: boolean;
}

describe('symptree graph --figures', () => {
  it('json: how many came to each step, and which way the answers went', async () => {
    const { nodes, edges, about } = JSON.parse((await graph('picture-freezes', '--format', 'json')).out);
    const node = (id: string): Node => nodes.find((one: Node) => one.id === id);
    expect(node('needs.scope')).toMatchObject({ count: 26, figures: { unsure: { count: 1, of: 26 } } });
    expect(node('device').count).toBe(26);
    expect(node('loss').count).toBe(0);
    const [closer] = nodes.filter(({ id }: Node) => id.endsWith('closer'));
    expect(closer).toMatchObject({ count: 25, marked: true });
    const ways = edges.filter(({ from }: { from: string }) => from === closer.id);
    expect(ways.map(({ count: taken }: { count: number }) => taken).sort()).toEqual([10, 15]);
    expect(ways.reduce((sum: number, { share }: { share: number }) => sum + share, 0)).toBeCloseTo(1);
    expect(about).toHaveLength(3);
  });

  it.each(['text', 'mermaid', 'dot', 'svg'])('%s: counts, notes and marks are words too', async (format) => {
    const { code, out } = await graph('picture-freezes', '--format', format);
    expect(code).toBe(0);
    expect(out).toMatch(/26 sessions/);
    expect(out).toContain('could not 40%');
    // A label may be broken after any word.
    expect(out.replace(/<[^>]*>|\\n|\s+/g, ' ').replace(/ +/g, ' ')).toMatch(/15, 60 ?%/);
  });

  it('the pack as a whole: cases by the tree in which they were looked for', async () => {
    const { nodes } = JSON.parse((await graph('--format', 'json')).out);
    expect(nodes.find(({ id }: Node) => id === '/picture-freezes')).toMatchObject({ count: 25 });
    expect(nodes.find(({ id }: Node) => id === '/not-heard')).toMatchObject({ count: 0 });
  });

  it('takes the same filters as stats', async () => {
    const { nodes } = JSON.parse((await graph('picture-freezes', '--agent', 'nobody', '--format', 'json')).out);
    expect(nodes.every(({ count: came = 0 }: Node) => came === 0)).toBe(true);
    expect((await graph('picture-freezes', '--since', 'soon')).code).toBe(2);
    expect((await graph('picture-freezes', '--covered')).code).toBe(2);
  });
});

it('a shared tree drawn by itself shows what all its callers did there', async () => {
  const pack = packOf({
    'pack.yaml': PACK,
    'demo.yaml': `tree: demo
title: Demo
otherwise: to-media
steps:
  first: {use: shared, next: {good: second, bad: to-media}}
  second: {use: shared, next: {good: closer, bad: to-media}}
  closer: {do: Move closer., repairs: wifi}
`,
    'shared.yaml': `tree: shared
title: Shared
ways: [good, bad]
steps:
  test: {ask: Well?, answers: {yes: Yes, no: No}, next: {yes: is-good, else: is-bad}}
  is-good: {way: good}
  is-bad: {way: bad}
`,
  });
  const share = (counted: number, of: number) => ({ count: counted, of, few: true });
  const none = await figures([], { now: 0 });
  const step = (name: string, yes: number) => ({
    step: name,
    kind: 'question',
    reached: 5,
    leftHere: share(0, 5),
    unsure: share(0, 5),
    otherWording: share(0, 5),
    changed: share(0, 5),
    seconds: { count: 5, median: 3, p90: 4 },
    answers: [{ answer: 'yes', share: share(yes, 5) }],
  });
  const steps = [step('demo/first/test', 2), step('demo/second/test', 3)];
  const overlay = (tree: string) => figuresOverlay(pack, tree, { ...none, steps }, statsWords('en'));
  const test = pack.trees.shared?.steps.test;
  const first = pack.trees.demo?.steps.first;
  if (!test || !first) throw new Error('no steps');
  const drawn = { name: 'test', tree: 'shared', step: test };
  expect(overlay('shared').step(drawn)).toMatchObject({ count: 10 });
  expect(overlay('shared').exit(drawn, { by: ['yes'], all: false, to: 'x' })).toEqual({ count: 5, share: 0.5 });
  expect(overlay('demo').step({ ...drawn, name: 'second/test' })).toMatchObject({ count: 5 });
  expect(overlay('demo').step({ name: 'first', tree: 'demo', step: first })).toEqual({ count: 5 });
});
