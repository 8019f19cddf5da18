/** How a fact is asked: its answers, and the questions lowered from `needs` and `bring`. */
import type { Answer, FactValue, Id, Input, QuestionStep, Text, Way } from '../model.ts';
import type { FactInfo } from './context.ts';

const NO_SETS = Object.freeze({});

/** Facts with a question of their own; an outcome is set by a repair and a given fact may only be handed in. */
export const isAsked = (info: FactInfo): boolean => info.type !== 'outcome' && info.shape.ask !== undefined;

/** A value of a fact as an answer, in the fact's own words. */
export const asAnswer = (value: FactValue): Answer => ({
  id: value.id,
  label: value.label,
  sets: NO_SETS,
  ...(value.severity !== undefined && { severity: value.severity }),
  ...(value.meaning !== undefined && { meaning: value.meaning }),
});

/** All answers of the fact, as it is asked where nothing narrower is said. */
export function inputOf(info: FactInfo): Input {
  info.input ??= makeInput(info);
  return info.input;
}

function makeInput(info: FactInfo): Input {
  const { fact } = info;
  switch (info.type) {
    case 'number':
      return {
        type: 'number',
        ...(fact?.unit && { unit: fact.unit }),
        ...(fact?.min !== undefined && { min: fact.min }),
        ...(fact?.max !== undefined && { max: fact.max }),
      };
    case 'text':
      return { type: 'text' };
    default: {
      const answers = (fact?.values ?? []).filter(({ leaf }) => leaf).map(asAnswer);
      return { type: info.type === 'several' ? 'several' : 'choice', answers };
    }
  }
}

/** The ids a way is wanted for. */
export const answerIds = (input: Input): Id[] =>
  input.type === 'choice' ? [...input.answers.map(({ id }) => id), 'unsure'] : ['answered', 'unsure'];

/** The question of a fact as a step of its own that goes on the same way whatever is answered. */
export function factQuestion(info: FactInfo, id: Id, way: Way, part: NonNullable<QuestionStep['part']>): QuestionStep {
  const { fact } = info;
  const input = inputOf(info);
  return {
    id,
    kind: 'question',
    ask: fact?.ask as Text,
    wordings: fact?.wordings ?? [],
    ...(fact?.findOut && { findOut: fact.findOut }),
    ...(fact?.why && { why: fact.why }),
    ...(fact?.send && { send: fact.send }),
    input,
    fact: info.key,
    changes: [],
    ways: Object.fromEntries(answerIds(input).map((answer) => [answer, way])),
    ...(fact?.meaning !== undefined && { meaning: fact.meaning }),
    part,
  };
}
