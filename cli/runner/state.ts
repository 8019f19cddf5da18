/** What the runner remembers between two keys. Plain data but for the session in play. */

import type { Heard } from '../alarms.ts';
import type { Evidence, FactKey, Id, Instant, Locale, StepKey, StepView, UsageError, View } from '../engine.ts';
import type { Play } from '../play.ts';
import type { Place } from './bindings.ts';
import type { Size } from './terminal/screen.ts';
import { emptyField, type Field } from './text/field.ts';
import type { ThemeName } from './theme.ts';

export interface Found {
  readonly tree: Id;
  readonly title: string;
  /** False where little of what is known about the tree was said; missing where trees are listed without a search. */
  readonly sure?: boolean;
}

export interface Titled {
  readonly id: Id;
  readonly title: string;
}

/** What the dispatcher may ask of the engine; handed in, so that tests can hand in another. */
export interface World {
  readonly locales: readonly [Locale, ...Locale[]];
  /** Facts that are kept out of whatever leaves this program. */
  readonly personal: ReadonlySet<FactKey>;
  readonly packTitle: (locale: Locale) => string;
  readonly frontDoor: Id;
  /** Trees like these words, best first. */
  readonly search: (words: string, locale: Locale) => readonly Found[];
  /** Every tree a case can be about, the usual ones first. */
  readonly trees: (locale: Locale) => readonly Found[];
  /** Most severe first. */
  readonly severities: (locale: Locale) => readonly Titled[];
  /** Facts handed in with the command, in words. */
  readonly given: (
    locale: Locale,
  ) => readonly { readonly fact: FactKey; readonly title: string; readonly label: string }[];
  readonly begin: (
    /** `first`: of this run; facts and times of the command line are those of its first case. */
    begin: {
      readonly tree?: Id;
      readonly words?: string;
      readonly first: boolean;
      /** When the customer first reported it, where that was before the case. */
      readonly reportedAt?: Instant;
    },
    locale: Locale,
  ) => { readonly ok: true; readonly play: Play } | { readonly ok: false; readonly error: UsageError };
}

/** What the panel at the side tells of; without a narrowing, that is still being worked out. */
export interface Known {
  readonly view: View;
  readonly narrowing?: View['narrowing'];
}

/** How far the answer to one question has come. */
export interface Entry {
  readonly key: StepKey;
  /** The marked row; -1: none. */
  readonly cursor: number;
  readonly chosen: readonly Id[];
  readonly field: Field;
  /** Text: whether letters go into the field. */
  readonly typing: boolean;
  /** The first digit of a number of two. */
  readonly digits: string;
  readonly evidence?: Evidence;
}

/** A stored case that is not finished. */
export interface StoredCase {
  readonly id: string;
  readonly tree: Id;
  readonly words?: string;
  readonly lastAt: Instant;
  readonly agents: readonly string[];
  /** Somebody has it open just now. */
  readonly elsewhere: boolean;
}

export type Asking = Exclude<StepView, { readonly kind: 'end' }>;
export type EndView = Extract<StepView, { readonly kind: 'end' }>;

/** What to do once the case has been saved. */
export type AfterSaving = 'stay' | 'quit' | 'next-case';

export type Confirmed = 'escalate' | 'quit' | 'next-case';

/** Cases that were not finished, to go on with; `found` is missing while they are looked for. */
export interface StoredCases {
  readonly name: 'stored-cases';
  readonly cursor: number;
  /** What had been typed at the opening; it is there again on the way back. */
  readonly field: Field;
  readonly found?: readonly StoredCase[];
  /** The one that is being opened. */
  readonly opening?: string;
}

export type Mode =
  | {
      readonly name: 'opening';
      readonly field: Field;
      readonly typing: boolean;
      readonly cursor: number;
      readonly found: readonly Found[];
    }
  | { readonly name: 'step' }
  | { readonly name: 'earlier'; readonly cursor: number }
  | {
      readonly name: 'change';
      readonly step: Asking;
      readonly answer: string;
      readonly entry: Entry;
      readonly from: number;
    }
  | { readonly name: 'note' }
  | { readonly name: 'about'; readonly scroll: number }
  | { readonly name: 'help'; readonly cursor: number; readonly place: Place; readonly back: Mode }
  | { readonly name: 'switch'; readonly field: Field; readonly cursor: number; readonly found: readonly Found[] }
  | { readonly name: 'severity'; readonly cursor: number }
  | StoredCases
  /** What became of the answers of a case that was resumed. */
  | { readonly name: 'report'; readonly title: string; readonly lines: readonly string[]; readonly scroll: number }
  | { readonly name: 'class-ends'; readonly field: Field }
  /** Before a case or during it: when it was first reported. */
  | { readonly name: 'reported'; readonly field: Field; readonly back: Mode }
  | {
      readonly name: 'confirm';
      readonly what: Confirmed;
      readonly cursor: number;
      readonly back: Mode;
    }
  | { readonly name: 'take-over'; readonly id: string; readonly cursor: number; readonly back: StoredCases }
  | { readonly name: 'text'; readonly text: string; readonly scroll: number };

