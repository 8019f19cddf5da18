/** What a walk may answer at a step: every answer there is, the short way, and samples where a value is to be given. */
import type { Fact, FactKey, FactSetting, Id, Input, Pack } from '../language/model.ts';
import { OUTCOMES } from '../language/model.ts';
import { factOf } from '../language/values.ts';
import { type AnswerValue, apply, type Session } from '../session/index.ts';
import { keyNow, placeNow } from '../session/state.ts';
import { conditionsOf } from './conditions.ts';

/** Takes the short way back to teaching in place of an answer. */
export const RUSH = 'rush';

/** Every answer that the present step takes; for values, those between which the pack's conditions tell. */
export function answersHere(session: Session): readonly AnswerValue[] {
  const { step } = placeNow(session);
  if (step.kind === 'information') return ['done'];
  if (step.kind === 'repair') return OUTCOMES;
  if (!('input' in step)) return [];
  return [...valuesOf(session.pack, step.input, step.fact), 'unsure'];
}

/** Whether the tree has a short way that was not taken; it may be closed by its condition. */
export const mayRush = ({ run }: Session): boolean =>
  run.tree.rush !== undefined && !run.snapshot.context.rushed && run.snapshot.status !== 'done';

/**
 * The session after an answer or {@link RUSH}; undefined where the short way is not open now.
 *
 * @throws Error where the step does not take the answer
 */
export function answered(session: Session, value: AnswerValue, at: number): Session | undefined {
  const applied = apply(session, value === RUSH ? { do: 'rush' } : { do: 'answer', value }, { at });
  if (applied.ok) return applied.session;
  if (applied.error.code === 'no-rush') return undefined;
  throw new Error(`${keyNow(session)} does not take ${JSON.stringify(value)}: ${applied.error.code}.`);
}

function valuesOf(pack: Pack, input: Input, fact: FactKey | undefined): readonly FactSetting[] {
  switch (input.type) {
    case 'choice':
      return input.answers.map(({ id }) => id);
    case 'several':
      return choicesOf(
        input.answers.map(({ id }) => id),
        fact === undefined ? [] : told(pack).sets(fact),
      );
    case 'number':
      return spread(input, fact === undefined ? [] : told(pack).bounds(fact));
    case 'text':
      return [textFor(pack, fact)];
  }
}

/** What a customer might say where he is asked for a text: a stand-in that reads as one, `客户说的教室号`, and may stay. */
export function textFor(pack: Pack, fact: FactKey | undefined): string {
  const locale = pack.locales[0];
  const chinese = locale.startsWith('zh');
  const title = (fact === undefined ? undefined : factOf(pack, fact)?.title.words[locale])?.replace(/[<>]/g, '');
  if (title === undefined) return chinese ? '客户说的话' : 'what the customer says';
  return chinese ? `客户说的${title}` : `${title} (as said)`;
}

/** Nothing, each alone, all, and what conditions ask for together. */
function choicesOf(ids: readonly Id[], asked: readonly (readonly Id[])[]): readonly (readonly Id[])[] {
  const offered = asked.map((set) => ids.filter((id) => set.includes(id)));
  const sets = [...ids.map((id) => [id]), ids, [], ...offered];
  return [...new Map(sets.map((set) => [set.join(' '), set])).values()];
}

/** Values of a fact between which the pack's conditions tell. */
export const numbersOf = (pack: Pack, fact: Fact): readonly number[] => spread(fact, told(pack).bounds(fact.key));

/** The least, the most, and a number on, below and above each bound that a condition names. */
function spread({ min = 0, max = 100 }: { min?: number; max?: number }, bounds: readonly number[]): number[] {
  const marks = [...new Set([min, max, ...bounds])].filter((one) => one >= min && one <= max).sort((a, b) => a - b);
  const between = marks.flatMap((mark, index) => {
    const next = marks[index + 1];
    return next === undefined ? [] : [roundBetween(mark, next)];
  });
  return [...new Set([...marks, ...between])].sort((a, b) => a - b);
}

/** A number between two others, a whole one where there is one. */
function roundBetween(low: number, high: number): number {
  const middle = Math.round((low + high) / 2);
  return middle > low && middle < high ? middle : (low + high) / 2;
}

interface Told {
  /** Numbers that conditions compare the fact with. */
  readonly bounds: (fact: FactKey) => readonly number[];
  /** Choices that conditions ask for together. */
  readonly sets: (fact: FactKey) => readonly (readonly Id[])[];
}
const known = new WeakMap<Pack, Told>();

function told(pack: Pack): Told {
  let found = known.get(pack);
  if (!found) {
    const bounds = new Map<FactKey, number[]>();
    const sets = new Map<FactKey, (readonly Id[])[]>();
    for (const condition of conditionsOf(pack)) {
      if (!('fact' in condition)) continue;
      const { fact } = condition;
      if ('below' in condition || 'above' in condition) {
        const { below, above } = condition as { below?: number; above?: number };
        bounds.set(fact, [...(bounds.get(fact) ?? []), ...[below, above].filter((one) => one !== undefined)]);
      }
      const set = 'has' in condition ? condition.has : 'only' in condition ? condition.only : undefined;
      if (set) sets.set(fact, [...(sets.get(fact) ?? []), set]);
    }
    found = { bounds: (fact) => bounds.get(fact) ?? [], sets: (fact) => sets.get(fact) ?? [] };
    known.set(pack, found);
  }
  return found;
}
