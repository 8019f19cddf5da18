/** What the program itself says: one object a language, every sentence typed. */
import type { AnswerFate, DiagnosticSeverity, EndKind, Evidence, Outcome } from '../engine.ts';
import type { ExitName } from '../exit.ts';
import type { ProgramLanguage } from '../language.ts';
import type { ActionName } from '../plain/actions.ts';
import type { WorkbenchWords } from './workbench/words.ts';

export interface ProgramWords {
  readonly locale: ProgramLanguage;
  readonly colon: string;
  readonly comma: string;
  /** What stands in brackets behind something, with the space that belongs before it. */
  readonly bracketed: (text: string) => string;
  readonly list: (items: readonly string[]) => string;

  readonly sayToCustomer: string;
  readonly askCustomer: string;
  /** Before an item of a checklist: it states what should be so. */
  readonly goThrough: string;
  readonly customerDoes: string;
  readonly lookYourself: string;
  readonly onlyForYou: string;
  readonly warnFirst: string;
  readonly textToSend: string;
  readonly picture: string;
  readonly link: string;
  readonly takes: (minutes: number) => string;
  readonly meanwhile: string;
  readonly partOf: (index: number, count: number) => string;
  readonly alreadyKnown: string;
  readonly waysOut: Readonly<Record<Outcome, string>>;
  readonly done: string;
  readonly unsure: string;
  readonly severalHint: string;
  readonly numberHint: (unit: string | undefined, min: number | undefined, max: number | undefined) => string;
  readonly textHint: string;
  readonly doneHint: string;
  /** What means "none of these" where several may be chosen. */
  readonly noneWords: readonly string[];
  /** Before the offer of the short way, which is for the customer. */
  readonly shortOfTime: string;
  readonly takeRush: string;
  readonly returnOffer: (tree: string) => string;
  readonly findOutFirst: string;
  readonly unsureAgain: string;
  readonly firstHelp: string;
  readonly none: string;

  readonly opening: string;
  readonly openingFound: string;
  /** In place of it where nothing fits well: the front door comes first. */
  readonly openingGuessed: string;
  readonly openingNothing: string;
  readonly openingFrontDoor: string;
  readonly openingChoose: string;
  readonly openingChooseGuess: string;

  /** `class-ends` stands with the clocks: it goes by what the class is called. */
  readonly actions: Readonly<Record<Exclude<ActionName, 'class-ends'>, string>>;
  readonly helpEvidence: string;
  readonly helpLiteral: string;
  /** What may stand after `@` behind an answer. */
  readonly evidenceWords: Readonly<Record<string, Evidence>>;
  readonly evidence: Readonly<Record<Evidence, string>>;
  readonly given: string;

  readonly noFindOut: string;
  readonly noWhy: string;
  readonly noted: string;
  readonly noteWhat: string;
  readonly cancelled: string;
  readonly knownWhat: string;
  readonly changeWhich: string;
  readonly changeTo: string;
  readonly changed: string;
  readonly changeNothing: string;
  readonly reopenWhich: string;
  readonly reopenNothing: string;
  readonly switchWhat: string;
  readonly switchWhich: string;
  readonly switchNothing: string;
  readonly severityWhich: string;
  readonly severityRaised: (title: string) => string;
  readonly classEndsForm: string;
  /** For the flag, behind its name. */
  readonly reportedForm: string;
  readonly reportedWhat: string;
  readonly reportedWrong: string;
  readonly reportedAhead: string;
  readonly reportedAt: (time: string) => string;
  readonly escalateSure: string;
  readonly quitSure: string;
  readonly spokenNow: string;
  readonly noSuchLanguage: (wanted: string, locales: string) => string;
  readonly fates: Readonly<Record<AnswerFate, string>>;

  readonly aboutTitle: string;
  readonly aboutFacts: string;
  readonly aboutRemaining: string;
  readonly aboutMore: (count: number) => string;
  readonly aboutRuledOut: string;
  readonly aboutLeftAside: string;
  readonly aboutSeverity: string;
  readonly aboutNotes: string;
  readonly aboutBy: (asked: string) => string;

  readonly ends: Readonly<Record<EndKind, string>>;
  readonly endTitle: string;
  readonly endCause: string;
  readonly endCauseUnknown: string;
  readonly endFound: string;
  readonly endTried: string;
  readonly endPromised: string;
  readonly endPromise: (minutes: number) => string;
  readonly endBring: string;
  readonly endMissing: string;
  readonly endTeam: string;
  readonly endWhom: string;
  readonly endForward: string;
  readonly endTodo: string;
  readonly todoLine: (what: string, owner: string, by: string) => string;
  readonly endHelp: string;

