/** Cases that were not finished: the list, and what opening one leads to. */
import type { Play } from '../../play.ts';
import type { ResumedTold } from '../../resuming.ts';
import { keyOf } from '../bindings.ts';
import { takeOverRows } from '../confirm.ts';
import type { Event } from '../events.ts';
import { type Mode, opening, type StoredCase, type StoredCases } from '../state.ts';
import type { Token } from '../terminal/tokens.ts';
import { find } from './actions.ts';
import { inList } from './asides.ts';
import { takeUp } from './opening.ts';
import { go, quiet, say, set, type Turn, wordsOf } from './turn.ts';

/** Whether there is anything to go on with is looked up once an opening, when its first second is over and nothing else is to do. */
export function lookForCases(turn: Turn): void {
  const { mode, keeps, unfinished } = turn.state;
  if (mode.name !== 'opening' || !keeps || unfinished !== undefined) return;
  set(turn, { unfinished: 'looking' });
  turn.effects.push({ type: 'list' });
}

/** They may come after the agent has gone elsewhere. */
export function casesListed(turn: Turn, found: readonly StoredCase[], trouble: string | undefined): void {
  const { mode } = turn.state;
  // What could not be looked up may be there; whoever asks for it hears why.
  set(turn, { unfinished: found.length > 0 || trouble !== undefined });
  if (mode.name !== 'stored-cases') return;
  set(turn, { mode: { ...mode, found } });
  if (trouble !== undefined) say(turn, trouble, 'bad');
}

export function storedCasesKey(turn: Turn, token: Token, mode: StoredCases): void {
  if ((token.type === 'key' && token.key === 'escape') || keyOf(token) === 'backspace') {
    go(turn, { ...opening(mode.field), found: find(turn, mode.field) });
    return;
  }
  const { found = [] } = mode;
  if (mode.opening !== undefined) return;
  const moved = inList(turn, token, mode.cursor, found.length);
  if (typeof moved === 'object') set(turn, { mode: { ...mode, ...moved } });
  const chosen = typeof moved === 'number' ? found[moved] : undefined;
  if (chosen) openCase(turn, { ...mode, cursor: moved as number }, chosen.id, false);
}

function openCase(turn: Turn, mode: StoredCases, id: string, takeOver: boolean): void {
  go(turn, { ...mode, opening: id });
  turn.effects.push({ type: 'resume', id, takeOver, locale: turn.state.locale });
}

export function caseResumed(turn: Turn, play: Play, told: ResumedTold): void {
  const { mode } = turn.state;
  // Whoever has gone on meanwhile does not want it any more.
  if (mode.name === 'stored-cases' && mode.opening === play.view().session) goOnWith(turn, play, told);
  else turn.effects.push({ type: 'lay-aside', play });
}

/** Draws a session that was taken up; what is not as it was is told before the first question. */
export function goOnWith(turn: Turn, play: Play, { kept, beside, because, changed }: ResumedTold): void {
  takeUp(turn, play);
  set(turn, { stored: true });
  if (changed.length === 0) {
    if (beside === undefined) say(turn, kept);
    else say(turn, beside, 'warn');
    return;
  }
  quiet(turn);
  const lines = [
    beside === undefined ? because : `${beside} ${because}`,
    ...changed.map(({ fate, what }) => `${fate}  ${what}`),
  ];
  go(turn, { name: 'report', title: kept, lines, scroll: 0 });
}

export function caseNotResumed(
  turn: Turn,
  { id, elsewhere, why }: Extract<Event, { readonly type: 'not-resumed' }>,
): void {
  const { mode } = turn.state;
  if (mode.name !== 'stored-cases' || mode.opening !== id) return;
  const { opening: _, ...back } = mode;
  set(turn, { mode: elsewhere ? { name: 'take-over', id, cursor: 0, back } : back });
  if (!elsewhere) say(turn, why, 'bad');
}

export function takeOverKey(turn: Turn, token: Token, mode: Extract<Mode, { name: 'take-over' }>): void {
  const rows = takeOverRows(wordsOf(turn));
  const moved = inList(turn, token, mode.cursor, rows.length);
  if (typeof moved === 'object') set(turn, { mode: { ...mode, ...moved } });
  else if (typeof moved === 'number' && rows[moved]?.does === 'yes') openCase(turn, mode.back, mode.id, true);
  else if (moved !== undefined || (token.type === 'key' && token.key === 'escape')) go(turn, mode.back);
}
