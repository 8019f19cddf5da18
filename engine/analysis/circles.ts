/** Circles among steps, calls and continuations: the one thing that would keep a session from ending. */
import { type Diagnostic, report } from '../language/diagnostics/index.ts';
import type { Id, Step } from '../language/model.ts';
import { graphOf } from '../narrowing/order.ts';
import { linksOf, once, placeOfStep, related, type Subject } from './subject.ts';

/** Circles reported of one tree, and of the trees among each other; the rest shows when these are mended. */
const MOST = 20;
/** Ids of a circle that are written out. */
const LONGEST = 8;

export interface Circles {
  readonly diagnostics: readonly Diagnostic[];
  /** Trees that stand in a circle, or that have one inside. */
  readonly trees: ReadonlySet<Id>;
}

export function findCircles(subject: Subject): Circles {
  const diagnostics: Diagnostic[] = [];
  const trees = new Set<Id>();
  for (const tree of subject.trees) {
    const { steps } = graphOf(tree);
    for (const circle of circlesIn(tree)) {
      trees.add(tree.id);
      const ids = circle.map((number) => (steps[number] as Step).id);
      diagnostics.push(
        tell(
          subject,
          ids.map((step) => ({ tree: tree.id, step, name: step })),
        ),
      );
    }
  }
  const ids = subject.trees.map(({ id }) => id);
  const numberOf = new Map(ids.map((id, number) => [id, number] as const));
  const links = subject.trees.map(linksOf);
  for (const circle of circlesOf(links.map((to) => [...to.keys()].flatMap((id) => numberOf.get(id) ?? [])))) {
    const places = circle.map((number, index) => {
      const tree = ids[number] as Id;
      const to = ids[circle[(index + 1) % circle.length] as number] as Id;
      const step = links[number]?.get(to) as Id;
      trees.add(tree);
      return { tree, step, name: step === '' ? tree : `${tree}/${step}` };
    });
    diagnostics.push(tell(subject, places));
  }
  return { diagnostics, trees };
}

function tell(
  subject: Subject,
  circle: readonly { readonly tree: Id; readonly step: Id; readonly name: string }[],
): Diagnostic {
  const names = circle.map(({ name }) => name);
  const first = names[0] as string;
  const shown = names.length > LONGEST ? [...names.slice(0, LONGEST), '…'] : names;
  // The last one leads back to the first: that is the way to mend.
  const last = circle.at(-1) as (typeof circle)[number];
  const others = circle
    .slice(0, -1)
    .map(({ tree, step, name }) =>
      related(placeOf(subject, tree, step), { 'zh-CN': `经过“${name}”`, en: `through "${name}"` }),
    );
  return report('cycle', placeOf(subject, last.tree, last.step), { path: [...shown, first].join(' → ') }, others);
}

const placeOf = (subject: Subject, tree: Id, step: Id) =>
  step === '' ? subject.index.place(tree, ['start']) : placeOfStep(subject, tree, step);

const circlesIn = once((tree) => circlesOf(graphOf(tree).next));

/** Circles in a graph, one for each node that a way leads back to. Depth first, without recursion. */
function circlesOf(next: readonly (readonly number[])[]): number[][] {
  const found: number[][] = [];
  // 0: not seen, 1: on the walk, 2: done, 3: on the walk and closed already.
  const marks = new Uint8Array(next.length);
  const walk: number[] = [];
  const entered: number[] = [];
  const enter = (node: number) => {
    marks[node] = 1;
    walk.push(node);
    entered.push(0);
  };
  for (let root = 0; root < next.length; root += 1) {
    if (marks[root] === 0) enter(root);
    while (walk.length > 0) {
      const top = walk.length - 1;
      const node = walk[top] as number;
      const to = next[node]?.[entered[top] as number];
      entered[top] = (entered[top] as number) + 1;
      if (to === undefined) {
        marks[node] = 2;
        walk.pop();
        entered.pop();
      } else if (marks[to] === 0) enter(to);
      else if (marks[to] === 1) {
        if (found.length < MOST) found.push(walk.slice(walk.indexOf(to)));
        marks[to] = 3;
      }
    }
  }
  return found;
}
