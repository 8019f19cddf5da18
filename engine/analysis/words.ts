/** Words of the pack that no text asks for. */
import { type Diagnostic, report } from '../language/diagnostics/index.ts';
import type { Loaded } from '../language/link/index.ts';
import type { Subject } from './subject.ts';

export function wordsNeverUsed(
  { whole }: Subject,
  { unusedWords }: Pick<Loaded, 'unusedWords'>,
): readonly Diagnostic[] {
  // A file that could not be read may have asked for it.
  return whole ? unusedWords.map(({ id, place }) => report('word-never-used', place, { word: id })) : [];
}
