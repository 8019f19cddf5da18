/** Keys while a question stands: digits, Enter, arrows, a text being typed. Says what they amount to; sends nothing itself. */
import type { AnswerValue } from '../engine.ts';
import type { ProgramWords } from '../words/index.ts';
import { inputOf, offersUnsure, optionsOf } from './choices.ts';
import type { Asking, Entry } from './state.ts';
import type { Token } from './terminal/tokens.ts';
import { edit, emptyField, type FieldKey, insert, textOf } from './text/field.ts';
import { graphemes } from './text/graphemes.ts';
import type { RunnerWords } from './words/index.ts';

export type Answering =
  | { readonly type: 'entry'; readonly entry: Entry }
  | { readonly type: 'answer'; readonly value: AnswerValue }
  | { readonly type: 'unsure' }
  | { readonly type: 'refused'; readonly text: string }
  /** Not a key for answering. */
  | { readonly type: 'other' };

const OTHER: Answering = { type: 'other' };

export const digitOf = (token: Token): string | undefined => {
  if (token.type !== 'text') return undefined;
  const plain = token.text <= '~' ? token.text : token.text.normalize('NFKC');
  return plain.length === 1 && plain >= '0' && plain <= '9' ? plain : undefined;
};

/** Can only be meant for a text: a paste, or what no key of a keyboard is called by, such as Chinese. */
export const isProse = (token: Token): boolean =>
  token.type === 'paste' || (token.type === 'text' && /[^ -~]/.test(token.text.normalize('NFKC')));

const FIELD_KEYS: Readonly<Partial<Record<string, FieldKey>>> = {
  left: 'left',
  right: 'right',
  home: 'home',
  end: 'end',
  backspace: 'backspace',
  delete: 'delete',
  'word-left': 'word-left',
  'word-right': 'word-right',
};
const FIELD_CONTROLS: Readonly<Record<string, FieldKey>> = {
  a: 'home',
  e: 'end',
  u: 'erase-before',
  k: 'erase-after',
  w: 'erase-word',
  h: 'backspace',
  d: 'delete',
};

/** The field key of a token, if it is one. */
export function fieldKeyOf(token: Token): FieldKey | undefined {
  if (token.type === 'key') return FIELD_KEYS[token.key];
  if (token.type === 'ctrl') return FIELD_CONTROLS[token.letter];
  return undefined;
}

/** How many rows a single digit may stand for: with ten or more, `1` waits for a second one. */
const waitsForSecond = (digits: string, count: number) => digits !== '0' && Number(digits) * 10 <= count;

/** Takes one key for the question. A burst or a paste is never an answer. */
export function answering(
  token: Token,
  step: Asking,
  entry: Entry,
  program: ProgramWords,
  words: RunnerWords,
): Answering {
  const kind = inputOf(step);
  if (kind === 'text') return typing(token, entry, words);
  if (kind === 'number') return counting(token, step, entry, words);
  const options = optionsOf(step, program);
  const several = kind === 'several';
  const pick = (index: number): Answering => {
    const option = options[index];
    if (!option) return OTHER;
    if (!several) return { type: 'answer', value: option.value };
    const chosen = entry.chosen.includes(option.value)
      ? entry.chosen.filter((value) => value !== option.value)
      : [...entry.chosen, option.value];
    return { type: 'entry', entry: { ...entry, chosen, cursor: index, digits: '' } };
  };

  const digit = digitOf(token);
  if (digit !== undefined) {
    if (token.type === 'text' && token.burst) return { type: 'refused', text: words.pasteIgnored };
    if (entry.digits !== '') {
      const number = Number(entry.digits + digit);
      if (number >= 1 && number <= options.length) return pick(number - 1);
      return { type: 'entry', entry: { ...entry, digits: '' } };
    }
    if (digit === '0' && offersUnsure(step)) return { type: 'unsure' };
    if (digit === '0' || Number(digit) > options.length)
      return { type: 'refused', text: words.noSuchAnswer(options.length) };
    if (waitsForSecond(digit, options.length))
      return { type: 'entry', entry: { ...entry, digits: digit, cursor: Number(digit) - 1 } };
    return pick(Number(digit) - 1);
  }
  if (token.type !== 'key' || token.burst) {
    return token.type === 'text' && token.text === ' ' && several && entry.cursor >= 0 ? pick(entry.cursor) : OTHER;
  }
  const move = (cursor: number): Answering => ({ type: 'entry', entry: { ...entry, cursor, digits: '' } });
  switch (token.key) {
    case 'up':
      return move(entry.cursor <= 0 ? options.length - 1 : entry.cursor - 1);
    case 'down':
      return move(entry.cursor >= options.length - 1 ? 0 : entry.cursor + 1);
    case 'home':
      return move(0);
    case 'end':
      return move(options.length - 1);
    case 'enter':
      if (entry.digits !== '') return pick(Number(entry.digits) - 1);
      if (several)
        return {
          type: 'answer',
          value: options.filter(({ value }) => entry.chosen.includes(value)).map(({ value }) => value),
        };
      if (entry.cursor >= 0) return pick(entry.cursor);
      return options.length === 1 ? pick(0) : OTHER;
    case 'escape':
    case 'backspace':
      return entry.digits !== '' ? move(entry.cursor) : OTHER;
    default:
      return OTHER;
  }
}

