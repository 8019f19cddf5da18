/** Where things stand: positions are worked out only when something is reported. */
import { isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Place, Position } from '../diagnostics/index.ts';

export type Path = readonly (string | number)[];

/** Turns offsets of one text into lines and columns. */
export interface Ruler {
  readonly file: string;
  readonly text: string;
  place(start: number, end: number): Place;
  lineOf(offset: number): number;
}

export function ruler(file: string, text: string): Ruler {
  let starts: number[] | undefined;
  const position = (offset: number): Position => {
    if (!starts) {
      starts = [0];
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    }
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
  return {
    file,
    text,
    lineOf: (offset) => position(offset).line,
    place(from, to) {
      const start = Math.max(0, Math.min(from, text.length));
      let end = Math.max(start, Math.min(to, text.length));
      while (end > start && /\s/.test(text[end - 1] ?? '')) end--;
      if (end === start) end = Math.max(start, Math.min(to, text.length));
      return { file, start: position(start), end: position(end) };
    },
  };
}

export const keyText = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value ?? '') : '');

function place(at: Ruler, node: unknown): Place | undefined {
  if (!isNode(node) || !node.range) return undefined;
  return at.place(node.range[0], node.range[1]);
}

/** Looks the places of data paths up in the parsed document. */
export function placesOf(at: Ruler, root: Node | null): (path: Path, part?: 'key' | 'value') => Place {
  const indexes = new WeakMap<object, Map<string, Pair>>();
  const find = (map: { items: Pair[] }, key: string): Pair | undefined => {
    let index = indexes.get(map);
    if (!index) {
      index = new Map();
      for (const pair of map.items) if (!index.has(keyText(pair))) index.set(keyText(pair), pair);
      indexes.set(map, index);
    }
    return index.get(key);
  };
  return (path, part = 'value') => {
    let node: unknown = root;
    // What stands for the nearest ancestor: the key of its pair, or the list item itself.
    let handle: unknown = isMap(root) ? (root.items[0]?.key ?? root) : root;
    for (const segment of path) {
      if (isMap(node)) {
        const pair = find(node, String(segment));
        if (!pair) return place(at, handle) ?? at.place(0, 0);
        handle = pair.key;
        node = pair.value;
      } else if (isSeq(node)) {
        const item = node.items[Number(segment)];
        if (item === undefined) return place(at, handle) ?? at.place(0, 0);
        handle = item;
        node = item;
      } else return place(at, handle) ?? at.place(0, 0);
    }
    if (path.length === 0 || part === 'key') return place(at, handle) ?? at.place(0, 0);
    const value = isNode(node) && node.range && node.range[1] > node.range[0] ? node : handle;
    return place(at, value) ?? at.place(0, 0);
  };
}
