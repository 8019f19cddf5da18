/** Keys in the list of earlier answers. */
import type { StepKey } from '../../engine.ts';
import { usageSentence, wordsFor } from '../../words/index.ts';
import { digitOf } from '../answering.ts';
import { keyOf } from '../bindings.ts';
import { inputOf, optionsOf } from '../choices.ts';
import { type Mode, noEntry } from '../state.ts';
import type { Token } from '../terminal/tokens.ts';
import { emptyField, insert } from '../text/field.ts';
import { inList } from './asides.ts';
import { go, say, send, set, type Turn, wordsOf } from './turn.ts';

export function earlierKey(turn: Turn, token: Token, mode: Extract<Mode, { name: 'earlier' }>): void {
  const lines = turn.state.view?.transcript ?? [];
  const line = lines[mode.cursor];
  const key = keyOf(token);
  if (token.type === 'key' && token.key === 'escape') {
    go(turn, { name: 'step' });
    return;
  }
  if (key === 'o' && line) {
    reopen(turn, line.key, line.canReopen);
    return;
  }
  if (key === 'b' && line) {
    backTo(turn, line.key);
    return;
  }
  const digit = digitOf(token);
  const moved = inList(turn, token, mode.cursor, lines.length);
  if (typeof moved === 'object' || digit !== undefined) {
    // A digit only moves here: what it would change has to be looked at first.
    set(turn, { mode: { ...mode, cursor: typeof moved === 'object' ? moved.cursor : (moved ?? mode.cursor) } });
    return;
  }
  if (typeof moved !== 'number' || !line) return;
  if (line.canReopen && line.how === 'passed') {
    reopen(turn, line.key, true);
    return;
  }
  const step = turn.state.play?.earlier(line.key);
  if (!step || step.kind === 'end') {
    say(turn, wordsOf(turn).cannotChange, 'bad');
    return;
  }
  const chosen = Array.isArray(line.value) ? line.value : [];
  const cursor =
    typeof line.value === 'string'
      ? optionsOf(step, wordsFor(turn.state.locale)).findIndex(({ value }) => value === line.value)
      : -1;
  const field =
    inputOf(step) === 'text' || inputOf(step) === 'number'
      ? insert(emptyField, String(line.value === 'unsure' ? '' : line.value))
      : emptyField;
  const said = line.evidence === 'said';
  go(turn, {
    name: 'change',
    step,
    answer: line.answer,
    from: mode.cursor,
    // How it was known stays unless the agent says otherwise.
    entry: { ...noEntry, key: line.key, chosen, cursor, field, ...(said ? {} : { evidence: line.evidence }) },
  });
  set(turn, { guardFrom: turn.when.steady });
}

export function reopen(turn: Turn, step: StepKey, can: boolean): void {
  if (!can) {
    say(turn, usageSentence({ code: 'not-passed', about: {} }, wordsFor(turn.state.locale)), 'bad');
    return;
  }
  go(turn, { name: 'step' });
  if (send(turn, { do: 'reopen', step })) say(turn, wordsOf(turn).reopened, 'good');
}

export function backTo(turn: Turn, key: StepKey): void {
  const { play } = turn.state;
  if (!play || play.earlier(key) === undefined) {
    say(turn, wordsOf(turn).cannotChange, 'bad');
    return;
  }
  go(turn, { name: 'step' });
  // Bounded: `earlier` has just walked the same way.
  while (turn.state.view?.step.key !== key && send(turn, { do: 'back' }));
  say(turn, wordsOf(turn).wentBack, 'good');
}
