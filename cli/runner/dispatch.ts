/** The one place where keys become actions: from a state and an event to the next state and what the world is to do. */

import { callOut } from '../alarms.ts';
import { type Id, LONGEST_TEXT, type View } from '../engine.ts';
import type { Play } from '../play.ts';
import type { ResumedTold } from '../resuming.ts';
import { clockWords } from '../words/clocks.ts';
import { clockOf } from './bindings-now.ts';
import type { Event, Key, When } from './events.ts';
import { asked, type Effect, offered, type State, untouched, type World } from './state.ts';
import type { Size } from './terminal/screen.ts';
import { emptyField, type Field, insert } from './text/field.ts';
import type { ThemeName } from './theme.ts';
import { settle } from './turning/answers.ts';
import { confirmKey, helpKey, noteKey, readingKey, severityKey, switchKey } from './turning/asides.ts';
import { earlierKey } from './turning/earlier.ts';
import { after, interrupt, leaveConfirm, summaryMade } from './turning/leaving.ts';
import { begin, openingKey } from './turning/opening.ts';
import { questionKey } from './turning/question.ts';
import {
  caseNotResumed,
  caseResumed,
  casesListed,
  goOnWith,
  lookForCases,
  storedCasesKey,
  takeOverKey,
} from './turning/stored-cases.ts';
import { classEndsKey, reportedKey } from './turning/times.ts';
import { go, quiet, redraw, say, set, startTurn, type Turn, wordsOf } from './turning/turn.ts';

export interface Outcome {
  readonly state: State;
  readonly effects: readonly Effect[];
}

/** One turn. Never throws for anything a person may press; the session moves only through its own commands. */
export function dispatch(state: State, event: Event, when: When, world: World): Outcome {
  const turn = startTurn(state, when, world);
  take(turn, event);
  return { state: turn.state, effects: turn.effects };
}

function take(turn: Turn, event: Event): void {
  switch (event.type) {
    case 'token': {
      const before = fieldOf(turn.state);
      token(turn, event.token);
      const field = fieldOf(turn.state);
      if (field !== before && field?.over) say(turn, wordsOf(turn).fieldFull(LONGEST_TEXT, field.over), 'bad');
      return;
    }
    case 'tick':
      passTime(turn);
      lookForCases(turn);
      return;
    case 'resize':
      set(turn, { size: event.size });
      return;
    case 'theme':
      set(turn, { theme: event.theme });
      return;
    case 'settle':
      settle(turn);
      return;
    case 'saved':
      set(turn, { kept: true });
      say(turn, wordsOf(turn).saved(event.files.join('  ')), 'good');
      after(turn, event.afterwards);
      return;
    case 'not-saved':
      leaveConfirm(turn);
      say(turn, wordsOf(turn).notSaved(wordsOf(turn).whyNotSaved[event.why]), 'bad');
      return;
    case 'stored':
      stored(turn, event);
      return;
    case 'listed':
      casesListed(turn, event.found, event.trouble);
      return;
    case 'resumed':
      caseResumed(turn, event.play, event.told);
      return;
    case 'not-resumed':
      caseNotResumed(turn, event);
      return;
    case 'narrowed':
      set(turn, { narrowed: { view: event.view, narrowing: event.narrowing } });
      return;
    case 'summary':
      summaryMade(turn, event.text);
      return;
    case 'too-long':
      set(turn, { kept: false });
      say(turn, wordsOf(turn).copyTooLong, 'bad');
      return;
    case 'broken':
      if (event.redraw) redraw(turn);
      if (turn.state.view) go(turn, { name: 'step' });
      say(turn, wordsOf(turn).brokenKey, 'bad');
      return;
  }
}

/** The field that is typed into. */
function fieldOf(state: State): Field | undefined {
  const { mode, draft } = state;
  if ('field' in mode) return mode.field;
  return mode.name === 'note' ? draft : asked(state)?.entry.field;
}

function stored(turn: Turn, { trouble, news }: Extract<Event, { type: 'stored' }>): void {
  if (trouble || turn.state.unstored || !turn.state.stored) {
    const { unstored: _, ...rest } = turn.state;
    turn.state = { ...rest, stored: trouble === undefined, ...(trouble ? { unstored: trouble.why } : {}) };
  }
  if (news?.moved) redraw(turn);
  if (trouble) say(turn, trouble.sentence, 'bad');
  else if (news) say(turn, news.sentence, 'bad');
}

