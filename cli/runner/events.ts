/** What can happen to the runner, and when it happened. */
import type { Instant } from '../engine.ts';
import type { Play } from '../play.ts';
import type { ResumedTold } from '../resuming.ts';
import type { AfterSaving, Known, StoredCase } from './state.ts';
import type { Size } from './terminal/screen.ts';
import type { Token } from './terminal/tokens.ts';
import type { ThemeName } from './theme.ts';
import type { RunnerWords } from './words/index.ts';

export type Key = Exclude<Token, { readonly type: 'background' }>;

/** Answers are not taken this soon after a new question: the second half of a double press. Milliseconds. */
export const GUARD = 150;
/** A first digit stands for itself when no second one follows. Milliseconds. */
export const SECOND_DIGIT_WAIT = 900;

/** Besides: `moved` says that the session stands elsewhere than it is drawn. */
export interface News {
  readonly sentence: string;
  readonly moved: boolean;
}

export type Event =
  | { readonly type: 'token'; readonly token: Key }
  | { readonly type: 'tick' }
  | { readonly type: 'resize'; readonly size: Size }
  | { readonly type: 'theme'; readonly theme: ThemeName }
  /** No second digit came. */
  | { readonly type: 'settle' }
  | { readonly type: 'saved'; readonly files: readonly string[]; readonly afterwards: AfterSaving }
  | { readonly type: 'not-saved'; readonly why: keyof RunnerWords['whyNotSaved'] }
  /** Which causes remain has been worked out. */
  | ({ readonly type: 'narrowed' } & Required<Known>)
  /** What was taken is in the journal now; `trouble`: why it is not. */
  | {
      readonly type: 'stored';
      readonly trouble?: { readonly sentence: string; readonly why: 'again' | 'taken-over' };
      readonly news?: News;
    }
  | { readonly type: 'listed'; readonly found: readonly StoredCase[]; readonly trouble?: string }
  | { readonly type: 'resumed'; readonly play: Play; readonly told: ResumedTold }
  | { readonly type: 'not-resumed'; readonly id: string; readonly elsewhere: boolean; readonly why: string }
  /** What was asked for as a copy of the case. */
  | { readonly type: 'summary'; readonly text: string }
  /** The clipboard does not take that much. */
  | { readonly type: 'too-long' }
  /** The screen or a key failed; `redraw`: the view may be older than the session. */
  | { readonly type: 'broken'; readonly redraw: boolean };

export interface When {
  /** Wall clock, for the record. */
  readonly at: Instant;
  /** A clock that never jumps, for the guard against double presses. */
  readonly steady: number;
}
