/**
 * Small random packs, built as model objects: questions with and without facts, conditions, lists, calls, continuations,
 * repairs, changes, severities, rush ways and ends. Without circles by construction; every way is mapped.
 */
import fc from 'fast-check';
import type {
  Answer,
  Condition,
  Fact,
  FactSetting,
  FactValue,
  Id,
  Input,
  Pack,
  Step,
  Target,
  Text,
  Tree,
  Way,
} from '../../engine/language/model.ts';

export interface PackShape {
  /** Each fact asked once, no conditions, nothing that changes or sets facts, no rush, no severities. */
  readonly plain: boolean;
  readonly trees: number;
  readonly sharedTrees: number;
  readonly stepsPerTree: number;
  /** How many steps ahead a way may lead; small numbers make long walks. */
  readonly ahead: number;
}
const SHAPE: PackShape = { plain: false, trees: 2, sharedTrees: 2, stepsPerTree: 5, ahead: 1000 };

/** Draws numbers below a bound; an empty tape draws 0, so that shorter tapes make simpler packs. */
type Draw = (below: number) => number;

/** Random packs; the front door is `tree-0`. */
export function arbitraryPack(shape: Partial<PackShape> = {}): fc.Arbitrary<Pack> {
  const most = (shape.stepsPerTree ?? SHAPE.stepsPerTree) * 80;
  return fc
    .noBias(fc.array(fc.nat(9999), { minLength: most / 20, maxLength: most, size: 'max' }))
    .map((tape) => packFromTape(tape, { ...SHAPE, ...shape }));
}

export function packFromTape(tape: readonly number[], shape: PackShape): Pack {
  let at = 0;
  const draw: Draw = (below) => {
    const drawn = (tape[at] ?? 0) % below;
    at += 1;
    return drawn;
  };
  return makePack(draw, shape);
}

export const words = (at: string): Text => ({ at, words: { en: at } });
const pick = <T>(draw: Draw, from: readonly T[]): T => from[draw(from.length)] as T;

const value = (id: Id, parents: readonly Id[], more: Partial<FactValue> = {}): FactValue => ({
  id,
  label: words(id),
  parents,
  leaf: true,
  ...more,
});
const fact = (key: string, type: Fact['type'], more: Partial<Fact> = {}): Fact => ({
  key,
  title: words(key),
  ask: words(`${key}?`),
  type,
  values: [],
  given: false,
  personal: false,
  ...more,
});

const CAUSES = ['cause-0', 'cause-1', 'cause-2', 'cause-3', 'cause-4', 'cause-5'];
const SEVERITIES = ['grave', 'middling'];
const CHOICES = ['scope', 'device', 'light'];

const FACTS: readonly Fact[] = [
  fact('scope', 'choice', { values: [value('one', [], { share: 0.6 }), value('class', [], { severity: 'middling' })] }),
  fact('device', 'choice', {
    values: [
      value('computer', [], { leaf: false }),
      value('windows', ['computer'], { share: 0.5 }),
      value('mac', ['computer']),
      value('phone', []),
    ],
  }),
  fact('light', 'choice', { values: [value('on', []), value('off', [])] }),
  fact('loss', 'number', { min: 0, max: 100 }),
  fact('tried', 'several', { values: [value('restart', []), value('move', [])] }),
  fact('note', 'text'),
  fact('restarted', 'outcome'),
];
/** Values to hand in or set, by fact. */
export const SETTINGS: Readonly<Record<string, readonly FactSetting[]>> = {
  scope: ['one', 'class'],
  device: ['windows', 'mac', 'phone', 'computer'],
  light: ['on', 'off'],
  loss: [0, 5, 20],
  tried: [[], ['restart'], ['restart', 'move']],
  note: ['x'],
  restarted: ['fixed', 'not-fixed', 'cannot'],
};

