/** How large a tree's machine becomes with its shared trees in place. */
import { type Bilingual, type Diagnostic, report } from '../language/diagnostics/index.ts';
import type { Id, Tree } from '../language/model.ts';
import { graphOf } from '../narrowing/order.ts';
import { calledFirst, callsOf, placeOfStep, type Subject } from './subject.ts';

interface Size {
  readonly states: number;
  readonly depth: number;
}

const NOTHING: Size = { states: 0, depth: 0 };
const STATES: Bilingual = {
  'zh-CN': '连同共用的树展开后的状态数',
  en: 'number of states with the shared trees in place',
};
const DEPTH: Bilingual = { 'zh-CN': '共用的树互相嵌套的层数', en: 'depth of shared trees inside each other' };

export function sizes(subject: Subject, circling: ReadonlySet<Id>): readonly Diagnostic[] {
  const { pack, limits } = subject;
  const known = new Map<Id, Size>();
  const sizeOf = (id: Id): Size => known.get(id) ?? NOTHING;
  for (const tree of calledFirst(pack)) {
    if (circling.has(tree.id)) continue;
    const called = callsOf(tree).map(sizeOf);
    known.set(tree.id, {
      states: called.reduce((sum, { states }) => sum + states, graphOf(tree).steps.length),
      depth: called.reduce((deepest, { depth }) => Math.max(deepest, depth + 1), 0),
    });
  }
  // Told where it first becomes too much, not again at every caller.
  const exceeds = (tree: Tree, measure: keyof Size, limit: number): boolean =>
    sizeOf(tree.id)[measure] > limit &&
    !Object.values(tree.steps).some((step) => step.kind === 'call' && sizeOf(step.tree)[measure] > limit);
  return subject.trees.flatMap((tree) => {
    const found: Diagnostic[] = [];
    const tell = (what: Bilingual, value: number, limit: number) => {
      const call = Object.values(tree.steps).find(({ kind }) => kind === 'call');
      const place = call ? placeOfStep(subject, tree.id, call.id) : subject.index.place(tree.id, ['tree']);
      found.push(report('limit-exceeded', place, { what, value, limit }));
    };
    if (exceeds(tree, 'states', limits.expandedStates)) tell(STATES, sizeOf(tree.id).states, limits.expandedStates);
    if (exceeds(tree, 'depth', limits.callDepth)) tell(DEPTH, sizeOf(tree.id).depth, limits.callDepth);
    return found;
  });
}
