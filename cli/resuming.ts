/** What is said when a stored session is taken up again: how much is kept, and each answer that is not as it was. */
import type { FateLine, View } from './engine.ts';
import { type SessionWords, sessionWords } from './words/sessions.ts';

export interface ResumedTold {
  /** How many answers are kept. */
  readonly kept: string;
  /** What the tree has become meanwhile; empty where every answer is as it was. */
  readonly changed: readonly { readonly fate: string; readonly what: string }[];
  /** Said before what changed. */
  readonly because: string;
}

export function toldOf(report: readonly FateLine[], view: View): ResumedTold {
  const words = sessionWords(view.locale);
  const kept = report.filter(({ fate }) => fate === 'kept' || fate === 'renamed').length;
  return {
    kept: words.resumed(view.session.slice(0, 8), kept),
    because: words.resumedChanged,
    changed: report
      .filter(({ fate }) => fate !== 'kept')
      .map((line) => ({ fate: words.fate[line.fate], what: sentenceOf(line, view, words) })),
  };
}

/** The question as it is put now, where it still is; else its key. */
function sentenceOf({ step, now = step, why }: FateLine, view: View, words: SessionWords): string {
  const line = view.transcript.find(({ key }) => key === now);
  const present = view.step.key === now && 'ask' in view.step ? view.step.ask : undefined;
  const question = (line?.asked ?? present ?? step).replace(/\s*\n\s*/g, ' ');
  return why === undefined ? question : `${question} (${words.why[why]})`;
}
