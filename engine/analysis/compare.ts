/** Two packs compared: what changed in meaning, apart from what changed in words. */
import type { Id, Pack, Tree } from '../language/model.ts';
import { type FateLine, recordOf, replay } from '../session/index.ts';
import { keyNow, placeNow, type Session } from '../session/state.ts';
import { type Case, runCase } from './cases.ts';
import { randomFrom, randomWalk } from './walks.ts';

export interface Change {
  /** Whether it may change what happens, or only how it is said. */
  readonly kind: 'meaning' | 'words';
  /** Null: the pack's own. */
  readonly tree: Id | null;
  /** Where: `steps.camera-app.ways.busy`; words with their language: `steps.camera-app.ask @en`. */
  readonly at: string;
  /** Undefined: was not there. */
  readonly before?: string;
  /** Undefined: is gone. */
  readonly after?: string;
}

/** Every change from one pack to another, tree by tree, in the order of the new one. */
export function comparePacks(old: Pack, now: Pack): readonly Change[] {
  const changes: Change[] = [];
  const { trees: _, escalation: __, version: ___, ...oldRest } = old;
  const { trees: ____, escalation: _____, version: ______, ...nowRest } = now;
  changes.push(...compare(null, oldRest, nowRest));
  const renamed = new Map(Object.entries(now.renames.trees).map(([before, after]) => [after, before]));
  const gone = new Set(Object.keys(old.trees));
  for (const tree of Object.values(now.trees)) {
    const before = old.trees[tree.id] ?? old.trees[renamed.get(tree.id) ?? ''];
    if (!before) {
      changes.push({ kind: 'meaning', tree: tree.id, at: '', after: tree.id });
      continue;
    }
    gone.delete(before.id);
    if (before.id !== tree.id)
      changes.push({ kind: 'meaning', tree: tree.id, at: '', before: before.id, after: tree.id });
    changes.push(...compare(tree.id, withPresentIds(before, tree), tree));
  }
  for (const id of gone) changes.push({ kind: 'meaning', tree: id, at: '', before: id });
  return changes;
}

/** The old tree with the step ids that were renamed since, so that a rename is one change and not two. */
function withPresentIds(before: Tree, after: Tree): Tree {
  const { steps } = after.renames;
  const renamed = Object.entries(before.steps).map(([id, step]) => {
    const now = !Object.hasOwn(after.steps, id) && Object.hasOwn(steps, id) ? (steps[id] as Id) : id;
    return [now, { ...step, id }] as const;
  });
  return { ...before, steps: Object.fromEntries(renamed) };
}

interface Leaf {
  readonly value: string;
  readonly words: boolean;
}

/** What says nothing about the pack itself: where it stands, and numbers that follow from the rest. */
const LEFT_OUT = new Set(['file', 'at', 'index', 'count', 'format', 'source']);

function compare(tree: Id | null, old: object, now: object): Change[] {
  const before = new Map<string, Leaf>();
  const after = new Map<string, Leaf>();
  flatten(old, '', before);
  flatten(now, '', after);
  const changes: Change[] = [];
  const told = new Set<string>();
  for (const at of [...after.keys(), ...[...before.keys()].filter((key) => !after.has(key))]) {
    const [one, other] = [before.get(at), after.get(at)];
    if (one?.value === other?.value) continue;
    // A step, fact or cause that came or went is one change.
    const whole = wholeOf(at, before, after);
    const name = whole ?? at;
    if (told.has(name)) continue;
    told.add(name);
    const words = whole === undefined && (one ?? other)?.words === true;
    const [was, is] = whole === undefined ? [one?.value, other?.value] : [one && whole, other && whole];
    changes.push({
      kind: words ? 'words' : 'meaning',
      tree,
      at: name,
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    });
  }
  return changes;
}

/** `steps.camera-app` where nothing below it is on the other side. */
function wholeOf(at: string, before: ReadonlyMap<string, Leaf>, after: ReadonlyMap<string, Leaf>): string | undefined {
  const match = /^(?:steps|facts|causes|severities|teams|glossary)\.[^.]+/.exec(at);
  if (!match) return undefined;
  const [name] = match;
  const inOne = (side: ReadonlyMap<string, Leaf>) => side.has(`${name}.id`) || side.has(`${name}.key`);
  return inOne(before) !== inOne(after) ? name : undefined;
}

function flatten(value: unknown, path: string, into: Map<string, Leaf>): void {
  const below = (key: string) => (path === '' ? key : `${path}.${key}`);
  if (value === null || typeof value !== 'object') {
    into.set(path, { value: String(value), words: false });
    return;
  }
  if (Array.isArray(value)) {
    const plain = value.every((item) => typeof item !== 'object');
    if (plain) {
      into.set(path, { value: value.join(', '), words: /keywords|words/.test(path) });
      return;
    }
    value.forEach((item, index) => {
      flatten(item, below('id' in item ? String(item.id) : String(index + 1)), into);
    });
    if (!value.every((item) => 'id' in item)) return;
    // The order in which answers are read out is how it is said.
    into.set(below('order'), { value: value.map(({ id }) => id).join(', '), words: true });
    return;
  }
  if ('branches' in value || path.endsWith('.when')) {
    into.set(path, { value: JSON.stringify(value), words: false });
    return;
  }
  if ('words' in value && 'at' in value) {
    const { words, by } = value as {
      words: Record<string, string>;
      by?: { fact: Id; variants: readonly { value: Id; words: Record<string, string> }[] };
    };
    for (const [locale, sentence] of Object.entries(words))
      into.set(`${path} @${locale}`, { value: sentence, words: true });
    for (const variant of by?.variants ?? []) {
      for (const [locale, sentence] of Object.entries(variant.words))
        into.set(`${path}.${variant.value} @${locale}`, { value: sentence, words: true });
    }
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (!LEFT_OUT.has(key) && inner !== undefined) flatten(inner, below(key), into);
  }
}

