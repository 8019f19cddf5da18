/** What is known of a case: facts, answers that are no facts, and what the next team still wants to know. */
import type { FactKey, Step } from '../language/model.ts';
import { factOf } from '../language/values.ts';
import { given } from '../session/given.ts';
import { sameMeaning } from '../session/meaning.ts';
import { contextOf, type WayLine } from '../session/state.ts';
import type { StepKey } from '../session/types.ts';
import { factLabel, type Speaker } from '../session/wording.ts';
import { answerOf, askedOf, factTitle, type Telling } from './in-words.ts';
import type { Found, Handoff } from './packet.ts';

export function bringOf(telling: Telling, fact: FactKey, speak: Speaker): Handoff['bring'][number] {
  const { session, locale, hidden } = telling;
  const known = contextOf(session).facts[fact];
  return {
    fact,
    title: factTitle(telling, fact),
    ...given('ask', speak.maybe(factOf(session.pack, fact)?.ask)),
    known: known !== undefined,
    unsure: known === undefined && Object.hasOwn(contextOf(session).unsure, fact),
    ...given('answer', known && !hidden.has(fact) ? factLabel(session.pack, fact, known.value, locale) : undefined),
  };
}

export function foundFacts(telling: Telling): Found[] {
  const { session, locale, hidden } = telling;
  const { pack, start } = session;
  const { facts, trail } = contextOf(session);
  const answeredBy = new Map<StepKey, string | undefined>();
  for (let line = trail; line; line = line.prev) answeredBy.set(line.key, line.by);
  return Object.entries(facts)
    .flatMap(([fact, { value, evidence, from, at }]): Found[] => {
      if (evidence === 'pack') return [];
      const entry = session.entries.findLast((one) => one.type === 'fact' && one.fact === fact && one.at === at);
      const by = from === undefined ? entry?.by : answeredBy.get(from);
      return [
        {
          fact,
          ...given('key', from),
          title: factTitle(telling, fact),
          ...(hidden.has(fact) ? {} : { answer: factLabel(pack, fact, value, locale), value }),
          evidence,
          given: from === undefined && !entry && Object.hasOwn(start.given, fact),
          at,
          ...given('by', by),
        },
      ];
    })
    .sort((one, other) => one.at - other.at);
}

const asks = (step: Step): boolean => step.kind === 'question' || step.kind === 'test' || step.kind === 'check';

export function foundAnswer(telling: Telling, asked: WayLine): Found[] {
  const { line, place } = asked;
  const { step } = place;
  if (!asks(step) || step.kind === 'test' || line.value === 'unsure' || line.value === 'rush') return [];
  const fact = 'fact' in step ? step.fact : undefined;
  if (fact !== undefined) {
    // The fact says it, unless something else was learned since, or it was unlearned.
    const known = contextOf(telling.session).facts[fact];
    if (known && (known.from === line.key || sameMeaning(known.value, line.value))) return [];
  }
  const answer = answerOf(telling, asked);
  return [
    {
      ...given('fact', fact),
      key: line.key,
      title: askedOf(telling, asked),
      ...(answer === undefined ? {} : { answer, value: line.value }),
      evidence: line.evidence,
      given: false,
      at: line.at,
      ...given('by', line.by),
    },
  ];
}
