/** What the parts of the plain face share: where to write, whom to ask, how to put it. */
import type { Locale, StepView } from '../engine.ts';
import type { Play, RunOptions } from '../play.ts';
import type { Pen } from './draw.ts';
import type { Given } from './prompter.ts';

export interface Desk {
  readonly options: RunOptions;
  /** The next line; null: there are no more. */
  ask(step: StepView | null): Promise<Given | null>;
  /** The language spoken now. */
  locale(): Locale;
  speak(locale: Locale): void;
  /** The pen in the language spoken now. */
  pen(): Pen;
  show(...lines: readonly string[]): void;
}

export interface Talk extends Desk {
  readonly play: Play;
}

/** What became of a line: `next` draws the step if it is another one, `whole` draws it all again, `problem` says why nothing happened. */
export type Outcome =
  | { readonly after: 'next' | 'whole' | 'quit' }
  | { readonly after: 'problem'; readonly sentence: string };

export const next: Outcome = { after: 'next' };
export const problem = (sentence: string): Outcome => ({ after: 'problem', sentence });
