/** What is asked once before something cannot be taken back. */
import type { Confirmed } from './state.ts';
import type { RunnerWords } from './words/index.ts';

export interface ConfirmRow {
  readonly does: 'save' | 'yes' | 'no';
  readonly label: string;
}

/** Taking a case from somebody who seems to be at work on it; the first row leaves it alone. */
export const takeOverRows = (words: RunnerWords): readonly ConfirmRow[] => [
  { does: 'no', label: words.no },
  { does: 'yes', label: words.takeOverYes },
];

/** The first row is the one Enter takes: never the one that loses something. */
export function confirmRows(what: Confirmed, words: RunnerWords, stored: boolean): readonly ConfirmRow[] {
  const no: ConfirmRow = { does: 'no', label: words.no };
  if (what === 'escalate') return [{ does: 'yes', label: words.escalateYes }, no];
  if (stored) {
    const yes = what === 'quit' ? words.quitStoredYes : words.nextStoredYes;
    return [{ does: 'yes', label: yes }, { does: 'save', label: words.saveFirst }, no];
  }
  return [
    { does: 'save', label: words.saveFirst },
    { does: 'yes', label: what === 'quit' ? words.quitYes : words.nextYes },
    no,
  ];
}
