/** What an answer does to the context: the facts it sets and unsets, the severity it raises, the line it adds to the trail. */
import type { FactKey, FactSetting, Id, Pack, QuestionStep, RepairStep, Step, Tree } from '../language/model.ts';
import {
  type AnswerEvent,
  circumstances,
  type Effect,
  type EvidenceKind,
  type KnownFact,
  type KnownFacts,
  moreSevere,
  severityNow,
  type Trail,
  type TreeContext,
} from './context.ts';

/** What an answer does that changes nothing but the trail. */
export const NO_EFFECT: Effect = { sets: [], unsets: [] };

/** The effect of each answer id of a step, `answered` for numbers, texts and several. */
export function effectsOf(pack: Pack, step: Step): Readonly<Record<string, Effect>> {
  switch (step.kind) {
    case 'question':
    case 'test':
    case 'check':
      return effectsOfQuestion(pack, step);
    case 'repair':
      return effectsOfRepair(step);
    case 'information':
      return { done: NO_EFFECT };
    default:
      return {};
  }
}

function effectsOfQuestion(pack: Pack, step: QuestionStep): Record<string, Effect> {
  const unsure: Effect = step.fact === undefined ? NO_EFFECT : { ...NO_EFFECT, unsure: step.fact };
  if (step.input.type !== 'choice') {
    return {
      answered: { sets: [], unsets: step.changes, ...(step.fact === undefined ? {} : { keeps: step.fact }) },
      unsure,
    };
  }
  const effects: Record<string, Effect> = { unsure };
  for (const answer of step.input.answers) {
    const value =
      step.fact === undefined ? undefined : pack.facts[step.fact]?.values.find(({ id }) => id === answer.id);
    const severity = moreSevere(pack, answer.severity, value?.severity);
    effects[answer.id] = {
      sets: [...(step.fact === undefined ? [] : [[step.fact, answer.id] as const]), ...Object.entries(answer.sets)],
      unsets: step.changes,
      ...(severity === undefined ? {} : { severity }),
    };
  }
  return effects;
}

function effectsOfRepair(step: RepairStep): Record<string, Effect> {
  const outcome = (id: 'fixed' | 'not-fixed' | 'cannot'): Effect => ({
    sets: [...(step.fact === undefined ? [] : [[step.fact, id] as const]), ...Object.entries(step.sets[id] ?? {})],
    // "Cannot" means nothing was done, so nothing has changed.
    unsets: id === 'cannot' ? [] : step.changes,
  });
  return { fixed: outcome('fixed'), 'not-fixed': outcome('not-fixed'), cannot: outcome('cannot') };
}

/** The step that was asked, at its place. */
export interface Asked {
  readonly step: Step;
  readonly tree: Tree;
  /** Call steps on the way and the step, joined with `/`. */
  readonly path: string;
  readonly effects: Readonly<Record<string, Effect>>;
  /** Its keys by visit; see {@link keyOf}. */
  readonly keys: Map<string, string>;
}

/** A step at its place in a compiled tree; `tree` is the tree itself or a shared one. */
export interface PlacedStep extends Asked {
  readonly calls: readonly Id[];
}

/** The key of a step in a visit of its tree. Made once: all sessions share it, and it is compared by identity. */
export function keyOf({ keys, path }: Asked, visit: string): string {
  let key = keys.get(visit);
  if (key === undefined) {
    key = `${visit}/${path}`;
    keys.set(visit, key);
  }
  return key;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** A line of the way. All in one literal: fields added to an object later stand apart in memory and cost as much again. */
const lineOf = (
  { trail: prev, severity, visit }: TreeContext,
  asked: Asked,
  how: Trail['how'],
  value: FactSetting,
  at: number,
  evidence: EvidenceKind,
): Mutable<Trail> => {
  const key = keyOf(asked, visit);
  return severity === undefined
    ? { prev, key, value, how, at, evidence }
    : { prev, key, value, how, at, evidence, severity };
};

/** What an answer changes in the context. Called for every answer of every session, so it makes nothing that stays the same. */
export function afterAnswer(pack: Pack, context: TreeContext, event: AnswerEvent, asked: Asked): Partial<TreeContext> {
  const effect = asked.effects[event.type] ?? NO_EFFECT;
  const minutesLeft = event.minutesLeft ?? context.minutesLeft;
  const value = event.type === 'answered' && event.value !== undefined ? event.value : event.type;
  const trail = lineOf(context, asked, 'answered', value, event.at ?? 0, event.evidence ?? 'said');
  if (minutesLeft !== undefined) trail.minutesLeft = minutesLeft;
  if (event.by !== undefined) trail.by = event.by;

  const facts = factsAfter(context.facts, effect, trail);
  const raised = effect.severity === undefined ? context.severity : moreSevere(pack, context.severity, effect.severity);
  const severity = severityNow(pack, circumstances(facts, raised, minutesLeft));
  const after: Mutable<Partial<TreeContext>> = { trail, facts };
  if (effect.unsure !== undefined) after.unsure = { ...context.unsure, [effect.unsure]: true };
  if (minutesLeft !== undefined) after.minutesLeft = minutesLeft;
  if (severity !== undefined) after.severity = severity;
  if (event.type === 'rush') {
    after.rushed = true;
    // The short way may lead back to a step that was asked already: what is asked from here on has keys of its own.
    after.visit = `${context.visit}+`;
  }
  return after;
}

function factsAfter(
  facts: KnownFacts,
  { sets, unsets, keeps }: Effect,
  { value, evidence, key, at }: Trail,
): KnownFacts {
  if (sets.length === 0 && unsets.length === 0 && keeps === undefined) return facts;
  // Adding to a copy made by spreading takes V8 up to fifteen times as long, and deleting makes the copy slow for good.
  const after: Record<FactKey, KnownFact> =
    unsets.length === 0
      ? Object.assign({}, facts)
      : Object.fromEntries(Object.entries(facts).filter(([fact]) => !unsets.includes(fact)));
  for (const [fact, setting] of sets) after[fact] = { value: setting, evidence, from: key, at };
  if (keeps !== undefined) after[keeps] = { value, evidence, from: key, at };
  return after;
}

/** What changes when a step passes by itself because its fact is known. */
export function afterPass(context: TreeContext, asked: Asked, value: FactSetting, fact: FactKey): Partial<TreeContext> {
  const known = context.facts[fact];
  // What is the same in every session of the pack was never asked: nobody has to see it passed.
  if (known?.evidence === 'pack') return {};
  return { trail: lineOf(context, asked, 'passed', value, known?.at ?? 0, known?.evidence ?? 'said') };
}
