/** Two packs compared as they are written: what changed in meaning, apart from what changed in words; in the author's own names. */
import type { Condition, Fact, Id, Pack, Text, Tree, Way } from '../language/model.ts';
import { conditionWritten, factWritten, wayWritten } from './written.ts';

export interface Change {
  /** Whether it may change what happens, or only how it is said. */
  readonly kind: 'meaning' | 'words';
  /** Null: the pack's own. */
  readonly tree: Id | null;
  /** Where, as the author names it: `steps.camera-app.next.busy`; words with their language: `steps.camera-app.ask @en`. */
  readonly at: string;
  /** Undefined: was not there. */
  readonly before?: string;
  /** Undefined: is gone. */
  readonly after?: string;
}

/** Every change from one pack to another, tree by tree, in the order of the new one. */
export function comparePacks(old: Pack, now: Pack): readonly Change[] {
  const changes: Change[] = compare(null, ownOf(old), ownOf(now));
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
    const renames = renamesSince(before, tree);
    const was = { ...withPresentIds(before, renames), facts: factsOf(old, before.id) };
    changes.push(...compare(tree.id, was, { ...tree, facts: factsOf(now, tree.id) }, before.id, renames));
  }
  for (const id of gone) changes.push({ kind: 'meaning', tree: id, at: '', before: id });
  return sharedOnce(changes);
}

/** What belongs to no tree. */
function ownOf(pack: Pack): object {
  const { trees: _, escalation: __, version: ___, ...own } = pack;
  return { ...own, facts: factsOf(pack, undefined) };
}

/** The facts of a tree, by the names it calls them. */
const factsOf = (pack: Pack, tree: Id | undefined): Readonly<Record<Id, Fact>> =>
  Object.fromEntries(
    Object.values(pack.facts)
      .filter((fact) => fact.tree === tree)
      .map((fact) => [factWritten(fact.key, tree ?? null), fact]),
  );

/** Steps of the old tree that are called otherwise now, so that a rename is one change and not two. */
const renamesSince = (before: Tree, { steps, renames }: Tree): ReadonlyMap<Id, Id> =>
  new Map(
    Object.entries(renames.steps).filter(([old]) => Object.hasOwn(before.steps, old) && !Object.hasOwn(steps, old)),
  );

function withPresentIds(before: Tree, renames: ReadonlyMap<Id, Id>): Tree {
  const steps = Object.entries(before.steps).map(([old, step]) => {
    const id = renames.get(old) ?? old;
    return [id, { ...step, id }] as const;
  });
  return { ...before, steps: Object.fromEntries(steps) };
}

/** What several trees have from the pack (its ends, its facts) is the pack's change, told once. */
function sharedOnce(changes: readonly Change[]): Change[] {
  const nameOf = ({ at, before, after }: Change) => JSON.stringify([at, before, after]);
  const trees = new Map<string, Set<Id | null>>();
  for (const change of changes)
    if (SHARED.test(change.at)) {
      const name = nameOf(change);
      trees.set(name, (trees.get(name) ?? new Set()).add(change.tree));
    }
  const isShared = (change: Change) => (trees.get(nameOf(change))?.size ?? 0) > 1;
  const shared = new Map(changes.filter(isShared).map((change) => [nameOf(change), { ...change, tree: null }]));
  const rest = changes.filter((change) => !isShared(change));
  return [...rest.filter(({ tree }) => tree === null), ...shared.values(), ...rest.filter(({ tree }) => tree !== null)];
}
const SHARED = /^(?:ends|facts|answers)\./;

interface Leaf {
  readonly value: string;
  readonly words: boolean;
  /** An order of ids: which there are is told elsewhere. */
  readonly order?: readonly Id[];
  /** The steps, facts, answers … it is a part of, the outermost first. */
  readonly within: readonly string[];
}
interface Side {
  readonly leaves: Map<string, Leaf>;
  /** Everything that has an id, as it is named. */
  readonly things: Set<string>;
}

