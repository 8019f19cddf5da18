/** Keys with a slip in them: told, and read as what was meant, so that a slip in one key is not followed by complaints about all it says. */
import type * as z from 'zod';
import { type Diagnostic, report } from '../diagnostics/index.ts';
import { STEP_SHAPES, VERBS } from '../shape.ts';
import { didYouMean, nearest } from '../suggest.ts';
import { keyText, type MapNode, type YamlNode, type YamlPair } from './nodes.ts';
import type { Path, Ruler } from './places.ts';

type Shape = z.core.$ZodType;

export interface Respelt {
  /** With the keys as they were meant. */
  readonly contents: MapNode;
  readonly diagnostics: readonly Diagnostic[];
  /** Where a key was misspelt, by the key that was meant. */
  readonly paths: readonly Path[];
}

/** Reads every unknown key that is near to one that could stand there, and does not, as that one. `shape` is that of the whole file. */
export function respell(contents: MapNode, shape: Shape, at: Ruler): Respelt {
  const diagnostics: Diagnostic[] = [];
  const paths: Path[] = [];

  const meant = (pair: YamlPair, allowed: readonly string[], present: Set<string>, path: Path): YamlPair => {
    const { key, value } = pair;
    const name = keyText(pair);
    if (key?.kind !== 'text' || value === null || allowed.includes(name)) return pair;
    const free = allowed.filter((each) => !present.has(each));
    const found = nearest(name, free);
    if (found === undefined) return pair;
    diagnostics.push(
      report('shape-unknown-key', at.place(key.start, key.end), { key: name, suggestion: didYouMean(name, free) }),
    );
    present.add(found);
    paths.push([...path, found]);
    return { key: { ...key, value: found }, value };
  };

  const keysMeant = (node: MapNode, allowed: readonly string[], path: Path): MapNode => {
    const present = new Set(node.pairs.map(keyText));
    let changed = false;
    const pairs = node.pairs.map((pair) => {
      const mended = meant(pair, allowed, present, path);
      changed ||= mended !== pair;
      return mended;
    });
    return changed ? { ...node, pairs } : node;
  };

  const within = (node: YamlNode | null, shapes: readonly Shape[], path: Path): YamlNode | null => {
    if (node?.kind === 'list') {
      const inner = shapes.flatMap((each) => partsOf(each, 'array'));
      return inner.length === 0 ? node : changedItems(node, (item, index) => within(item, inner, [...path, index]));
    }
    if (node?.kind !== 'map') return node;
    const records = shapes.flatMap((each) => partsOf(each, 'record'));
    const fields = shapes.flatMap((each) => fieldsOf(each));
    const closed = records.length === 0 && fields.length > 0 && fields.every(({ open }) => !open);
    const keyed = closed
      ? keysMeant(
          node,
          fields.flatMap(({ shape }) => Object.keys(shape)),
          path,
        )
      : node;
    return changedPairs(keyed, (value, key) => {
      const inner = [...records, ...fields.flatMap(({ shape }) => (Object.hasOwn(shape, key) ? [shape[key]] : []))];
      return within(value, inner as Shape[], [...path, key]);
    });
  };

  const step = (node: YamlNode | null, path: Path): YamlNode | null => {
    if (node?.kind !== 'map') return node;
    const verb = verbOf(node);
    const others = new Set(node.pairs.map(keyText).filter((name) => STEP_KEYS.has(name)));
    // A step that begins with a misspelt `ask` may have a `fact` that looks like its verb.
    const verbs = VERBS.filter((each) => verb === undefined || (each !== verb && holds(each, verb)));
    const spelt = keysMeant(node, [...others, ...verbs], path);
    const now = verbOf(spelt);
    return now === undefined
      ? spelt
      : within(keysMeant(spelt, [...keysOf(now), ...others], path), [STEP_SHAPES[now]], path);
  };

  const file = within(contents, [shape], []) as MapNode;
  const whole = changedPairs(file, (value, key) =>
    key === 'steps' && value?.kind === 'map' ? changedPairs(value, (one, id) => step(one, [key, id])) : value,
  );
  return { contents: whole, diagnostics, paths };
}

const verbOf = ({ pairs }: MapNode) => VERBS.find((verb) => pairs.some((pair) => keyText(pair) === verb));
const keysOf = (verb: (typeof VERBS)[number]): string[] => Object.keys(STEP_SHAPES[verb].shape);
const holds = (verb: (typeof VERBS)[number], key: string): boolean => Object.hasOwn(STEP_SHAPES[verb].shape, key);
/** Keys that some step may have: where one stands in the wrong step, it is no slip of the pen. */
const STEP_KEYS = new Set(VERBS.flatMap(keysOf));

interface Fields {
  readonly shape: Readonly<Record<string, Shape>>;
  /** Other keys may stand there, too. */
  readonly open: boolean;
}
interface Definition {
  readonly type: string;
  readonly innerType: Shape;
  readonly in: Shape;
  readonly options: readonly Shape[];
  readonly element: Shape;
  readonly valueType: Shape;
  readonly shape: Readonly<Record<string, Shape>>;
  readonly catchall?: Shape;
}
const definitionOf = (shape: Shape): Definition => shape._zod.def as unknown as Definition;

/** The plain shapes that a shape may stand for. */
function plain(shape: Shape): readonly Shape[] {
  const { type, innerType, options, in: before } = definitionOf(shape);
  if (type === 'optional') return plain(innerType);
  if (type === 'pipe') return plain(before);
  return type === 'union' ? options.flatMap(plain) : [shape];
}

function partsOf(shape: Shape, type: 'array' | 'record'): readonly Shape[] {
  return plain(shape).flatMap((one) => {
    const definition = definitionOf(one);
    if (definition.type !== type) return [];
    return [type === 'array' ? definition.element : definition.valueType];
  });
}

function fieldsOf(shape: Shape): readonly Fields[] {
  return plain(shape).flatMap((one) => {
    const { type, shape: fields, catchall } = definitionOf(one);
    return type === 'object'
      ? [{ shape: fields, open: catchall === undefined || definitionOf(catchall).type !== 'never' }]
      : [];
  });
}

/** The node itself where nothing in it changes. */
function changedPairs(node: MapNode, change: (value: YamlNode | null, key: string) => YamlNode | null): MapNode {
  let changed = false;
  const pairs = node.pairs.map((pair) => {
    const value = change(pair.value, keyText(pair));
    if (value === pair.value) return pair;
    changed = true;
    return { key: pair.key, value };
  });
  return changed ? { ...node, pairs } : node;
}

function changedItems(
  node: Extract<YamlNode, { kind: 'list' }>,
  change: (item: YamlNode | null, index: number) => YamlNode | null,
): YamlNode {
  const items = node.items.map(change);
  return items.some((item, index) => item !== node.items[index]) ? { ...node, items } : node;
}
