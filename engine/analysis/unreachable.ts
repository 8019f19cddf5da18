/** Steps, trees and ways of shared trees that nothing leads to. */
import { type Diagnostic, report } from '../language/diagnostics/index.ts';
import type { Id, Pack, Tree } from '../language/model.ts';
import { isOffered } from '../language/offering.ts';
import { stepOf } from '../narrowing/order.ts';
import { linksOf, placeOfStep, reachedSteps, type Subject } from './subject.ts';

/** @param circling trees with a circle: the way that closes it most likely was to lead on */
export function unreachableSteps(subject: Subject, circling: ReadonlySet<Id>): readonly Diagnostic[] {
  return subject.trees.flatMap((tree) => {
    if (circling.has(tree.id)) return [];
    const reached = reachedSteps(tree);
    if (reached.size === Object.keys(tree.steps).length) return [];
    const lost = Object.values(tree.steps).filter(({ id }) => !reached.has(id));
    const told = new Set<string>();
    return lost.flatMap((step) => {
      const path = subject.index.stepPath(tree.id, step.id);
      // Of a list that is lost as a whole, and of the parts of one step, the author hears once.
      const list = step.part && (step.part.of === 'try' || step.part.of === 'checklist') ? step.part.id : undefined;
      const whole =
        list !== undefined && Object.values(tree.steps).every(({ id, part }) => part?.id !== list || !reached.has(id));
      const author =
        whole || step.part?.of === 'bring' || step.part?.of === 'needs'
          ? (step.part as { id: Id }).id
          : authorId(step.id);
      if (told.has(author)) return [];
      told.add(author);
      const place = whole
        ? subject.index.place(tree.id, path.slice(0, 2), 'key')
        : endPlace(subject, tree, author, step.id);
      return [report('unreachable-step', place, { step: author })];
    });
  });
}

/** `close-others.fixed` and `list.item.mend` stand and fall with what the author wrote. */
const authorId = (id: Id): Id => id.replace(/\.(fixed|mend)$/, '');

function endPlace(subject: Subject, tree: Tree, author: Id, step: Id) {
  return placeOfStep(subject, tree.id, stepOf(tree, author) ? author : step);
}

export function unreachableTrees(subject: Subject): readonly Diagnostic[] {
  const { pack, whole } = subject;
  // A tree that could not be read may have led there.
  if (!whole) return [];
  const reached = new Set<Id>();
  // A tree of its own is found by what customers say.
  const open = subject.trees.filter((tree) => tree.id === pack.frontDoor || isFound(pack, tree)).map(({ id }) => id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const tree = !reached.has(id) && Object.hasOwn(pack.trees, id) ? pack.trees[id] : undefined;
    reached.add(id);
    if (tree) open.push(...linksOf(tree).keys());
  }
  return subject.trees
    .filter(({ id }) => !reached.has(id))
    .map(({ id }) => report('unreachable-tree', subject.index.place(id, ['tree']), { tree: id }));
}

const isFound = (pack: Pack, tree: Tree): boolean =>
  isOffered(pack, tree) && Object.values(tree.keywords).some((words) => words.length > 0);

export function waysNeverTaken(subject: Subject): readonly Diagnostic[] {
  return subject.trees.flatMap((tree) => {
    if (!tree.ways) return [];
    const taken = new Set<Id>();
    for (const id of reachedSteps(tree)) {
      const step = stepOf(tree, id);
      if (step?.kind === 'way') taken.add(step.way);
    }
    return tree.ways.flatMap((way, index) =>
      taken.has(way)
        ? []
        : [report('way-never-taken', subject.index.place(tree.id, ['ways', index]), { way, tree: tree.id })],
    );
  });
}
