/** What a case came to, read from its transcript. */
import type { TranscriptLine, View } from '../engine.ts';

/** Steps that were done, with what came of them; questions only asked are not "tried". */
export const triedOf = (view: View): readonly TranscriptLine[] =>
  view.transcript.filter(({ kind, how }) => how === 'answered' && (kind === 'repair' || kind === 'test'));
