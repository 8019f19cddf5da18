/** References by id: each says once, where it stands, what it could not find. */

import type { DiagnosticCode } from '../diagnostics/index.ts';
import { type FactSetting, type Id, OUTCOMES, type Text } from '../model.ts';
import { didYouMean } from '../suggest.ts';
import {
  type FactInfo,
  factIn,
  factsIn,
  type Linking,
  presentOf,
  type Renames,
  related,
  type Scope,
  type Section,
} from './context.ts';
import { asList, keyOf, type Spot, under } from './source.ts';

/** Says that an old id is still used, where a rename tells what it is called now. Undefined where it is not renamed. */
export function renamed(linking: Linking, renames: Renames | undefined, id: Id, at: Spot): Id | undefined {
  const rename = renames?.get(id);
  if (!renames || !rename) return undefined;
  const now = presentOf(renames, id) ?? rename.now;
  linking.say('old-id-in-use', at, { old: id, now }, [related(rename.at, '改名写在这里', 'Renamed here')]);
  return now;
}

/** The fact of that id, or undefined and a finding. */
export function findFact(linking: Linking, scope: Scope, id: Id, at: Spot): FactInfo | undefined {
  const known = factIn(scope, id);
  if (known) return known;
  const now = renamed(linking, linking.renames.facts, id, at);
  if (now !== undefined) return factIn(scope, now);
  if (!linking.mayExist('facts', id) && !at.source.broken.has(id)) {
    linking.say('unknown-fact', at, { fact: id, suggestion: didYouMean(id, factsIn(scope)) });
  }
  return undefined;
}

/** Every id a condition or setting may name for this fact. */
export function valueIds(info: FactInfo): Iterable<Id> {
  return info.type === 'outcome' ? OUTCOMES : info.values.keys();
}

const hasValue = (info: FactInfo, value: Id): boolean =>
  info.type === 'outcome' ? (OUTCOMES as readonly string[]).includes(value) : info.values.has(value);

/** The value, also where it is named by its old id; undefined and a finding where the fact has no such value. */
export function findValue(linking: Linking, info: FactInfo, value: Id, at: Spot): Id | undefined {
  if (info.open || hasValue(info, value)) return value;
  const now = renamed(linking, linking.renames.values.get(info.key), value, at);
  if (now !== undefined) return now;
  linking.say('unknown-value', at, { value, fact: info.id, suggestion: didYouMean(value, valueIds(info)) });
  return undefined;
}

export function findCause(linking: Linking, id: Id, at: Spot): Id | undefined {
  if (linking.causes.has(id)) return id;
  if (!linking.mayExist('causes', id))
    linking.say('unknown-cause', at, { cause: id, suggestion: didYouMean(id, [...linking.causes, 'unknown']) });
  return undefined;
}
export function findSeverity(linking: Linking, id: Id, at: Spot): Id | undefined {
  return findIn(linking, linking.severities, 'unknown-severity', 'severities', 'severity', id, at);
}
export function findTeam(linking: Linking, id: Id, at: Spot): Id | undefined {
  return findIn(linking, linking.teams, 'unknown-team', 'teams', 'team', id, at);
}

/** What a step sends in a state of an incident, and how long it is to the next message; nothing where it names none. */
export function findIncident(
  linking: Linking,
  state: Id | undefined,
  at: Spot,
): { readonly send?: Text; readonly minutes?: number } {
  const found = state === undefined ? undefined : linking.incident.get(state);
  if (found) return { send: found.message, ...(found.minutes !== undefined && { minutes: found.minutes }) };
  if (state !== undefined && !linking.mayExist('incident', state))
    linking.say('unknown-incident', at, { state, suggestion: didYouMean(state, linking.incident.keys()) });
  return {};
}

function findIn(
  linking: Linking,
  known: ReadonlySet<Id>,
  code: DiagnosticCode,
  section: Section,
  what: string,
  id: Id,
  at: Spot,
): Id | undefined {
  if (known.has(id)) return id;
  if (!linking.mayExist(section, id)) linking.say(code, at, { [what]: id, suggestion: didYouMean(id, known) });
  return undefined;
}

