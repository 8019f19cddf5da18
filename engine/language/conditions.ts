/** Conditions against what is known: total, pure, no code of the author's runs. */
import type { Condition, FactKey, FactSetting, Id, Pack } from './model.ts';
import { factOf, matching } from './values.ts';

/** What evaluation needs of a known fact. */
export interface KnownFact {
  readonly value: FactSetting;
}

/** What a condition may look at. A fact that is not in `facts` is unknown. */
export interface Circumstances {
  readonly facts: Readonly<Record<FactKey, KnownFact>>;
  readonly severity?: Id;
  /** Minutes to the end of the class; undefined: unknown. */
  readonly minutesLeft?: number;
}

export type Test = (now: Circumstances) => boolean;

/**
 * Whether the condition holds. What is unknown does not hold, save under `unknown`; `not` turns that round.
 * Never throws: a fact, value or severity the pack does not have is one that is never known.
 */
export function holds(condition: Condition, now: Circumstances, pack: Pack): boolean {
  return compileCondition(condition, pack)(now);
}

/** `holds`, prepared once for a condition that is asked often. */
export function compileCondition(condition: Condition, pack: Pack): Test {
  if ('all' in condition) {
    const parts = condition.all.map((part) => compileCondition(part, pack));
    return (now) => parts.every((part) => part(now));
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => compileCondition(part, pack));
    return (now) => parts.some((part) => part(now));
  }
  if ('not' in condition) {
    const part = compileCondition(condition.not, pack);
    return (now) => !part(now);
  }
  if ('severity' in condition) return atLeast(condition.severity, pack);
  if ('minutesLeft' in condition) return minutes(condition.minutesLeft);
  return aboutFact(condition, pack);
}

function aboutFact(condition: Extract<Condition, { fact: FactKey }>, pack: Pack): Test {
  const key = condition.fact;
  if ('known' in condition) {
    return (now) => (settingOf(now, key) !== undefined) === condition.known;
  }
  const fact = factOf(pack, key);
  if ('is' in condition) {
    const wanted = matching(fact, condition.is);
    return (now) => {
      const value = settingOf(now, key);
      return typeof value === 'string' && wanted.has(value);
    };
  }
  if ('has' in condition) {
    const wanted = condition.has.map((one) => matching(fact, [one]));
    return (now) => {
      const value = settingOf(now, key);
      return Array.isArray(value) && wanted.every((kinds) => value.some((chosen) => kinds.has(chosen)));
    };
  }
  if ('only' in condition) {
    const wanted = matching(fact, condition.only);
    return (now) => {
      const value = settingOf(now, key);
      return Array.isArray(value) && value.every((chosen) => wanted.has(chosen));
    };
  }
  return (now) => within(settingOf(now, key), condition);
}

function atLeast(severity: Id, pack: Pack): Test {
  // Most severe first: at least as severe is at or before it.
  const upTo = pack.severities.findIndex(({ id }) => id === severity);
  const enough = new Set(pack.severities.slice(0, upTo + 1).map(({ id }) => id));
  return (now) => now.severity !== undefined && enough.has(now.severity);
}

function minutes(wanted: Extract<Condition, { minutesLeft: unknown }>['minutesLeft']): Test {
  if (wanted === 'known') return (now) => now.minutesLeft !== undefined;
  if (wanted === 'unknown') return (now) => now.minutesLeft === undefined;
  return (now) => within(now.minutesLeft, wanted);
}

/** Strictly inside the bounds; what is no number is not. */
export function within(
  value: FactSetting | undefined,
  bounds: { readonly below?: number; readonly above?: number },
): boolean {
  return (
    typeof value === 'number' &&
    (bounds.below === undefined || value < bounds.below) &&
    (bounds.above === undefined || value > bounds.above)
  );
}

/** `constructor` may be a fact's key: what a plain object inherits under it has no `value`, and so is unknown. */
function settingOf(now: Circumstances, key: FactKey): FactSetting | undefined {
  return now.facts[key]?.value;
}
