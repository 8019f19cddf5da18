/** What became of the answers of a stored session, before the first question. */
import type { FateLine, TranscriptLine, View } from '../engine.ts';
import { type SessionWords, sessionWords } from '../words/sessions.ts';
import { oneLine, type Pen, toAgent } from './draw.ts';

/** One line for what is kept, one more for each answer that is not as it was. */
export function drawReport(report: readonly FateLine[], view: View, pen: Pen): string[] {
  const words = sessionWords(view.locale);
  const kept = report.filter(({ fate }) => fate === 'kept' || fate === 'renamed').length;
  const changed = report.filter(({ fate }) => fate !== 'kept');
  return [
    pen.style.heading(words.resumed(view.session, kept)),
    ...(changed.length === 0 ? [] : [words.resumedChanged]),
    ...changed.map((line) => toAgent(words.fate[line.fate], sentenceOf(line, view.transcript, words), pen)),
  ];
}

/** The question as it is put now, where it still is; else its key. */
function sentenceOf(
  { step, now = step, why }: FateLine,
  transcript: readonly TranscriptLine[],
  words: SessionWords,
): string {
  const line = transcript.find(({ key }) => key === now);
  const question = line ? oneLine(line.asked) : step;
  return why === undefined ? question : `${question} (${words.why[why]})`;
}