function makePack(draw: Draw, shape: PackShape): Pack {
  const unasked = new Set(FACTS.map(({ key }) => key));
  const shared = Array.from({ length: draw(shape.sharedTrees + 1) }, (_, index) => `shared-${index}`);
  const own = Array.from({ length: 1 + draw(shape.trees) }, (_, index) => `tree-${index}`);
  const trees: Record<Id, Tree> = {};
  // A shared tree calls those before it, a tree goes on in those behind it.
  // A shared tree may be called twice, so that a plain one asks for no facts.
  shared.forEach((id, index) => {
    trees[id] = makeTree(
      draw,
      shape,
      id,
      shared.slice(0, index),
      [],
      ['works', 'fails'],
      shape.plain ? new Set() : unasked,
    );
  });
  own.forEach((id, index) => {
    trees[id] = makeTree(draw, shape, id, shared, own.slice(index + 1), undefined, unasked);
  });
  const rule = shape.plain || draw(2) === 0 ? {} : { when: condition(draw, 1) };
  return {
    format: 1,
    id: 'random',
    version: '1.0.0',
    title: words('random'),
    locales: ['en'],
    frontDoor: 'tree-0',
    hidden: [],
    escalation: {
      ...emptyTree('~escalate'),
      start: 'escalated',
      steps: { escalated: { kind: 'end', id: 'escalated', end: 'escalated', cause: null, team: 'support', bring: [] } },
    },
    facts: Object.fromEntries(FACTS.map((one) => [one.key, one])),
    causes: Object.fromEntries(CAUSES.map((id, index) => [id, { id, title: words(id), weight: index + 1 }])),
    severities: SEVERITIES.map((id, rank) => ({ id, title: words(id), ...(rank === 0 ? rule : {}) })),
    teams: {
      support: { id: 'support', title: words('support'), timeZone: 'UTC', hours: [], holidays: [], languages: ['en'] },
    },
    glossary: [],
    known: {},
    targets: {},
    trees,
    renames: { trees: {}, facts: {}, values: {} },
  };
}

const emptyTree = (id: Id): Tree => ({
  id,
  file: `${id}.yaml`,
  title: words(id),
  keywords: {},
  start: '',
  steps: {},
  renames: { steps: {}, answers: {} },
});

function makeTree(
  draw: Draw,
  shape: PackShape,
  id: Id,
  callable: readonly Id[],
  onward: readonly Id[],
  ways: readonly Id[] | undefined,
  unasked: Set<string>,
): Tree {
  const count = shape.ahead < shape.stepsPerTree ? shape.stepsPerTree : draw(shape.stepsPerTree);
  const last = ways ? ways.length : 2;
  const ids = Array.from({ length: count + last }, (_, index) => `s${index}`);
  const steps: Record<Id, Step> = {};
  ids.forEach((step, index) => {
    const near = ids.slice(index + 1, index + 1 + shape.ahead);
    // With ways of bounded reach, other trees come near the end of this one, so that walks are long.
    const leaves = index + shape.ahead >= count ? onward : [];
    const goals: Target[] = [...near, ...leaves.map((tree) => `/${tree}`)];
    const way = (): Way => makeWay(draw, shape, goals);
    if (index < count) steps[step] = makeStep(draw, shape, step, way, callable, unasked);
    else if (ways) steps[step] = { kind: 'way', id: step, way: ways[index - count] as Id };
    else
      steps[step] = {
        kind: 'end',
        id: step,
        end: 'resolved',
        cause: draw(4) === 3 ? null : pick(draw, CAUSES),
        bring: [],
      };
  });
  const start = draw(4) === 0 ? makeWay(draw, shape, ids) : (ids[0] as Id);
  const rush = shape.plain || draw(4) !== 3 ? {} : { rush: { when: condition(draw, 1), to: pick(draw, ids) } };
  const severity = shape.plain || draw(4) !== 3 ? {} : { severity: pick(draw, SEVERITIES) };
  return { ...emptyTree(id), start, steps, ...rush, ...severity, ...(ways ? { ways } : {}) };
}

function makeWay(draw: Draw, shape: PackShape, goals: readonly Target[]): Way {
  if (shape.plain || draw(4) !== 3) return pick(draw, goals);
  const branches = Array.from({ length: 1 + draw(2) }, () => ({ when: condition(draw, 1), to: pick(draw, goals) }));
  return { branches, else: pick(draw, goals) };
}

