/** Ways and conditions of the model, as an author writes them on one line. */
import type { Condition, FactKey, Id, Target, Way } from '../language/model.ts';

type Written = string | number | readonly Written[] | { readonly [key: string]: Written };

/** `fixes`, or `[{when: {device: windows}, to: fixes}, {else: /network}]`. Facts of the tree go without its name. */
export const wayWritten = (way: Way, tree: Id | null): string =>
  typeof way === 'string'
    ? targetWritten(way)
    : inline([
        ...way.branches.map(({ when, to }) => ({ when: asWritten(when, tree), to: targetWritten(to) })),
        { else: targetWritten(way.else) },
      ]);

/** The step as its author calls it: the questions before an end and the items of a list are no steps of his. */
const targetWritten = (target: Target): string => target.split('.')[0] ?? target;

/** `{device: windows, loss: {above: 5}}`. Facts of the tree go without its name. */
export const conditionWritten = (condition: Condition, tree: Id | null): string => inline(asWritten(condition, tree));

/** `mic-list` for the fact `not-heard.mic-list` in the tree `not-heard`. */
export const factWritten = (key: FactKey, tree: Id | null): Id =>
  tree !== null && key.startsWith(`${tree}.`) ? key.slice(tree.length + 1) : key;

function asWritten(condition: Condition, tree: Id | null): Readonly<Record<string, Written>> {
  if ('all' in condition) {
    const parts = condition.all.map((part) => asWritten(part, tree));
    const together = Object.assign({}, ...parts);
    const keys = parts.flatMap((part) => Object.keys(part));
    return new Set(keys).size === keys.length ? together : { all: parts };
  }
  if ('any' in condition) return { any: condition.any.map((part) => asWritten(part, tree)) };
  if ('not' in condition) return { not: asWritten(condition.not, tree) };
  if ('severity' in condition) return { severity: condition.severity };
  if ('minutesLeft' in condition) return { 'minutes-left': condition.minutesLeft };
  const fact = factWritten(condition.fact, tree);
  if ('is' in condition) return { [fact]: condition.is.length === 1 ? (condition.is[0] as Id) : condition.is };
  if ('known' in condition) return { [fact]: condition.known ? 'known' : 'unknown' };
  const { fact: _, ...said } = condition;
  return { [fact]: said };
}

function inline(written: Written): string {
  if (typeof written !== 'object') return String(written);
  if (Array.isArray(written)) return `[${written.map(inline).join(', ')}]`;
  return `{${Object.entries(written)
    .map(([key, value]) => `${key}: ${inline(value)}`)
    .join(', ')}}`;
}