export interface CaseMoved {
  readonly id: Id;
  readonly given: Case;
  /** Where it ended in each: `tree/step`. */
  readonly before: string;
  readonly after: string;
  /** The first answer that is not the same in both. */
  readonly parted?: { readonly before?: string; readonly after?: string };
}

/** The cases that end elsewhere, or with another cause. Cases whose tree one of the packs does not have are left out. */
export function movedCases(old: Pack, now: Pack, cases: readonly Case[]): readonly CaseMoved[] {
  return cases.flatMap((given): CaseMoved[] => {
    if (!old.trees[given.tree] || !now.trees[given.tree]) return [];
    const [before, after] = [runCase(old, given), runCase(now, given)];
    const name = ({ tree, key, end, cause }: typeof before) =>
      `${tree}/${key.slice(key.lastIndexOf('/') + 1)} (${end}, ${cause ?? 'unknown'})`;
    if (name(before) === name(after)) return [];
    const steps = (result: typeof before) => result.way.map(({ key, value }) => `${key}=${value}`);
    const [one, other] = [steps(before), steps(after)];
    const at = one.findIndex((step, index) => step !== other[index]);
    const first = at < 0 ? one.length : at;
    return [
      {
        id: given.id,
        given,
        before: name(before),
        after: name(after),
        parted: {
          ...(one[first] !== undefined && { before: one[first] }),
          ...(other[first] !== undefined && { after: other[first] }),
        },
      },
    ];
  });
}

export interface SessionsCompared {
  readonly walks: number;
  /** Walks that end elsewhere when their answers are given to the new pack. */
  readonly moved: readonly { readonly before: string; readonly after: string; readonly count: number }[];
  /** Sessions in the middle of a walk that would not simply go on, by what becomes of which answer. */
  readonly interrupted: number;
  readonly fates: readonly (Pick<FateLine, 'fate' | 'why'> & { readonly step: string; readonly count: number })[];
}

/**
 * Random walks through the old pack, taken up in the new one: whole, and as sessions that had come half way. Every second
 * walk begins in one of the trees that changed in meaning, since few of those from the front door come to them.
 */
export function compareSessions(
  old: Pack,
  now: Pack,
  walks: number,
  seed: number,
  changes: readonly Change[],
): SessionsCompared {
  const random = randomFrom(seed);
  const changed = new Set(changes.flatMap(({ kind, tree }) => (kind === 'meaning' && tree !== null ? [tree] : [])));
  const starts = Object.values(old.trees)
    .filter(({ id, ways }) => changed.has(id) && ways === undefined)
    .map(({ id }) => id);
  const moved = new Map<string, { before: string; after: string; count: number }>();
  const fates = new Map<
    string,
    { fate: FateLine['fate']; why?: NonNullable<FateLine['why']>; step: string; count: number }
  >();
  let interrupted = 0;
  for (let made = 0; made < walks; made += 1) {
    const start = made % 2 === 0 ? undefined : starts[((made - 1) / 2) % starts.length];
    const { walk } = randomWalk(old, random, start);
    const last = walk.at(-1) as Session;
    const ended = replay(now, recordOf(last)).session;
    const [before, after] = [nameOf(last), nameOf(ended)];
    if (before !== after) add(moved, `${before}\n${after}`, { before, after });
    const middle = walk[Math.floor(random() * (walk.length - 1))] as Session;
    const { report } = replay(now, recordOf(middle));
    const changed = report.filter(({ fate }) => fate !== 'kept');
    if (changed.some(({ fate }) => fate !== 'renamed')) interrupted += 1;
    for (const { fate, why, step } of changed) {
      const name = step.replace(/#\d+\+?/, '');
      add(fates, `${fate} ${why} ${name}`, { fate, step: name, ...(why && { why }) });
    }
  }
  const most = <T extends { count: number }>(map: ReadonlyMap<string, T>): T[] =>
    [...map.values()].sort((one, other) => other.count - one.count);
  return { walks, moved: most(moved), interrupted, fates: most(fates) };
}

function add<T extends object>(map: Map<string, T & { count: number }>, name: string, what: T): void {
  map.set(name, { ...what, count: (map.get(name)?.count ?? 0) + 1 });
}

/** Where it stands, in words of ids; a session that has not ended is waiting for an answer there. */
function nameOf(session: Session): string {
  const { step, tree } = placeNow(session);
  return step.kind === 'end' ? `${tree.id}/${step.id}` : `${keyNow(session).replace(/#\d+\+?/, '')} ?`;
}
