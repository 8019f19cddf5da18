/** Times that are typed beside the question: the end of the class, the first report. */
import { clockTime, dayTime, readClassEnd, readReportedHere } from '../../clock.ts';
import { wordsFor } from '../../words/index.ts';
import type { Mode } from '../state.ts';
import type { Token } from '../terminal/tokens.ts';
import { textOf } from '../text/field.ts';
import { typed } from './asides.ts';
import { go, say, send, set, type Turn, wordsOf } from './turn.ts';

export function classEndsKey(turn: Turn, token: Token, mode: Extract<Mode, { name: 'class-ends' }>): void {
  if (token.type === 'key' && token.key === 'escape') {
    go(turn, { name: 'step' });
    return;
  }
  if (token.type === 'key' && token.key === 'enter' && !token.burst) {
    const at = readClassEnd(textOf(mode.field), turn.when.at);
    if (at === undefined) {
      say(turn, wordsOf(turn).classWrong, 'bad');
      return;
    }
    go(turn, { name: 'step' });
    if (send(turn, { do: 'class-ends', at })) say(turn, wordsOf(turn).classSet(clockTime(at)), 'good');
    return;
  }
  set(turn, { mode: { ...mode, field: typed(token, mode.field) } });
}

/**
 * When the customer first reported it. Nothing typed: before a case, that it is reported as the case begins; during one, all stays
 * as it is.
 */
export function reportedKey(turn: Turn, token: Token, mode: Extract<Mode, { name: 'reported' }>): void {
  if (token.type === 'key' && token.key === 'escape') {
    go(turn, mode.back);
    return;
  }
  if (token.type !== 'key' || token.key !== 'enter' || token.burst) {
    set(turn, { mode: { ...mode, field: typed(token, mode.field) } });
    return;
  }
  const words = wordsFor(turn.state.locale);
  const written = textOf(mode.field).trim();
  const before = mode.back.name === 'opening';
  if (written === '') {
    const { reportedAt: _, ...rest } = turn.state;
    turn.state = rest;
    go(turn, mode.back);
    return;
  }
  const read = readReportedHere(written, turn.when.at);
  if (typeof read === 'string') {
    say(turn, read === 'ahead' ? words.reportedAhead : words.reportedWrong, 'bad');
    return;
  }
  go(turn, mode.back);
  if (before) set(turn, { reportedAt: read.at });
  else if (send(turn, { do: 'reported', at: read.at }))
    say(turn, words.reportedAt(dayTime(turn.state.view?.reportedAt ?? read.at, turn.when.at)), 'good');
}
