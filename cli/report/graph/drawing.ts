/** A graph as Mermaid, DOT or an indented text. */
import stringWidth from 'string-width';
import { escaped } from '../html.ts';
import { percent } from '../stats/sheet.ts';
import type { Graph, GraphEdge, GraphNode } from './model.ts';

const WIDEST = 26;
const MOST_LINES = 4;

/** The label over several lines that are no wider than this, Chinese characters being two columns wide. */
export function wrapped(text: string, widest = WIDEST, most = MOST_LINES): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const piece of paragraph.match(/[\p{Script=Han}\p{P}\p{S}]|[^\p{Script=Han}\p{P}\p{S}\s]+|\s+/gu) ?? []) {
      // A mark that closes stays with what it closes.
      const closes = /^[，。？！；：、”’）》」』,.?!;:)]$/u.test(piece);
      if (line !== '' && !closes && stringWidth(line + piece) > widest) {
        lines.push(line.trimEnd());
        line = piece.trimStart();
      } else line += piece;
    }
    if (line.trim() !== '') lines.push(line.trimEnd());
  }
  return lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1]}…`] : lines;
}

const COLOURS: Readonly<Record<string, string>> = {
  resolved: '#c9ebd0',
  restored: '#e4f0c4',
  escalated: '#fbd5c8',
  referred: '#dcd6f2',
  'no-fault': '#d5e8f7',
  prepared: '#f7eec2',
};
const colourOf = ({ kind, end, count }: GraphNode): string => {
  if (count === 0) return '#eeeeee';
  if (end !== undefined) return COLOURS[end] ?? '#ffffff';
  if (kind === 'repair') return '#fff3c4';
  return kind === 'start' ? '#e2e2e2' : '#ffffff';
};

const withCount = ({ label, count, share }: Pick<GraphEdge, 'label' | 'count' | 'share'>): string =>
  count === undefined ? label : `${label} (${count}${share === undefined ? '' : `, ${percent(share)}`})`.trim();

/** The label and what is laid over the step, in lines. */
const nodeLines = (node: GraphNode): string[] => [
  ...wrapped(withCount(node)),
  ...(node.notes === undefined || node.notes.length === 0 ? [] : wrapped(node.notes.join(' · '))),
];

/** Widths of lines: of a marked step, and of a way from the one nobody takes to the one that all take. */
const MARKED_LINE = 3;
const wayLine = (share: number): string => (0.6 + 4 * share).toFixed(1);

export function mermaid({ nodes, edges, about = [] }: Graph): string {
  const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
  const quoted = (lines: readonly string[]) =>
    `"${lines.join('<br/>').replaceAll('#', '#35;').replaceAll('"', '#quot;').replaceAll('<br/>', '\u0000').replaceAll('<', '#lt;').replaceAll('>', '#gt;').replaceAll('\u0000', '<br/>')}"`;
  const shape = (node: GraphNode): string => {
    const label = quoted(nodeLines(node));
    switch (node.kind) {
      case 'start':
      case 'end':
      case 'way':
        return `([${label}])`;
      case 'repair':
        return `[/${label}/]`;
      case 'tree':
      case 'shared-tree':
      case 'call':
        return `[[${label}]]`;
      case 'information':
        return `[${label}]`;
      default:
        return `{{${label}}}`;
    }
  };
  const line = ({ from, to, ...edge }: GraphEdge): string | undefined => {
    const [one, other] = [names.get(from), names.get(to)];
    if (one === undefined || other === undefined) return undefined;
    const label = withCount(edge);
    return `  ${one} -->${label === '' ? '' : `|${quoted(wrapped(label))}|`} ${other}`;
  };
  return `${[
    'flowchart TD',
    ...about.map((line) => `  %% ${line.replace(/[\s{}]+/g, ' ')}`),
    ...nodes.map((node, index) => `  n${index}${shape(node)}`),
    ...edges.flatMap((edge) => line(edge) ?? []),
    ...nodes.map(
      (node, index) =>
        `  style n${index} fill:${colourOf(node)},color:#1a1a1a${node.marked ? `,stroke-width:${MARKED_LINE}px,stroke:#1a1a1a` : ''}`,
    ),
  ].join('\n')}\n`;
}

/** Points a column takes; Graphviz itself takes Chinese characters for narrower than they are. */
const POINTS_A_COLUMN = 7;
const POINTS_A_LABEL_COLUMN = 5.5;
const SHAPES: Readonly<Record<string, string>> = {
  start: 'oval',
  end: 'oval',
  way: 'oval',
  repair: 'box',
  information: 'note',
  call: 'component',
  tree: 'folder',
  'shared-tree': 'component',
};

/** A label of a given width: left to itself, Graphviz would let Chinese ones run into each other. */
function edgeLabel(lines: readonly string[]): string {
  const width = Math.max(...lines.map((line) => stringWidth(line))) * POINTS_A_LABEL_COLUMN;
  const text = lines.map(escaped).join('<BR/>');
  return `<<TABLE BORDER="0" CELLPADDING="2" CELLSPACING="0" WIDTH="${Math.ceil(width + 8)}"><TR><TD>${text}</TD></TR></TABLE>>`;
}

export function dot({ title, nodes, edges, about = [] }: Graph): string {
  const quoted = (text: string) => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
  const names = new Set(nodes.map(({ id }) => id));
  const node = (one: GraphNode): string => {
    const lines = nodeLines(one);
    const columns = Math.max(4, ...lines.map((line) => stringWidth(line)));
    const width = ((columns * POINTS_A_COLUMN + 20) / 72).toFixed(2);
    const shape = SHAPES[one.kind] ?? 'box';
    return `  ${quoted(one.id)} [label=${quoted(lines.join('\n'))}, shape=${shape}${SHAPES[one.kind] ? '' : ', style="rounded,filled"'}, width=${width}, fillcolor="${colourOf(one)}"${one.marked ? `, penwidth=${MARKED_LINE}` : ''}];`;
  };
  const edge = ({ from, to, ...one }: GraphEdge): string => {
    const label = withCount(one);
    const looks = [
      ...(label === '' ? [] : [`label=${edgeLabel(wrapped(label, 20))}`]),
      ...(one.share === undefined ? [] : [`penwidth=${wayLine(one.share)}`]),
    ];
    return `  ${quoted(from)} -> ${quoted(to)}${looks.length === 0 ? '' : ` [${looks.join(', ')}]`};`;
  };
  return `${[
    `digraph ${quoted(title)} {`,
    '  graph [rankdir=TB, nodesep=0.4, ranksep=0.5];',
    ...(about.length === 0
      ? []
      : [`  graph [label=${quoted([title, ...about].join('\n'))}, labelloc=t, fontname="sans-serif"];`]),
    '  node [style=filled, fontname="sans-serif", fontsize=12, margin="0.14,0.08"];',
    '  edge [fontname="sans-serif", fontsize=10];',
    ...nodes.map(node),
    ...edges.filter(({ from, to }) => names.has(from) && names.has(to)).map(edge),
    '}',
  ].join('\n')}\n`;
}

/** Behind a step in the text: an exclamation mark where it is marked. */
const notesBehind = ({ notes = [], marked }: GraphNode): string =>
  notes.length === 0 ? '' : `  ${marked ? '! ' : ''}${notes.join(' · ')}`;

/** Every step once, below what leads to it first; what was shown already is referred to by its number. */
export function textTree({ nodes, edges, about = [] }: Graph): string {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const from = new Map<string, GraphEdge[]>();
  for (const edge of edges) from.set(edge.from, [...(from.get(edge.from) ?? []), edge]);
  const numbers = new Map<string, number>();
  const lines: string[] = about.length === 0 ? [] : [...about, ''];
  // Without recursion: a tree may be two thousand steps deep.
  const led = new Set(edges.map(({ to }) => to));
  const open = nodes
    .filter(({ id }) => !led.has(id))
    .reverse()
    .map(({ id }) => ({ id, label: '', depth: 0 }));
  const visit = () => {
    for (let entry = open.pop(); entry; entry = open.pop()) {
      const node = byId.get(entry.id);
      if (!node) continue;
      const indent = '  '.repeat(entry.depth);
      const arrow = entry.depth === 0 ? '' : `${entry.label === '' ? '' : `${entry.label} `}→ `;
      const known = numbers.get(node.id);
      if (known !== undefined) {
        lines.push(`${indent}${arrow}(${known})`);
        continue;
      }
      numbers.set(node.id, numbers.size + 1);
      lines.push(
        `${indent}${arrow}${numbers.size} ${withCount({ ...node, label: node.label.replace(/\s*\n\s*/g, ' ') })} [${node.end ?? node.kind}]${notesBehind(node)}`,
      );
      for (const { to, ...edge } of [...(from.get(node.id) ?? [])].reverse())
        open.push({ id: to, label: withCount(edge), depth: entry.depth + 1 });
    }
  };
  visit();
  // Trees that only lead to each other.
  for (const { id } of nodes) {
    if (numbers.has(id)) continue;
    open.push({ id, label: '', depth: 0 });
    visit();
  }
  return `${lines.join('\n')}\n`;
}
