/**
 * The checked pack: what the author's files mean, as plain JSON data.
 *
 * Nothing here holds a function, a Map or a class, so that a pack can be cached, sent to a browser and compared.
 * Everything an author may leave out is filled in by the linker: ways out are complete, `try` and `checklist` are
 * lowered to plain steps, named ends are placed into the trees that use them, known facts are resolved to their keys.
 */

/** `[a-z][a-z0-9-]*`; never shown to a customer, never translated. */
export type Id = string;
/** A BCP 47 tag as the pack writes it, for example `zh-CN` or `en`. */
export type Locale = string;
/** A fact of the pack (`device`) or of one tree (`camera-black.light`). */
export type FactKey = string;
/** One sentence in every locale that has it. */
export type Words = Readonly<Record<Locale, string>>;

/**
 * Words for the screen. `<name>` in them is an insert: the label of a known fact, or one of {@link BUILT_IN_INSERTS}. The
 * pack's own words (`words:`) have been put in already.
 */
export interface Text {
  /** Address in the translation file, for example `camera-app.ask`. */
  readonly at: string;
  /** The words where `by` does not choose others; the first locale of the pack is always there. */
  readonly words: Words;
  /** Other words for some values (or parents of values) of one fact, the nearest match wins. */
  readonly by?: { readonly fact: FactKey; readonly variants: readonly { readonly value: Id; readonly words: Words }[] };
}

/** Inserts that are not facts: minutes of the step, minutes to the end of the class, the team of an end. */
export const BUILT_IN_INSERTS = ['minutes', 'minutes-left', 'team'] as const;

export type FactType = 'choice' | 'several' | 'number' | 'text' | 'outcome';

export interface FactValue {
  readonly id: Id;
  readonly label: Text;
  /** The values this one is a kind of, nearest first. */
  readonly parents: readonly Id[];
  /** False for a value that has values of its own: it matches, but it is not offered as an answer. */
  readonly leaf: boolean;
  /** How common this value is, a share of 1; undefined where the author does not know. */
  readonly share?: number;
  /** Severity this value raises the session to. */
  readonly severity?: Id;
  /** Raised by the author when the value means something new, so that stored answers are asked again. */
  readonly meaning?: number;
}

/** The words of a question, shared by facts and steps. */
export interface QuestionWords {
  readonly ask: Text;
  /** Approved other wordings of `ask`. */
  readonly wordings: readonly Text[];
  /** How the customer can find out; shown before "not sure" is taken. */
  readonly findOut?: Text;
  /** Why we ask, for the customer who wants to know. */
  readonly why?: Text;
  /** A text to paste where `ask` is to be spoken. */
  readonly send?: Text;
}

export interface Fact extends Partial<QuestionWords> {
  readonly key: FactKey;
  /** A short name for lists ("device"), not a question. */
  readonly title: Text;
  readonly type: FactType;
  /** Choice and several: every value, parents before their children, in the author's order. */
  readonly values: readonly FactValue[];
  readonly unit?: Text;
  readonly min?: number;
  readonly max?: number;
  /** Handed in by a ticket system or known beforehand; may be used before any step asks for it. */
  readonly given: boolean;
  /** Personal data: kept out of exports unless asked for. */
  readonly personal: boolean;
  /** The tree it belongs to; undefined for a fact of the pack. */
  readonly tree?: Id;
  readonly meaning?: number;
  readonly source?: string;
}

export interface Cause {
  readonly id: Id;
  readonly title: Text;
  /** How common it is against the others, any positive number. Judgement unless `source` says otherwise. */
  readonly weight: number;
  readonly family?: Id;
  readonly source?: string;
}

/** What is known or asked: total, pure, without code. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  /** The fact is known as one of these values, or as a kind of one of them. */
  | { readonly fact: FactKey; readonly is: readonly Id[] }
  | { readonly fact: FactKey; readonly known: boolean }
  /** Strictly below / strictly above; both may stand. False while unknown. */
  | { readonly fact: FactKey; readonly below?: number; readonly above?: number }
  /** Several: all of these are among the chosen (`has`), nothing but these is chosen (`only`). */
  | { readonly fact: FactKey; readonly has: readonly Id[] }
  | { readonly fact: FactKey; readonly only: readonly Id[] }
  /** The session is at least this severe. */
  | { readonly severity: Id }
  | { readonly minutesLeft: { readonly below?: number; readonly above?: number } | 'known' | 'unknown' };

/** Where it goes: a step of this tree (`fixes`) or another tree (`/picture-freezes`). */
export type Target = string;
/** One target, or branches tried in order and closed by `else`. */
export type Way =
  | Target
  | { readonly branches: readonly { readonly when: Condition; readonly to: Target }[]; readonly else: Target };

