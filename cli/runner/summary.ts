/** A finished (or unfinished) case on paper: Markdown for people, JSON for programs. Personal facts stay out of both. */
import { type Handoff, handoff, handoffMarkdown, type SessionRecord } from '../engine.ts';
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
