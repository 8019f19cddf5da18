/** Keys while a question or an end stands. */
import { wordsFor } from '../../words/index.ts';
import { answering, digitOf } from '../answering.ts';
import { actionOf, keyOf } from '../bindings.ts';
import { placeOf } from '../bindings-now.ts';
import { inputOf } from '../choices.ts';
import type { Key } from '../events.ts';
import { asked } from '../state.ts';
import { act } from './actions.ts';
import { answer, putEntry, unsure } from './answers.ts';
import { copySummary, nextCase, save } from './leaving.ts';
import { scroll } from './scrolling.ts';
import { go, guarded, quiet, say, set, type Turn, wordsOf } from './turn.ts';

export function questionKey(turn: Turn, token: Key): void {
  const now = asked(turn.state);
  const changing = turn.state.mode.name === 'change';
  if (now) {
    const read = answering(token, now.step, now.entry, wordsFor(turn.state.locale), wordsOf(turn));
    switch (read.type) {
      case 'entry':
        quiet(turn);
        putEntry(turn, read.entry);
        return;
      case 'refused':
        if (!guarded(turn)) say(turn, read.text, 'bad');
        return;
      case 'answer':
        if (!guarded(turn)) answer(turn, read.value);
        return;
      case 'unsure':
        if (!guarded(turn)) unsure(turn);
        return;
      case 'other':
        break;
    }
  }
  if (changing) {
    if (token.type === 'key' && token.key === 'escape')
      go(turn, { name: 'earlier', cursor: turn.state.mode.name === 'change' ? turn.state.mode.from : 0 });
    else if (keyOf(token) === 'u' && now && inputOf(now.step) !== 'text') unsure(turn);
    else if (keyOf(token) === 'm') act(turn, 'evidence', 'step');
    else if (keyOf(token) === 'page-up' || keyOf(token) === 'page-down')
      act(turn, keyOf(token) === 'page-up' ? 'scroll-up' : 'scroll-down', 'step');
    return;
  }
  if (token.type === 'paste') {
    say(turn, wordsOf(turn).pasteIgnored);
    return;
  }
  if (token.type === 'text' && token.burst) return;
  const place = placeOf(turn.state);
  if (place === 'end' && token.type === 'text') {
    const digit = digitOf(token);
    if (digit !== undefined) {
      quiet(turn);
      endRow(turn, Number(digit) - 1);
      return;
    }
  }
  if (place === 'end' && token.type === 'key' && (token.key === 'up' || token.key === 'down')) {
    scroll(turn, token.key === 'up' ? -1 : 1);
    return;
  }
  if (token.type === 'key' && token.key === 'escape') {
    quiet(turn);
    closeShown(turn);
    return;
  }
  const action = actionOf(token, place);
  if (action === undefined) {
    if (token.type === 'text' && !guarded(turn)) say(turn, wordsOf(turn).noSuchKey);
    return;
  }
  quiet(turn);
  act(turn, action, place);
}

export function closeShown(turn: Turn): void {
  set(turn, { shown: {}, scroll: 0 });
}

export function endRow(turn: Turn, index: number): void {
  if (index === 0) copySummary(turn);
  else if (index === 1) save(turn, 'stay');
  else if (index === 2) nextCase(turn);
}
