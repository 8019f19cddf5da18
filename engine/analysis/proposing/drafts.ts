/** From a way that was gone to the case that goes it again: no more is written than the case would not do by itself. */
import type { FactKey, FactSetting, Id, Pack, Step } from '../../language/model.ts';
import { answerFor, factOf } from '../../language/values.ts';
import type { AnswerValue } from '../../session/index.ts';
import type { Case } from '../cases.ts';
import type { Beginning } from './search.ts';

/** What a case says beside its story and its end. */
export type Draft = Beginning & Pick<Case, 'facts' | 'answers' | 'byHand' | 'helps'>;

/** A step with what was answered; `rush`: the short way was taken there. */
export interface Given {
  readonly tree: Id;
  readonly step: Step;
  readonly value: AnswerValue;
}

/** The case of a way, up to where one step would have to be answered in a second way, which no case can say. */
export function draftOf(pack: Pack, beginning: Beginning, whole: readonly Given[]): Draft {
  const way = whole.slice(0, sayable(whole));
  const facts = factsOf(pack, way);
  const answers: Record<string, FactSetting> = {};
  const helps: Id[] = [];
  const said = new Set<string>();
  for (const { tree, step, value } of way) {
    const name = `${tree}/${step.id}`;
    if (said.has(name)) continue;
    said.add(name);
    if (step.kind === 'repair' && value === 'fixed') helps.push(nameOf(way, tree, step.id));
    else if (!isTold(pack, facts, step, value)) answers[name] = value as FactSetting;
  }
  return { ...beginning, facts, answers, helps };
}

/** How much of a way a case can say: it has one answer a step. */
function sayable(way: readonly Given[]): number {
  const said = new Map<string, string>();
  const again = way.findIndex(({ tree, step, value }) => {
    const name = `${tree}/${step.id}`;
    const before = said.get(name);
    said.set(name, before ?? String(value));
    return before !== undefined && before !== String(value);
  });
  return again < 0 ? way.length : again;
}

/** The id alone where no other tree on the way has such a step. */
const nameOf = (way: readonly Given[], tree: Id, step: Id): string =>
  way.some((other) => other.step.id === step && other.tree !== tree) ? `${tree}/${step}` : step;

/** What the customer says of each fact: the nearest value of those that were answered, the first where they disagree. */
function factsOf(pack: Pack, way: readonly Given[]): Record<FactKey, FactSetting> {
  const facts: Record<FactKey, FactSetting> = {};
  for (const { step, value } of way) {
    if (!('input' in step) || step.fact === undefined || value === 'unsure' || value === 'rush') continue;
    const known = Object.hasOwn(facts, step.fact) ? facts[step.fact] : undefined;
    const fact = factOf(pack, step.fact);
    if (known === undefined || answerFor(fact, value, new Set([String(known)])) === known) facts[step.fact] = value;
  }
  return facts;
}

/** Whether a case with these facts answers so without being told of the step. */
function isTold(pack: Pack, facts: Readonly<Record<FactKey, FactSetting>>, step: Step, value: AnswerValue): boolean {
  if (step.kind === 'information') return value === 'done';
  if (step.kind === 'repair') return value === 'not-fixed' && (step.fact === undefined || !(step.fact in facts));
  if (!('input' in step)) return true;
  const known = step.fact !== undefined && Object.hasOwn(facts, step.fact) ? facts[step.fact] : undefined;
  if (known === undefined || step.fact === undefined) return value === 'unsure';
  if (step.input.type !== 'choice') return String(known) === String(value);
  const offered = new Set(step.input.answers.map(({ id }) => id));
  return (answerFor(factOf(pack, step.fact), known, offered) ?? 'unsure') === value;
}
