/** A finished (or unfinished) case on paper: Markdown for people, JSON for programs. Personal facts stay out of both. */
import { type FactKey, type Handoff, handoff, handoffMarkdown, type SessionRecord, type View } from '../engine.ts';
import type { Play } from '../play.ts';
import { clockWords } from '../words/clocks.ts';
import { wordsFor } from '../words/index.ts';

/** The packet for the next colleague, in the language that is spoken. */
export const packetOf = (play: Play, now: number): Handoff =>
  handoff(play.session(), { now, locale: play.locale, language: play.locale });

/** The packet for the next colleague, under what the case came to; `stored`: it can be gone on with. */
export function summaryMarkdown(packet: Handoff, stored: boolean): string {
  const { locale, tree, state, lateBy } = packet;
  const words = wordsFor(locale);
  const end = state === 'open' ? undefined : lateBy === undefined ? words.ends[state] : clockWords(packet).endLate;
  return handoffMarkdown(packet, { heading: [tree.title, ...(end ? [end] : [])].join(words.colon), stored });
}

export const summaryJson = (packet: Handoff, record: SessionRecord): string =>
  `${JSON.stringify({ format: 2, handoff: packet, record }, null, 2)}\n`;

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
