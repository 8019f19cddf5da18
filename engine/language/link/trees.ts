/** One tree: where its ids lead, its facts, then every step lowered in the author's order. */
import type { Fact, Id, Tree, Way } from '../model.ts';
import type { EndShape } from '../shape.ts';
import { factQuestion, isAsked } from './asking.ts';
import { makeCondition } from './conditions.ts';
import {
  type Book,
  type Definition,
  type Entry,
  type FactInfo,
  type KnownTree,
  type Linking,
  type Rename,
  type Renames,
  related,
  type Scope,
  type TreeLinking,
} from './context.ts';
import { firstOfEnd, makeEnd, placeEnd } from './ends.ts';
import { declareFact, makeFact } from './facts.ts';
import { findFacts, findSeverity } from './lookups.ts';
import { lowerRenames } from './renames.ts';
import { sameAsWord } from './scene.ts';
import { entriesOf, keyOf, type Spot, type TreeSource, top, under } from './source.ts';
import { enter, placeStep } from './steps.ts';
import { makeText, makeWordLists } from './texts.ts';
import { makeTarget, makeWay, NOWHERE } from './ways.ts';

export interface LinkedTree {
  readonly tree: Tree;
  readonly facts: readonly Fact[];
  readonly book: Book;
  /** Author's paths of lowered steps that do not stand under `steps`. */
  readonly paths: ReadonlyMap<Id, Spot>;
  /** Where ends of the pack are first gone to. */
  readonly borrowed: ReadonlyMap<Id, Spot>;
}

export function linkTree(
  linking: Linking,
  known: KnownTree,
  translations: Book['translations'],
  lists: ReadonlyMap<Id, { readonly ids: readonly Id[] }>,
): LinkedTree {
  const { id, source } = known;
  const { data } = source;
  const root = top(source);
  const facts = new Map<Id, FactInfo>();
  const scope: Scope = { facts, outer: linking.scope };
  const book: Book = { source, scope, texts: [], translations, hidden: new Set() };
  for (const [fact, shape] of entriesOf(data.facts)) {
    const at = under(root, 'facts', fact);
    const outer = linking.scope.facts.get(fact);
    if (outer)
      linking.say('duplicate-id', keyOf(at), { id: fact }, [
        related(keyOf(outer.at), '包里的同名事实在这里', 'The fact of the pack stands here'),
      ]);
    sameAsWord(linking, fact, at);
    facts.set(fact, declareFact(fact, `${id}.${fact}`, shape, at, book, lists));
  }

  const entries = declareEntries(linking, source, scope, root);
  const declared: Declared = {
    linking,
    id,
    source,
    book,
    scope,
    entries,
    renames: { steps: new Map(), answers: new Map() },
    steps: new Map(),
    paths: new Map(),
    borrowed: new Map(),
    firstOfEnd: (end) => firstOfEnd(linking.scope, end, linking.ends.get(end)?.shape ?? {}),
    ...(known.ways && { ways: known.ways }),
  };
  const renamed: Declared = { ...declared, renames: declareRenames(source, root) };
  const title = makeText(linking, book, 'title', data.title, under(root, 'title'));
  const keywords = makeWordLists(linking, book, 'keywords', data.keywords, under(root, 'keywords'));
  const otherwise =
    data.otherwise === undefined ? undefined : makeOtherwise(renamed, data.otherwise, under(root, 'otherwise'));
  const tree: TreeLinking = otherwise ? { ...renamed, otherwise } : renamed;
  const rush = data.rush && {
    when: makeCondition(linking, scope, data.rush.when, under(root, 'rush', 'when')),
    to: makeTarget(tree, data.rush.to, under(root, 'rush', 'to')),
    ...(data.rush.offer !== undefined && {
      offer: makeText(linking, book, 'rush.offer', data.rush.offer, under(root, 'rush', 'offer')),
    }),
  };
  const madeFacts = [...facts.values()].map((info) => makeFact(linking, info, id));
  const severity =
    data.severity === undefined ? undefined : findSeverity(linking, data.severity, under(root, 'severity'));
  const start = placeNeeds(
    tree,
    findFacts(linking, scope, data.needs, under(root, 'needs')),
    makeStart(tree, source, root),
    under(root, 'needs'),
  );
  for (const [step, shape] of entriesOf(data.steps)) placeStep(tree, step, shape, under(root, 'steps', step));
  if (known.ways && data.ends && Object.keys(data.ends).length > 0)
    linking.say('end-in-shared-tree', keyOf(under(root, 'ends')), { end: 'ends' });
  for (const [end, shape] of entriesOf(data.ends)) {
    placeEnd(tree, makeEnd(linking, book, end, shape, `ends.${end}`, under(root, 'ends', end)));
  }
  placeBorrowed(tree);
  return {
    tree: {
      id,
      file: source.path,
      title,
      keywords,
      ...(severity !== undefined && { severity }),
      ...(known.ways && { ways: known.ways }),
      start,
      steps: Object.fromEntries(tree.steps),
      ...(rush && { rush }),
      renames: lowerRenames(tree),
    },
    facts: madeFacts,
    book,
    paths: tree.paths,
    borrowed: tree.borrowed,
  };
}
type Declared = Omit<TreeLinking, 'otherwise'>;

