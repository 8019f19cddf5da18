/** Whether a value may be given as an answer or as a fact. Refusals are values; nothing is changed by them. */
import { LIMITS } from '../language/limits.ts';
import type { Fact, FactSetting, Id, Input, Pack, Step } from '../language/model.ts';
import { OUTCOMES } from '../language/model.ts';
import { clean } from '../language/text.ts';
import { factOf, valuesById } from '../language/values.ts';
import type { AnswerEvent } from '../machine/context.ts';
import type { AnswerValue, Instant, UsageError } from './types.ts';

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: UsageError };

export const refuse = (
  code: UsageError['code'],
  about: Record<string, unknown> = {},
): { ok: false; error: UsageError } => ({
  ok: false,
  error: {
    code,
    about: Object.fromEntries(Object.entries(about).map(([name, value]) => [name, clean(written(value))])),
  },
});

/** A value from outside may be any JSON, also an object whose `toString` is no function. */
const written = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(written).join(', ')
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** A calendar ends 8.64e15 milliseconds from 1970; what is counted on from a time, and seen from any time zone, has to fit in too. */
const FARTHEST = 8e15;

/** A time that can be shown as a date. */
export const isInstant = (at: unknown): at is Instant => typeof at === 'number' && Math.abs(at) <= FARTHEST;

/** The same as a refusal. */
export const checkInstant = (at: Instant): Checked<Instant> =>
  isInstant(at) ? accept(at) : refuse('wrong-type', { value: at, wanted: 'time' });

/** @throws RangeError where it is no time that can be shown as a date */
export function mustBeInstant(at: Instant): void {
  if (!isInstant(at)) throw new RangeError(`${String(at)} is no time.`);
}

/** The longest text that a session takes, in UTF-16 units: an answer, a note, the customer's words. Longer ones are refused, never cut. */
export const LONGEST_TEXT: number = LIMITS.textLength;

/** Whether a session takes a text of this length; else `out-of-bounds`, with its length and the longest. */
export const checkLength = (text: string): Checked<string> =>
  text.length > LONGEST_TEXT
    ? refuse('out-of-bounds', { value: text.length, max: LONGEST_TEXT, wanted: 'text' })
    : accept(text);

/** What was typed, as it is kept; there has to be something in it. */
export function checkText(typed: string): Checked<string> {
  const text = clean(typed).trim();
  return text === '' ? refuse('wrong-type', { value: typed, wanted: 'text' }) : checkLength(text);
}

/** The machine's event for an answer to a step. */
export function checkAnswer(step: Step, value: AnswerValue): Checked<AnswerEvent> {
  switch (step.kind) {
    case 'question':
    case 'test':
    case 'check':
      return value === 'unsure' ? accept({ type: 'unsure' }) : checkInput(step.input, value);
    case 'repair':
      return oneOf(OUTCOMES, value);
    case 'information':
      return oneOf(['done'], value);
    default:
      return refuse('ended');
  }
}

const accept = <T>(value: T): Checked<T> => ({ ok: true, value });

function oneOf(allowed: readonly string[], value: AnswerValue): Checked<AnswerEvent> {
  return typeof value === 'string' && allowed.includes(value)
    ? accept({ type: value })
    : refuse('unknown-answer', { value, allowed });
}

function checkInput(input: Input, value: AnswerValue): Checked<AnswerEvent> {
  if (input.type === 'choice') {
    return input.answers.some(({ id }) => id === value)
      ? accept({ type: value as Id })
      : refuse('unknown-answer', { value, allowed: input.answers.map(({ id }) => id) });
  }
  const setting = checkSetting(input, value);
  return setting.ok ? accept({ type: 'answered', value: setting.value }) : setting;
}

type Form =
  | Exclude<Input, { type: 'choice' | 'several' }>
  | { readonly type: 'several'; readonly answers: readonly { readonly id: Id }[] };

function checkSetting(form: Form, value: AnswerValue): Checked<FactSetting> {
  switch (form.type) {
    case 'several': {
      if (!Array.isArray(value)) return refuse('wrong-type', { value, wanted: 'several' });
      const unknown = value.find((id) => !form.answers.some((answer) => answer.id === id));
      if (unknown !== undefined)
        return refuse('unknown-answer', { value: unknown, allowed: form.answers.map(({ id }) => id) });
      // In the author's order and each once, so that the same choice is always the same value.
      return accept(form.answers.map(({ id }) => id).filter((id) => value.includes(id)));
    }
    case 'number': {
      if (typeof value !== 'number' || !Number.isFinite(value))
        return refuse('wrong-type', { value, wanted: 'number' });
      const { min, max } = form;
      if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
        return refuse('out-of-bounds', { value, min: min ?? '', max: max ?? '' });
      }
      return accept(value);
    }
    case 'text':
      return typeof value === 'string' ? checkText(value) : refuse('wrong-type', { value, wanted: 'text' });
  }
}

/** A value that may be handed in for a fact; parents may be, since a ticket system may know no more. */
export function checkFact(pack: Pack, key: string, value: FactSetting): Checked<FactSetting> {
  const fact = factOf(pack, key);
  if (!fact) return refuse('unknown-fact', { fact: key });
  const checked = checkValue(fact, value);
  if (checked.ok || checked.error.code !== 'unknown-answer') return checked;
  return refuse('unknown-value', { fact: key, value: checked.error.about.value });
}

function checkValue(fact: Fact, value: FactSetting): Checked<FactSetting> {
  switch (fact.type) {
    case 'choice':
      return typeof value === 'string' && valuesById(fact).has(value)
        ? accept(value)
        : refuse('unknown-answer', { value });
    case 'outcome':
      return typeof value === 'string' && (OUTCOMES as readonly string[]).includes(value)
        ? accept(value)
        : refuse('unknown-answer', { value });
    case 'several':
      return checkSetting({ type: 'several', answers: fact.values }, value);
    case 'number':
      return checkSetting(
        {
          type: 'number',
          ...(fact.min === undefined ? {} : { min: fact.min }),
          ...(fact.max === undefined ? {} : { max: fact.max }),
        },
        value,
      );
    case 'text':
      return checkSetting({ type: 'text' }, value);
  }
}
