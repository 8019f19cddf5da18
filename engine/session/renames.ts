/** A stored record in the ids of the present pack: recorded renames applied, answers whose step is gone told apart. */
import type { FactKey, FactSetting, Id, Pack, Step, Tree } from '../language/model.ts';
import { caseTreeOf, treeOf } from '../machine/index.ts';
import type { AnswerMeaning, AnswerValue, Entry, SessionRecord, StepKey, StoredAnswer } from './types.ts';

export interface Renamed {
  readonly record: SessionRecord;
  /** Answers whose step the pack does not have, or no longer asks there: kept as they are, since another version of it may know them. */
  readonly aside: SessionRecord['answers'];
  /** For every stored answer: its key now, or why it has none. */
  readonly fates: readonly {
    readonly step: StepKey;
    readonly now: StepKey;
    readonly value: AnswerValue;
    readonly gone?: 'tree-gone' | 'tree-shared' | 'step-gone' | 'ambiguous';
    readonly answerRenamed?: boolean;
  }[];
}

/** The record with every recorded rename of the pack applied. */
export function renameRecord(pack: Pack, record: SessionRecord): Renamed {
  const fates: Renamed['fates'][number][] = [];
  const answers: Record<StepKey, StoredAnswer> = {};
  const aside: Record<StepKey, StoredAnswer> = {};
  const places = Object.entries(record.answers).map(([step, stored]) => ({
    step,
    stored,
    found: findStep(pack, step),
  }));
  const claims = new Map<StepKey, number>();
  for (const { found } of places) if ('key' in found) claims.set(found.key, (claims.get(found.key) ?? 0) + 1);
  for (const { step, stored, found } of places) {
    if ('gone' in found) {
      fates.push({ step, now: step, value: stored.value, gone: found.gone });
      aside[step] = stored;
      continue;
    }
    if ((claims.get(found.key) as number) > 1) {
      fates.push({ step, now: step, value: stored.value, gone: 'ambiguous' });
      continue;
    }
    const renamed = renameAnswer(pack, found, stored);
    fates.push({
      step,
      now: found.key,
      value: stored.value,
      ...(renamed.value === stored.value ? {} : { answerRenamed: true }),
    });
    answers[found.key] = renamed;
  }
  return {
    fates,
    aside,
    record: {
      ...record,
      tree: treeNow(pack, record.tree),
      given: Object.fromEntries(
        Object.entries(record.given).map(([fact, given]) => {
          const key = factNow(pack, fact);
          return [key, { ...given, value: valueNow(pack, key, given.value) }];
        }),
      ),
      answers,
      entries: record.entries.map((entry) => renameEntry(pack, entry)),
    },
  };
}

type Found =
  | { readonly key: StepKey; readonly tree: Tree; readonly step: Step }
  | { readonly gone: 'tree-gone' | 'tree-shared' | 'step-gone' };

/** The step that a stored key means in this pack, after its recorded renames, where sessions come to it under that key. */
export function findStep(pack: Pack, key: StepKey): Found {
  const found = lookUp(pack, key);
  return 'key' in found && !caseTreeOf(pack, treeIn(found.key)) ? { gone: 'tree-shared' } : found;
}