/** One choice on the screen. */
export interface Answer {
  readonly id: Id;
  readonly label: Text;
  /** Facts this answer sets beside the step's own `fact`. */
  readonly sets: Readonly<Record<FactKey, FactSetting>>;
  readonly severity?: Id;
  readonly meaning?: number;
}
/** A value an author writes: the id of a choice, ids of several, a number, or a text. */
export type FactSetting = string | number | readonly string[];

export type Input =
  | { readonly type: 'choice'; readonly answers: readonly Answer[] }
  | { readonly type: 'several'; readonly answers: readonly Answer[] }
  | { readonly type: 'number'; readonly unit?: Text; readonly min?: number; readonly max?: number }
  /** Recorded, never routes. */
  | { readonly type: 'text' };

interface StepBase {
  readonly id: Id;
  /** Where this does not hold, the step is passed over to `passTo`. */
  readonly when?: Condition;
  readonly passTo?: Way;
  /** For the agent's eyes, never read aloud. */
  readonly agent?: Text;
  readonly picture?: string;
  readonly link?: string;
  /** Where a threshold or product claim comes from. */
  readonly source?: string;
  readonly meaning?: number;
  /** The `try`, `checklist`, `needs` or `bring` this step was lowered from, and its place in it. */
  readonly part?: {
    readonly of: 'try' | 'checklist' | 'needs' | 'bring';
    readonly id: Id;
    readonly index: number;
    readonly count: number;
  };
}

/**
 * `question`: the customer answers. `test`: the customer does `instruction`, then answers. `check`: the agent looks for
 * himself, `ask` is never read aloud.
 */
export interface QuestionStep extends StepBase, QuestionWords {
  readonly kind: 'question' | 'test' | 'check';
  readonly instruction?: Text;
  readonly input: Input;
  /** The fact the answer is kept as; without one it only chooses the way. */
  readonly fact?: FactKey;
  readonly minutes?: number;
  readonly meanwhile?: Text;
  readonly warning?: Text;
  /** Facts that are unknown from here on, whatever is answered but "not sure". */
  readonly changes: readonly FactKey[];
  /** Choice: one way an answer id and `unsure`. Other inputs: `answered` and `unsure`. Always complete. */
  readonly ways: Readonly<Record<string, Way>>;
  /** An item of a checklist: what is left to do where it is missing, by whom and by when. */
  readonly todo?: { readonly do: Text; readonly owner: Text; readonly by: Text };
}

