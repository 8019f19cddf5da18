/** Copying, saving, the next case, the way out. */
import { EXIT } from '../../exit.ts';
import { wordsFor } from '../../words/index.ts';
import { copyText } from '../copying.ts';
import { type AfterSaving, opening, untouched } from '../state.ts';
import { clip } from '../text/wrap.ts';
import { confirm, go, say, set, type Turn, wordsOf, wouldLose } from './turn.ts';

export function copy(turn: Turn): void {
  const text = copyText(turn.state.view?.step, wordsFor(turn.state.locale));
  if (text === undefined) say(turn, wordsOf(turn).nothingToCopy);
  else if (turn.state.copied === text) go(turn, { name: 'text', text, scroll: 0 });
  else toClipboard(turn, text);
}

/** `told`: what the line at the foot says of it; its beginning unless given. */
export function toClipboard(turn: Turn, text: string, told = text): void {
  set(turn, { copied: text });
  turn.effects.push({ type: 'clipboard', text });
  const room = Math.max(10, turn.state.size.columns - 20);
  say(
    turn,
    wordsOf(turn).copied(clip(told.replace(/\s+/g, ' '), Math.min(60, room), turn.state.ascii ? '...' : '…')),
    'good',
  );
}

export function copySummary(turn: Turn): void {
  const { play, keeps } = turn.state;
  if (play) turn.effects.push({ type: 'copy-summary', play, stored: keeps });
}

export function summaryMade(turn: Turn, text: string): void {
  // Its heading, without the sign that makes it one.
  toClipboard(turn, text, text.slice(0, Math.max(0, text.indexOf('\n'))).replace(/^#+ /, ''));
  set(turn, { kept: true });
}

export function save(turn: Turn, afterwards: AfterSaving): void {
  const { play, keeps } = turn.state;
  if (play) turn.effects.push({ type: 'save', play, stored: keeps, afterwards });
}

export function nextCase(turn: Turn): void {
  if (wouldLose(turn)) confirm(turn, 'next-case');
  else fresh(turn);
}

export function fresh(turn: Turn): void {
  const {
    play: _,
    view: __,
    copied: ___,
    message: ____,
    heard: _____,
    unstored: ______,
    unfinished: _______,
    offered: ________,
    ...rest
  } = turn.state;
  turn.state = {
    ...rest,
    mode: opening(),
    ...untouched,
    scroll: 0,
    kept: false,
    stored: false,
  };
}

export function leave(turn: Turn): void {
  const { view } = turn.state;
  turn.effects.push({ type: 'exit', code: view && !view.ended ? EXIT.unfinished : EXIT.ok });
}

export function after(turn: Turn, then: AfterSaving): void {
  if (then === 'quit') leave(turn);
  else if (then === 'next-case') fresh(turn);
}

export function leaveConfirm(turn: Turn): void {
  if (turn.state.mode.name === 'confirm') go(turn, turn.state.mode.back);
}

export function interrupt(turn: Turn): void {
  const { mode } = turn.state;
  if ((mode.name === 'confirm' && mode.what === 'quit') || !wouldLose(turn))
    turn.effects.push({ type: 'exit', code: EXIT.interrupted });
  else confirm(turn, 'quit');
}
