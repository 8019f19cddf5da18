/** What was tried, asked and told. */
import type { Outcome } from '../language/model.ts';
import { given } from '../session/given.ts';
import { keyNow, type Session, type WayLine } from '../session/state.ts';
import type { Instant } from '../session/types.ts';
import { answerOf, askedOf, type Telling } from './in-words.ts';
import type { Said, Tried } from './packet.ts';

export function triedOf(telling: Telling, asked: WayLine): Tried[] {
  const { line, place } = asked;
  const { step } = place;
  if ((step.kind !== 'repair' && step.kind !== 'test') || line.value === 'rush') return [];
  return [
    {
      key: line.key,
      kind: step.kind,
      what: askedOf(telling, asked),
      ...(step.kind === 'repair' ? { outcome: line.value as Outcome } : {}),
      ...given('result', answerOf(telling, asked)),
      worksAround: step.kind === 'repair' && step.worksAround,
      evidence: line.evidence,
      at: line.at,
      ...given('by', line.by),
    },
  ];
}

export const saidOf = (telling: Telling, asked: WayLine): Said => ({
  key: asked.line.key,
  what: askedOf(telling, asked),
  at: asked.line.at,
  ...given('by', asked.line.by),
});

export const saidAtEnd = (session: Session, texts: readonly (string | undefined)[], at: Instant): Said[] =>
  texts.flatMap((what) => (what === undefined ? [] : [{ key: keyNow(session), what, at }]));