function makeOtherwise(tree: Declared, written: string, at: Spot): NonNullable<TreeLinking['otherwise']> {
  const target = makeTarget(tree, written, at);
  // Only steps that fall back on it bring the end in.
  return { target, written, at, ...(tree.borrowed.delete(written) && { borrows: written }) };
}

function declareEntries(linking: Linking, source: TreeSource, scope: Scope, root: Spot): Map<Id, Entry> {
  const entries = new Map<Id, Entry>();
  const add = (id: Id, first: Id, at: Spot): void => {
    const known = entries.get(id);
    const shared = source.data.ways ? undefined : linking.ends.get(id);
    if (known)
      linking.say('duplicate-id', keyOf(at), { id }, [
        related(keyOf(known.at), '第一次写在这里', 'First written here'),
      ]);
    else if (shared)
      linking.say('duplicate-id', keyOf(at), { id }, [
        related(keyOf(shared.at), '包里的同名结局在这里', 'The end of the pack stands here'),
      ]);
    if (!known) entries.set(id, { first, at });
  };
  for (const [id, step] of entriesOf(source.data.steps)) enter(scope, id, step, under(root, 'steps', id), add);
  for (const [id, end] of entriesOf(source.data.ends)) add(id, firstOfEnd(scope, id, end), under(root, 'ends', id));
  return entries;
}

function declareRenames(source: TreeSource, root: Spot): TreeLinking['renames'] {
  const { renames } = source.data;
  const within = (map: Readonly<Record<Id, Id>> | undefined, at: Spot): Map<Id, Rename> =>
    new Map(entriesOf(map).map(([old, now]) => [old, { now, at: under(at, old) }]));
  return {
    steps: within(renames?.steps, under(root, 'renames', 'steps')),
    answers: new Map<Id, Renames>(
      entriesOf(renames?.answers).map(([step, map]) => [step, within(map, under(root, 'renames', 'answers', step))]),
    ),
  };
}

function makeStart(tree: TreeLinking, source: TreeSource, root: Spot): Way {
  const { start, steps } = source.data;
  if (start !== undefined) return makeWay(tree, start, under(root, 'start'));
  const first = Object.keys(steps)[0];
  if (first !== undefined) return tree.entries.get(first)?.first ?? NOWHERE;
  if (source.state === 'whole') tree.linking.say('dead-end', under(root, 'steps'), { step: tree.id });
  return NOWHERE;
}

/** The questions of `needs`, one after another, before the start. */
function placeNeeds(tree: TreeLinking, needs: readonly FactInfo[], start: Way, at: Spot): Way {
  const asked: FactInfo[] = [];
  for (const info of needs) {
    if (isAsked(info)) asked.push(info);
    else if (!info.shape.given && !info.at.source.broken.has(info.id))
      tree.linking.say('fact-without-question', at, { fact: info.id });
  }
  asked.forEach((info, index) => {
    const after = asked[index + 1];
    const id = `needs.${info.id}`;
    const part = { of: 'needs', id: 'needs', index, count: asked.length } as const;
    tree.steps.set(id, factQuestion(info, id, after ? `needs.${after.id}` : start, part));
    tree.paths.set(id, at);
  });
  const [first] = asked;
  return first ? `needs.${first.id}` : start;
}

/** Ends of the pack that the tree goes to become steps of it. */
function placeBorrowed(tree: TreeLinking): void {
  for (const id of tree.borrowed.keys()) {
    const template = packEnd(tree.linking, id);
    if (template) placeEnd(tree, template);
  }
}

/** An end of the pack, made once. */
export function packEnd(linking: Linking, id: Id) {
  const known = linking.packEnds.get(id);
  if (known) return known;
  const definition: Definition<EndShape> | undefined = linking.ends.get(id);
  if (!definition) return undefined;
  const made = makeEnd(linking, definition.book, id, definition.shape, `ends.${id}`, definition.at);
  linking.packEnds.set(id, made);
  return made;
}
