/** Answers on their way into the session. */
import type { AnswerValue, Evidence, StepKey } from '../../engine.ts';
import { wordsFor } from '../../words/index.ts';
import { answering } from '../answering.ts';
import { inputOf, optionsOf } from '../choices.ts';
import { asked, type Entry } from '../state.ts';
import { go, quiet, say, send, set, type Turn, wordsOf } from './turn.ts';

export function putEntry(turn: Turn, entry: Entry): void {
  if (turn.state.mode.name === 'change') set(turn, { mode: { ...turn.state.mode, entry } });
  else set(turn, { entry });
}

/** Marks the row so many rows further, for a list that is longer than the window. */
export function markAgain(turn: Turn, by: number): void {
  const now = asked(turn.state);
  const count = now ? optionsOf(now.step, wordsFor(turn.state.locale)).length : 0;
  if (!now || count === 0) return;
  const from = now.entry.cursor < 0 && by < 0 ? count : now.entry.cursor;
  putEntry(turn, { ...now.entry, cursor: Math.max(0, Math.min(count - 1, from + by)), digits: '' });
}

export function settle(turn: Turn): void {
  const now = asked(turn.state);
  if (!now || now.entry.digits === '') return;
  if (turn.state.mode.name !== 'step' && turn.state.mode.name !== 'change') return;
  const option = optionsOf(now.step, wordsFor(turn.state.locale))[Number(now.entry.digits) - 1];
  if (option && inputOf(now.step) === 'choice') {
    answer(turn, option.value);
    return;
  }
  const read = answering(
    { type: 'key', key: 'enter' },
    now.step,
    now.entry,
    wordsFor(turn.state.locale),
    wordsOf(turn),
  );
  if (read.type === 'entry') putEntry(turn, read.entry);
}

export function answer(turn: Turn, value: AnswerValue): void {
  const now = asked(turn.state);
  if (!now) return;
  const { evidence } = now.entry;
  if (turn.state.mode.name === 'change') {
    change(turn, now.step.key, value, evidence);
    return;
  }
  quiet(turn);
  send(turn, { do: 'answer', value, step: now.step.key, ...(evidence ? { evidence } : {}) });
}

export function unsure(turn: Turn): void {
  const now = asked(turn.state);
  if (!now || !('ask' in now.step)) return;
  if (turn.state.mode.name === 'change') {
    change(turn, now.step.key, 'unsure');
    return;
  }
  quiet(turn);
  if (now.step.findOut !== undefined && turn.state.shown.findOut !== now.step.key) {
    set(turn, { shown: { ...turn.state.shown, findOut: now.step.key }, guardFrom: turn.when.steady });
    return;
  }
  send(turn, { do: 'unsure', step: now.step.key });
}

export function change(turn: Turn, step: StepKey, value: AnswerValue, evidence?: Evidence): void {
  go(turn, { name: 'step' });
  const report = send(turn, { do: 'change', step, value, ...(evidence ? { evidence } : {}) });
  if (!report) return;
  set(turn, { guardFrom: turn.when.steady });
  const lost = report.filter(({ fate }) => fate === 'dropped' || fate === 'asked-again').length;
  const waiting = report.filter(({ fate }) => fate === 'waiting').length;
  const words = wordsOf(turn);
  say(turn, lost > 0 ? words.changedLost(lost) : waiting > 0 ? words.changedWaiting(waiting) : words.changed, 'good');
}