/** The tree whose visit a key names. */
export const treeIn = (key: StepKey): Id => key.slice(0, Math.max(0, key.search(/[#/]/)));

/** The same, also in a tree that is shared now. */
export function lookUp(pack: Pack, key: StepKey): Found {
  const [visit = '', ...path] = key.split('/');
  const [treeId = '', number = '1'] = visit.split('#');
  const now = treeNow(pack, treeId);
  let tree = treeOf(pack, now);
  if (!tree) return { gone: 'tree-gone' };
  const found: string[] = [];
  let step: Step | undefined;
  for (const [index, segment] of path.entries()) {
    const id = stepNow(pack, tree, segment);
    step = Object.hasOwn(tree.steps, id) ? tree.steps[id] : undefined;
    if (!step) return { gone: 'step-gone' };
    found.push(id);
    if (index === path.length - 1) break;
    const called: Tree | undefined = step.kind === 'call' ? treeOf(pack, step.tree) : undefined;
    if (!called) return { gone: 'step-gone' };
    tree = called;
  }
  return step ? { key: `${now}#${number}/${found.join('/')}`, tree, step } : { gone: 'step-gone' };
}

// A chain of renames is followed to its end; one that runs in a circle stops where it began.
function follow(renames: Readonly<Record<string, string>>, id: string, exists: (id: string) => boolean): string {
  const seen = new Set<string>();
  let now = id;
  while (!exists(now) && Object.hasOwn(renames, now) && !seen.has(now)) {
    seen.add(now);
    now = renames[now] as string;
  }
  return now;
}

const treeNow = (pack: Pack, id: Id): Id => follow(pack.renames.trees, id, (tree) => treeOf(pack, tree) !== undefined);

function factNow(pack: Pack, key: FactKey): FactKey {
  const exists = (fact: string) => Object.hasOwn(pack.facts, fact);
  const now = follow(pack.renames.facts, key, exists);
  const dot = now.indexOf('.');
  // A fact of one tree carries the tree's id.
  return exists(now) || dot < 0 ? now : `${treeNow(pack, now.slice(0, dot))}${now.slice(dot)}`;
}

/** A lowered step (`needs.device`, `list.item.mend`) is renamed with the step, or the fact, it was lowered from. */
function stepNow(pack: Pack, tree: Tree, id: Id): Id {
  const exists = (step: string) => Object.hasOwn(tree.steps, step);
  if (exists(id)) return id;
  const whole = follow(tree.renames.steps, id, exists);
  const dot = whole.indexOf('.');
  if (exists(whole) || dot < 0) return whole;
  const head = whole.slice(0, dot);
  const base = head === 'needs' ? head : (tree.renames.steps[head] ?? head);
  const tail = whole.slice(dot + 1);
  const withFact = `${base}.${factNow(pack, tail)}`;
  return exists(withFact) ? withFact : `${base}.${tail}`;
}

function valueNow<V extends FactSetting>(pack: Pack, fact: FactKey | undefined, value: V): V {
  const renames =
    fact === undefined || !Object.hasOwn(pack.renames.values, fact) ? undefined : pack.renames.values[fact];
  return renames ? renameValue(value, (id) => follow(renames, id, () => false)) : value;
}

function renameValue<V extends FactSetting>(value: V, rename: (id: Id) => Id): V {
  if (typeof value === 'string') return rename(value) as V;
  return Array.isArray(value) && value.some((id) => rename(id) !== id) ? (value.map(rename) as unknown as V) : value;
}

function renameAnswer(
  pack: Pack,
  { tree, step }: Extract<Found, { key: StepKey }>,
  stored: StoredAnswer,
): StoredAnswer {
  const own = Object.hasOwn(tree.renames.answers, step.id) ? tree.renames.answers[step.id] : undefined;
  const isText = 'input' in step && step.input.type === 'text';
  const fact = 'fact' in step ? step.fact : undefined;
  const rename = <V extends FactSetting>(value: V): V =>
    isText ? value : valueNow(pack, fact, own ? renameValue(value, (id) => follow(own, id, () => false)) : value);
  return { ...stored, value: rename(stored.value), meant: renameMeaning(pack, stored.meant, fact, rename) };
}

function renameMeaning(
  pack: Pack,
  meant: AnswerMeaning,
  fact: FactKey | undefined,
  rename: <V extends FactSetting>(value: V) => V,
): AnswerMeaning {
  return {
    ...meant,
    ...(meant.fact === undefined ? {} : { fact: factNow(pack, meant.fact) }),
    ...(meant.changes === undefined ? {} : { changes: meant.changes.map((key) => factNow(pack, key)) }),
    ...(meant.sets === undefined
      ? {}
      : {
          sets: Object.fromEntries(
            Object.entries(meant.sets).map(([key, value]) => {
              const now = factNow(pack, key);
              return [now, now === fact ? rename(value) : valueNow(pack, now, value)];
            }),
          ),
        }),
  };
}

function renameEntry(pack: Pack, entry: Entry): Entry {
  const after = entry.after === null ? null : nameNow(pack, entry.after);
  switch (entry.type) {
    case 'fact': {
      const fact = factNow(pack, entry.fact);
      return { ...entry, after, fact, value: valueNow(pack, fact, entry.value) };
    }
    case 'switch':
      return { ...entry, after, to: treeNow(pack, entry.to) };
    case 'reopen':
    case 'wording':
      return { ...entry, after, step: nameNow(pack, entry.step) };
    default:
      return { ...entry, after };
  }
}

/** What a stored key is called after the recorded renames; itself where the pack does not have its step. */
export function nameNow(pack: Pack, key: StepKey): StepKey {
  const found = findStep(pack, key);
  return 'key' in found ? found.key : key;
}