const NUMBER = /^-?\d+(\.\d+)?$/;
/** A number as an author writes it, or undefined. */
export const asNumber = (written: unknown): number | undefined =>
  typeof written === 'string' && NUMBER.test(written) ? Number(written) : undefined;

/** Says where the least is more than the most. */
export function checkOrder(linking: Linking, min: number | undefined, max: number | undefined, at: Spot): void {
  if (min === undefined || max === undefined || min <= max) return;
  linking.say('number-bounds', at, {
    problem: { 'zh-CN': `最小 ${min} 大于最大 ${max}`, en: `The least, ${min}, is more than the most, ${max}` },
  });
}

/** Says where a fact begins with a number that its question would refuse. */
export function checkWithin(
  linking: Linking,
  fact: string,
  bounds: { readonly min?: number | undefined; readonly max?: number | undefined },
  value: FactSetting,
  at: Spot,
): void {
  if (typeof value !== 'number') return;
  const { min = value, max = value } = bounds;
  if (value >= min && value <= max) return;
  const span = [bounds.min ?? '', bounds.max ?? ''];
  linking.say('number-bounds', at, {
    problem: {
      'zh-CN': `${value} 不在“${fact}”的范围里（${span.join(' 到 ')}）`,
      en: `${value} is beyond the bounds of ${fact} (${span.join(' to ')})`,
    },
  });
}

/** Says where a share or likelihood is not from 0 to 1. */
export function checkShare(linking: Linking, share: number | undefined, at: Spot): void {
  if (share === undefined || (share >= 0 && share <= 1)) return;
  linking.say('number-bounds', at, {
    problem: { 'zh-CN': `${share} 不在 0 到 1 之间`, en: `${share} is not between 0 and 1` },
  });
}

/** The value an author sets a fact to, checked against the fact's type. */
export function findSetting(
  linking: Linking,
  info: FactInfo,
  written: string | readonly string[],
  at: Spot,
): FactSetting | undefined {
  const mismatch = (wanted: string): undefined => {
    linking.say('fact-type-mismatch', at, { fact: info.id, type: info.type, wanted });
    return undefined;
  };
  switch (info.type) {
    case 'choice':
    case 'outcome':
      return typeof written === 'string' ? findValue(linking, info, written, at) : mismatch('several');
    case 'several': {
      const list = typeof written === 'string';
      const ids = asList(written).map((value, index) => findValue(linking, info, value, list ? at : under(at, index)));
      return ids.every((id) => id !== undefined) ? ids : undefined;
    }
    case 'number':
      return asNumber(written) ?? mismatch('choice');
    case 'text':
      return typeof written === 'string' ? written : mismatch('several');
  }
}

/** `sets`: facts an answer or outcome tells. */
export function findSets(
  linking: Linking,
  scope: Scope,
  sets: Readonly<Record<string, string | readonly string[]>> | undefined,
  at: Spot,
): Readonly<Record<string, FactSetting>> {
  if (sets === undefined) return NO_SETS;
  const found: Record<string, FactSetting> = {};
  for (const [id, written] of Object.entries(sets)) {
    const here = under(at, id);
    const info = findFact(linking, scope, id, keyOf(here));
    const setting = info && findSetting(linking, info, written, here);
    if (info && setting !== undefined) found[info.key] = setting;
  }
  return found;
}
const NO_SETS: Readonly<Record<string, FactSetting>> = Object.freeze({});

/** Facts by id, as keys; for `changes` and the like. */
export function findFacts(
  linking: Linking,
  scope: Scope,
  ids: string | readonly string[] | undefined,
  at: Spot,
): FactInfo[] {
  return asList(ids).flatMap((id, index) => {
    const info = findFact(linking, scope, id, typeof ids === 'string' ? at : under(at, index));
    return info ? [info] : [];
  });
}
