/** Keys before a case, and its beginning. */
import type { Id } from '../../engine.ts';
import type { Play } from '../../play.ts';
import { usageSentence, wordsFor } from '../../words/index.ts';
import { digitOf, isProse } from '../answering.ts';
import { actionOf, keyOf } from '../bindings.ts';
import type { Key } from '../events.ts';
import { type Mode, offered, offersStored, untouched } from '../state.ts';
import { textOf } from '../text/field.ts';
import { act, find } from './actions.ts';
import { typed } from './asides.ts';
import { go, redraw, say, set, type Turn, wordsOf } from './turn.ts';

export function openingKey(turn: Turn, token: Key, mode: Extract<Mode, { name: 'opening' }>): void {
  // Behind the trees stands the front door, and behind that, before anything is typed, the earlier cases.
  const frontDoor = mode.found.length;
  const stored = offersStored(turn.state, mode);
  const count = frontDoor + (stored ? 2 : 1);
  const choose = (row: number) =>
    row > frontDoor ? act(turn, 'resume', 'opening') : begin(turn, mode.found[row]?.tree, textOf(mode.field).trim());
  const move = (cursor: number) => set(turn, { mode: { ...mode, cursor: (cursor + count) % count } });
  if (token.type === 'key') {
    switch (token.key) {
      case 'up':
        move(mode.cursor - 1);
        return;
      case 'down':
        move(mode.cursor + 1);
        return;
      case 'enter':
        if (token.burst) break;
        choose(mode.cursor);
        return;
      case 'escape':
        set(turn, { mode: { ...mode, typing: !mode.typing } });
        return;
      case 'tab':
        act(turn, 'help', 'opening');
        return;
      default:
        break;
    }
  }
  if (!mode.typing) {
    const action = actionOf(token, 'opening');
    const digit = digitOf(token);
    if (digit !== undefined && Number(digit) >= 1 && Number(digit) <= count) choose(Number(digit) - 1);
    else if (action !== undefined) act(turn, action, 'opening');
    else if (isProse(token)) type(turn, token, { ...mode, typing: true });
    else if (token.type === 'text') say(turn, wordsOf(turn).noSuchKey);
    return;
  }
  // With nothing typed yet, `?` asks for help rather than being the customer's first word.
  if (mode.field.text.length === 0 && keyOf(token) === '?') {
    act(turn, 'help', 'opening');
    return;
  }
  type(turn, token, mode);
}

function type(turn: Turn, token: Key, mode: Extract<Mode, { name: 'opening' }>): void {
  const field = typed(token, mode.field);
  if (field !== mode.field) set(turn, { mode: { ...mode, field, ...offered(find(turn, field)) } });
}

/** Begins a case; without a tree at the front door. */
export function begin(turn: Turn, tree: Id | undefined, words: string): void {
  const begun = turn.world.begin(
    {
      ...(tree === undefined ? {} : { tree }),
      ...(words === '' ? {} : { words }),
      ...(turn.state.reportedAt === undefined ? {} : { reportedAt: turn.state.reportedAt }),
      first: turn.state.cases === 0,
    },
    turn.state.locale,
  );
  if (!begun.ok) {
    say(turn, usageSentence(begun.error, wordsFor(turn.state.locale)), 'bad');
    return;
  }
  takeUp(turn, begun.play);
}

/** Draws the session in play; the first one of a run comes with the first hint. */
export function takeUp(turn: Turn, play: Play): void {
  const first = turn.state.cases === 0;
  const { heard: _, unstored: __, offered: ___, reportedAt: ____, ...rest } = turn.state;
  turn.state = {
    ...rest,
    play,
    ...untouched,
    cases: rest.cases + 1,
  };
  go(turn, { name: 'step' });
  redraw(turn);
  if (first) say(turn, wordsOf(turn).firstHint);
}
