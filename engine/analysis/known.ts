/**
 * What may be known on a way through the trees, each such state made once: a thousand ways that know the same share it, with
 * what was found out about it.
 */
import type { Circumstances, KnownFact } from '../language/conditions.ts';
import type { FactKey, FactSetting, Pack } from '../language/model.ts';

export interface Known {
  readonly facts: Readonly<Record<FactKey, KnownFact>>;
  /** The severity that the pack's own rules raise one to, by the one there was; filled in as it is asked for. */
  readonly ranks: number[];
  /** The same as conditions see it, by severity. */
  readonly circumstances: Circumstances[];
  /** A number for all that some facts have to say, by the list of these facts. */
  readonly said: Map<readonly FactKey[], number>;
  readonly learned: Map<FactKey, Map<FactSetting | undefined, Known>>;
}

export interface KnownStates {
  readonly nothing: Known;
  /** Undefined: no longer known. */
  learn(known: Known, fact: FactKey, value: FactSetting | undefined): Known;
  /** The same list for the same facts. */
  listOf(facts: readonly FactKey[]): readonly FactKey[];
  /** Equal for two that agree in these facts, a list of `listOf`. */
  saidOf(known: Known, facts: readonly FactKey[]): number;
  under(known: Known, rank: number): Circumstances;
}

export function knownStates(pack: Pack): KnownStates {
  const byContent = new Map<string, Known>();
  const numbers = new Map<string, number>();
  const lists = new Map<string, readonly FactKey[]>();
  const make = (facts: Readonly<Record<FactKey, KnownFact>>): Known => {
    const content = JSON.stringify(
      Object.keys(facts)
        .sort()
        .map((fact) => [fact, facts[fact]?.value]),
    );
    let known = byContent.get(content);
    if (!known) {
      known = { facts, ranks: [], circumstances: [], said: new Map(), learned: new Map() };
      byContent.set(content, known);
    }
    return known;
  };
  return {
    nothing: make({}),
    learn(known, fact, value) {
      let values = known.learned.get(fact);
      if (!values) {
        values = new Map();
        known.learned.set(fact, values);
      }
      let next = values.get(value);
      if (!next) {
        const { [fact]: _, ...others } = known.facts;
        next = make(value === undefined ? others : { ...others, [fact]: { value } });
        values.set(value, next);
      }
      return next;
    },
    listOf(facts) {
      const name = facts.join();
      const list = lists.get(name) ?? facts;
      lists.set(name, list);
      return list;
    },
    saidOf(known, facts) {
      let said = known.said.get(facts);
      if (said === undefined) {
        let words = '';
        for (const fact of facts) words += `;${known.facts[fact]?.value ?? ''}`;
        said = numbers.get(words) ?? numbers.size;
        numbers.set(words, said);
        known.said.set(facts, said);
      }
      return said;
    },
    under(known, rank) {
      let now = known.circumstances[rank];
      if (!now) {
        const severity = pack.severities[rank]?.id;
        now = { facts: known.facts, ...(severity !== undefined && { severity }) };
        known.circumstances[rank] = now;
      }
      return now;
    },
  };
}
