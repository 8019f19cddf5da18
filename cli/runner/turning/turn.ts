/** One turn: short-lived mutable state, so that the many small actions need not thread state and effects through each other. */
import type { Command, FateLine, Instant, StepKey } from '../../engine.ts';
import { usageSentence, wordsFor } from '../../words/index.ts';
import { GUARD, type When } from '../events.ts';
import {
  type Confirmed,
  type Effect,
  type Entry,
  type Message,
  type Mode,
  noEntry,
  type State,
  type World,
} from '../state.ts';
import { type RunnerWords, runnerWords } from '../words/index.ts';

export interface Turn {
  state: State;
  readonly effects: Effect[];
  readonly when: When;
  readonly world: World;
}

export const startTurn = (state: State, when: When, world: World): Turn => ({
  state: { ...state, now: when.at },
  effects: [],
  when,
  world,
});

export const wordsOf = ({ state }: Turn): RunnerWords => runnerWords(state.locale, state.view?.event);

export function set(turn: Turn, change: Partial<State>): void {
  turn.state = { ...turn.state, ...change };
}

export function say(turn: Turn, text: string, tone: Message['tone'] = 'plain'): void {
  set(turn, { message: { text, tone } });
}

export function quiet(turn: Turn): void {
  if (!turn.state.message) return;
  const { message: _, ...rest } = turn.state;
  turn.state = rest;
}

export function go(turn: Turn, mode: Mode): void {
  set(turn, { mode, scroll: 0 });
}

export function guarded(turn: Turn): boolean {
  const passed = turn.when.steady - turn.state.guardFrom;
  return passed >= 0 && passed < GUARD;
}

export function wouldLose(turn: Turn): boolean {
  const { view, kept } = turn.state;
  return view !== undefined && !kept && (view.transcript.length > 0 || view.notes.length > 0);
}

export function toggle(turn: Turn, which: 'findOut' | 'why', key: StepKey): void {
  const { [which]: open, ...rest } = turn.state.shown;
  set(turn, { shown: open === key ? rest : { ...rest, [which]: key }, scroll: 0 });
}

/** Sends a command; undefined where it was refused, which is said and changes nothing. */
export function send(turn: Turn, command: Command): readonly FateLine[] | undefined {
  const { play } = turn.state;
  if (!play) return undefined;
  const sent = play.send(command);
  if (!sent.ok) {
    say(turn, usageSentence(sent.error, wordsFor(turn.state.locale)), 'bad');
    return undefined;
  }
  set(turn, { kept: false });
  redraw(turn);
  return sent.report;
}

/** Takes the view anew; a new question begins with an empty entry, its clock and a moment of deafness. */
export function redraw(turn: Turn): void {
  const { play } = turn.state;
  if (!play) return;
  const before = turn.state.view;
  const view = play.view();
  const key = view.step.key;
  set(turn, { view });
  if (key === before?.step.key) return;
  if (before?.rush?.offer !== undefined) set(turn, { offered: before.rush.offer });
  const left = turn.state.entry;
  if (left.key !== '' && (left.field.text.length > 0 || left.chosen.length > 0))
    set(turn, { entries: { ...turn.state.entries, [left.key]: left } });
  const clocks: Record<StepKey, Instant> = { ...turn.state.clocks };
  clocks[key] ??= turn.when.at;
  set(turn, { entry: freshEntry(turn, key), clocks, guardFrom: turn.when.steady, scroll: 0, shown: {} });
}

export function freshEntry(turn: Turn, key: StepKey): Entry {
  const step = turn.state.view?.step;
  const chosen =
    step && step.kind !== 'end' && 'input' in step && step.input.type === 'several'
      ? step.input.choices.filter(({ selected }) => selected).map(({ value }) => value)
      : [];
  const { [key]: before } = turn.state.entries;
  return { ...noEntry, key, chosen: before?.chosen ?? chosen, field: before?.field ?? noEntry.field };
}

export function confirm(turn: Turn, what: Confirmed): void {
  const { mode } = turn.state;
  go(turn, { name: 'confirm', what, cursor: 0, back: mode.name === 'confirm' ? mode.back : mode });
}
