/** How a case for a tree may begin, the likeliest first: at the front door, in the tree, with something known, late in a class. */
import type { Fact, FactKey, FactSetting, Pack, Tree } from '../../language/model.ts';
import { OUTCOMES } from '../../language/model.ts';
import { factOf } from '../../language/values.ts';
import { numbersOf, textFor } from '../answers.ts';
import { conditionsOf } from '../conditions.ts';
import { lookedAtFrom, looksAtMinutes } from '../standing.ts';
import { factsSetBy } from '../subject.ts';
import type { Beginning } from './search.ts';

/** Facts known beforehand together; beyond so many values of them, one at a time. */
const MOST_TOGETHER = 64;
/** Far from the end of a class: no case has so many answers. */
const LONG = 200;

/** Further beginnings are only made while something was not found. */
export function* beginningsOf(pack: Pack, tree: Tree, isMissing: () => boolean): Generator<Beginning> {
  const times = lookedAtFrom(pack, tree.id);
  yield { tree: pack.frontDoor, given: {} };
  if (tree.id !== pack.frontDoor) yield { tree: tree.id, given: {} };
  if (!isMissing()) return;
  if (looksAtMinutes(times)) for (const minutesLeft of minutesOf(pack)) yield { tree: tree.id, given: {}, minutesLeft };
  if (!isMissing()) return;
  for (const given of givensOf(pack, tree)) {
    if (!isMissing()) return;
    yield { tree: tree.id, given };
  }
}

/** Just before and long before each end of the class that a condition names. */
function minutesOf(pack: Pack): readonly number[] {
  const found = new Set<number>();
  for (const condition of conditionsOf(pack)) {
    if (!('minutesLeft' in condition)) continue;
    const { minutesLeft } = condition;
    if (typeof minutesLeft === 'string') found.add(LONG);
    else {
      if (minutesLeft.below !== undefined) found.add(Math.max(minutesLeft.below - 1, 0));
      if (minutesLeft.above !== undefined) found.add(minutesLeft.above + LONG);
    }
  }
  return [...found].sort((one, other) => one - other);
}

/** What may be known beforehand and makes a difference in the tree, though nothing in the tree asks for it. */
function givensOf(pack: Pack, tree: Tree): readonly Readonly<Record<FactKey, FactSetting>>[] {
  const asked = new Set(Object.values(tree.steps).flatMap(factsSetBy));
  const compared = new Set<FactKey>();
  for (const condition of conditionsOf(pack)) if ('fact' in condition) compared.add(condition.fact);
  const choices = [...lookedAtFrom(pack, tree.id)]
    .filter((key) => compared.has(key) && (!asked.has(key) || factOf(pack, key)?.given))
    .sort()
    .flatMap((key) => {
      const fact = factOf(pack, key);
      return fact ? [valuesOf(pack, fact).map((value): readonly [FactKey, FactSetting] => [key, value])] : [];
    });
  const alone = choices.flatMap((values) => values.map((one) => [one]));
  const count = choices.reduce((product, values) => product * (values.length + 1), 1);
  const together =
    count > MOST_TOGETHER
      ? []
      : choices
          .reduce<(readonly [FactKey, FactSetting])[][]>(
            (sets, values) => sets.flatMap((set) => [set, ...values.map((one) => [...set, one])]),
            [[]],
          )
          .filter(({ length }) => length > 1);
  return [...alone, ...together].map((set) => Object.fromEntries(set));
}

function valuesOf(pack: Pack, fact: Fact): readonly FactSetting[] {
  switch (fact.type) {
    case 'choice':
      return fact.values.filter(({ leaf }) => leaf).map(({ id }) => id);
    case 'several':
      return fact.values.map(({ id }) => [id]);
    case 'outcome':
      return OUTCOMES;
    case 'number':
      return numbersOf(pack, fact);
    case 'text':
      return [textFor(pack, fact.key)];
  }
}
