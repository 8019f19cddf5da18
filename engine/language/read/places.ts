/** Where things stand: positions are worked out only when something is reported. */
import type { Place, Position } from '../diagnostics/index.ts';
import { keyText, type MapNode, type YamlNode, type YamlPair } from './nodes.ts';

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

/** `words` in place of what stands from `from` to `to`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly words: string;
}

/** A text that was mended, with the places of the author's. */
export interface Mended extends Ruler {
  /** @param edits in the order of the text, none in another */
  with(edits: readonly Edit[]): Mended;
}

/** @param origins by offset, and one more for the end: where in the author's text it stands; left out: the text is his */
export function mendable(original: Ruler, text = original.text, origins?: Int32Array): Mended {
  const origin = (offset: number): number =>
    origins ? (origins[Math.max(0, Math.min(offset, text.length))] as number) : offset;
  return {
    file: original.file,
    text,
    place: (from, to) => original.place(origin(from), origin(to)),
    lineOf: (offset) => original.lineOf(origin(offset)),
    with(edits) {
      let mended = '';
      let at = 0;
      for (const { from, to, words } of edits) {
        mended += text.slice(at, from) + words;
        at = to;
      }
      mended += text.slice(at);
      const places = new Int32Array(mended.length + 1);
      let put = 0;
      at = 0;
      for (const { from, to, words } of [...edits, { from: text.length + 1, to: text.length + 1, words: '' }]) {
        while (at < from) places[put++] = origin(at++);
        for (let index = 0; index < words.length; index++) places[put++] = Math.min(origin(from + index), origin(to));
        at = to;
      }
      return mendable(original, mended, places);
    },
  };
}

/** Looks the places of data paths up in the parsed document. */
export function placesOf(at: Ruler, root: YamlNode | null): (path: Path, part?: 'key' | 'value') => Place {
  const indexes = new WeakMap<MapNode, Map<string, YamlPair>>();
  const find = (map: MapNode, key: string): YamlPair | undefined => {
    let index = indexes.get(map);
    if (!index) {
      index = new Map();
      for (const pair of map.pairs) if (!index.has(keyText(pair))) index.set(keyText(pair), pair);
      indexes.set(map, index);
    }
    return index.get(key);
  };
  const placeOf = (node: YamlNode | null) => at.place(node?.start ?? 0, node?.end ?? 0);
  return (path, part = 'value') => {
    let node = root;
    // What stands for the nearest ancestor: the key of its pair, or the list item itself.
    let handle = root?.kind === 'map' ? (root.pairs[0]?.key ?? root) : root;
    for (const segment of path) {
      if (node?.kind === 'map') {
        const pair = find(node, String(segment));
        if (!pair) return placeOf(handle);
        handle = pair.key;
        node = pair.value;
      } else if (node?.kind === 'list') {
        const item = node.items[Number(segment)];
        if (item === undefined) return placeOf(handle);
        handle = item;
        node = item;
      } else return placeOf(handle);
    }
    if (path.length === 0 || part === 'key') return placeOf(handle);
    return placeOf(node && node.end > node.start ? node : handle);
  };
}