function compare(
  tree: Id | null,
  old: object,
  now: object,
  treeBefore = tree,
  renames: ReadonlyMap<Id, Id> = new Map(),
): Change[] {
  const [before, after] = [flatten(old, treeBefore, renames), flatten(now, tree)];
  const changes: Change[] = [];
  const told = new Set<string>();
  const cameOrWent = (thing: string) => before.things.has(thing) !== after.things.has(thing);
  for (const at of new Set([...after.leaves.keys(), ...before.leaves.keys()])) {
    const [one, other] = [before.leaves.get(at), after.leaves.get(at)];
    if (one?.value === other?.value || isSameOrder(one, other)) continue;
    // A step, fact or answer that came or went is one change.
    const whole = (other ?? one)?.within.find(cameOrWent);
    const name = whole ?? at;
    if (told.has(name)) continue;
    told.add(name);
    // What a step brings with it (the end of a repair, the questions before an end) comes and goes with it.
    const owner = /^(?:steps|ends)\.([^.]+)\./.exec(whole ?? '')?.[1];
    if (owner !== undefined && [`steps.${owner}`, `ends.${owner}`].some(cameOrWent)) continue;
    const [was, is] = whole === undefined ? [one?.value, other?.value] : [one && whole, other && whole];
    changes.push({
      kind: whole === undefined && (one ?? other)?.words === true ? 'words' : 'meaning',
      tree,
      at: name,
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    });
  }
  return changes;
}

/** Whether those that are in both stand in one order. */
function isSameOrder(one: Leaf | undefined, other: Leaf | undefined): boolean {
  const [before, after] = [one?.order ?? [], other?.order ?? []];
  if (!one?.order && !other?.order) return false;
  return before.filter((id) => after.includes(id)).join() === after.filter((id) => before.includes(id)).join();
}

/** What says nothing about the pack itself, follows from the rest, or is told by the place it stands at. */
const LEFT_OUT = new Set(['file', 'at', 'format', 'source', 'id', 'key', 'tree', 'leaf', 'part', 'parents', 'kind']);
/** Keys of the model that the author writes otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  findOut: 'find-out',
  worksAround: 'works-around',
  frontDoor: 'front-door',
  hidden: 'hide',
  timeZone: 'time-zone',
  passTo: 'next.else',
  team: 'to',
};
/** Below these stand ids. */
const BY_ID = new Set([
  'steps',
  'facts',
  'causes',
  'teams',
  'ways',
  'sets',
  'repairs',
  'known',
  'targets',
  'trees',
  'values',
  'answers',
]);
/** Where one way stands: what follows a step that is passed over, where a tree begins, where its short way leads. */
const WAYS = new Set(['passTo', 'start', 'to']);
const BY_LANGUAGE = new Set(['keywords', 'words']);
const VERBS: Readonly<Record<string, string>> = {
  question: 'ask',
  check: 'look',
  repair: 'do',
  information: 'tell',
  call: 'use',
};

