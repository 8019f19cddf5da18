/** Cases as an author writes them, with comments; what is read back is what was written. */
import { Document, isMap, isPair, isScalar, Scalar, type YAMLMap } from 'yaml';
import type { Case, FactSetting } from '../engine.ts';

export interface WrittenCase {
  readonly given: Case;
  /** A line each, above the case. */
  readonly comments: readonly string[];
  /** A line of its own above the comments, with an empty line before it. */
  readonly heading?: string;
}

/** Comments are broken at about so many characters. */
const WIDTH = 110;

/** A case file: comments, then the cases; an empty story stays open. */
export function casesFile(
  frontDoor: string,
  cases: readonly WrittenCase[],
  head: readonly string[],
  tail: readonly string[] = [],
): string {
  const shapes = cases.map(({ given }) => [given.id, shapeOf(given, frontDoor)]);
  const document = new Document({ cases: Object.fromEntries(shapes) });
  const map = document.get('cases') as YAMLMap;
  for (const [index, { comments, heading }] of cases.entries()) {
    const pair = map.items[index];
    if (!isPair(pair) || !isScalar(pair.key) || !isMap(pair.value)) continue;
    pair.key.commentBefore = [...(heading === undefined ? [] : [heading]), ...comments].map(comment).join('\n');
    pair.key.spaceBefore = heading !== undefined && index > 0;
    for (const part of pair.value.items) if (isPair(part) && isCollection(part.value)) part.value.flow = true;
  }
  document.commentBefore = head.map(comment).join('\n') || null;
  const body = document.toString({ lineWidth: 0, nullStr: '', flowCollectionPadding: false });
  const end = tail.map(comment).join('\n');
  return `${body}${end === '' ? '' : `\n${end.replace(/^/gm, '#')}\n`}`;
}

const isCollection = (node: unknown): node is { flow?: boolean } =>
  typeof node === 'object' && node !== null && 'items' in node;

/** Its lines with a space before each, broken where they are long. */
function comment(text: string): string {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    let rest = line;
    while (rest.length > WIDTH) {
      const space = rest.lastIndexOf(' ', WIDTH);
      const at = space > WIDTH / 2 ? space : WIDTH;
      lines.push(rest.slice(0, at));
      rest = `  ${rest.slice(at).trimStart()}`;
    }
    lines.push(rest);
  }
  return lines.map((line) => ` ${line}`).join('\n');
}

type Written = Record<string, unknown>;

function shapeOf(
  { story, tree, facts, given, minutesLeft, answers, byHand, helps, ends, questions }: Case,
  frontDoor: string,
): Written {
  return {
    story: story === '' ? null : textOf(story),
    ...(tree !== frontDoor && { tree }),
    ...(Object.keys(given).length > 0 && { given: settings(given) }),
    ...(minutesLeft !== undefined && { 'minutes-left': minutesLeft }),
    ...(Object.keys(facts).length > 0 && { facts: settings(facts) }),
    ...(Object.keys(answers).length > 0 && { answers: settings(answers) }),
    ...(byHand && Object.keys(byHand).length > 0 && { 'by-hand': actsOf(byHand) }),
    ...(helps.length > 0 && { helps }),
    ends: {
      end: ends.end,
      ...(ends.cause !== undefined &&
        (ends.cause !== null || ends.end === 'restored') && { cause: ends.cause ?? 'unknown' }),
      ...(ends.tree !== undefined && { tree: ends.tree }),
      ...(ends.to !== undefined && { to: ends.to }),
    },
    ...(questions !== undefined && { questions }),
  };
}

/** One thing at a step stands there by itself. */
const actsOf = (byHand: NonNullable<Case['byHand']>): Written =>
  Object.fromEntries(Object.entries(byHand).map(([step, acts]) => [step, acts.length === 1 ? acts[0] : acts]));

const settings = (facts: Readonly<Record<string, FactSetting>>): Written =>
  Object.fromEntries(
    Object.entries(facts).map(([key, value]) => [key, typeof value === 'string' ? textOf(value) : value]),
  );

/** A sentence with signs that YAML or the check stumbles over stands on lines of its own or in quotation marks. */
function textOf(text: string): unknown {
  if (!/["'{}[\]&*!|>@%#:：，`]/.test(text) || /^[a-z0-9-]+$/.test(text)) return text;
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}
