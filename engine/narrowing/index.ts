/** Which causes are still possible from where a session stands, how likely each is, and what the present question separates. */
import type { Circumstances } from '../language/conditions.ts';
import type { Id, Pack, Step } from '../language/model.ts';
import { AS_BEFORE, layoutOf, maskOfValue } from './layout.ts';
import { orderedTree, stepOf } from './order.ts';
import { chainOf, passFrom, passFromStart, type Run } from './pass.ts';
import { type Ground, type Prepared, prepare } from './possible.ts';

/** Where a session stands: at a step that is being asked. */
export interface Standing extends Circumstances {
  readonly tree: Id;
  /** Call steps on the way, outermost first. */
  readonly calls: readonly Id[];
  readonly step: Id;
  /** Keys of questions that are asked although they could pass. */
  readonly reopened?: Readonly<Record<string, true>>;
}

export interface Narrowed {
  /** Weight times arriving mass, not normalised; 0 where it is reached only by a "not sure", a rush or the like. */
  readonly causes: ReadonlyMap<Id, number>;
  /** For each answer of the present question the causes that would remain; empty where nothing can be chosen. Computed when read. */
  readonly separates: readonly { readonly value: Id; readonly remaining: readonly Id[] }[];
}

/**
 * The causes that remain. Never leaves out one that some way of answering would still reach; nothing more being handed
 * in, nothing more reopened. A standing that the pack does not know has no causes.
 */
export function narrow(pack: Pack, at: Standing): Narrowed {
  const ground = groundOf(pack, at);
  const run = newRun(pack, ground, at);
  passFrom(run, at);
  let separates: Narrowed['separates'] | undefined;
  return {
    causes: weighed(run),
    get separates() {
      separates ??= separated(pack, ground, at);
      return separates;
    },
  };
}

/** What a session of the pack begins with. */
const atFirst = ({ known }: Pack): Circumstances => ({
  facts: Object.fromEntries(Object.entries(known).map(([fact, value]) => [fact, { value }])),
});

/** The causes that a session which starts in this tree can come to, as `narrow` counts them. */
export function narrowFromStart(pack: Pack, tree: Id, now: Circumstances = atFirst(pack)): ReadonlyMap<Id, number> {
  const run = newRun(pack, groundOf(pack, now), now);
  passFromStart(run, tree);
  return weighed(run);
}

/** Shares of 1 by cause, most likely first; those without mass last. */
export function shares(causes: ReadonlyMap<Id, number>): readonly (readonly [Id, number])[] {
  const total = [...causes.values()].reduce((sum, mass) => sum + mass, 0);
  return [...causes]
    .map(([id, mass]) => [id, total > 0 ? mass / total : 1 / causes.size] as const)
    .sort((one, other) => other[1] - one[1]);
}

function separated(pack: Pack, ground: Ground, at: Standing): Narrowed['separates'] {
  const tree = at.calls.reduce<Id | undefined>((id, call) => {
    const step = id === undefined ? undefined : stepAt(pack, id, call);
    return step?.kind === 'call' ? step.tree : undefined;
  }, at.tree);
  const step = tree === undefined ? undefined : stepAt(pack, tree, at.step);
  if (!step || !('input' in step) || step.input.type !== 'choice') return [];
  return step.input.answers.map(({ id }) => {
    const run = newRun(pack, ground, at);
    passFrom(run, at, id);
    return { value: id, remaining: [...run.credits.keys()] };
  });
}

function stepAt(pack: Pack, tree: Id, id: Id) {
  const ordered = orderedTree(pack, tree);
  const place = ordered?.placeOf.get(id);
  return place === undefined ? undefined : ordered?.nodes[place]?.step;
}

function weighed({ credits, pack }: Run): ReadonlyMap<Id, number> {
  return new Map([...credits].map(([id, mass]) => [id, mass * (pack.causes[id]?.weight ?? 0)]));
}

function groundOf(pack: Pack, now: Circumstances): Ground {
  const layout = layoutOf(pack);
  const base = layout.nothingKnown.slice();
  const chosen = new Map<number, readonly string[]>();
  for (const [key, { value }] of Object.entries(now.facts)) {
    const slot = layout.slots.get(key);
    if (!slot) continue;
    if (slot.type === 'several' && Array.isArray(value)) {
      base[slot.at] = AS_BEFORE;
      chosen.set(slot.at, value);
    } else base.splice(slot.at, slot.words, ...maskOfValue(slot, value));
  }
  const rank = now.severity === undefined ? undefined : layout.severity?.ranks.get(now.severity);
  if (layout.severity && rank !== undefined) base[layout.severity.at] = 1 << rank;
  return { layout, base, minutesLeft: now.minutesLeft, chosen };
}

function newRun(pack: Pack, ground: Ground, now: Circumstances & Pick<Standing, 'reopened'>): Run {
  return {
    pack,
    ground,
    known: (fact) => now.facts[fact]?.value,
    rules: rulesOf(pack),
    reopened: reopenedIn(pack, now.reopened),
    credits: new Map(),
    pending: new Map(),
    steps: 0,
  };
}

/** The steps of these keys, wherever they are come to again. */
function reopenedIn(pack: Pack, keys: Standing['reopened']): Run['reopened'] {
  let steps: Set<Step> | undefined;
  for (const key in keys) {
    const calls = key.split('/');
    const [visit = '', id = ''] = [calls.shift(), calls.pop()];
    const within = chainOf(pack, visit.slice(0, visit.indexOf('#')), calls).at(-1);
    const step = within && stepOf(within.tree, id);
    steps ??= new Set();
    if (step) steps.add(step);
  }
  return steps;
}

const rules = new WeakMap<Pack, Run['rules']>();

/** The pack's rules for severities, least severe first so that the most severe has the last word. */
function rulesOf(pack: Pack): Run['rules'] {
  let ready = rules.get(pack);
  if (!ready) {
    const prepared: { when: Prepared; rank: number }[] = pack.severities.flatMap((severity, rank) =>
      severity.when ? [{ when: prepare(severity.when, pack), rank }] : [],
    );
    ready = layoutOf(pack).severity ? prepared.reverse() : [];
    rules.set(pack, ready);
  }
  return ready;
}
