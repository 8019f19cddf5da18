/** The cases of one pack run, with what they went through. */
import {
  type Accuracy,
  accuracyOf,
  type Case,
  type CaseResult,
  cover,
  type Element,
  type Exhausted,
  elementsOf,
  newCoverage,
  type Pack,
  randomFrom,
  randomWalk,
  type WalkEnd,
  walkAll,
  walkCase,
} from './engine.ts';

export interface Tested {
  readonly cases: readonly { readonly given: Case; readonly result: CaseResult }[];
  /** What the cases went through. */
  readonly elements: readonly Element[];
  readonly accuracy: Accuracy;
  /** Random walks: how they ended, and the longest of them. */
  readonly walks?: {
    readonly count: number;
    readonly seed: number;
    readonly ends: ReadonlyMap<string, number>;
    readonly longest: WalkEnd;
    readonly elements: readonly Element[];
  };
  readonly exhausted?: Exhausted & { readonly elements: readonly Element[] };
}

export interface TestOptions {
  /** Random walks to make, and the seed that decides them. */
  readonly walks?: number;
  readonly seed: number;
  /** Answers to give at the most on all ways there are. */
  readonly budget?: number;
}

export function testPack(pack: Pack, cases: readonly Case[], options: TestOptions): Tested {
  const coverage = newCoverage(pack);
  const ran = cases.map((given) => {
    const { result, walk } = walkCase(pack, given);
    cover(coverage, walk);
    return { given, result };
  });
  return {
    cases: ran,
    elements: elementsOf(coverage),
    accuracy: accuracyOf(
      cases,
      ran.map(({ result }) => result),
    ),
    ...(options.walks && { walks: walkAtRandom(pack, options.walks, options.seed) }),
    ...(options.budget && { exhausted: exhaust(pack, options.budget) }),
  };
}

function walkAtRandom(pack: Pack, count: number, seed: number): NonNullable<Tested['walks']> {
  const random = randomFrom(seed);
  const coverage = newCoverage(pack);
  const ends = new Map<string, number>();
  let longest: WalkEnd | undefined;
  for (let made = 0; made < count; made += 1) {
    const { walk, end } = randomWalk(pack, random);
    cover(coverage, walk);
    const name = `${end.tree}/${end.step}`;
    ends.set(name, (ends.get(name) ?? 0) + 1);
    if (!longest || end.minutes > longest.minutes) longest = end;
  }
  return { count, seed, ends, longest: longest as WalkEnd, elements: elementsOf(coverage) };
}

function exhaust(pack: Pack, budget: number): NonNullable<Tested['exhausted']> {
  const coverage = newCoverage(pack);
  return { ...walkAll(pack, budget, coverage), elements: elementsOf(coverage) };
}
