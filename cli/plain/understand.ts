/** What a typed line means for the step on the screen. Pure: a line and a step in, a meaning out. */
import { type AnswerValue, clean, type Evidence, type StepView } from '../engine.ts';
import type { ProgramWords } from '../words/index.ts';
import { type ActionRead, readAction } from './actions.ts';

export type Unclear =
  | { readonly why: 'empty' | 'one-only' | 'not-a-number' | 'unsure-not-offered' }
  | { readonly why: 'no-such-number'; readonly most: number }
  | { readonly why: 'not-understood'; readonly typed: string }
  /** The customer's letter, of the text that was sent: which answer it is only the agent can tell. */
  | { readonly why: 'letter'; readonly typed: string };

export type Meaning =
  | { readonly kind: 'answer'; readonly value: AnswerValue; readonly evidence?: Evidence }
  | { readonly kind: 'unsure' }
  | ({ readonly kind: 'action' } & ActionRead)
  | ({ readonly kind: 'unclear' } & Unclear);

/** Answers by number, id or label come first, then actions; what is left is text where text is asked for. */
export function understand(typed: string, step: StepView, words: ProgramWords): Meaning {
  const { line, evidence } = withEvidence(typed.trim(), words);
  const given = (value: AnswerValue): Meaning => ({ kind: 'answer', value, ...(evidence ? { evidence } : {}) });
  if (step.kind === 'end') return line === '' ? unclear({ why: 'empty' }) : actionIn(line);
  if (step.kind === 'information') {
    const plain = plainly(line);
    if (plain === '' || plain === '1' || plain === 'done' || plain === plainly(words.done)) return given('done');
    if (/^\d+$/.test(plain)) return unclear({ why: 'no-such-number', most: 1 });
    const action = actionIn(line);
    return action.kind === 'unsure' ? notUnderstood(line) : action;
  }
  if (step.kind === 'repair') {
    const choices = step.outcomes.map((outcome) => ({
      value: outcome,
      label: words.waysOut[outcome],
    }));
    const action = readAction(line);
    if (action?.name === 'unsure' || plainly(line) === '0') return unclear({ why: 'unsure-not-offered' });
    return chooseOne(line, choices, given);
  }
  if (lettersOf(step.send, line)) return unclear({ why: 'letter', typed: line });
  switch (step.input.type) {
    case 'choice':
      return plainly(line) === '0' || plainly(line) === plainly(words.unsure)
        ? { kind: 'unsure' }
        : chooseOne(line, step.input.choices, given);
    case 'several':
      return plainly(line) === '0' || plainly(line) === plainly(words.unsure)
        ? { kind: 'unsure' }
        : chooseSeveral(line, step.input.choices, words, given);
    case 'number':
      return readNumber(line, step.input.unit, given);
    case 'text': {
      if (line === '') return unclear({ why: 'empty' });
      // `=b` records the letter b; everything that is exactly an action without an argument is that action.
      if (line.startsWith('=')) return given(clean(line.slice(1)).trim());
      return readAction(line)?.argument === '' ? actionIn(line) : given(clean(line));
    }
  }
}

/** `B`, or several of them, where the text for the customer names its answers so. */
function lettersOf(send: string | undefined, line: string): boolean {
  const letters = line
    .normalize('NFKC')
    .split(/[\s,、]+/)
    .filter((part) => part !== '');
  return (
    send !== undefined &&
    letters.length > 0 &&
    letters.every((letter) => /^[A-Z]$/.test(letter) && new RegExp(`(?<![A-Za-z])${letter}[ .、．：:)）]`).test(send))
  );
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

function chooseOne(line: string, choices: readonly Choice[], given: (value: AnswerValue) => Meaning): Meaning {
  const plain = plainly(line);
  if (plain === '') return unclear({ why: 'empty' });
  const number = /^\[?(\d{1,6})[\].、)]?$/.exec(plain)?.[1];
  if (number !== undefined) {
    const choice = choices[Number(number) - 1];
    return choice ? given(choice.value) : unclear({ why: 'no-such-number', most: choices.length });
  }
  const named = byName(plain, choices);
  if (named) return given(named.value);
  const parts = severalParts(plain);
  if (parts.length > 1 && parts.every((part) => /^\d+$/.test(part))) return unclear({ why: 'one-only' });
  return actionIn(line);
}

function chooseSeveral(
  line: string,
  choices: readonly Choice[],
  words: ProgramWords,
  given: (value: AnswerValue) => Meaning,
): Meaning {
  const plain = plainly(line);
  if (plain === '') return unclear({ why: 'empty' });
  if (words.noneWords.some((word) => plainly(word) === plain)) return given([]);
  const whole = byName(plain, choices);
  if (whole) return given([whole.value]);
  const parts = severalParts(plain);
  const chosen: string[] = [];
  for (const part of parts) {
    const choice = /^\d{1,6}$/.test(part) ? choices[Number(part) - 1] : byName(part, choices);
    if (!choice) {
      if (readAction(line)) return actionIn(line);
      return /^\d+$/.test(part) ? unclear({ why: 'no-such-number', most: choices.length }) : notUnderstood(part);
    }
    if (!chosen.includes(choice.value)) chosen.push(choice.value);
  }
  return given(chosen);
}

function readNumber(line: string, unit: string | undefined, given: (value: AnswerValue) => Meaning): Meaning {
  const plain = plainly(line);
  if (plain === '') return unclear({ why: 'empty' });
  const number = /^([+-]?\d+(?:\.\d+)?)(.*)$/.exec(plain);
  if (number) {
    const rest = (number[2] ?? '').trim();
    return rest === '' || (unit !== undefined && rest === plainly(unit))
      ? given(Number(number[1]))
      : unclear({ why: 'not-a-number' });
  }
  return readAction(line) ? actionIn(line) : unclear({ why: 'not-a-number' });
}

const byName = (plain: string, choices: readonly Choice[]): Choice | undefined =>
  choices.find(({ label }) => plainly(label) === plain) ??
  // A letter alone is an action's; ids of one letter are reached by number.
  (plain.length > 1 ? choices.find(({ value }) => value === plain) : undefined);

const severalParts = (plain: string) => plain.split(/[\s,、;]+/).filter((part) => part !== '');

/** As typed on any keyboard: full-width digits and letters as the usual ones, lower-case, trimmed. */
const plainly = (text: string) => text.normalize('NFKC').trim().toLowerCase();

function actionIn(line: string): Meaning {
  const action = readAction(line);
  if (!action) return notUnderstood(line);
  return action.name === 'unsure' ? { kind: 'unsure' } : { kind: 'action', ...action };
}

function withEvidence(line: string, words: ProgramWords): { line: string; evidence?: Evidence } {
  const cut = Math.max(line.lastIndexOf('@'), line.lastIndexOf('＠'));
  if (cut <= 0) return { line };
  const evidence = Object.hasOwn(words.evidenceWords, line.slice(cut + 1).trim())
    ? words.evidenceWords[line.slice(cut + 1).trim()]
    : undefined;
  return evidence ? { line: line.slice(0, cut).trim(), evidence } : { line };
}

const unclear = (problem: Unclear): Meaning => ({ kind: 'unclear', ...problem });
const notUnderstood = (typed: string): Meaning => unclear({ why: 'not-understood', typed: clean(typed).slice(0, 60) });
