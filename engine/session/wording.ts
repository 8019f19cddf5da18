/** Texts of the pack as this session says them: by what is known, in one locale. */
import type { FactKey, FactSetting, Id, Locale, Pack, Step, Text } from '../language/model.ts';
import { clean, say } from '../language/text.ts';
import { factOf, valuesById } from '../language/values.ts';
import type { KnownFacts } from '../machine/context.ts';
import { builtInWords, listSeparator } from './words.ts';

export interface Speaker {
  /** A text of a step of `tree`, with its inserts filled. */
  (text: Text, extra?: Readonly<Record<string, string | undefined>>): string;
  /** The same, undefined where there is no text. */
  maybe(text: Text | undefined, extra?: Readonly<Record<string, string | undefined>>): string | undefined;
}

/** Says texts as seen from one tree: an insert means the tree's own fact before the pack's. */
export function speaker(pack: Pack, locale: Locale, facts: KnownFacts, tree: Id): Speaker {
  const known = (name: string): [FactKey, FactSetting] | undefined => {
    for (const key of [`${tree}.${name}`, name]) {
      const fact = facts[key];
      if (fact) return [key, fact.value];
    }
    return undefined;
  };
  const speak = (text: Text, extra: Readonly<Record<string, string | undefined>> = {}): string =>
    say(text, locale, pack, {
      insert: (name) => {
        if (Object.hasOwn(extra, name)) return extra[name];
        const found = known(name);
        return found && factLabel(pack, found[0], found[1], locale);
      },
      valuesOf: (key) => {
        const value = facts[key]?.value;
        if (typeof value !== 'string') return undefined;
        const fact = factOf(pack, key);
        return [value, ...((fact && valuesById(fact).get(value)?.parents) ?? [])];
      },
    });
  return Object.assign(speak, {
    maybe: (text: Text | undefined, extra?: Readonly<Record<string, string | undefined>>) =>
      text ? speak(text, extra) : undefined,
  });
}

/** What a step asks, tells or has done, in words. */
export function askedWords(step: Step, speak: Speaker): string {
  const minutes = 'minutes' in step && step.minutes !== undefined ? { minutes: String(step.minutes) } : {};
  if ('ask' in step)
    return [step.instruction, step.ask].flatMap((text) => (text ? [speak(text, minutes)] : [])).join(' ');
  if ('instruction' in step) return speak(step.instruction, minutes);
  return 'tell' in step ? speak(step.tell, minutes) : step.id;
}

/** The value of a fact in words. */
export function factLabel(pack: Pack, key: FactKey, value: FactSetting, locale: Locale): string {
  const fact = factOf(pack, key);
  if (!fact) return clean(String(value));
  const labelOf = (id: Id): string => {
    const label = valuesById(fact).get(id)?.label;
    return label ? say(label, locale, pack) : (builtInWords(id, locale) ?? clean(id));
  };
  switch (fact.type) {
    case 'choice':
    case 'outcome':
      return labelOf(String(value));
    case 'several':
      return (Array.isArray(value) ? value : [String(value)]).map(labelOf).join(listSeparator(locale));
    case 'number':
      return withUnit(value, fact.unit && say(fact.unit, locale, pack));
    case 'text':
      return clean(String(value));
  }
}

/** The answer to a step in words. */
export function answerLabel(pack: Pack, step: Step, value: FactSetting, locale: Locale): string {
  if ('input' in step) {
    const { input } = step;
    if (value === 'unsure' || value === 'rush') return builtInWords(value, locale) as string;
    if (input.type === 'choice' || input.type === 'several') {
      return (Array.isArray(value) ? value : [value])
        .map((id) => {
          const answer = input.answers.find((candidate) => candidate.id === id);
          return answer ? say(answer.label, locale, pack) : clean(String(id));
        })
        .join(listSeparator(locale));
    }
    if (input.type === 'number') return withUnit(value, input.unit && say(input.unit, locale, pack));
    return clean(String(value));
  }
  return builtInWords(String(value), locale) ?? clean(String(value));
}

// "5 Mbit/s" takes a space, "5 %" and "5分钟" do not.
const withUnit = (value: FactSetting, unit: string | undefined): string =>
  unit === undefined ? String(value) : `${value}${/^[a-z]/i.test(unit) ? ' ' : ''}${unit}`;
