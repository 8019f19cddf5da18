/** Which facts a pass has to follow, and which bit stands for which of their values. Prepared once a pack. */
import type { Condition, Fact, FactKey, FactSetting, FactType, Id, Pack, Step, Tree, Way } from '../language/model.ts';
import { OUTCOMES } from '../language/model.ts';
import { factOf, valuesById } from '../language/values.ts';

/** Bits a word: what stays a small integer everywhere. */
const WORD = 30;
const UNKNOWN = 0;
const OTHER = 1;
const FIRST = 2;
/** Several: the very choice that was known when the pass began. */
export const AS_BEFORE = 1 << FIRST;

/** A set of possible values of one fact, as bits; several words where the fact has many values. */
export type Mask = readonly number[];

/**
 * A fact that is followed: bit 0 is "not known", bit 1 "known as something that has no bit of its own", then one bit a
 * value; for numbers one bit a stretch between the bounds that conditions name, and one for each bound itself;
 * for several one bit for what was known when the pass began.
 */
export interface Slot {
  readonly key: FactKey;
  readonly type: FactType;
  /** Where its words begin. */
  readonly at: number;
  readonly words: number;
  readonly bits: ReadonlyMap<Id, number>;
  readonly bounds: readonly number[];
  /** Known or not, and as anything. */
  readonly anything: Mask;
  readonly unknown: Mask;
  readonly known: Mask;
  /** The tree it belongs to. */
  readonly tree: Id | undefined;
}

export interface Layout {
  readonly slots: ReadonlyMap<FactKey, Slot>;
  /** For each word, the slot it is part of. */
  readonly byWord: readonly Slot[];
  /** How severe the session may be: bit r for rank r, the next for "not severe". Only where a condition asks for it. */
  readonly severity:
    | { readonly at: number; readonly ranks: ReadonlyMap<Id, number>; readonly none: number }
    | undefined;
  readonly words: number;
  /** Every word for "nothing is known" and for "anything may be". */
  readonly nothingKnown: readonly number[];
  readonly anything: readonly number[];
}

export function maskOf(words: number, bits: Iterable<number>): Mask {
  const mask = new Array<number>(words).fill(0);
  for (const bit of bits) {
    const word = Math.floor(bit / WORD);
    mask[word] = (mask[word] as number) | (1 << (bit % WORD));
  }
  return mask;
}

/** The bits of one value; what the fact does not list is "something else". */
export function maskOfValue(slot: Slot, value: FactSetting): Mask {
  return maskOf(slot.words, [bitOf(slot, value)]);
}

function bitOf(slot: Slot, value: FactSetting): number {
  if (slot.type === 'number') return typeof value === 'number' ? numberBit(slot.bounds, value) : OTHER;
  return typeof value === 'string' ? (slot.bits.get(value) ?? OTHER) : OTHER;
}

function numberBit(bounds: readonly number[], value: number): number {
  let index = 0;
  while (index < bounds.length && (bounds[index] as number) < value) index += 1;
  return FIRST + 2 * index + (bounds[index] === value ? 1 : 0);
}

/** The bits for which a test on the value holds. `other`: whether an unlisted value may pass it. */
export function maskWhere(slot: Slot, test: (value: Id) => boolean, other: boolean): Mask {
  const bits = [...slot.bits].filter(([value]) => test(value)).map(([, bit]) => bit);
  return maskOf(slot.words, other ? [...bits, OTHER] : bits);
}

/** The bits of the numbers strictly inside (or, where `closed`, also at) the bounds. */
export function maskBetween(slot: Slot, { below, above }: { below?: number; above?: number }, closed: boolean): Mask {
  const { bounds } = slot;
  const bits: number[] = [];
  for (let index = 0; index <= bounds.length; index += 1) {
    const low = index === 0 ? Number.NEGATIVE_INFINITY : (bounds[index - 1] as number);
    const high = index === bounds.length ? Number.POSITIVE_INFINITY : (bounds[index] as number);
    // A stretch counts where some number in it does: bounds of conditions are bounds of stretches, those of questions need not be.
    if ((below === undefined || low < below) && (above === undefined || high > above)) bits.push(FIRST + 2 * index);
    if (index < bounds.length) {
      const under = below === undefined || high < below || (closed && high === below);
      const over = above === undefined || high > above || (closed && high === above);
      if (under && over) bits.push(FIRST + 2 * index + 1);
    }
  }
  return maskOf(slot.words, bits);
}

const layouts = new WeakMap<Pack, Layout>();

/** The layout of a pack, made on first use. */
export function layoutOf(pack: Pack): Layout {
  let layout = layouts.get(pack);
  if (!layout) {
    layout = makeLayout(pack);
    layouts.set(pack, layout);
  }
  return layout;
}

interface Uses {
  /** Steps that ask for it, set it or make it unknown. */
  readonly touched: Map<FactKey, number>;
  readonly inConditions: Set<FactKey>;
  readonly bounds: Map<FactKey, Set<number>>;
  severity: boolean;
}

