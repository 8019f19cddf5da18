/** From an author's `when` to a condition in which everything exists. */
import type { Condition, Id } from '../model.ts';
import type { FactInfo, Linking, Scope } from './context.ts';
import { asNumber, findFact, findSeverity, findValue } from './lookups.ts';
import { keyOf, type Spot, under } from './source.ts';

/** Stands where a condition could not be made; the pack is not run then. */
const HOLDS: Condition = { all: [] };

type Map = Readonly<Record<string, unknown>>;
const isMap = (value: unknown): value is Map => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What can be said of this kind of fact, for the sentence that says it was said otherwise. */
type Said = 'is' | 'has' | 'only' | 'below';
const FITS: Readonly<Record<Said, readonly string[]>> = {
  is: ['choice', 'outcome'],
  has: ['several'],
  only: ['several'],
  below: ['number'],
};

/** Makes the condition; faults are reported where they stand and leave a part that always holds. */
export function makeCondition(linking: Linking, scope: Scope, written: unknown, at: Spot): Condition {
  const form = (here: Spot): Condition => {
    linking.say('condition-form', here);
    return HOLDS;
  };
  if (!isMap(written) || Object.keys(written).length === 0) return form(at);
  const parts = Object.entries(written).map(([key, said]): Condition => {
    const here = under(at, key);
    switch (key) {
      case 'all':
      case 'any': {
        if (!Array.isArray(said) || said.length === 0) return form(here);
        const members = said.map((one, index) => makeCondition(linking, scope, one, under(here, index)));
        return key === 'all' ? { all: members } : { any: members };
      }
      case 'not':
        return { not: makeCondition(linking, scope, said, here) };
      case 'severity': {
        if (typeof said !== 'string') return form(here);
        const severity = findSeverity(linking, said, here);
        return severity === undefined ? HOLDS : { severity };
      }
      case 'minutes-left': {
        if (said === 'known' || said === 'unknown') return { minutesLeft: said };
        const bounds =
          isMap(said) && Object.keys(said).every((name) => name === 'below' || name === 'above')
            ? makeBounds(linking, said, here)
            : undefined;
        return bounds ? { minutesLeft: bounds } : form(here);
      }
      default: {
        const info = findFact(linking, scope, key, keyOf(here));
        return info ? aboutFact(linking, info, said, here) : HOLDS;
      }
    }
  });
  return together(parts);
}

const together = (parts: readonly Condition[]): Condition =>
  parts.length === 1 ? (parts[0] as Condition) : { all: parts };

function aboutFact(linking: Linking, info: FactInfo, said: unknown, at: Spot): Condition {
  const form = (here: Spot): Condition => {
    linking.say('condition-form', here);
    return HOLDS;
  };
  const fits = (saying: Said, here: Spot): boolean => {
    if (FITS[saying].includes(info.type)) return true;
    linking.say('fact-type-mismatch', here, { fact: info.id, type: info.type, wanted: FITS[saying].join(' / ') });
    return false;
  };
  const values = (list: unknown, here: Spot): Id[] | undefined => {
    const written = typeof list === 'string' ? [list] : list;
    if (!Array.isArray(written) || written.length === 0) return undefined;
    if (!written.every((one) => typeof one === 'string')) return undefined;
    return written.flatMap(
      (value, index) => findValue(linking, info, value, typeof list === 'string' ? here : under(here, index)) ?? [],
    );
  };

  if (said === 'known' || said === 'unknown') return { fact: info.key, known: said === 'known' };
  if (typeof said === 'string' || Array.isArray(said)) {
    if (!fits('is', at)) return HOLDS;
    const is = values(said, at);
    return is ? { fact: info.key, is } : form(at);
  }
  if (!isMap(said) || Object.keys(said).length === 0) return form(at);

  const parts: Condition[] = [];
  for (const [key, more] of Object.entries(said)) {
    const here = under(at, key);
    if (key === 'not') parts.push({ not: aboutFact(linking, info, more, here) });
    else if (key === 'has' || key === 'only') {
      if (!fits(key, keyOf(here))) continue;
      const list = values(more, here);
      if (!list) parts.push(form(here));
      else parts.push(key === 'has' ? { fact: info.key, has: list } : { fact: info.key, only: list });
    } else if (key !== 'below' && key !== 'above') parts.push(form(keyOf(here)));
  }
  if ('below' in said || 'above' in said) {
    if (fits('below', at)) {
      const bounds = makeBounds(linking, said, at);
      if (bounds) parts.push({ fact: info.key, ...bounds });
      else form(at);
    }
  }
  return parts.length === 0 ? HOLDS : together(parts);
}

function makeBounds(linking: Linking, said: Map, at: Spot): { below?: number; above?: number } | undefined {
  const bounds: { below?: number; above?: number } = {};
  for (const name of ['below', 'above'] as const) {
    if (!Object.hasOwn(said, name)) continue;
    const number = asNumber(said[name]);
    if (number === undefined) return undefined;
    bounds[name] = number;
  }
  if (bounds.below === undefined && bounds.above === undefined) return undefined;
  if (bounds.below !== undefined && bounds.above !== undefined && bounds.above >= bounds.below) {
    linking.say('number-bounds', at, {
      problem: {
        'zh-CN': `没有大于 ${bounds.above} 又小于 ${bounds.below} 的数字`,
        en: `No number is above ${bounds.above} and below ${bounds.below}`,
      },
    });
  }
  return bounds;
}
