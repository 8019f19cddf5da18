/** Who worked on a session, and which answers were changed. */
import type { Pack } from '../language/model.ts';
import { placesOf, treeOf } from '../machine/index.ts';
import { given } from '../session/given.ts';
import { findStep } from '../session/renames.ts';
import { contextOf, type Session } from '../session/state.ts';
import type { AnswerValue, Instant, StepKey } from '../session/types.ts';
import { askedOf, labelOf, type Telling } from './in-words.ts';
import type { Handoff, Happening } from './packet.ts';

export function changedOf(telling: Telling, events: readonly Happening[]): Handoff['changed'] {
  const values = new Map<StepKey, AnswerValue>();
  return events.flatMap(({ type, step, set, at, by }) => {
    const before = step === undefined ? undefined : values.get(step);
    for (const [key, { value }] of Object.entries(set ?? {})) values.set(key, value);
    const after = step === undefined ? undefined : set?.[step]?.value;
    if (type !== 'changed' || step === undefined || after === undefined || before === undefined) return [];
    const found = findStep(telling.session.pack, step);
    const place = 'key' in found ? placeByKey(telling.session.pack, found.key) : undefined;
    if (!('key' in found) || !place) return [];
    const { facts } = contextOf(telling.session);
    return [
      {
        key: found.key,
        what: askedOf(telling, { place, facts }),
        ...given('before', labelOf(telling, place, before)),
        ...given('after', labelOf(telling, place, after)),
        at,
        ...given('by', by),
      },
    ];
  });
}

function placeByKey(pack: Pack, key: StepKey) {
  const tree = treeOf(pack, key.slice(0, key.indexOf('#')));
  return tree && placesOf(pack, tree).get(key.slice(key.indexOf('/') + 1));
}

/** Everybody who worked on it, first come first. */
export function agentsOf(session: Session, events: readonly Happening[]): string[] {
  const lines: { at: Instant; by?: string }[] = [...events, ...session.entries];
  for (let line = contextOf(session).trail; line; line = line.prev) lines.push(line);
  const named = lines.sort((one, other) => one.at - other.at).flatMap(({ by }) => (by === undefined ? [] : [by]));
  return [...new Set(named)];
}