/** Something to do that may mend it. Outcomes: fixed, not-fixed, cannot. */
export interface RepairStep extends StepBase {
  readonly kind: 'repair';
  readonly instruction: Text;
  readonly send?: Text;
  readonly why?: Text;
  readonly minutes?: number;
  readonly meanwhile?: Text;
  /** Said before the instruction: what could be lost. */
  readonly warning?: Text;
  /** Which causes it mends and how surely, 0 to 1. */
  readonly repairs: Readonly<Record<Id, number>>;
  /** It brings the lesson back and leaves the cause open. */
  readonly worksAround: boolean;
  /** Facts unknown from here on, on fixed and not-fixed. */
  readonly changes: readonly FactKey[];
  /** An `outcome` fact that remembers the result, so that it is not done twice. */
  readonly fact?: FactKey;
  readonly sets: Readonly<Partial<Record<Outcome, Readonly<Record<FactKey, FactSetting>>>>>;
  readonly ways: Readonly<Record<Outcome, Way>>;
}
export const OUTCOMES = ['fixed', 'not-fixed', 'cannot'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Something to tell; nothing to choose. */
export interface InformationStep extends StepBase {
  readonly kind: 'information';
  readonly tell: Text;
  readonly send?: Text;
  readonly minutes?: number;
  readonly meanwhile?: Text;
  readonly ways: { readonly done: Way };
}

/** Runs a shared tree in place; every way it can end with is mapped. */
export interface CallStep extends StepBase {
  readonly kind: 'call';
  readonly tree: Id;
  readonly ways: Readonly<Record<Id, Way>>;
}

export const END_KINDS = ['resolved', 'restored', 'escalated', 'referred', 'no-fault', 'prepared'] as const;
export type EndKind = (typeof END_KINDS)[number];

export interface EndStep extends StepBase {
  readonly kind: 'end';
  readonly end: EndKind;
  /** Null: unknown, said so by the author. */
  readonly cause: Id | null;
  /** What the customer hears at the end. */
  readonly say?: Text;
  readonly team?: Id;
  readonly bring: readonly FactKey[];
  readonly promise?: { readonly minutes: number; readonly meanwhile?: Text };
  /** Referred: whom to ask, and a text to forward to them. */
  readonly whom?: Text;
  readonly forward?: Text;
}

/** Only in shared trees: hands back to the caller. */
export interface WayStep extends StepBase {
  readonly kind: 'way';
  readonly way: Id;
}

export type Step = QuestionStep | RepairStep | InformationStep | CallStep | EndStep | WayStep;
export type StepKind = Step['kind'];

export interface Tree {
  readonly id: Id;
  readonly file: string;
  readonly title: Text;
  /** What customers say when they mean this tree, by locale. */
  readonly keywords: Readonly<Record<Locale, readonly string[]>>;
  /** The least severity of a session in this tree. */
  readonly severity?: Id;
  /** Shared trees: the ways it can end with. Undefined: a tree of its own. */
  readonly ways?: readonly Id[];
  readonly start: Way;
  /** In the author's order; lowered steps stand where they are reached. */
  readonly steps: Readonly<Record<Id, Step>>;
  readonly rush?: { readonly when: Condition; readonly to: Target; readonly offer?: Text };
  /** Old id to present id. Answers by present step id. */
  readonly renames: {
    readonly steps: Readonly<Record<Id, Id>>;
    readonly answers: Readonly<Record<Id, Readonly<Record<Id, Id>>>>;
  };
}

export interface Severity {
  readonly id: Id;
  readonly title: Text;
  /** Raises the session by itself where it holds. */
  readonly when?: Condition;
  /** Minutes from the customer's first report. */
  readonly respond?: number;
  readonly workaround?: number;
  readonly solve?: number;
  /** Said before the first question. */
  readonly empathy?: Text;
  /** Said with a wait. */
  readonly waiting?: Text;
  /** Said when we are late or could not help at once. */
  readonly apology?: Text;
  /** Said at the end where it works again and the end has no words of its own. */
  readonly closing?: Text;
  readonly source?: string;
}

export interface Team {
  readonly id: Id;
  readonly title: Text;
  readonly timeZone: string;
  /** `mon-fri 09:00-21:00`, one line a rule; empty: always. */
  readonly hours: readonly string[];
  /** ISO dates on which nobody is there. */
  readonly holidays: readonly string[];
  readonly languages: readonly Locale[];
  readonly contact?: string;
}

export interface GlossaryWord {
  readonly id: Id;
  /** The words that are not for customers, by locale. */
  readonly words: Readonly<Record<Locale, readonly string[]>>;
  /** What to say instead. */
  readonly plain: Text;
}

/** What the event is called that the class clock runs to: a class, a stream, a call. Without inserts. */
export interface EventTexts {
  readonly name: Text;
  /** What it does when it begins, as a verb: `goes live`, `开播`. */
  readonly starts: Text;
  /** What it does when it is over: `ends`, `下播`. */
  readonly ends: Text;
}

export interface Pack {
  readonly format: 1;
  readonly id: Id;
  readonly version: string;
  readonly title: Text;
  /** The first is the language the trees are written in. */
  readonly locales: readonly [Locale, ...Locale[]];
  readonly frontDoor: Id;
  /** Trees that are neither found by words nor listed; others may lead to them. */
  readonly hidden: readonly Id[];
  /** What "escalate now" runs: a tree `~escalate` that asks for what the end is to bring, then ends. */
  readonly escalation: Tree;
  readonly facts: Readonly<Record<FactKey, Fact>>;
  /** What every session of this pack begins with. */
  readonly known: Readonly<Record<FactKey, FactSetting>>;
  /** Left out: a class. */
  readonly event?: EventTexts;
  readonly causes: Readonly<Record<Id, Cause>>;
  /** Most severe first. */
  readonly severities: readonly Severity[];
  readonly teams: Readonly<Record<Id, Team>>;
  readonly glossary: readonly GlossaryWord[];
  readonly targets: Readonly<Record<string, number>>;
  readonly trees: Readonly<Record<Id, Tree>>;
  readonly renames: {
    readonly trees: Readonly<Record<Id, Id>>;
    readonly facts: Readonly<Record<FactKey, FactKey>>;
    /** By present fact key: old value to present value. */
    readonly values: Readonly<Record<FactKey, Readonly<Record<Id, Id>>>>;
  };
}

/** Ids an author cannot give to an answer, because every question or repair has them already. */
export const RESERVED_ANSWERS = ['unsure', 'fixed', 'not-fixed', 'cannot', 'else', 'done', 'rush', 'answered'] as const;
