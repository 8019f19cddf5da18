/** The contract between the engine and every face: what is stored, what is sent, what is drawn. Plain JSON data. */
import type { EndKind, FactKey, FactSetting, FactType, Id, Locale, Outcome } from '../language/model.ts';
import type { EventNames } from './event.ts';

/** Milliseconds since 1970, handed in by whoever embeds the engine. */
export type Instant = number;

/** How we know a fact: the customer said it, showed it, or a system measured it. */
export const EVIDENCE = ['said', 'shown', 'measured'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/**
 * Names one asking in one session: `tree#visit`, the call steps on the way, the step, joined with `/`
 * (`picture-freezes#1/hotspot-test/works`). After the short way back to teaching was taken the visit ends in `+`.
 */
export type StepKey = string;

/** An answer id (also `unsure`, an outcome, `done`, `rush`), ids of several, a number, or recorded text. */
export type AnswerValue = string | number | readonly string[];

/** What an answer meant when it was given; compared on replay, so that an answer is never taken for another. */
export interface AnswerMeaning {
  readonly kind: string;
  readonly type: string;
  readonly fact?: FactKey;
  readonly unit?: string;
  readonly sets?: Readonly<Record<FactKey, FactSetting>>;
  readonly severity?: Id;
  readonly changes?: readonly FactKey[];
  /** Every `meaning:` the author has raised on step, answer, fact and value. */
  readonly meaning?: string;
}

/** What a fact meant when it was handed in; what is missing was not raised, or not yet kept. */
export interface FactMeaning {
  readonly unit?: string;
  /** Every `meaning:` the author has raised on fact and value. */
  readonly meaning?: string;
}

export interface GivenFact extends FactMeaning {
  readonly value: FactSetting;
  readonly evidence: Evidence;
}

export interface StoredAnswer {
  readonly value: AnswerValue;
  readonly at: Instant;
  readonly evidence: Evidence;
  /** Minutes to the end of the class when it was given. */
  readonly minutesLeft?: number;
  readonly meant: AnswerMeaning;
  readonly by?: string;
}

/** A dated entry that is not an answer; takes effect after the answer it followed, or at the end where that is gone. */
export type Entry = {
  readonly at: Instant;
  /** The last answer on the way when it was made; null: before the first. */
  readonly after: StepKey | null;
  readonly by?: string;
} & (
  | ({ readonly type: 'fact'; readonly fact: FactKey } & GivenFact)
  | { readonly type: 'severity'; readonly to: Id }
  | { readonly type: 'class-ends'; readonly ends: Instant }
  /** When the customer first reported it, told or corrected during the case; of several the last one counts, wherever it was made. */
  | { readonly type: 'reported'; readonly first: Instant }
  | { readonly type: 'switch'; readonly to: Id }
  | { readonly type: 'return' }
  | { readonly type: 'reopen'; readonly step: StepKey }
  | { readonly type: 'wording'; readonly step: StepKey }
  | { readonly type: 'escalate' }
  | { readonly type: 'note'; readonly text: string }
);

/** Everything about a session that cannot be computed. Together with the pack it is the session. */
export interface SessionRecord {
  readonly format: 1;
  readonly id: string;
  readonly pack: { readonly id: Id; readonly version: string };
  readonly tree: Id;
  readonly startedAt: Instant;
  /** The customer's own words, as typed at the start. */
  readonly words?: string;
  /** Facts handed in at the start. */
  readonly given: Readonly<Record<FactKey, GivenFact>>;
  /** When the class ends, where that was known at the start. */
  readonly classEnds?: Instant;
  /** When the class starts, where it had not begun. */
  readonly classStarts?: Instant;
  /** When the customer first reported it, where that was known at the start to be before it; deadlines count from then. */
  readonly reportedAt?: Instant;
  readonly answers: Readonly<Record<StepKey, StoredAnswer>>;
  readonly entries: readonly Entry[];
}

/** What a face sends. `step`, where given, must be the step now asked. */
export type Command =
  | { readonly do: 'answer'; readonly value: AnswerValue; readonly step?: StepKey; readonly evidence?: Evidence }
  | { readonly do: 'unsure'; readonly step?: StepKey }
  | { readonly do: 'wording' }
  | { readonly do: 'back' }
  | { readonly do: 'change'; readonly step: StepKey; readonly value: AnswerValue; readonly evidence?: Evidence }
  | { readonly do: 'reopen'; readonly step: StepKey }
  | { readonly do: 'note'; readonly text: string }
  | { readonly do: 'fact'; readonly fact: FactKey; readonly value: FactSetting; readonly evidence?: Evidence }
  | { readonly do: 'switch'; readonly tree: Id }
  | { readonly do: 'return' }
  | { readonly do: 'severity'; readonly to: Id }
  | { readonly do: 'class-ends'; readonly at: Instant }
  /** When the customer first reported it; after the beginning counts as the beginning. */
  | { readonly do: 'reported'; readonly at: Instant }
  | { readonly do: 'rush' }
  | { readonly do: 'escalate' };

/** Where an answer stands after a replay. */
export type AnswerFate = 'kept' | 'renamed' | 'waiting' | 'asked-again' | 'dropped';

/** One stored answer and what became of it. `why` is a stable code; faces have the sentence. */
export interface FateLine {
  readonly step: StepKey;
  /** Renamed: the key it stands under now. */
  readonly now?: StepKey;
  readonly value: AnswerValue;
  readonly fate: AnswerFate;
  readonly why?:
    | 'step-renamed'
    | 'answer-renamed'
    | 'behind-a-question'
    | 'step-gone'
    | 'answer-gone'
    | 'meaning-changed'
    | 'not-on-the-way'
    | 'tree-gone'
    /** The tree is a part of others now: its questions are asked there, under other keys. */
    | 'tree-shared'
    /** Two stored answers would be this step's after the recorded renames: neither is taken. */
    | 'ambiguous';
}

/** What else of a record the pack no longer knows, or the engine does not know yet. It takes no effect, and stays in the record. */
export type Unused =
  | {
      readonly type: 'fact';
      readonly fact: FactKey;
      readonly value: FactSetting;
      readonly why: 'fact-gone' | 'value-gone' | 'meaning-changed';
    }
  /** Begun in it, or switched to; gone unless it is shared now. */
  | { readonly type: 'tree'; readonly tree: Id; readonly why?: 'shared' }
  | { readonly type: 'severity'; readonly severity: Id }
  /** The record is of another pack: answers count where keys and meanings are the same. */
  | { readonly type: 'pack'; readonly pack: Id }
  /** An entry of a kind that this engine does not know; a newer one wrote it. */
  | { readonly type: 'entry'; readonly entry: string };

/** A typed refusal: nothing has changed. */
export interface UsageError {
  readonly code: /** It has the form of no command. */
    | 'not-a-command'
    | 'not-asked'
    | 'unknown-answer'
    | 'wrong-type'
    | 'out-of-bounds'
    | 'unknown-step'
    | 'unknown-tree'
    | 'unknown-fact'
    | 'unknown-value'
    | 'unknown-severity'
    | 'nothing-to-go-back-to'
    | 'nothing-to-return-to'
    | 'no-other-wording'
    | 'no-rush'
    | 'not-passed'
    | 'severity-falls'
    /** A time that something has happened at cannot lie ahead of the command's own. */
    | 'not-yet'
    | 'ended';
  /** Names and values the sentence is made of. */
  readonly about: Readonly<Record<string, string>>;
}

// ---- the clocks -------------------------------------------------------------------------------------------------

/** Somebody takes it up; the customer can go on; it is done. */
export type DeadlineKind = 'respond' | 'workaround' | 'solve';

/** `kept` and `missed`: over, since what was due has been done. */
export type ClockState = 'ok' | 'near' | 'past' | 'kept' | 'missed';

export interface Deadline {
  readonly what: DeadlineKind;
  /** Minutes that the severity allows. */
  readonly minutes: number;
  readonly dueAt: Instant;
  /** When it was done. */
  readonly metAt?: Instant;
  /** Minutes left when it was done, else now; to a tenth, below 0 where it is late. */
  readonly left: number;
  readonly state: ClockState;
}

export interface ClassClock {
  /** To its start until then, to its end from then on. */
  readonly to: 'start' | 'end';
  readonly at: Instant;
  /** Minutes to that moment, to a tenth, below 0 where it is past. */
  readonly left: number;
  /** Near: five minutes or less. */
  readonly state: 'ok' | 'near' | 'past';
}

// ---- the view -----------------------------------------------------------------------------------------------------

/** One choice as drawn. `value` is what to send. */
export interface ChoiceView {
  readonly value: Id;
  readonly label: string;
  readonly selected?: boolean;
}

interface AskingView {
  readonly key: StepKey;
  readonly step: Id;
  /** Agent only, never read aloud. */
  readonly agent?: string;
  readonly picture?: string;
  readonly link?: string;
  readonly why?: string;
  /** A text to copy to the customer. */
  readonly send?: string;
  readonly minutes?: number;
  readonly meanwhile?: string;
  /** The pack's line for a wait, by severity. */
  readonly waiting?: string;
  /** Said before the instruction: what could be lost. */
  readonly warning?: string;
  /** The step takes longer than the class still lasts, or than it is to its start: the lesson is saved first, the cause found after. */
  readonly longerThanClass?: boolean;
  /** Longer than the class, and no short way is open: the next repair on the way that brings the lesson back. */
  readonly saveFirst?: { readonly step: Id; readonly instruction: string; readonly minutes?: number };
  readonly part?: { readonly of: string; readonly index: number; readonly count: number };
}

export type StepView =
  | (AskingView & {
      readonly kind: 'question' | 'test' | 'check';
      readonly instruction?: string;
      /** The present wording. */
      readonly ask: string;
      readonly wordings: number;
      readonly findOut?: string;
      readonly input:
        | { readonly type: 'choice' | 'several'; readonly choices: readonly ChoiceView[] }
        | { readonly type: 'number'; readonly unit?: string; readonly min?: number; readonly max?: number }
        | { readonly type: 'text' };
      readonly fact?: FactKey;
    })
  | (AskingView & {
      readonly kind: 'repair';
      readonly instruction: string;
      readonly outcomes: readonly Outcome[];
      readonly worksAround: boolean;
    })
  | (AskingView & { readonly kind: 'information'; readonly tell: string })
  | EndView;

export interface EndView {
  readonly kind: 'end';
  readonly key: StepKey;
  readonly step: Id;
  /** As it counts: `restored` in place of a `resolved` that came too late for the class. */
  readonly end: EndKind;
  /** When it came to this end: with the last answer, or with the move that led here. A promise counts from then. */
  readonly endedAt: Instant;
  /** Too late for the class: minutes from its end to when it worked. A follow-up is owed although the cause may be known. */
  readonly lateBy?: number;
  readonly cause?: { readonly id: Id; readonly title: string };
  readonly say?: string;
  readonly apology?: string;
  readonly team?: { readonly id: Id; readonly title: string; readonly contact?: string };
  readonly bring: readonly { readonly fact: FactKey; readonly title: string; readonly value?: string }[];
  readonly promise?: { readonly minutes: number; readonly meanwhile?: string };
  readonly whom?: string;
  readonly forward?: string;
  /** What checklists found missing on the way and is left to do, in the order in which it was found. */
  readonly todo: readonly TodoView[];
  readonly agent?: string;
}

/** One thing left to do, by whom and by when, in the author's words. */
export interface TodoView {
  readonly key: StepKey;
  readonly what: string;
  readonly owner: string;
  readonly by: string;
}

export interface FactView {
  readonly fact: FactKey;
  readonly title: string;
  readonly type: FactType;
  readonly value: FactSetting;
  /** The value in words. */
  readonly label: string;
  readonly evidence: Evidence;
  /** The answer it came from; undefined: handed in. */
  readonly from?: StepKey;
  readonly at: Instant;
  readonly personal: boolean;
}

/** One line of what happened, in order. */
export interface TranscriptLine {
  readonly key: StepKey;
  readonly tree: Id;
  readonly step: Id;
  readonly kind: string;
  /** What was asked, told or done, in words. */
  readonly asked: string;
  readonly value: AnswerValue;
  readonly answer: string;
  /** `passed`: known already, so not asked. */
  readonly how: 'answered' | 'passed';
  readonly fact?: FactKey;
  readonly at: Instant;
  readonly evidence: Evidence;
  /** Passed: it can be reopened. */
  readonly canReopen: boolean;
}

export interface CauseView {
  readonly id: Id;
  readonly title: string;
  /** Of the remaining causes, 0 to 1; they add up to 1. */
  readonly share: number;
}

/** What is still possible, computed when read. */
export interface NarrowingView {
  readonly remaining: readonly CauseView[];
  /** Ruled out by an answer. */
  readonly ruledOut: readonly { readonly id: Id; readonly title: string; readonly by: StepKey }[];
  /** Left aside: by a "not sure", a repair nobody could do, the short way, or by leaving the tree. */
  readonly leftAside: readonly { readonly id: Id; readonly title: string; readonly by: StepKey }[];
  /** For each answer of the present question: how many causes would remain. */
  readonly separates: readonly { readonly value: Id; readonly remaining: number }[];
}

/** What every face draws. Texts are in one locale, filled in, and free of control characters. */
export interface View {
  readonly format: 1;
  readonly session: string;
  readonly pack: { readonly id: Id; readonly version: string; readonly title: string };
  readonly locale: Locale;
  readonly tree: { readonly id: Id; readonly title: string };
  /** Shared trees being run, outermost first. */
  readonly calls: readonly { readonly id: Id; readonly title: string }[];
  readonly severity?: { readonly id: Id; readonly title: string; readonly rank: number };
  readonly startedAt: Instant;
  /** When the customer first reported it; deadlines count from then. */
  readonly reportedAt: Instant;
  /** The severity's deadlines, in the order respond, workaround, solve. */
  readonly deadlines: readonly Deadline[];
  readonly words?: string;
  /** Which asking this is, from 1. */
  readonly number: number;
  /** The empathy line, where it is due: said before anything else. */
  readonly lead?: string;
  readonly step: StepView;
  readonly ended: boolean;
  readonly canGoBack: boolean;
  /** The short way back to teaching is open now; `offer` where the author has words for it. */
  readonly rush?: { readonly offer?: string };
  /** A tree left by a switch, to return to. */
  readonly canReturnTo?: { readonly id: Id; readonly title: string };
  /** What the class is called here: a class, a stream, a call. */
  readonly event: EventNames;
  readonly classEnds?: Instant;
  readonly classStarts?: Instant;
  /** Minutes to the end of the class, to a tenth, below 0 where it is over. */
  readonly minutesLeft?: number;
  readonly facts: readonly FactView[];
  readonly notes: readonly { readonly at: Instant; readonly text: string }[];
  readonly transcript: readonly TranscriptLine[];
  readonly narrowing: NarrowingView;
}
