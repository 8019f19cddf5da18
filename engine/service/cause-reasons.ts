/** Causes that remain and causes that are ruled out, each with why, in words. */
import type { Id } from '../language/model.ts';
import { clean } from '../language/text.ts';
import { given } from '../session/given.ts';
import type { WayLine } from '../session/state.ts';
import { factLabel, type Speaker } from '../session/wording.ts';
import { causeStanding, type Turn } from './causes.ts';
import { answerOf, askedOf, factTitle, type Telling } from './in-words.ts';
import type { Because, Handoff } from './packet.ts';

export function causesOf(telling: Telling, way: readonly WayLine[], speak: Speaker): Handoff['causes'] {
  const { session } = telling;
  const { remaining, ruledOut } = causeStanding(session);
  const lines = new Map(way.map((asked) => [asked.line.key, asked]));
  const named = (id: Id) => {
    const cause = session.pack.causes[id];
    return { id, title: cause ? speak(cause.title) : clean(id) };
  };
  const because = (turn: Turn, left = false): Because => {
    if (turn.by === 'move') return turn;
    if (turn.by === 'fact') {
      const { fact, value } = turn.entry;
      const answer = telling.hidden.has(fact) ? undefined : factLabel(session.pack, fact, value, telling.locale);
      return { by: 'fact', fact, title: factTitle(telling, fact), ...given('answer', answer) };
    }
    const asked = lines.get(turn.line.key);
    if (!asked) return { by: 'move' };
    const why = LEFT[String(turn.line.value)];
    return {
      by: 'answer',
      key: turn.line.key,
      asked: askedOf(telling, asked),
      ...given('answer', answerOf(telling, asked)),
      ...given('why', left ? why : undefined),
    };
  };
  return {
    remaining: remaining.map(({ id, share, leftBy }) => ({
      ...named(id),
      share,
      ...given('left', leftBy && because(leftBy, true)),
    })),
    ruledOut: ruledOut.map(({ id, by }) => ({ ...named(id), because: because(by) })),
  };
}

const LEFT: Readonly<Record<string, Extract<Because, { by: 'answer' }>['why']>> = {
  unsure: 'unsure',
  cannot: 'undone',
  'not-fixed': 'tried',
  rush: 'short',
};
