/** Facts as people write them on a command line: `device=windows`, `loss=12`, `tried=restart,hotspot`. */
import { clean, type FactKey, type FactSetting, nearest, type Pack } from './engine.ts';

export type FactRead =
  | { readonly ok: true; readonly fact: FactKey; readonly value: FactSetting }
  | {
      readonly ok: false;
      readonly problem: 'form' | 'unknown-fact' | 'unknown-value' | 'wrong-type';
      readonly fact: string;
      readonly value: string;
      readonly suggestion?: string;
      /** The ids there are, where the value is none of them. */
      readonly values?: readonly string[];
    };

/** Reads `fact=value`; values of a choice may be written as their id or their label in any language of the pack. */
export function readFact(written: string, pack: Pack): FactRead {
  const cut = written.search(/[=＝]/);
  const name = clean(cut === -1 ? written : written.slice(0, cut))
    .normalize('NFKC')
    .trim();
  const value = cut === -1 ? '' : clean(written.slice(cut + 1)).trim();
  const refuse = (
    problem: 'form' | 'unknown-fact' | 'unknown-value' | 'wrong-type',
    suggestion?: string,
  ): FactRead => ({
    ok: false,
    problem,
    fact: name,
    value,
    ...(suggestion ? { suggestion } : {}),
    ...(problem === 'unknown-value' && valueIds.length > 0 ? { values: valueIds } : {}),
  });
  const fact = Object.hasOwn(pack.facts, name) ? pack.facts[name] : undefined;
  const valueIds = fact?.values.map(({ id }) => id) ?? [];
  if (name === '' || value === '') return refuse('form');
  if (!fact) return refuse('unknown-fact', nearest(name, Object.keys(pack.facts)));
  const idOf = (part: string) => {
    const wanted = part.normalize('NFKC').trim().toLowerCase();
    return fact.values.find(
      ({ id, label }) => id === wanted || Object.values(label.words).some((word) => word.toLowerCase() === wanted),
    )?.id;
  };
  switch (fact.type) {
    case 'text':
      return { ok: true, fact: name, value };
    case 'number': {
      const number = Number(value.normalize('NFKC'));
      return Number.isFinite(number) ? { ok: true, fact: name, value: number } : refuse('wrong-type');
    }
    case 'several': {
      const parts = value
        .split(/[,，、]/)
        .map((part) => part.trim())
        .filter((part) => part !== '');
      const ids = parts.map(idOf);
      const wrong = parts.find((_, index) => ids[index] === undefined);
      return wrong === undefined
        ? { ok: true, fact: name, value: ids.filter((id) => id !== undefined) }
        : refuse('unknown-value', nearest(wrong, valueIds));
    }
    case 'choice': {
      const id = idOf(value);
      return id === undefined ? refuse('unknown-value', nearest(value, valueIds)) : { ok: true, fact: name, value: id };
    }
    case 'outcome':
      return { ok: true, fact: name, value };
  }
}
