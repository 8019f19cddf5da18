/** What was asked, answered and known, in words, without what is not to be told. */
import type { FactKey, Id, Locale, Pack } from '../language/model.ts';
import { clean, say } from '../language/text.ts';
import { factOf } from '../language/values.ts';
import type { KnownFacts } from '../machine/context.ts';
import type { Session, WayLine } from '../session/state.ts';
import type { AnswerValue } from '../session/types.ts';
import { answerLabel, type Speaker, speaker } from '../session/wording.ts';

/** In which words, and what is not told. */
export interface Telling {
  readonly session: Session;
  readonly locale: Locale;
  readonly hidden: ReadonlySet<FactKey>;
}

export const personalFacts = (pack: Pack): ReadonlySet<FactKey> =>
  new Set(Object.values(pack.facts).flatMap(({ key, personal }) => (personal ? [key] : [])));

/** Says texts without what is hidden, also where it would be an insert. */
export function spokenIn({ session, locale, hidden }: Telling, facts: KnownFacts, tree: Id): Speaker {
  const told =
    hidden.size === 0 ? facts : Object.fromEntries(Object.entries(facts).filter(([key]) => !hidden.has(key)));
  return speaker(session.pack, locale, told, tree);
}

export function factTitle({ session: { pack }, locale }: Telling, key: FactKey): string {
  const fact = factOf(pack, key);
  return fact ? say(fact.title, locale, pack) : clean(key);
}

/** What was asked, done or told. */
export function askedOf(
  telling: Telling,
  { place, facts }: Pick<WayLine, 'place' | 'facts'> & { readonly line?: unknown },
): string {
  const { step, tree } = place;
  const speak = spokenIn(telling, facts, tree.id);
  const about = 'minutes' in step && step.minutes !== undefined ? { minutes: String(step.minutes) } : {};
  switch (step.kind) {
    case 'question':
    case 'test':
    case 'check':
      return [step.instruction, step.ask].flatMap((text) => speak.maybe(text, about) ?? []).join(' ');
    case 'repair':
      return speak(step.instruction, about);
    case 'information':
      return speak(step.tell, about);
    default:
      return step.id;
  }
}

/** The answer in words; undefined where it would tell a hidden fact. */
export const answerOf = (telling: Telling, { line, place }: Pick<WayLine, 'line' | 'place'>): string | undefined =>
  labelOf(telling, place, line.value);

export function labelOf(
  { session, locale, hidden }: Telling,
  place: WayLine['place'],
  value: AnswerValue,
): string | undefined {
  const { step, effects } = place;
  const own = 'fact' in step && step.fact !== undefined ? [step.fact] : [];
  // A stored value may be a name that objects have already.
  const effect = Object.hasOwn(effects, String(value)) ? effects[String(value)] : undefined;
  const tells = [...own, ...(effect?.sets.map(([fact]) => fact) ?? [])];
  return tells.some((fact) => hidden.has(fact)) && value !== 'unsure'
    ? undefined
    : answerLabel(session.pack, step, value, locale);
}
