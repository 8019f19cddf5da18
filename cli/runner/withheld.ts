/** What is left out of a record that leaves the program. */
import type { FactKey, SessionRecord, View } from '../engine.ts';

/** The record without personal answers; resumed, it asks for them again. */
export function recordWithoutPersonal(
  record: SessionRecord,
  view: View,
  personal: ReadonlySet<FactKey>,
): SessionRecord {
  const steps = new Set(
    view.transcript.filter(({ fact }) => fact !== undefined && personal.has(fact)).map(({ key }) => key),
  );
  return {
    ...record,
    given: Object.fromEntries(Object.entries(record.given).filter(([fact]) => !personal.has(fact))),
    answers: Object.fromEntries(
      Object.entries(record.answers).filter(
        ([key, { meant }]) =>
          !steps.has(key) &&
          !(meant.fact !== undefined && personal.has(meant.fact)) &&
          !Object.keys(meant.sets ?? {}).some((fact) => personal.has(fact)),
      ),
    ),
    entries: record.entries.filter((entry) => entry.type !== 'fact' || !personal.has(entry.fact)),
  };
}