function makeLayout(pack: Pack): Layout {
  const uses = noUses();
  for (const tree of [...Object.values(pack.trees), pack.escalation]) add(usesOf(tree), uses);
  for (const severity of pack.severities) if (severity.when) countCondition(severity.when, uses);

  const slots = new Map<FactKey, Slot>();
  const byWord: Slot[] = [];
  const follow = (key: FactKey) => {
    if (slots.has(key)) return;
    const slot = makeSlot(key, factOf(pack, key), byWord.length, uses.bounds.get(key));
    slots.set(key, slot);
    for (let word = 0; word < slot.words; word += 1) byWord.push(slot);
  };
  for (const key of uses.inConditions) follow(key);
  for (const [key, count] of uses.touched) if (count > 1) follow(key);

  const ranks = new Map(pack.severities.map(({ id }, rank) => [id, rank] as const));
  const severity = uses.severity && ranks.size < WORD ? { at: byWord.length, ranks, none: 1 << ranks.size } : undefined;
  const nothingKnown = [...slots.values()].flatMap(({ unknown }) => unknown);
  const anything = [...slots.values()].flatMap((slot) => slot.anything);
  if (severity) {
    nothingKnown.push(severity.none);
    anything.push(2 * severity.none - 1);
  }
  return { slots, byWord, severity, words: nothingKnown.length, nothingKnown, anything };
}

const noUses = (): Uses => ({ touched: new Map(), inConditions: new Set(), bounds: new Map(), severity: false });
const usesByTree = new WeakMap<Tree, Uses>();

function usesOf(tree: Tree): Uses {
  let uses = usesByTree.get(tree);
  if (!uses) {
    uses = noUses();
    if (tree.rush) countCondition(tree.rush.when, uses);
    countWay(tree.start, uses);
    // A shared tree's step may be come to twice.
    const weight = tree.ways === undefined ? 1 : 2;
    for (const step of Object.values(tree.steps)) countStep(step, weight, uses);
    usesByTree.set(tree, uses);
  }
  return uses;
}

function add(some: Uses, all: Uses): void {
  for (const [key, count] of some.touched) all.touched.set(key, (all.touched.get(key) ?? 0) + count);
  for (const key of some.inConditions) all.inConditions.add(key);
  for (const [key, limits] of some.bounds) {
    const known = all.bounds.get(key);
    if (known) for (const limit of limits) known.add(limit);
    else all.bounds.set(key, new Set(limits));
  }
  all.severity ||= some.severity;
}

/** Gives the pack the very layout of another one, where its own would be equal. False where it is not. */
export function inheritLayout(pack: Pack, from: Pack): boolean {
  const before = layouts.get(from);
  if (!before) return false;
  const own = makeLayout(pack);
  const same = written(own) === written(before);
  layouts.set(pack, same ? before : own);
  return same;
}

const written = ({ slots, severity, anything }: Layout): string =>
  JSON.stringify([
    [...slots.values()].map((slot) => ({ ...slot, bits: [...slot.bits] })),
    severity && { ...severity, ranks: [...severity.ranks] },
    anything,
  ]);

function makeSlot(key: FactKey, fact: Fact | undefined, at: number, limits: ReadonlySet<number> | undefined): Slot {
  const type = fact?.type ?? 'text';
  const bounds = type === 'number' ? [...(limits ?? [])].sort((a, b) => a - b) : [];
  const ids = type === 'outcome' ? OUTCOMES : type === 'choice' && fact ? [...valuesById(fact).keys()] : [];
  const bits = new Map<Id, number>([...ids].map((id, index) => [id, FIRST + index]));
  const size = FIRST + (type === 'number' ? 2 * bounds.length + 1 : type === 'several' ? 1 : bits.size);
  const words = Math.ceil(size / WORD);
  const every = Array.from({ length: size }, (_, bit) => bit);
  return {
    key,
    type,
    at,
    words,
    bits,
    bounds,
    anything: maskOf(words, every),
    unknown: maskOf(words, [UNKNOWN]),
    known: maskOf(words, every.slice(1)),
    tree: fact?.tree,
  };
}

function countStep(step: Step, weight: number, uses: Uses): void {
  const touch = (key: FactKey) => uses.touched.set(key, (uses.touched.get(key) ?? 0) + weight);
  if (step.when) countCondition(step.when, uses);
  if (step.passTo) countWay(step.passTo, uses);
  if ('ways' in step) {
    const ways = step.ways as Readonly<Record<string, Way>>;
    for (const answer in ways) countWay(ways[answer] as Way, uses);
  }
  if ('fact' in step && step.fact !== undefined) touch(step.fact);
  if ('changes' in step) for (const key of step.changes) touch(key);
  if (step.kind === 'repair') for (const outcome of OUTCOMES) for (const key in step.sets[outcome]) touch(key);
  if ('input' in step && (step.input.type === 'choice' || step.input.type === 'several')) {
    for (const { sets } of step.input.answers) for (const key in sets) touch(key);
  }
}

function countWay(way: Way, uses: Uses): void {
  if (typeof way !== 'string') for (const { when } of way.branches) countCondition(when, uses);
}

function countCondition(condition: Condition, uses: Uses): void {
  if ('all' in condition) for (const part of condition.all) countCondition(part, uses);
  else if ('any' in condition) for (const part of condition.any) countCondition(part, uses);
  else if ('not' in condition) countCondition(condition.not, uses);
  else if ('severity' in condition) uses.severity = true;
  else if ('fact' in condition) {
    uses.inConditions.add(condition.fact);
    for (const bound of ['below', 'above'] as const) {
      const limit = (condition as { below?: number; above?: number })[bound];
      if (limit === undefined) continue;
      const known = uses.bounds.get(condition.fact);
      if (known) known.add(limit);
      else uses.bounds.set(condition.fact, new Set([limit]));
    }
  }
}
