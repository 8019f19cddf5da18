/** What a YAML text consists of, as little of it as the rest of reading needs. Offsets are into the text. */
import { type Document, isAlias, isMap, isScalar, type Node, type ParsedNode } from 'yaml';

interface Stretch {
  readonly start: number;
  readonly end: number;
  /** Only what the author wrote. */
  readonly tag: string | undefined;
  readonly anchor: string | undefined;
}
export interface TextNode extends Stretch {
  readonly kind: 'text';
  readonly value: string;
  /** `literal`: behind a `|`. `other`: quoted or folded. */
  readonly style: 'plain' | 'literal' | 'other';
}
export interface MapNode extends Stretch {
  readonly kind: 'map';
  /** In braces. */
  readonly flow: boolean;
  readonly pairs: readonly YamlPair[];
}
export interface ListNode extends Stretch {
  readonly kind: 'list';
  /** In brackets. */
  readonly flow: boolean;
  readonly items: readonly (YamlNode | null)[];
}
export interface AliasNode extends Stretch {
  readonly kind: 'alias';
  readonly source: string;
}
export interface YamlPair {
  readonly key: YamlNode | null;
  readonly value: YamlNode | null;
}
export type YamlNode = TextNode | MapNode | ListNode | AliasNode;

export const keyText = ({ key }: YamlPair): string => (key?.kind === 'text' ? key.value : '');

/** Nothing behind the colon. */
export const isBlank = (node: YamlNode): boolean => node.kind === 'text' && node.style === 'plain' && node.value === '';

/** What the library composed. */
export function nodesOf({ contents }: Document.Parsed<ParsedNode>): YamlNode | null {
  return contents && nodeOf(contents);
}

function nodeOf(node: Node): YamlNode {
  const [start, end] = node.range ?? [0, 0];
  if (isAlias(node)) return { kind: 'alias', start, end, tag: undefined, anchor: undefined, source: node.source };
  const stretch = { start, end, tag: node.tag };
  if (isScalar(node)) {
    const style = node.type === 'PLAIN' ? 'plain' : node.type === 'BLOCK_LITERAL' ? 'literal' : 'other';
    return { kind: 'text', ...stretch, anchor: node.anchor, value: String(node.value ?? ''), style };
  }
  const each = (item: unknown): YamlNode | null => (item === null ? null : nodeOf(item as Node));
  const { anchor, flow = false, items } = node as Extract<ParsedNode, { items: unknown }>;
  if (isMap(node)) {
    const pairs = node.items.map(({ key, value }) => ({ key: each(key), value: each(value) }));
    return { kind: 'map', ...stretch, anchor, flow, pairs };
  }
  return { kind: 'list', ...stretch, anchor, flow, items: items.map(each) };
}
