/**
 * What may be known at a step: for each followed fact the set of its possible values. Conditions are taken as true or as
 * false and leave what is still possible then. Sound: what can be is never left out.
 */
import { within } from '../language/conditions.ts';
import type { Condition, Id, Pack } from '../language/model.ts';
import { factOf, matching } from '../language/values.ts';
import { AS_BEFORE, type Layout, layoutOf, type Mask, maskBetween, maskWhere } from './layout.ts';

/** Words that differ from the ground, as `[word, bits, word, bits, …]` in order. Never changed in place. */
export type State = readonly number[];
export const AT_GROUND: State = [];

/** What one pass stands on. */
export interface Ground {
  readonly layout: Layout;
  /** The bits of every word that no step of the way has touched. */
  readonly base: readonly number[];
  /** Minutes to the end of the class now; `'any'`: nothing is known about the clock. Time only falls. */
  readonly minutesLeft: number | 'any' | undefined;
  /** Several: what was known when the pass began, by word. */
  readonly chosen: ReadonlyMap<number, readonly string[]>;
}

export function bits(ground: Ground, state: State, word: number): number {
  for (let index = 0; index < state.length; index += 2) {
    const at = state[index] as number;
    if (at === word) return state[index + 1] as number;
    if (at > word) break;
  }
  return ground.base[word] as number;
}

/** The state with other bits in one word. */
export function put(ground: Ground, state: State, word: number, value: number): State {
  let index = 0;
  while (index < state.length && (state[index] as number) < word) index += 2;
  const there = state[index] === word;
  if ((there ? state[index + 1] : ground.base[word]) === value) return state;
  const next: number[] = [];
  for (let copied = 0; copied < index; copied += 1) next.push(state[copied] as number);
  next.push(word, value);
  for (let copied = there ? index + 2 : index; copied < state.length; copied += 1) next.push(state[copied] as number);
  return next;
}

export function putMask(ground: Ground, state: State, at: number, mask: Mask): State {
  let next = state;
  for (let word = 0; word < mask.length; word += 1) next = put(ground, next, at + word, mask[word] as number);
  return next;
}

/** What is possible in one state or the other. The first itself where the second adds nothing. */
export function join(ground: Ground, one: State, other: State): State {
  if (one === other) return one;
  const joined: number[] = [];
  let grown = false;
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const a = i < one.length ? (one[i] as number) : Number.POSITIVE_INFINITY;
    const b = j < other.length ? (other[j] as number) : Number.POSITIVE_INFINITY;
    const word = Math.min(a, b);
    const mine = a === word ? (one[i + 1] as number) : (ground.base[word] as number);
    const theirs = b === word ? (other[j + 1] as number) : (ground.base[word] as number);
    const both = mine | theirs;
    grown ||= both !== mine;
    joined.push(word, both);
    if (a === word) i += 2;
    if (b === word) j += 2;
  }
  return grown ? joined : one;
}

/** The state with one fact's possible values cut down to a mask; undefined where none is left. */
export function cut(ground: Ground, state: State, at: number, mask: Mask): State | undefined {
  if (mask.length === 1) {
    const now = bits(ground, state, at);
    const left = now & (mask[0] as number);
    if (left === 0) return undefined;
    return left === now ? state : put(ground, state, at, left);
  }
  let next = state;
  let any = 0;
  for (let word = 0; word < mask.length; word += 1) {
    const left = bits(ground, state, at + word) & (mask[word] as number);
    any |= left;
    next = put(ground, next, at + word, left);
  }
  return any === 0 ? undefined : next;
}

// ---- conditions ---------------------------------------------------------------------------------------------------

/** A condition made ready for states. */
export type Prepared =
  | { readonly op: 'all' | 'any'; readonly parts: readonly Prepared[]; readonly clock: boolean }
  | { readonly op: 'not'; readonly part: Prepared; readonly clock: boolean }
  /** The values with which it may hold, and those with which it may not; a value in both is undecided. */
  | { readonly op: 'in'; readonly at: number; readonly yes: Mask; readonly no: Mask; readonly clock: false }
  | {
      readonly op: 'chosen';
      readonly at: number;
      readonly known: Mask;
      readonly anything: Mask;
      readonly test: (chosen: readonly string[]) => boolean;
      readonly clock: false;
    }
  | {
      readonly op: 'minutes';
      readonly wanted: Extract<Condition, { minutesLeft: unknown }>['minutesLeft'];
      readonly clock: true;
    }
  | { readonly op: 'undecided' | 'never'; readonly clock: false };

const UNDECIDED: Prepared = { op: 'undecided', clock: false };
const NEVER: Prepared = { op: 'never', clock: false };

export function prepare(condition: Condition, pack: Pack): Prepared {
  if ('all' in condition) return several('all', condition.all, pack);
  if ('any' in condition) return several('any', condition.any, pack);
  if ('not' in condition) {
    const part = prepare(condition.not, pack);
    return { op: 'not', part, clock: part.clock };
  }
  if ('severity' in condition) return severityLeaf(condition.severity, pack);
  if ('minutesLeft' in condition) return { op: 'minutes', wanted: condition.minutesLeft, clock: true };
  return factLeaf(condition, pack);
}

