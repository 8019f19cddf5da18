/** Random walks through a session: a tape of numbers decides what is answered, so that fast-check can shrink them. */
import {
  type AnswerValue,
  apply,
  type Command,
  type Pack,
  type Session,
  startSession,
  type View,
  view,
} from 'symptree';
import { placeOfLine } from '../../engine/machine/index.ts';
import { START } from '../pack.ts';

/** Every answer the present step offers, with a sample where it takes a value. */
export function answersTo({ step }: View): AnswerValue[] {
  switch (step.kind) {
    case 'end':
      return [];
    case 'repair':
      return [...step.outcomes];
    case 'information':
      return ['done'];
    default:
      switch (step.input.type) {
        case 'choice':
          return [...step.input.choices.map(({ value }) => value), 'unsure'];
        case 'several': {
          const ids = step.input.choices.map(({ value }) => value);
          return [[], ids.slice(0, 1), ids, 'unsure'];
        }
        case 'number':
          return [step.input.min ?? 0, step.input.max ?? 50, 'unsure'];
        case 'text':
          return ['some words', 'unsure'];
      }
  }
}

/** Most steps that any way through a generated pack may have. */
const LONGEST = 2000;

/** Answers by the tape, then always the first answer, to the end. */
export function walk(pack: Pack, tape: readonly number[]): Session[] {
  const sessions = [startSession({ pack, id: 'walk', at: START })];
  for (let index = 0; index < LONGEST; index += 1) {
    const session = sessions.at(-1) as Session;
    const answers = answersTo(view(session));
    if (answers.length === 0) return sessions;
    sessions.push(must(session, { do: 'answer', value: pick(answers, tape[index]) }, index));
  }
  throw new Error(`No end after ${LONGEST} answers.`);
}

export const pick = <T>(from: readonly T[], number = 0): T => from[number % from.length] as T;

/** The session after a command that must be taken. */
export function must(session: Session, command: Command, index = 0): Session {
  const result = apply(session, command, { at: START + index * 1000 });
  if (!result.ok) throw new Error(`${JSON.stringify(command)} at ${view(session).step.key}: ${result.error.code}`);
  return result.session;
}

/** What a session says without the clock: two sessions that agree in this are the same to everybody who uses them. */
export function saying(session: Session): unknown {
  const { step, facts, transcript, severity, narrowing, lead, number } = view(session);
  const timeless = <T extends { at: number }>({ at: _, ...rest }: T) => rest;
  // What one way answers at once another may have answered later.
  const place = step.kind === 'end' ? { ...step, endedAt: 0 } : step;
  return {
    step: place,
    severity,
    lead,
    number,
    narrowing,
    facts: facts.map(timeless),
    transcript: transcript.map(timeless),
  };
}

/** A walk with commands of every kind in between. */
export function wander(
  pack: Pack,
  tape: readonly number[],
  from = startSession({ pack, id: 'wander', at: START }),
): Session {
  let session = from;
  tape.forEach((number, index) => {
    const result = apply(session, commandOf(session, number), { at: START + index * 1000 });
    if (result.ok) session = result.session;
  });
  return session;
}

/** Some command, of any kind, by a number. */
export function commandOf(session: Session, number: number): Command {
  const { pack } = session;
  const now = view(session);
  const answers = answersTo(now);
  const lines = now.transcript;
  const choice = number % 16;
  const rest = Math.floor(number / 16);
  return choice === 0
    ? { do: 'back' }
    : choice === 1 && lines.length > 0
      ? changeOf(session, rest)
      : choice === 2
        ? { do: 'note', text: `note ${rest}` }
        : choice === 3
          ? { do: 'switch', tree: pick(Object.keys(pack.trees), rest) }
          : choice === 4
            ? { do: 'return' }
            : choice === 5
              ? { do: 'escalate' }
              : choice === 6
                ? {
                    do: 'severity',
                    to: pick(
                      pack.severities.map(({ id }) => id),
                      rest,
                    ),
                  }
                : choice === 7 && lines.length > 0
                  ? { do: 'reopen', step: pick(lines, rest).key }
                  : choice === 8
                    ? { do: 'class-ends', at: START + (rest % 60) * 60_000 }
                    : choice === 9
                      ? { do: 'rush' }
                      : choice === 10
                        ? { do: 'reported', at: START - (rest % 60) * 60_000 }
                        : { do: 'answer', value: pick(answers.length > 0 ? answers : ['none'], rest) };
}

/** Another answer for some earlier line. */
function changeOf(session: Session, number: number): Command {
  const line = pick(view(session).transcript, number);
  return { do: 'change', step: line.key, value: otherAnswer(session, line.key, Math.floor(number / 7)) };
}

/** Some answer that the step of an earlier line takes. */
export function otherAnswer(session: Session, key: string, number: number): AnswerValue {
  for (let line = session.run.snapshot.context.trail; line; line = line.prev) {
    if (line.key !== key) continue;
    const { step } = placeOfLine(session.pack, line);
    if (!('input' in step)) return step.kind === 'repair' ? pick(['fixed', 'not-fixed', 'cannot'], number) : 'done';
    const { input } = step;
    if (input.type === 'choice') return pick([...input.answers.map(({ id }) => id), 'unsure'], number);
    if (input.type === 'several') return pick([[], input.answers.map(({ id }) => id)], number);
    return input.type === 'number'
      ? pick([input.min ?? 0, input.max ?? 50], number)
      : pick(['some words', 'other words'], number);
  }
  throw new Error(`No line ${key}.`);
}
