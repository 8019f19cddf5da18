/** Keys beside the question: a note, a list, a confirmation. */
import { digitOf, fieldKeyOf } from '../answering.ts';
import { actionOf, keyOf } from '../bindings.ts';
import { confirmRows } from '../confirm.ts';
import type { Key } from '../events.ts';
import { helpRows } from '../help-rows.ts';
import type { Mode } from '../state.ts';
import type { Token } from '../terminal/tokens.ts';
import { edit, emptyField, type Field, insert, textOf } from '../text/field.ts';
import { act, elsewhere, raisable, speakNext } from './actions.ts';
import { fresh, leave, save } from './leaving.ts';
import { page, scroll } from './scrolling.ts';
import { go, say, send, set, type Turn, wordsOf } from './turn.ts';

export function noteKey(turn: Turn, token: Key): void {
  const { draft } = turn.state;
  if (token.type === 'key' && token.key === 'escape') {
    go(turn, { name: 'step' });
    if (draft.text.length > 0) say(turn, wordsOf(turn).noteKept);
    return;
  }
  if (token.type === 'key' && token.key === 'enter' && !token.burst) {
    const text = textOf(draft).trim();
    go(turn, { name: 'step' });
    if (text === '' || !send(turn, { do: 'note', text })) return;
    set(turn, { draft: emptyField });
    say(turn, wordsOf(turn).noted, 'good');
    return;
  }
  set(turn, { draft: typed(token, draft) });
}

export function readingKey(turn: Turn, token: Token, mode: Extract<Mode, { name: 'about' | 'text' | 'report' }>): void {
  const whole = Number.MAX_SAFE_INTEGER;
  const moves: Readonly<Record<string, number>> = {
    up: -1,
    down: 1,
    'page-up': -page(turn),
    'page-down': page(turn),
    home: -whole,
    end: whole,
  };
  const by = token.type === 'key' ? moves[token.key] : undefined;
  if (by !== undefined) {
    scroll(turn, by);
    return;
  }
  const key = keyOf(token);
  if (
    (token.type === 'key' && token.key === 'escape') ||
    key === 'enter' ||
    key === 'backspace' ||
    key === (mode.name === 'about' ? 'i' : 'p')
  )
    go(turn, { name: 'step' });
  else if (key === 'l') speakNext(turn);
}

/** Moves in a list; a number is the row that was chosen. */
export function inList(
  turn: Turn,
  token: Token,
  cursor: number,
  count: number,
): { readonly cursor: number } | number | undefined {
  const digit = digitOf(token);
  if (digit !== undefined && Number(digit) >= 1 && Number(digit) <= count)
    return token.type === 'text' && token.burst ? undefined : Number(digit) - 1;
  if (token.type !== 'key' || count === 0) return undefined;
  switch (token.key) {
    case 'up':
      return { cursor: (cursor - 1 + count) % count };
    case 'down':
      return { cursor: (cursor + 1) % count };
    case 'home':
      return { cursor: 0 };
    case 'end':
      return { cursor: count - 1 };
    case 'page-up':
      return { cursor: Math.max(0, cursor - page(turn)) };
    case 'page-down':
      return { cursor: Math.min(count - 1, cursor + page(turn)) };
    case 'enter':
      return token.burst ? undefined : cursor;
    default:
      return undefined;
  }
}

export function helpKey(turn: Turn, token: Token, mode: Extract<Mode, { name: 'help' }>): void {
  const rows = helpRows(turn.state, mode.place);
  const digit = digitOf(token) !== undefined;
  const moved = digit ? undefined : inList(turn, token, mode.cursor, rows.length);
  if (typeof moved === 'object') {
    set(turn, { mode: { ...mode, ...moved } });
    return;
  }
  const key = keyOf(token);
  if (key === 'l') {
    speakNext(turn);
    return;
  }
  const leaves = key === '?' || key === 'h' || key === 'q' || key === 'tab' || key === 'backspace';
  if (leaves || (token.type === 'key' && token.key === 'escape')) {
    go(turn, mode.back);
    return;
  }
  // A letter that is listed does here what it does there.
  const pressed = token.type === 'text' && !token.burst && !digit ? actionOf(token, mode.place) : undefined;
  const action = typeof moved === 'number' ? rows[moved]?.action : rows.find((row) => row.action === pressed)?.action;
  if (action === undefined) return;
  go(turn, mode.back);
  if (action !== 'help') act(turn, action, mode.place);
}

export function switchKey(turn: Turn, token: Token, mode: Extract<Mode, { name: 'switch' }>): void {
  if (token.type === 'key' && token.key === 'escape') {
    go(turn, { name: 'step' });
    return;
  }
  const moved =
    token.type === 'key' && token.key !== 'home' && token.key !== 'end'
      ? inList(turn, token, mode.cursor, mode.found.length)
      : undefined;
  if (typeof moved === 'object') {
    set(turn, { mode: { ...mode, ...moved } });
    return;
  }
  if (typeof moved === 'number') {
    const to = mode.found[moved];
    if (!to) return;
    go(turn, { name: 'step' });
    if (send(turn, { do: 'switch', tree: to.tree })) say(turn, wordsOf(turn).switched(to.title), 'good');
    return;
  }
  const field = typed(token, mode.field);
  if (field === mode.field) return;
  set(turn, { mode: { ...mode, field, cursor: 0, found: elsewhere(turn, field) } });
}

export function severityKey(turn: Turn, token: Token, mode: Extract<Mode, { name: 'severity' }>): void {
  const rows = raisable(turn);
  const moved = inList(turn, token, mode.cursor, rows.length);
  if (typeof moved === 'object') set(turn, { mode: { ...mode, ...moved } });
  else if (typeof moved === 'number') {
    const to = rows[moved];
    go(turn, { name: 'step' });
    if (to && send(turn, { do: 'severity', to: to.id })) say(turn, wordsOf(turn).severityRaised(to.title), 'good');
  } else if (token.type === 'key' && token.key === 'escape') go(turn, { name: 'step' });
}

export function confirmKey(turn: Turn, token: Token, mode: Extract<Mode, { name: 'confirm' }>): void {
  const rows = confirmRows(mode.what, wordsOf(turn), turn.state.stored);
  const moved = inList(turn, token, mode.cursor, rows.length);
  if (typeof moved === 'object') {
    set(turn, { mode: { ...mode, ...moved } });
    return;
  }
  if (token.type === 'key' && token.key === 'escape') {
    go(turn, mode.back);
    return;
  }
  const choice = typeof moved === 'number' ? rows[moved]?.does : undefined;
  switch (choice) {
    case 'no':
      go(turn, mode.back);
      return;
    case 'save':
      save(turn, mode.what === 'quit' ? 'quit' : 'next-case');
      return;
    case 'yes':
      if (mode.what === 'quit') leave(turn);
      else if (mode.what === 'next-case') fresh(turn);
      else {
        go(turn, { name: 'step' });
        send(turn, { do: 'escalate' });
      }
      return;
    case undefined:
      return;
  }
}

export function typed(token: Token, field: Field): Field {
  if (token.type === 'text' || token.type === 'paste') return insert(field, token.text);
  if (token.type === 'key' && token.key === 'enter' && token.burst) return insert(field, ' ');
  const key = fieldKeyOf(token);
  return key ? edit(field, key) : field;
}