function makeStep(
  draw: Draw,
  shape: PackShape,
  id: Id,
  way: () => Way,
  callable: readonly Id[],
  unasked: Set<string>,
): Step {
  const gate = shape.plain || draw(4) !== 3 ? {} : { when: condition(draw, 2), passTo: way() };
  const changes = shape.plain || draw(4) !== 3 ? [] : [pick(draw, FACTS).key];
  const kind = draw(callable.length > 0 ? 5 : 4);
  if (kind === 4) {
    return { kind: 'call', id, tree: pick(draw, callable), ways: { works: way(), fails: way() }, ...gate };
  }
  if (kind === 3) return { kind: 'information', id, tell: words(id), ways: { done: way() }, ...gate };
  if (kind === 2) {
    const known = takeFact(draw, shape, ['restarted'], unasked);
    const onward = way();
    return {
      kind: 'repair',
      id,
      instruction: words(id),
      repairs: Object.fromEntries(Array.from({ length: draw(3) }, () => [pick(draw, CAUSES), 0.8])),
      worksAround: false,
      changes,
      ...(known ? { fact: known } : {}),
      sets: shape.plain || draw(3) !== 2 ? {} : { fixed: setting(draw) },
      ways: { fixed: way(), 'not-fixed': onward, cannot: draw(2) === 0 ? onward : way() },
      ...gate,
    };
  }
  const asked =
    kind === 0
      ? takeFact(
          draw,
          shape,
          FACTS.map(({ key }) => key).filter((key) => key !== 'restarted'),
          unasked,
        )
      : undefined;
  const input = makeInput(draw, shape, asked);
  const answers = input.type === 'choice' ? input.answers.map((answer) => answer.id) : ['answered'];
  return {
    kind: pick(draw, ['question', 'test', 'check'] as const),
    id,
    ask: words(id),
    wordings: [],
    input,
    ...(asked ? { fact: asked } : {}),
    changes,
    ways: Object.fromEntries([...answers, 'unsure'].map((answer) => [answer, way()])),
    ...gate,
  };
}

function takeFact(draw: Draw, shape: PackShape, from: readonly string[], unasked: Set<string>): string | undefined {
  const left = shape.plain ? from.filter((key) => unasked.has(key)) : from;
  if (left.length === 0 || draw(4) === 3) return undefined;
  const key = pick(draw, left);
  unasked.delete(key);
  return key;
}

function makeInput(draw: Draw, shape: PackShape, key: string | undefined): Input {
  const found = FACTS.find((one) => one.key === key);
  if (found?.type === 'number') return { type: 'number', min: 0, max: 100 };
  if (found?.type === 'text') return { type: 'text' };
  const ids = found ? offered(draw, found) : ['yes', 'no', 'perhaps'].slice(0, 2 + draw(2));
  const answers = ids.map((id): Answer => {
    const severe = shape.plain || draw(6) !== 5 ? {} : { severity: pick(draw, SEVERITIES) };
    return { id, label: words(id), sets: shape.plain || draw(6) !== 5 ? {} : setting(draw), ...severe };
  });
  return { type: found?.type === 'several' ? 'several' : 'choice', answers };
}

function offered(draw: Draw, { values, key }: Fact): readonly Id[] {
  if (key === 'device' && draw(3) === 2) return ['computer', 'phone'];
  const leaves = values.filter(({ leaf }) => leaf).map(({ id }) => id);
  return key === 'device' && draw(3) === 2 ? leaves.slice(1) : leaves;
}

function setting(draw: Draw): Readonly<Record<string, FactSetting>> {
  const key = pick(draw, Object.keys(SETTINGS));
  return { [key]: pick(draw, SETTINGS[key] as readonly FactSetting[]) };
}

/** A condition nested at most so deep. */
function condition(draw: Draw, depth: number): Condition {
  const kind = draw(depth > 0 ? 10 : 7);
  switch (kind) {
    case 0:
      return { fact: pick(draw, CHOICES), known: draw(2) === 0 };
    case 1:
      return { fact: 'loss', ...(draw(2) === 0 ? { below: 10 } : { above: 5 }) };
    case 2:
      return draw(2) === 0 ? { fact: 'tried', has: ['restart'] } : { fact: 'tried', only: ['restart'] };
    case 3:
      return { severity: pick(draw, SEVERITIES) };
    case 4:
      return { minutesLeft: draw(2) === 0 ? { below: 5 } : 'known' };
    case 7:
      return { all: [condition(draw, depth - 1), condition(draw, depth - 1)] };
    case 8:
      return { any: [condition(draw, depth - 1), condition(draw, depth - 1)] };
    case 9:
      return { not: condition(draw, depth - 1) };
    default: {
      const key = pick(draw, CHOICES);
      const values = (FACTS.find((one) => one.key === key) as Fact).values.map(({ id }) => id);
      return { fact: key, is: [pick(draw, values)] };
    }
  }
}