export interface Message {
  readonly text: string;
  readonly tone: 'plain' | 'good' | 'warn' | 'bad';
}

export interface State {
  readonly size: Size;
  readonly locale: Locale;
  readonly theme: ThemeName;
  readonly ascii: boolean;
  /** The time, as far as the screen has heard. */
  readonly now: Instant;
  readonly mode: Mode;
  readonly play?: Play;
  readonly view?: View;
  /** Which causes remain, of the view it was worked out for: the present one, or for a moment the one before. */
  readonly narrowed?: Required<Known>;
  readonly entry: Entry;
  /** What was typed or ticked at questions that were left, to be there again on the way back. */
  readonly entries: Readonly<Record<StepKey, Entry>>;
  /** When each test and repair began. */
  readonly clocks: Readonly<Record<StepKey, Instant>>;
  /** Steps whose time has been rung for. */
  readonly rung: readonly StepKey[];
  /** Steps that show how to find out, or why. */
  readonly shown: { readonly findOut?: StepKey; readonly why?: StepKey };
  /** The short way that has been offered on an earlier step; its row stays, its words are not repeated. */
  readonly offered?: string;
  readonly scroll: number;
  /** A note that is being written. */
  readonly draft: Field;
  readonly message?: Message;
  /** What was last copied, for the second press. */
  readonly copied?: string;
  /** Since when the present question stands; answers are not taken in its first moment. */
  readonly guardFrom: number;
  /** Nothing would be lost by leaving. */
  readonly kept: boolean;
  /** Sessions are stored as they go. */
  readonly keeps: boolean;
  /** There are unfinished ones to go on with; undefined until it was looked up, which the opening does by itself. */
  readonly unfinished?: 'looking' | boolean;
  /** Everything taken so far is in the journal. */
  readonly stored: boolean;
  /** Why not everything is: it is tried again, or somebody else went on with the session. */
  readonly unstored?: 'again' | 'taken-over';
  /** Clocks that were called out. */
  readonly heard?: Heard;
  /** When the customer of the case that is about to begin first reported it. */
  readonly reportedAt?: Instant;
  /** Cases begun in this run. */
  readonly cases: number;
}

export type Effect =
  | { readonly type: 'clipboard'; readonly text: string }
  | {
      readonly type: 'save';
      readonly play: Play;
      /** It is kept in a store, too. */
      readonly stored: boolean;
      readonly afterwards: AfterSaving;
    }
  /** The case on paper, to be handed back as text. */
  | { readonly type: 'copy-summary'; readonly play: Play; readonly stored: boolean }
  | { readonly type: 'bell' }
  | { readonly type: 'list' }
  | { readonly type: 'resume'; readonly id: string; readonly takeOver: boolean; readonly locale: Locale }
  /** A session that was opened and is not wanted any more. */
  | { readonly type: 'lay-aside'; readonly play: Play }
  | { readonly type: 'exit'; readonly code: number };

export const noEntry: Entry = { key: '', cursor: -1, chosen: [], field: emptyField, typing: true, digits: '' };

/** What every case begins with: nothing was pressed yet. */
export const untouched = { entry: noEntry, entries: {}, clocks: {}, rung: [], shown: {}, draft: emptyField } as const;

export const opening = (field: Field = emptyField): Extract<Mode, { name: 'opening' }> => ({
  name: 'opening',
  field,
  typing: true,
  cursor: 0,
  found: [],
});

/**
 * What stands beside a view: until its own causes are there, what was known at the question before. Facts and way wait for
 * the causes, so that the next question waits for none of them.
 */
export function knownBeside({ narrowed }: State, view: View): Known {
  const stays = narrowed?.view.session === view.session && narrowed.view.locale === view.locale && !view.ended;
  return stays ? narrowed : { view };
}

/** How many trees are offered where none of them fits well. */
const GUESSES = 3;

/** What the opening offers: the trees that fit, the best one marked; or a few guesses, and the front door marked. */
export const offered = (found: readonly Found[]): { readonly found: readonly Found[]; readonly cursor: number } => {
  if (found[0]?.sure !== false) return { found, cursor: 0 };
  const guesses = found.slice(0, GUESSES);
  return { found: guesses, cursor: guesses.length };
};

/** Earlier cases are offered where there are any, before something is typed. */
export const offersStored = ({ unfinished }: State, { field }: Extract<Mode, { name: 'opening' }>): boolean =>
  unfinished === true && field.text.length === 0;

/** The step being answered: the present one, or an earlier one that is being changed. */
export function asked(state: State): { readonly step: Asking; readonly entry: Entry } | undefined {
  if (state.mode.name === 'change') return { step: state.mode.step, entry: state.mode.entry };
  const step = state.view?.step;
  return step && step.kind !== 'end' ? { step, entry: state.entry } : undefined;
}
