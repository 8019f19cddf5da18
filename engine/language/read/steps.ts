/** The steps of a tree, each fitted to the shape of its verb; of one that does not fit, all that can be read. */
import type * as z from 'zod';
import { type Diagnostic, report } from '../diagnostics/index.ts';
import type { Id } from '../model.ts';
import type { Cut, ReadStep } from '../read.ts';
import { STEP_SHAPES, VERBS, type Verb } from '../shape.ts';
import { nearest } from '../suggest.ts';
import type { Path } from './places.ts';
import { type Checking, clone, dataAt, type Fields, fitted, isMapData, type Misfit } from './shapes.ts';
import { type Data, pathKey } from './walk.ts';

/** What is noted while a file is fitted to its shape. */
export interface Faults {
  /** Ids with an error of their own. */
  readonly broken: Set<Id>;
  /** By step, repair or item. */
  readonly cut: Map<Id, Cut>;
  readonly found: Diagnostic[];
}

/** Those that cannot be read at all are left out. */
export function shapedSteps(steps: Fields, checking: Checking, { broken, cut, found }: Faults): Record<Id, ReadStep> {
  const shaped: Record<Id, ReadStep> = Object.create(null);
  for (const [id, step] of Object.entries(steps)) {
    const result = shapedStep(id, step, checking, found);
    if (result !== undefined) shaped[id] = result.step;
    if (result !== undefined && result.cut === undefined) continue;
    broken.add(id);
    for (const [of, what] of result?.cut ?? []) cut.set(of, what);
    for (const part of PARTS)
      if (isMapData(step) && isMapData(step[part])) for (const child of Object.keys(step[part])) broken.add(child);
  }
  return shaped;
}
const PARTS = ['try', 'checklist'] as const;

interface Shaped {
  readonly step: ReadStep;
  /** Undefined where the step is whole. */
  readonly cut?: ReadonlyMap<Id, Cut>;
}

function shapedStep(id: Id, step: Data, checking: Checking, found: Diagnostic[]): Shaped | undefined {
  const base = ['steps', id];
  if (checking.said.has(pathKey(base))) return undefined;
  if (!isMapData(step)) {
    found.push(report('shape-no-verb', checking.place(base, 'key'), { step: id }));
    return undefined;
  }
  const verb = VERBS.find((each) => each in step);
  if (verb === undefined) {
    found.push(report('shape-no-verb', checking.place(base, 'key'), { step: id }));
    return undefined;
  }
  const shape: z.ZodObject = STEP_SHAPES[verb];
  const second = VERBS.find((each) => each !== verb && each in step && !Object.hasOwn(shape.shape, each));
  const said = new Set(checking.said);
  if (second !== undefined) {
    const place = checking.place([...base, second], 'key');
    found.push(report('shape-two-verbs', place, { step: id, first: verb, second }));
    said.add(pathKey([...base, second]));
  }
  const result = fitted(shape as z.ZodType, step, base, second === undefined ? checking : { ...checking, said });
  const misfits = 'misfits' in result ? result.misfits : [];
  for (const { diagnostic } of misfits) if (diagnostic !== undefined) found.push(diagnostic);
  const filled = checking.filled
    .filter((path) => path[1] === id)
    .map((path) => ({ path: path.slice(2), diagnostic: undefined }));
  if ('value' in result && filled.length === 0) return { step: { verb, ...(result.value as object) } as ReadStep };
  return whatIsLeft(id, verb, shape, step, [...misfits, ...filled]);
}

/** Stands for a kind of end that could not be read: one that wants nothing. */
export const ANY_END = 'prepared';
/** Stands for the words of a step that could not be read, so that the rest of it can be: no words. */
const STAND_INS: Partial<Record<Verb | 'item', string>> = {
  ask: ' ',
  test: ' ',
  look: ' ',
  do: ' ',
  tell: ' ',
  item: ' ',
  end: ANY_END,
};

