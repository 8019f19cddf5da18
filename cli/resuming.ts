/** What is said when a stored session is taken up again, before its next question: the same in every face. */
import {
  clean,
  type FateLine,
  type Instant,
  type JournalStore,
  type Locale,
  type Resumed,
  type ToldUnused,
  tellReport,
  tellUnused,
} from './engine.ts';
import { shortId } from './ids.ts';
import type { Beside, ResumedPlay } from './play.ts';
import { type SessionWords, sessionWords } from './words/sessions.ts';

export interface ResumedTold {
  /** How many answers are kept. */
  readonly kept: string;
  /** Somebody else may be at it. */
  readonly beside?: string;
  /** Everything that is not as it was; empty where all is. */
  readonly changed: readonly { readonly fate: string; readonly what: string }[];
  /** Said before what changed. */
  readonly because: string;
}

export function toldOf(
  { session, report, unused, beside }: Pick<ResumedPlay, 'session' | 'report' | 'unused' | 'beside'>,
  locale: Locale,
): ResumedTold {
  const words = sessionWords(locale);
  const stands = ({ fate }: FateLine) => fate === 'kept' || fate === 'renamed';
  const told = tellReport(
    session,
    report.filter(({ fate }) => fate !== 'kept'),
    locale,
  );
  return {
    kept: words.resumed(shortId(session.start.id), report.filter(stands).length, report.length),
    ...(beside ? { beside: clean(words.beside(beside.by, beside.minutes)) } : {}),
    because: words.resumedChanged,
    changed: [
      ...told.map(({ fate, why, asked, tree, answer }) => {
        const gone = why === 'step-gone' || why === 'tree-gone';
        const question = gone ? words.goneStep(asked, tree) : words.quoted(asked);
        return { fate: words.fate[fate], what: words.answeredThen(question, answer, why ? words.why[why] : '') };
      }),
      ...tellUnused(session, unused, locale).map((one) => ({ fate: words.unused, what: unusedSentence(one, words) })),
    ],
  };
}

function unusedSentence(one: ToldUnused, words: SessionWords): string {
  switch (one.type) {
    case 'fact':
      return words.unusedFact(one.title, one.value, one.why);
    case 'tree':
      return words.unusedTree(one.id, one.why);
    case 'severity':
      return words.unusedSeverity(one.id);
    case 'pack':
      return words.unusedPack(one.id);
    case 'entry':
      return words.unusedEntry(one.id);
  }
}

/** Whoever did something this long ago and has not laid the session aside may be at it still. Milliseconds. */
const STILL_THERE = 15 * 60_000;

/** Who may be at a session that the store lets everybody open. */
export function besideOf(
  { exclusive }: JournalStore,
  { status, at, by }: Resumed['before'],
  now: { readonly at: Instant; readonly by?: string },
): { readonly beside?: Beside } {
  const ago = now.at - at;
  if (exclusive || status !== 'open' || ago > STILL_THERE || (by !== undefined && by === now.by)) return {};
  return { beside: { ...(by === undefined ? {} : { by }), minutes: Math.max(0, Math.round(ago / 60_000)) } };
}