function several(op: 'all' | 'any', conditions: readonly Condition[], pack: Pack): Prepared {
  const parts = conditions.map((part) => prepare(part, pack));
  return { op, parts, clock: parts.some(({ clock }) => clock) };
}

function severityLeaf(wanted: Id, pack: Pack): Prepared {
  const { severity } = layoutOf(pack);
  if (!severity) return UNDECIDED;
  const rank = severity.ranks.get(wanted);
  if (rank === undefined) return NEVER;
  const yes = (1 << (rank + 1)) - 1;
  return { op: 'in', at: severity.at, yes: [yes], no: [(2 * severity.none - 1) & ~yes], clock: false };
}

function factLeaf(condition: Extract<Condition, { fact: string }>, pack: Pack): Prepared {
  const slot = layoutOf(pack).slots.get(condition.fact);
  if (!slot) return NEVER;
  const { at } = slot;
  const rest = (mask: Mask): Mask => slot.anything.map((all, word) => all & ~(mask[word] as number));
  const leaf = (yes: Mask): Prepared => ({ op: 'in', at, yes, no: rest(yes), clock: false });
  if ('known' in condition) return leaf(condition.known ? slot.known : slot.unknown);
  const fact = factOf(pack, condition.fact);
  if ('is' in condition) {
    const wanted = matching(fact, condition.is);
    return leaf(
      maskWhere(
        slot,
        (value) => wanted.has(value),
        condition.is.some((value) => !slot.bits.has(value)),
      ),
    );
  }
  if ('has' in condition) {
    const wanted = condition.has.map((one) => matching(fact, [one]));
    const test = (chosen: readonly string[]) => wanted.every((kinds) => chosen.some((one) => kinds.has(one)));
    return { op: 'chosen', at, known: slot.known, anything: slot.anything, test, clock: false };
  }
  if ('only' in condition) {
    const wanted = matching(fact, condition.only);
    return {
      op: 'chosen',
      at,
      known: slot.known,
      anything: slot.anything,
      test: (chosen) => chosen.every((one) => wanted.has(one)),
      clock: false,
    };
  }
  return leaf(maskBetween(slot, condition, false));
}

/**
 * What is still possible where the condition holds (`want`) or does not; undefined where it cannot be so.
 * `still`: the clock stands at the ground's minutes, otherwise time may have gone by.
 */
export function assume(
  ground: Ground,
  condition: Prepared,
  want: boolean,
  state: State,
  still = false,
): State | undefined {
  switch (condition.op) {
    case 'in':
      return cut(ground, state, condition.at, want ? condition.yes : condition.no);
    case 'not':
      return assume(ground, condition.part, !want, state, still);
    case 'all':
      return want
        ? every(ground, condition.parts, true, state, still)
        : either(ground, condition.parts, false, state, still);
    case 'any':
      return want
        ? either(ground, condition.parts, true, state, still)
        : every(ground, condition.parts, false, state, still);
    case 'chosen':
      return assumeChosen(ground, condition, want, state);
    case 'minutes':
      return clockAllows(ground.minutesLeft, condition.wanted, want, still) ? state : undefined;
    case 'undecided':
      return state;
    case 'never':
      return want ? undefined : state;
  }
}

function every(
  ground: Ground,
  parts: readonly Prepared[],
  want: boolean,
  state: State,
  still: boolean,
): State | undefined {
  let left: State | undefined = state;
  for (const part of parts) {
    left = assume(ground, part, want, left, still);
    if (!left) return undefined;
  }
  return left;
}

/** One of them is `want`: the first is; or it is not and the second is; and so on. */
function either(
  ground: Ground,
  parts: readonly Prepared[],
  want: boolean,
  state: State,
  still: boolean,
): State | undefined {
  let found: State | undefined;
  let left: State | undefined = state;
  for (const part of parts) {
    const so = assume(ground, part, want, left, still);
    if (so) found = found ? join(ground, found, so) : so;
    left = assume(ground, part, !want, left, still);
    if (!left) break;
  }
  return found;
}

function assumeChosen(
  ground: Ground,
  condition: Extract<Prepared, { op: 'chosen' }>,
  want: boolean,
  state: State,
): State | undefined {
  const chosen = ground.chosen.get(condition.at);
  const { known, anything } = condition;
  if (!chosen) return want ? cut(ground, state, condition.at, known) : state;
  const without = condition.test(chosen) === want ? 0 : AS_BEFORE;
  return cut(ground, state, condition.at, [((want ? known : anything)[0] as number) & ~without]);
}

function clockAllows(
  minutesLeft: number | 'any' | undefined,
  wanted: Extract<Condition, { minutesLeft: unknown }>['minutesLeft'],
  want: boolean,
  still: boolean,
): boolean {
  if (wanted === 'known' || wanted === 'unknown') {
    return minutesLeft === 'any' || ((minutesLeft === undefined) === (wanted === 'unknown')) === want;
  }
  const { below, above } = wanted;
  const empty = below !== undefined && above !== undefined && below <= above;
  if (minutesLeft === 'any') return !want || !empty;
  if (minutesLeft === undefined || still) return within(minutesLeft, wanted) === want;
  if (want) return !empty && (above === undefined || minutesLeft > above);
  return above !== undefined || !within(minutesLeft, wanted);
}
