/** The keys as the help lists them: by what they are for. */
import type { ActionName, Binding, Place } from './bindings.ts';
import { bindingsNow } from './bindings-now.ts';
import type { State } from './state.ts';
import type { RunnerWords } from './words/index.ts';

export type HelpGroup = keyof RunnerWords['helpGroups'];
export const HELP_GROUPS: Readonly<Record<ActionName, HelpGroup>> = {
  answer: 'answer',
  confirm: 'answer',
  unsure: 'answer',
  evidence: 'answer',
  'find-out': 'words',
  wording: 'words',
  why: 'words',
  copy: 'words',
  timer: 'words',
  back: 'way',
  earlier: 'way',
  rush: 'way',
  switch: 'way',
  return: 'way',
  escalate: 'way',
  'scroll-up': 'way',
  'scroll-down': 'way',
  note: 'case',
  about: 'case',
  save: 'case',
  'next-case': 'case',
  resume: 'case',
  reported: 'case',
  'class-ends': 'case',
  severity: 'case',
  language: 'case',
  help: 'case',
  quit: 'case',
};

const ORDER: readonly HelpGroup[] = ['answer', 'words', 'way', 'case'];

/** What does something in a place, group after group. */
export const helpRows = (state: State, place: Place): readonly Binding[] =>
  bindingsNow(state, place).toSorted(
    (one, other) => ORDER.indexOf(HELP_GROUPS[one.action]) - ORDER.indexOf(HELP_GROUPS[other.action]),
  );