function typing(token: Token, entry: Entry, words: RunnerWords): Answering {
  const put = (field: Entry['field'], typing = entry.typing): Answering => ({
    type: 'entry',
    entry: { ...entry, field, typing },
  });
  if (!entry.typing) {
    if (digitOf(token) === '0') return { type: 'unsure' };
    if (isProse(token) && (token.type === 'text' || token.type === 'paste'))
      return put(insert(entry.field, token.text), true);
    return token.type === 'key' && (token.key === 'enter' || token.key === 'down' || token.key === 'up')
      ? put(entry.field, true)
      : OTHER;
  }
  if (token.type === 'text' || token.type === 'paste') return put(insert(entry.field, token.text));
  const key = fieldKeyOf(token);
  if (key) return put(edit(entry.field, key));
  if (token.type !== 'key') return OTHER;
  if (token.key === 'escape' || token.key === 'tab') return put(entry.field, false);
  if (token.key !== 'enter') return OTHER;
  if (token.burst) return put(insert(entry.field, ' '));
  const text = textOf(entry.field).trim();
  return text === '' ? { type: 'refused', text: words.empty } : { type: 'answer', value: text };
}

const NUMERIC = /^[0-9.+-]$/;

function counting(token: Token, step: Asking, entry: Entry, words: RunnerWords): Answering {
  const put = (field: Entry['field']): Answering => ({ type: 'entry', entry: { ...entry, field } });
  if (token.type === 'paste' || token.type === 'text') {
    const plain = graphemes(token.text.normalize('NFKC').replace(/。/g, '.').replace(/−/g, '-'));
    const numeric = plain.filter((part) => NUMERIC.test(part)).join('');
    return numeric === '' ? OTHER : put(insert(entry.field, numeric));
  }
  const empty = entry.field.text.length === 0;
  const key = fieldKeyOf(token);
  if (key && !(empty && (key === 'left' || key === 'backspace'))) return put(edit(entry.field, key));
  if (token.type !== 'key') return OTHER;
  if (token.key === 'escape') return empty ? OTHER : put(emptyField);
  if (token.key !== 'enter' || token.burst) return OTHER;
  const typed = textOf(entry.field).trim();
  if (typed === '') return { type: 'refused', text: words.numberHint };
  const value = Number(typed);
  if (!Number.isFinite(value)) return { type: 'refused', text: words.notANumber };
  const input = step.kind === 'question' || step.kind === 'test' || step.kind === 'check' ? step.input : undefined;
  const { min, max } = input?.type === 'number' ? input : {};
  if ((min !== undefined && value < min) || (max !== undefined && value > max))
    return { type: 'refused', text: words.outOfBounds(min, max) };
  return { type: 'answer', value };
}
