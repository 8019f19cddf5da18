/** What values of facts mean: which value is a kind of which, and which answer a known value amounts to. */
import type { Fact, FactKey, FactSetting, FactValue, Id, Pack } from './model.ts';

const indexes = new WeakMap<Fact, ReadonlyMap<Id, FactValue>>();

/** The fact's values by id, built once a fact. */
export function valuesById(fact: Fact): ReadonlyMap<Id, FactValue> {
  let index = indexes.get(fact);
  if (!index) {
    index = new Map(fact.values.map((value) => [value.id, value]));
    indexes.set(fact, index);
  }
  return index;
}

/** The fact of that key, or undefined; safe for keys such as `constructor`. */
export function factOf(pack: Pack, key: FactKey): Fact | undefined {
  return Object.hasOwn(pack.facts, key) ? pack.facts[key] : undefined;
}

/** True where `value` is `wanted` or a kind of it. A value the fact does not have matches only itself. */
export function matches(fact: Fact, value: Id, wanted: Id): boolean {
  return value === wanted || (valuesById(fact).get(value)?.parents.includes(wanted) ?? false);
}

/** Every value that matches one of `wanted`: these, and all that are a kind of them. */
export function matching(fact: Fact | undefined, wanted: readonly Id[]): ReadonlySet<Id> {
  const all = new Set(wanted);
  for (const value of fact?.values ?? []) {
    if (value.parents.some((parent) => wanted.includes(parent))) all.add(value.id);
  }
  return all;
}

/**
 * Which of the offered answers a known value amounts to: the value itself, or the nearest parent that is offered.
 * Undefined where it amounts to none, so that the question has to be asked.
 */
export function answerFor(fact: Fact | undefined, value: FactSetting, offered: ReadonlySet<Id>): Id | undefined {
  if (typeof value !== 'string') return undefined;
  if (offered.has(value)) return value;
  return (
    fact &&
    valuesById(fact)
      .get(value)
      ?.parents.find((parent) => offered.has(parent))
  );
}
