/** The one plain sentence for a line that was not understood. */
import type { ProgramWords } from '../words/index.ts';
import type { Unclear } from './understand.ts';

export function unclearSentence(unclear: Unclear, words: ProgramWords): string {
  switch (unclear.why) {
    case 'no-such-number':
      return words.unclear['no-such-number'](unclear.most);
    case 'not-understood':
    case 'letter':
      return words.unclear[unclear.why](unclear.typed);
    default:
      return words.unclear[unclear.why];
  }
}