  readonly unclear: {
    readonly empty: string;
    readonly 'no-such-number': (most: number) => string;
    readonly 'one-only': string;
    readonly 'not-a-number': string;
    readonly 'not-understood': (typed: string) => string;
    readonly letter: (typed: string) => string;
    readonly 'unsure-not-offered': string;
  };

  readonly inputEnded: string;
  readonly left: string;
  /** `--answer` without a step. */
  readonly answerForm: string;
  readonly answerStepUnknown: (step: string) => string;
  readonly scriptUnused: (lines: string) => string;
  readonly scriptRefused: (line: string, why: string) => string;
  readonly fileUnreadable: (file: string) => string;
  readonly fileUnwritable: (file: string) => string;
  readonly interrupted: string;
  readonly fault: (message: string) => string;

  /** Between two sentences. */
  readonly between: string;
  readonly didYouMean: (suggestion: string) => string;
  readonly unknownCommand: (name: string) => string;
  readonly unknownFlag: (flag: string) => string;
  readonly flagValueMissing: (flag: string) => string;
  readonly flagValueUnwanted: (flag: string) => string;
  readonly flagValueUnknown: (flag: string, value: string, oneOf: string) => string;
  /** `action`: the command and its action have no use for it. */
  readonly tooManyArguments: (argument: string, action?: string) => string;
  /** `own`: what the action takes besides what all take; may be empty. */
  readonly flagOfAnother: (flag: string, action: string, own: string) => string;
  readonly seeHelp: (command: string) => string;
  readonly unknownHelpTopic: (topic: string) => string;
  readonly noPackHere: (path: string) => string;
  /** A folder that packs share was named where a pack is wanted. */
  readonly sharedFolder: (path: string, packs: string) => string;
  readonly notFound: (path: string) => string;
  readonly notReadable: (path: string) => string;
  readonly packHasErrors: (path: string) => string;
  readonly noSuchTree: (tree: string) => string;
  readonly sharedTree: (tree: string) => string;
  readonly noSuchTeam: (team: string) => string;
  readonly periodForm: (written: string) => string;
  readonly periodEmpty: string;
  readonly noSuchLocale: (wanted: string, locales: string) => string;
  readonly factForm: (written: string) => string;
  readonly factUnknown: (fact: string) => string;
  /** `values`: those there are. */
  readonly factValueUnknown: (fact: string, value: string, values: string | undefined) => string;
  readonly bothFaces: string;

  readonly severities: Readonly<Record<DiagnosticSeverity, string>>;
  readonly mend: string;
  readonly related: string;
  readonly summary: (counts: {
    packs: number;
    files: number;
    errors: number;
    warnings: number;
    advice: number;
  }) => string;

  readonly translated: (file: string, missing: number, stale: number) => string;
  readonly translationWritten: (file: string) => string;
  readonly translationWhole: string;

  readonly workbench: WorkbenchWords;

  readonly help: {
    readonly usage: string;
    readonly commands: string;
    readonly flags: string;
    readonly examples: string;
    readonly exitCodes: string;
    readonly environment: string;
    readonly tagline: string;
    readonly about: Readonly<Record<CommandName, string>>;
    readonly more: string;
    readonly flagWords: Readonly<Record<FlagName, string>>;
    readonly exit: Readonly<Record<ExitName, string>>;
  };
}

export type CommandName =
  | 'run'
  | 'resume'
  | 'sessions'
  | 'handoff'
  | 'verdict'
  | 'followup'
  | 'stats'
  | 'check'
  | 'translate'
  | 'explain'
  | 'schema'
  | 'test'
  | 'propose'
  | 'repro'
  | 'new'
  | 'graph'
  | 'script'
  | 'diff'
  | 'preview'
  | 'help'
  | 'version';
export type FlagName =
  | 'pack'
  | 'lang'
  | 'fact'
  | 'words'
  | 'plain'
  | 'json'
  | 'answers'
  | 'answer'
  | 'class-ends'
  | 'class-starts'
  | 'reported-at'
  | 'ascii'
  | 'screen-reader'
  | 'format'
  | 'check'
  | 'fix'
  | 'min-coverage'
  | 'uncovered'
  | 'walk'
  | 'seed'
  | 'exhaust'
  | 'locales'
  | 'locale'
  | 'export'
  | 'import'
  | 'unfold'
  | 'covered'
  | 'figures'
  | 'both'
  | 'watch'
  | 'to'
  | 'port'
  | 'data'
  | 'store'
  | 'agent'
  | 'take-over'
  | 'status'
  | 'due'
  | 'since'
  | 'until'
  | 'tree'
  | 'team'
  | 'cause'
  | 'by'
  | 'note'
  | 'limit'
  | 'older-than'
  | 'personal'
  | 'yes'
  | 'help'
  | 'version';