/** The step without what does not fit, key by key, so that what stays is as its author wrote it. */
function whatIsLeft(
  id: Id,
  verb: Verb,
  shape: z.ZodObject,
  step: Fields,
  misfits: readonly Misfit[],
): Shaped | undefined {
  const left = clone(step) as Fields;
  const cut = new Map<Id, Cut>();
  const part = PARTS.find((each) => each === verb);
  for (const { path, unknown } of misfits) {
    const [first, child, ...rest] = path;
    const children = part !== undefined && first === part && child !== undefined ? left[part] : undefined;
    if (part === undefined || !isMapData(children)) {
      leaveOut(left, verb, Object.keys(shape.shape), path, unknown, cutOf(cut, id));
      continue;
    }
    const fields = children[String(child)];
    if (isMapData(fields)) {
      leaveOut(fields, CHILD_VERB[part], CHILD_KEYS[part], rest, unknown, cutOf(cut, String(child)));
    } else {
      // What is no repair or item at all is left out.
      delete children[String(child)];
      cutOf(cut, id).keys.add(part);
    }
  }
  const parsed = shape.safeParse(left);
  return parsed.success ? { step: { verb, ...(parsed.data as object) } as ReadStep, cut } : undefined;
}

const CHILD_VERB = { try: 'do', checklist: 'item' } as const;
const CHILD_KEYS = {
  try: Object.keys(STEP_SHAPES.do.shape),
  checklist: Object.keys(STEP_SHAPES.checklist.shape.checklist.valueType.shape),
} as const;

interface Cutting extends Cut {
  readonly keys: Set<string>;
  any: boolean;
}
function cutOf(cut: Map<Id, Cut>, id: Id): Cutting {
  const known = (cut.get(id) as Cutting | undefined) ?? { keys: new Set(), any: false };
  cut.set(id, known);
  return known;
}

/** Notes what of an end that stands among the `ends` does not fit. */
export function cutFromEnd(cut: Map<Id, Cut>, id: Id, [key]: Path, unknown: readonly string[] | undefined): void {
  const { keys } = cutOf(cut, id);
  if (key !== undefined) keys.add(String(key));
  else for (const wrong of unknown ?? []) noteUnknown(cutOf(cut, id), wrong, END_KEYS);
}
const END_KEYS = Object.keys(STEP_SHAPES.end.shape);

function noteUnknown(cut: Cutting, wrong: string, allowed: readonly string[]): void {
  const meant = nearest(wrong, allowed);
  if (meant === undefined) cut.any = true;
  else cut.keys.add(meant);
}

/** Maps whose entries stand for themselves: where one does not fit, the others are as their author wrote them. */
const BY_ENTRY: ReadonlySet<string> = new Set(['answers', 'next', 'sets', 'repairs']);

/** Leaves out of these fields what does not fit, and notes which of their keys are not as they were meant. */
function leaveOut(
  fields: Fields,
  verb: Verb | 'item',
  allowed: readonly string[],
  path: Path,
  unknown: readonly string[] | undefined,
  cut: Cutting,
): void {
  const [key, entry] = path;
  const holder = unknown && dataAt(fields, path);
  if (unknown && isMapData(holder)) {
    for (const wrong of unknown) {
      delete holder[wrong];
      // The answer itself is there.
      if (key === 'answers') continue;
      if (key === undefined) noteUnknown(cut, wrong, allowed);
      else cut.keys.add(String(key));
    }
    return;
  }
  if (key === undefined) return;
  const name = String(key);
  const entries = fields[name];
  if (BY_ENTRY.has(name) && entry !== undefined && isMapData(entries)) {
    if (name === 'answers') entries[String(entry)] = ' ';
    else delete entries[String(entry)];
    cut.keys.add(name);
    return;
  }
  const standIn = name === verb ? STAND_INS[verb] : undefined;
  if (standIn === undefined) delete fields[name];
  else fields[name] = standIn;
  cut.keys.add(name);
}
