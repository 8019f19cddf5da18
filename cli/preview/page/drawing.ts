/** A tree as boxes and lines: what it is drawn of, and where everything stands. The layout is dagre's. */
import dagre from '@dagrejs/dagre';
import type { Graph, GraphEdge, GraphNode } from '../../report/graph/model.ts';

/** A way that is written into the box it starts from: to an end, back to the caller, to another tree, far ahead. */
export interface Ending extends Pick<GraphNode, 'id' | 'kind' | 'label' | 'end'> {
  /** The answers that lead there. */
  readonly by: string;
  readonly count?: number;
}
export interface Box extends GraphNode {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly endings: readonly Ending[];
}
export interface Line extends GraphEdge {
  /** An SVG path. */
  readonly path: string;
  /** The middle of the label. */
  readonly labelAt: { readonly x: number; readonly y: number };
}
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
}

/** In pixels; the style sheet goes by the same figures. */
const SIZES = {
  box: 236,
  /** Room for the words of a box. */
  words: 197,
  /** A title is bold. */
  title: 188,
  most: 3,
  line: 19,
  caption: 20,
  padding: 18,
  ending: 24,
  label: 132,
} as const;

/** A way over more rows than this is written into the box it starts from; a line to the other end of the sheet tells nobody where it leads. */
const LONGEST = 3;

/**
 * Ends are drawn inside the boxes that lead to them: nothing follows them, and the lines to them would hide all others. So are
 * ways that jump far ahead, to a box that a nearer one leads to as well.
 */
export function drawingOf(graph: Graph): Drawing {
  const leading = new Set(graph.edges.map(({ from }) => from));
  const isEnd = ({ id, kind }: GraphNode) => !leading.has(id) && (kind === 'end' || kind === 'way' || kind === 'tree');
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const ends = new Set(graph.nodes.filter(isEnd).map(({ id }) => id));
  const rows = rowsOf(graph);
  const span = ({ from, to }: GraphEdge) => (rows.get(to) ?? 0) - (rows.get(from) ?? 0);
  const isLine = (edge: GraphEdge) => !ends.has(edge.to) && span(edge) <= LONGEST;

  const layout = new dagre.graphlib.Graph();
  layout.setGraph({ rankdir: 'TB', nodesep: 28, ranksep: 40, edgesep: 14, marginx: 24, marginy: 24 });
  const boxes = graph.nodes
    .filter(({ id }) => !ends.has(id))
    .map((node) => {
      const endings = graph.edges.flatMap((edge) => {
        const to = edge.from === node.id && !isLine(edge) ? byId.get(edge.to) : undefined;
        return to ? [endingOf(to, edge)] : [];
      });
      return { ...node, endings, width: SIZES.box, height: heightOf(node, endings.length) };
    });
  for (const { id, width, height } of boxes) layout.setNode(id, { width, height });
  const edges = graph.edges.filter((edge) => isLine(edge) && layout.hasNode(edge.from) && layout.hasNode(edge.to));
  for (const { from, to, label } of edges) layout.setEdge(from, to, { ...labelSize(label), labelpos: 'c' });
  dagre.layout(layout);
  const { width = 0, height = 0 } = layout.graph();
  return {
    width,
    height,
    boxes: boxes.map((box) => {
      const { x, y } = layout.node(box.id);
      return { ...box, x: x - box.width / 2, y: y - box.height / 2 };
    }),
    lines: edges.map((edge) => {
      const { points = [], x, y } = layout.edge(edge.from, edge.to);
      const middle = points[Math.floor(points.length / 2)] ?? { x: 0, y: 0 };
      return {
        ...edge,
        path: pathThrough(points, layout.node(edge.from), layout.node(edge.to)),
        labelAt: { x: x ?? middle.x, y: y ?? middle.y },
      };
    }),
  };
}

/** Which row a node stands in: one below the last of those that lead to it. Nodes come in the order in which they can be reached. */
function rowsOf({ nodes, edges }: Graph): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const { id } of nodes) {
    const before = edges.flatMap(({ from, to }) => (to === id ? [rows.get(from) ?? 0] : []));
    rows.set(id, before.length === 0 ? 0 : Math.max(...before) + 1);
  }
  return rows;
}

const endingOf = ({ id, kind, label, end }: GraphNode, { label: by, count }: GraphEdge): Ending => ({
  id,
  kind,
  label,
  by,
  ...(end !== undefined && { end }),
  ...(count !== undefined && { count }),
});

function labelSize(label: string): { readonly width: number; readonly height: number } {
  const width = [...label].reduce((sum, character) => sum + (WIDE.test(character) ? 12 : 6.6), 14);
  if (label === '') return { width: 0, height: 0 };
  return width > SIZES.label ? { width: SIZES.label, height: 38 } : { width, height: 22 };
}

function heightOf({ label, kind }: GraphNode, endings: number): number {
  const lines = Math.min(SIZES.most, linesOf(oneLine(label), kind === 'start' ? SIZES.title : SIZES.words));
  const foot = endings === 0 ? 0 : endings * SIZES.ending + 8;
  return SIZES.padding + (kind === 'start' ? 0 : SIZES.caption) + lines * SIZES.line + foot;
}

/** Lines that a text of 13 pixels takes in the widest of the fonts: Chinese breaks anywhere, other words as a whole. */
function linesOf(text: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const piece of text.match(PIECES) ?? []) {
    const width = WIDE.test(piece) ? 13.2 : piece.trimEnd().length * 7.8;
    if (used > 0 && used + width > room) {
      lines += 1;
      used = 0;
    }
    used += width + (piece.length - piece.trimEnd().length) * 4;
  }
  return lines;
}

/** Chinese characters and full-width marks. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/;
const PIECES = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]+\s*|\s+/g;

export const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

interface Point {
  readonly x: number;
  readonly y: number;
}

/** From the lower edge of one box to the upper edge of the next, through the points between: upright at each of them. */
function pathThrough(points: readonly Point[], from: Placed, to: Placed): string {
  const between = points.slice(1, -1);
  const begin = { x: within(from, between[0] ?? to), y: from.y + from.height / 2 };
  const end = { x: within(to, between.at(-1) ?? from), y: to.y - to.height / 2 };
  const at = ({ x, y }: Point) => `${Math.round(x)} ${Math.round(y)}`;
  let before: Point = begin;
  const bends = [...between, end].map((point) => {
    const middle = (before.y + point.y) / 2;
    const bend = `C ${at({ x: before.x, y: middle })} ${at({ x: point.x, y: middle })} ${at(point)}`;
    before = point;
    return bend;
  });
  return `M ${at(begin)} ${bends.join(' ')}`;
}

interface Placed extends Point {
  readonly width: number;
  readonly height: number;
}
/** Where on a box's edge a line to or from a point meets it. */
const within = ({ x, width }: Placed, { x: towards }: Point): number =>
  Math.max(x - width / 2 + EDGE, Math.min(x + width / 2 - EDGE, towards));
const EDGE = 24;
