/** The same repair or call a second time, although nothing can have changed since the first. */
import { type Diagnostic, report } from '../language/diagnostics/index.ts';
import type { Id, Pack, Step, Tree } from '../language/model.ts';
import { type OrderedTree, orderedTree, targetsOf } from '../narrowing/order.ts';
import { calledFirst, callsOf, once, perTree, placeOfStep, reachedSteps, related, type Subject } from './subject.ts';

export function repeats(subject: Subject, circling: ReadonlySet<Id>): readonly Diagnostic[] {
  const { pack } = subject;
  const changing = changingTrees(pack);
  return subject.trees.flatMap((tree) => {
    const same = circling.has(tree.id) ? undefined : sameSteps(subject, tree, []);
    return same && same.size > 0 ? repeatsIn(subject, orderedTree(pack, tree.id) as OrderedTree, same, changing) : [];
  });
}

/** Steps that do what another does, with the number of what they do. */
const sameSteps = perTree(({ pack }, tree): ReadonlyMap<Id, number> => {
  const groups = new Map<string, Id[]>();
  for (const id of reachedSteps(tree)) {
    const deed = deedOf(pack, tree.steps[id] as Step);
    if (deed === undefined) continue;
    const group = groups.get(deed);
    if (group) group.push(id);
    else groups.set(deed, [id]);
  }
  const repeated = [...groups.values()].filter((group) => group.length > 1);
  return new Map(repeated.flatMap((group, number) => group.map((id) => [id, number] as const)));
});

/** What the step does, in words that are equal where the deed is; a repair that remembers its outcome passes by itself. */
function deedOf({ locales }: Pack, step: Step): string | undefined {
  if (step.kind === 'call') return `call ${step.tree}`;
  if (step.kind !== 'repair' || step.fact !== undefined) return undefined;
  const { words, by } = step.instruction;
  return `repair ${words[locales[0]] ?? ''} ${by ? JSON.stringify(by) : ''}`;
}

function repeatsIn(
  subject: Subject,
  { nodes, tree }: OrderedTree,
  same: ReadonlyMap<Id, number>,
  changing: ReadonlySet<Id>,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  /** For each step what has been done on every way to it since something last changed, with the step that did it. */
  const done = new Map<Id, ReadonlyMap<number, Id>>();
  const arrive = (target: Id, now: ReadonlyMap<number, Id>) => {
    const before = done.get(target);
    done.set(target, before ? new Map([...before].filter(([deed]) => now.has(deed))) : now);
  };
  const nothing: ReadonlyMap<number, Id> = new Map();
  for (const target of [...targetsOf(tree.start), ...(tree.rush ? [tree.rush.to] : [])]) arrive(target, nothing);
  for (const { step } of nodes) {
    const before = done.get(step.id);
    if (!before) continue;
    const deed = same.get(step.id);
    const first = deed === undefined ? undefined : before.get(deed);
    if (first !== undefined) found.push(tell(subject, tree, step, first));
    if (step.passTo !== undefined) for (const target of targetsOf(step.passTo)) arrive(target, before);
    const kept = changes(step, changing) ? nothing : before;
    const after = deed === undefined ? kept : new Map([...kept, [deed, step.id]]);
    if (!('ways' in step)) continue;
    for (const way of Object.values(step.ways)) for (const target of targetsOf(way)) arrive(target, after);
  }
  return found;
}

function tell(subject: Subject, tree: Tree, step: Step, first: Id): Diagnostic {
  const earlier = related(placeOfStep(subject, tree.id, first), {
    'zh-CN': '第一次在这里',
    en: 'The first time is here',
  });
  const place = placeOfStep(subject, tree.id, step.id);
  return step.kind === 'call'
    ? report('repeated-call', place, { step: step.id, tree: step.tree, first }, [earlier])
    : report('repeated-repair', place, { step: step.id, first }, [earlier]);
}

const changes = (step: Step, changing: ReadonlySet<Id>): boolean =>
  ('changes' in step && step.changes.length > 0) || (step.kind === 'call' && changing.has(step.tree));
const NONE: ReadonlySet<Id> = new Set();
const changesItself = once((tree) => Object.values(tree.steps).some((step) => changes(step, NONE)));

/** Shared trees in which something may change. */
function changingTrees(pack: Pack): ReadonlySet<Id> {
  const changing = new Set<Id>();
  for (const tree of calledFirst(pack)) {
    if (changesItself(tree) || callsOf(tree).some((id) => changing.has(id))) changing.add(tree.id);
  }
  return changing;
}
