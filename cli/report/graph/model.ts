/** A tree or a pack as nodes and edges, in the words of one language. */
import {
  conditionText,
  type Exit,
  type Id,
  type Locale,
  outlineOf,
  type Pack,
  type Step,
  type Tree,
} from '../../../engine/index.ts';
import type { ProgramWords } from '../../words/index.ts';
import { exitLabel, gist, spelled } from '../texts.ts';
import type { ExitOverlay, Overlay, StepOverlay } from './overlay.ts';

export interface GraphNode extends StepOverlay {
  /** Of a step: its id, behind the call it stands in (`hotspot/works`); of a tree: `/` and its id. */
  readonly id: string;
  readonly kind: Step['kind'] | 'start' | 'tree' | 'shared-tree';
  readonly label: string;
  /** Kind of an end. */
  readonly end?: string;
}
export interface GraphEdge extends ExitOverlay {
  readonly from: string;
  readonly to: string;
  readonly label: string;
}
export interface Graph {
  readonly title: string;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** What is laid over it, in words. */
  readonly about?: readonly string[];
}

export interface GraphOptions {
  readonly locale: Locale;
  readonly words: ProgramWords;
  /** Shared trees are drawn in place of their calls. */
  readonly unfold: boolean;
  /** What is laid over it: counts, shares, notes. */
  readonly overlay?: Overlay;
  readonly about?: readonly string[];
}

/** One tree. */
export function treeGraph(pack: Pack, id: Id, options: GraphOptions): Graph {
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  const { overlay } = options;
  nodes.set('start', { id: 'start', kind: 'start', label: titleOf(pack, id, options) });
  const place = (
    tree: Tree,
    prefix: string,
    from: string,
    ways: Readonly<Record<Id, readonly Exit[]>> | undefined,
  ): void => {
    const outline = outlineOf(pack, tree.id);
    if (!outline) return;
    /** Where a way leads: a step, a step inside an unfolded call, another tree, back to the caller. */
    const connect = (source: string, label: string, to: string, count: ExitOverlay): void => {
      if (to.startsWith('/')) {
        const other = to.slice(1);
        nodes.set(to, { id: to, kind: 'tree', label: titleOf(pack, other, options) });
        edges.push({ from: source, to, label, ...count });
        return;
      }
      const step = tree.steps[to];
      const back = step?.kind === 'way' ? ways?.[step.way] : undefined;
      // In an unfolded call a way of the shared tree is where its caller goes on.
      if (back)
        for (const exit of back)
          edges.push({ from: source, to: exit.to, label: join(label, conditionOf(exit)), ...count });
      else edges.push({ from: source, to: `${prefix}${to}`, label, ...count });
    };
    const conditionOf = ({ when }: Exit): string =>
      when ? conditionText(pack, when, options.locale, options.words.workbench.conditions) : '';
    for (const exit of outline.start) {
      const label = exitLabel(pack, undefined, exit, options.locale, options.words);
      connect(from, join(label, conditionOf(exit)), exit.to, {});
    }
    for (const { step, exits } of outline.steps) {
      const name = `${prefix}${step.id}`;
      const inner = step.kind === 'call' && options.unfold ? pack.trees[step.tree] : undefined;
      if (step.kind === 'way' && ways) continue;
      nodes.set(name, {
        id: name,
        kind: step.kind,
        label: gist(pack, step, options.locale, options.words),
        ...(step.kind === 'end' && { end: step.end }),
        ...overlay?.step({ name, tree: tree.id, step }),
      });
      if (inner && step.kind === 'call') {
        const back: Record<Id, Exit[]> = {};
        for (const exit of exits) {
          if (exit.by[0] === 'else') continue;
          const target = tree.steps[exit.to];
          // Where the caller hands back to its own caller, that is where it goes on.
          const further = target?.kind === 'way' ? ways?.[target.way] : undefined;
          const to = exit.to.startsWith('/') ? exit.to : `${prefix}${exit.to}`;
          for (const by of exit.by) back[by] = [...(back[by] ?? []), ...(further ?? [{ ...exit, to }])];
        }
        place(inner, `${name}/`, name, back);
      }
      for (const exit of exits) {
        if (inner && exit.by[0] !== 'else') continue;
        const label = exitLabel(pack, step, exit, options.locale, options.words);
        connect(
          name,
          join(label, conditionOf(exit)),
          exit.to,
          overlay?.exit({ name, tree: tree.id, step }, exit) ?? {},
        );
      }
    }
  };
  const tree = pack.trees[id];
  if (tree) place(tree, '', 'start', undefined);
  return { title: titleOf(pack, id, options), nodes: [...nodes.values()], edges: together(edges), ...aboutOf(options) };
}

/** How the trees of a pack hang together. */
export function packGraph(pack: Pack, options: GraphOptions): Graph {
  const nodes = Object.values(pack.trees).map(
    (tree): GraphNode => ({
      id: `/${tree.id}`,
      kind: tree.ways ? 'shared-tree' : 'tree',
      label: spelled(pack, tree.title, options.locale),
      ...options.overlay?.tree(tree.id),
    }),
  );
  const edges = Object.values(pack.trees).flatMap((tree) => {
    const outline = outlineOf(pack, tree.id);
    if (!outline) return [];
    const exits = [...outline.start, ...outline.steps.flatMap((step) => step.exits)];
    const onward = exits.filter(({ to }) => to.startsWith('/')).map(({ to }) => to);
    const called = outline.steps.flatMap(({ step }) => (step.kind === 'call' ? [`/${step.tree}`] : []));
    return [...new Set([...onward, ...called])].map((to) => ({ from: `/${tree.id}`, to, label: '' }));
  });
  return { title: spelled(pack, pack.title, options.locale), nodes, edges, ...aboutOf(options) };
}

const aboutOf = ({ about }: GraphOptions) => (about === undefined ? {} : { about });

const titleOf = (pack: Pack, id: Id, { locale }: GraphOptions): string => {
  const tree = pack.trees[id];
  return tree ? spelled(pack, tree.title, locale) : id;
};

const join = (label: string, condition: string): string =>
  [label, condition && `[${condition}]`].filter(Boolean).join(' ');

/** Answers that lead to the same place are one edge. */
function together(edges: readonly GraphEdge[]): GraphEdge[] {
  const merged = new Map<string, GraphEdge>();
  for (const edge of edges) {
    const name = `${edge.from}\n${edge.to}`;
    const before = merged.get(name);
    const labels = [...new Set([before?.label ?? '', edge.label].filter(Boolean))];
    const count = edge.count === undefined ? {} : { count: (before?.count ?? 0) + edge.count };
    const share = edge.share === undefined ? {} : { share: (before?.share ?? 0) + edge.share };
    merged.set(name, { ...edge, label: labels.join(' / '), ...count, ...share });
  }
  return [...merged.values()];
}
