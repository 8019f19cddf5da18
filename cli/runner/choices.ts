/** The rows a person chooses from, whatever kind of step they belong to. */
import type { Id } from '../engine.ts';
import type { ProgramWords } from '../words/index.ts';
import type { Asking } from './state.ts';

export interface Option {
  readonly value: Id;
  readonly label: string;
}

/** The rows of a step, in order; the first is chosen with `1`. A number or a text has none. */
export function optionsOf(step: Asking, words: ProgramWords): readonly Option[] {
  switch (step.kind) {
    case 'repair':
      return step.outcomes.map((outcome) => ({ value: outcome, label: words.waysOut[outcome] }));
    case 'information':
      return [{ value: 'done', label: words.done }];
    case 'question':
    case 'test':
    case 'check':
      return step.input.type === 'choice' || step.input.type === 'several' ? step.input.choices : [];
  }
}

export type InputKind = 'choice' | 'several' | 'number' | 'text';

export const inputOf = (step: Asking): InputKind =>
  step.kind === 'repair' || step.kind === 'information' ? 'choice' : step.input.type;

/** "Not sure" is an answer to every question, and to nothing else. */
export const offersUnsure = (step: Asking): boolean => step.kind !== 'repair' && step.kind !== 'information';