/** The offer of the short way comes with the clock, and so does what a step says of the class. */
function passTime(turn: Turn): void {
  const { view, play } = turn.state;
  // A new view has its causes to work out anew: only where the clock has changed what is said.
  const clock = view && (view.classEnds ?? view.classStarts) !== undefined && !view.ended;
  if (play && clock && timely(play.view()) !== timely(view)) redraw(turn);
  ring(turn);
  callOutClocks(turn);
}

/** What depends on the time that is left of the class. */
const timely = ({ step, rush, minutesLeft = 0 }: View): string =>
  JSON.stringify([step, rush, 'longerThanClass' in step ? Math.floor(minutesLeft) : '']);

/** Deadlines and the class: one bell and a line when near, and when past. Whatever stands on that line stays behind it. */
function callOutClocks(turn: Turn): void {
  const { view, heard, message } = turn.state;
  if (!view) return;
  const called = callOut(view, heard, turn.when.at);
  set(turn, { heard: called.heard });
  if (called.text === undefined) return;
  say(turn, [called.text, ...(message ? [message.text] : [])].join(clockWords(view).between), 'warn');
  turn.effects.push({ type: 'bell' });
}

function ring(turn: Turn): void {
  const began = clockOf(turn.state);
  const step = turn.state.view?.step;
  if (began === undefined || !step || step.kind === 'end' || step.minutes === undefined) return;
  if (turn.state.rung.includes(step.key) || turn.when.at - began < step.minutes * 60_000) return;
  set(turn, { rung: [...turn.state.rung, step.key] });
  say(turn, wordsOf(turn).timeUpHint);
  turn.effects.push({ type: 'bell' });
}

function token(turn: Turn, token: Key): void {
  if (token.type === 'ctrl' && token.letter === 'c') {
    interrupt(turn);
    return;
  }
  const mode = turn.state.mode;
  if (mode.name !== 'step' && mode.name !== 'change') quiet(turn);
  switch (mode.name) {
    case 'opening':
      openingKey(turn, token, mode);
      return;
    case 'step':
    case 'change':
      questionKey(turn, token);
      return;
    case 'earlier':
      earlierKey(turn, token, mode);
      return;
    case 'note':
      noteKey(turn, token);
      return;
    case 'about':
    case 'text':
      readingKey(turn, token, mode);
      return;
    case 'help':
      helpKey(turn, token, mode);
      return;
    case 'switch':
      switchKey(turn, token, mode);
      return;
    case 'severity':
      severityKey(turn, token, mode);
      return;
    case 'class-ends':
      classEndsKey(turn, token, mode);
      return;
    case 'reported':
      reportedKey(turn, token, mode);
      return;
    case 'confirm':
      confirmKey(turn, token, mode);
      return;
    case 'stored-cases':
      storedCasesKey(turn, token, mode);
      return;
    case 'take-over':
      takeOverKey(turn, token, mode);
      return;
    case 'report':
      readingKey(turn, token, mode);
      return;
  }
}

/** The first state: the customer's words, or straight into a tree. */
export function firstState(
  start: {
    readonly size: Size;
    readonly locale: State['locale'];
    readonly theme: ThemeName;
    readonly ascii: boolean;
    /** Sessions are stored as they go. */
    readonly keeps: boolean;
    readonly words?: string;
    readonly tree?: Id;
    /** A stored session to go on with. */
    readonly resumed?: { readonly play: Play; readonly told: ResumedTold };
  },
  when: When,
  world: World,
): State {
  const field = insert(emptyField, start.words ?? '');
  const turn = startTurn(
    {
      size: start.size,
      locale: start.locale,
      theme: start.theme,
      ascii: start.ascii,
      now: when.at,
      mode: {
        name: 'opening',
        field,
        typing: true,
        ...offered(start.words ? world.search(start.words, start.locale) : []),
      },
      ...untouched,
      scroll: 0,
      guardFrom: Number.NEGATIVE_INFINITY,
      kept: false,
      keeps: start.keeps,
      stored: false,
      cases: 0,
    },
    when,
    world,
  );
  if (start.resumed) goOnWith(turn, start.resumed.play, start.resumed.told);
  else if (start.tree !== undefined) begin(turn, start.tree, start.words ?? '');
  return turn.state;
}
