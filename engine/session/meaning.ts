/**
 * What an answer meant when it was given. It says what the answer is about and what it does, not where it leads or how it
 * is worded: an author may insert answers, reorder them, re-word, re-route and re-price without a single question being
 * asked again.
 */

import type { FactKey, FactSetting, Pack } from '../language/model.ts';
import { factOf, valuesById } from '../language/values.ts';
import type { PlacedStep } from '../machine/index.ts';
import type { AnswerMeaning, AnswerValue, FactMeaning } from './types.ts';

/** The meaning of `value` as an answer to the step at this place. */
export function meaningOf(pack: Pack, place: Pick<PlacedStep, 'step' | 'effects'>, value: AnswerValue): AnswerMeaning {
  const { step, effects } = place;
  if (value === 'rush') return { kind: 'rush', type: 'rush' };
  const asks = step.kind === 'question' || step.kind === 'test' || step.kind === 'check';
  const type = asks ? step.input.type : step.kind;
  const effect = effects[asks && step.input.type !== 'choice' && value !== 'unsure' ? 'answered' : String(value)];
  const factKey = 'fact' in step ? step.fact : undefined;
  const fact = factKey === undefined ? undefined : factOf(pack, factKey);
  const answer = asks && step.input.type === 'choice' ? step.input.answers.find(({ id }) => id === value) : undefined;
  const unit = asks && step.input.type === 'number' ? step.input.unit?.words[pack.locales[0]] : undefined;
  const raised = [
    ['step', step.meaning],
    ['answer', answer?.meaning],
    ['fact', fact?.meaning],
    ['value', fact && typeof value === 'string' ? valuesById(fact).get(value)?.meaning : undefined],
  ].flatMap(([name, meaning]) => (meaning === undefined ? [] : [`${name}:${meaning}`]));
  return {
    kind: step.kind,
    type,
    ...(factKey === undefined ? {} : { fact: factKey }),
    ...(unit === undefined ? {} : { unit }),
    ...(effect && effect.sets.length > 0 ? { sets: Object.fromEntries(effect.sets) } : {}),
    ...(effect?.severity === undefined ? {} : { severity: effect.severity }),
    ...(effect && effect.unsets.length > 0 ? { changes: effect.unsets } : {}),
    ...(raised.length === 0 ? {} : { meaning: raised.join(' ') }),
  };
}

/** The meaning of a fact that is handed in with this value. */
export function factMeaningOf(pack: Pack, key: FactKey, value: FactSetting): FactMeaning {
  const fact = factOf(pack, key);
  const unit = fact?.type === 'number' ? fact.unit?.words[pack.locales[0]] : undefined;
  const raised = [
    ['fact', fact?.meaning],
    ['value', fact && typeof value === 'string' ? valuesById(fact).get(value)?.meaning : undefined],
  ].flatMap(([name, meaning]) => (meaning === undefined ? [] : [`${name}:${meaning}`]));
  return {
    ...(unit === undefined ? {} : { unit }),
    ...(raised.length === 0 ? {} : { meaning: raised.join(' ') }),
  };
}

/** Whether a fact handed in earlier still means what it meant then. A unit that was not kept then is not held against it. */
export function factStillMeans(
  pack: Pack,
  key: FactKey,
  given: FactMeaning & { readonly value: FactSetting },
): boolean {
  const now = factMeaningOf(pack, key, given.value);
  return given.meaning === now.meaning && (given.unit === undefined || given.unit === now.unit);
}

/** Equality of JSON values whatever the order of keys, since a store may reorder them. */
export function sameMeaning(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        Object.hasOwn(other, key) &&
        sameMeaning((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  );
}