function flatten(root: object, tree: Id | null, renames: ReadonlyMap<Id, Id> = new Map()): Side {
  const leaves = new Map<string, Leaf>();
  const things = new Set<string>();

  const put = (at: string, value: string, within: readonly string[], words = false) => {
    leaves.set(at, { value, words, within });
  };

  /** Where a text is written: with its step, or with the fact or end that the step has it from. */
  const writtenAt = (address: string, path: string): string => {
    if (SHARED.test(address)) return address;
    if (!path.startsWith('steps.')) return path;
    for (const [old, id] of renames)
      if (address.startsWith(`${old}.`)) return `steps.${id}${address.slice(old.length)}`;
    return `steps.${address}`;
  };

  const text = ({ at: address, words, by }: Text, path: string, within: readonly string[]): void => {
    const at = writtenAt(address, path);
    for (const [locale, sentence] of Object.entries(words)) put(`${at} @${locale}`, sentence, within, true);
    for (const variant of by?.variants ?? [])
      for (const [locale, sentence] of Object.entries(variant.words))
        put(`${at}.${variant.value} @${locale}`, sentence, within, true);
  };

  const list = (items: readonly unknown[], path: string, within: readonly string[], words: boolean): void => {
    if (items.length === 0) return;
    if (items.every((item) => typeof item !== 'object')) {
      put(path, items.map((item) => factWritten(String(item), tree)).join(', '), within, words);
      return;
    }
    const ids = items.flatMap((item) => (hasId(item) ? [item.id] : []));
    items.forEach((item, index) => {
      any(item, `${path}.${hasId(item) ? item.id : index + 1}`, within);
    });
    // The order in which answers are read out is how it is said.
    if (ids.length === items.length) leaves.set(path, { value: ids.join(', '), words: true, order: ids, within });
  };

  const step = (value: object, path: string, within: readonly string[]): void => {
    if (!('kind' in value)) return;
    put(path, VERBS[String(value.kind)] ?? String(value.kind), within);
    if (value.kind === 'call' && 'tree' in value) put(`${path}.use`, String(value.tree), within);
    if (!('part' in value)) return;
    const { of, id } = value.part as { readonly of: string; readonly id: Id };
    if (of === 'try' || of === 'checklist') put(`${path} (${of})`, id, within);
  };

  const any = (value: unknown, path: string, within: readonly string[], ids = false): void => {
    if (value === null || typeof value !== 'object') {
      put(path, value === null ? 'unknown' : factWritten(String(value), tree), within);
      return;
    }
    if (Array.isArray(value)) {
      list(value, path, within, false);
      return;
    }
    if (isText(value)) {
      text(value, path, within);
      return;
    }
    const isThing = 'id' in value || 'key' in value;
    const inside = isThing && path !== '' ? [...within, path] : within;
    if (isThing) things.add(path);
    step(value, path, inside);
    // Where a value stands among its kinds is where its author nests it.
    if ('parents' in value && 'id' in value)
      put(
        path,
        [...(value.parents as readonly Id[])]
          .reverse()
          .concat(String(value.id))
          .map((id) => `values.${id}`)
          .join('.'),
        inside,
      );
    for (const [key, inner] of Object.entries(value)) {
      if (inner === undefined || (!ids && LEFT_OUT.has(key))) continue;
      const at = (name: string) => (path === '' ? name : name === '' ? path : `${path}.${name}`);
      if (isNamedEnd(inner)) any(inner, `ends.${key}`, inside);
      else if (ids) any(inner, at(factWritten(key, tree)), inside);
      else if (key === 'when') put(at(key), conditionWritten(inner as Condition, tree), inside);
      else if (WAYS.has(key)) put(at(NAMES[key] ?? key), wayWritten(inner as Way, tree), inside);
      else if (key === 'input') any(inner, path, inside);
      else if (key === 'ways' && !Array.isArray(inner)) ways(inner as Readonly<Record<Id, Way>>, at('next'), inside);
      else if (BY_LANGUAGE.has(key))
        for (const [locale, words] of Object.entries(inner as Readonly<Record<string, readonly string[]>>))
          list(words, `${at(key)} @${locale}`, inside, true);
      else
        any(inner, at(NAMES[key] ?? key), inside, BY_ID.has(key) || path === 'renames' || path.startsWith('renames.'));
    }
  };

  const ways = (to: Readonly<Record<Id, Way>>, path: string, within: readonly string[]): void => {
    for (const [id, way] of Object.entries(to))
      put(id === 'done' ? path : `${path}.${id}`, wayWritten(way, tree), within);
  };

  any(root, '', []);
  return { leaves, things };
}

/** An end that stands among the `ends` of its tree or its pack. */
const isNamedEnd = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  value.kind === 'end' &&
  Object.values(value).some((text: unknown) => isText(text) && text.at.startsWith('ends.'));

const isText = (value: unknown): value is Text =>
  typeof value === 'object' && value !== null && 'words' in value && 'at' in value && typeof value.at === 'string';

const hasId = (value: unknown): value is { readonly id: Id } =>
  typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
