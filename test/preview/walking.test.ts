import { outlineOf, type Pack, recordOf, type Session, view, walkCase } from 'symptree';
import { loadPackFromDisk } from 'symptree/node';
import { describe, expect, it } from 'vitest';
import { drawingOf } from '../../cli/preview/page/drawing.ts';
import { walkTo, wayTo } from '../../cli/preview/page/reaching.ts';
import { adopted, backTo, beginWalk, moved, placesOf, played, resumed } from '../../cli/preview/page/walking.ts';
import { treeGraph } from '../../cli/report/graph/model.ts';
import { wordsFor } from '../../cli/words/index.ts';
import { SMALL } from '../cli/program.ts';
import { packOf, START } from '../pack.ts';

const TREE = `
tree: demo
title: Demo
otherwise: to-media
steps:
  where: {ask: Where?, answers: {home: Home, school: School}, next: {home: how, else: fix}}
  how: {ask: How long?, type: number, min: 1, max: 9, next: fix}
  fix: {do: Move closer., repairs: wifi}
`;
const answers = (...values: (string | number)[]) => values.map((value) => ({ value }));
const loaded = await loadPackFromDisk('trees/classroom');
if (!loaded.pack) throw new Error('The shipped pack has errors.');
const { pack: classroom, cases: files } = loaded;

describe('a walk', () => {
  const pack = packOf(TREE);

  it('stands where it stood when an answer is refused, and says why', () => {
    const walk = moved(beginWalk(pack, 'demo', START), { do: 'answer', value: 'moon' }, START);
    expect(walk.refused?.code).toBe('unknown-answer');
    expect(view(walk.session).step.key).toBe('demo#1/where');
    expect(moved(walk, { do: 'answer', value: 'home' }, START).refused).toBeUndefined();
  });

  it('goes on over a change, and says what became of each answer', () => {
    const walk = played(pack, 'demo', answers('home', 4), START);
    const renamed = TREE.replace('how:', 'since:')
      .replace('home: how', 'home: since')
      .replace('otherwise', 'renames: {steps: {how: since}}\notherwise');
    const next = adopted(walk, packOf(renamed));
    expect(next.news?.report.map(({ fate, why }) => [fate, why])).toEqual([
      ['kept', undefined],
      ['renamed', 'step-renamed'],
    ]);
    expect(view(next.session).step.key).toBe('demo#1/fix');
    const gone = adopted(next, packOf(TREE.replace('home: how', 'home: fix').replace(/ {2}how.*\n/, '')));
    expect(gone.news?.report.map(({ fate }) => fate)).toEqual(['kept', 'dropped']);
    expect(view(gone.session).step.key).toBe('demo#1/fix');
  });

  it('goes back to any question of the way, and is stored and taken up again', () => {
    const walk = played(pack, 'demo', answers('home', 4, 'fixed'), START);
    expect(view(walk.session).ended).toBe(true);
    expect(view(backTo(walk, 'demo#1/where', START).session).step.key).toBe('demo#1/where');
    expect(view(backTo(walk, 'demo#1/how', START).session).transcript).toHaveLength(1);
    const again = resumed(pack, JSON.stringify(recordOf(walk.session)), START);
    expect(again && view(again.session).transcript).toEqual(view(walk.session).transcript);
    for (const stored of [null, '', 'x', '{}', '{"format":2}', '[]', '{"format":1}'])
      expect(resumed(pack, stored, START)).toBeUndefined();
  });
});

const LARGEST = 'keeps-dropping-out';
/** Every step of a tree that can be stood at or passed. */
const stepsOf = (pack: Pack, tree: string) => outlineOf(pack, tree)?.steps.map(({ step }) => step) ?? [];

describe('a drawing', () => {
  it.each(Object.keys(classroom.trees).map((tree) => [tree]))(
    'shows every step and every way of %s, and no box over another',
    (tree) => {
      for (const locale of ['zh-CN', 'en']) {
        const graph = treeGraph(classroom, tree, { locale, words: wordsFor(locale), unfold: false });
        const { boxes, lines, width, height } = drawingOf(graph);
        const shown = new Set([
          ...boxes.map(({ id }) => id),
          ...boxes.flatMap(({ endings }) => endings.map(({ id }) => id)),
        ]);
        expect([...shown].sort()).toEqual(graph.nodes.map(({ id }) => id).sort());
        expect(lines.length + boxes.reduce((sum, { endings }) => sum + endings.length, 0)).toBe(graph.edges.length);
        for (const box of boxes) {
          expect(box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height).toBe(true);
          const over = boxes.filter(
            (other) =>
              other !== box &&
              other.x < box.x + box.width &&
              box.x < other.x + other.width &&
              other.y < box.y + box.height &&
              box.y < other.y + other.height,
          );
          expect(over).toEqual([]);
        }
      }
    },
  );
});

describe('the way to a step', () => {
  const at = (pack: Pack, session: Session | undefined) => session && placesOf(pack, view(session).step.key).at(-1);
  const standable = (pack: Pack, tree: string) =>
    stepsOf(pack, tree).filter(({ kind }) => kind !== 'way' && kind !== 'call');

  it('is found without a case, over conditions and into other trees', async () => {
    const { pack } = await loadPackFromDisk(SMALL);
    if (!pack) throw new Error('The small pack has errors.');
    for (const { id: tree } of Object.values(pack.trees))
      for (const { id: step } of standable(pack, tree))
        expect(at(pack, wayTo(pack, { tree, step }, START))).toEqual({ tree, step });
  });

  it('is that of a case where one comes there', () => {
    const cases = files.flatMap(({ cases: some }) =>
      some.map((given) => ({ ...given, result: walkCase(classroom, given).result })),
    );
    const through = new Set(cases.flatMap(({ result }) => result.way.map(({ tree, step }) => `${tree}/${step}`)));
    const steps = standable(classroom, LARGEST).filter(({ id }) => through.has(`${LARGEST}/${id}`));
    expect(steps.length).toBeGreaterThan(40);
    for (const { id: step } of steps) {
      const walk = walkTo({ pack: classroom, cases }, { tree: LARGEST, step }, START);
      expect(at(classroom, walk?.session)).toEqual({ tree: LARGEST, step });
    }
  });

  it('is undefined where nothing leads', () => {
    expect(wayTo(packOf(TREE), { tree: 'demo', step: 'nowhere' }, START)).toBeUndefined();
    expect(wayTo(packOf(TREE), { tree: 'nowhere', step: 'fix' }, START)).toBeUndefined();
  });
});
