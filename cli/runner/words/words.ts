/** What only the full-screen runner says; what it shares with the plain face stands in `cli/words/`. */
import type { ActionName } from '../bindings.ts';

export interface RunnerWords {
  /** Gutter labels; short, they stand beside the words. */
  readonly sayFirst: string;
  readonly say: string;
  readonly ask: string;
  readonly goThrough: string;
  readonly askThem: string;
  readonly tell: string;
  readonly warn: string;
  readonly meanwhile: string;
  readonly look: string;
  readonly forYou: string;
  readonly shortOfTime: string;
  readonly takeRush: string;
  readonly findOut: string;
  readonly why: string;
  readonly apology: string;

  /** Key bar: a few characters. */
  readonly short: Readonly<Record<ActionName, string>>;
  /** Help and docs: a sentence. */
  readonly long: Readonly<Record<ActionName, string>>;
  readonly keyNames: Readonly<Record<string, string>>;
  readonly more: (count: number) => string;
  /** What keys do while a list or a field stands; a few characters, for the key bar. */
  readonly hints: Readonly<
    Record<
      | 'begin'
      | 'choose'
      | 'scroll'
      | 'otherKeys'
      | 'goOnTyping'
      | 'goBack'
      | 'goOn'
      | 'doIt'
      | 'change'
      | 'askNow'
      | 'backTo'
      | 'leaveAsIs'
      | 'keepNote'
      | 'notNow'
      | 'switchThere'
      | 'stay',
      string
    >
  >;

  readonly step: (number: number) => string;
  readonly running: (passed: string, of: string) => string;
  readonly timeUp: string;
  readonly timeUpHint: string;
  readonly about: (minutes: number) => string;
  readonly partOf: (index: number, count: number) => string;
  readonly lessonFirst: string;
  readonly mind: string;
  readonly notStored: string;
  readonly takenOver: string;
  readonly worksAround: string;
  readonly picture: string;
  readonly link: string;
  readonly stillUnsure: string;
  readonly known: string;
  readonly knownNothing: string;
  readonly causes: string;
  readonly noCauses: string;
  readonly ruledOut: (count: number) => string;
  readonly leftAside: (count: number) => string;
  readonly soFar: string;
  readonly notes: string;
  readonly separates: string;
  readonly remain: (count: number) => string;
  readonly evidence: Readonly<Record<'said' | 'shown' | 'measured' | 'given', string>>;
  readonly evidenceNow: Readonly<Record<'said' | 'shown' | 'measured', string>>;

  readonly above: (count: number) => string;
  readonly below: (count: number) => string;
  readonly pageMore: (count: number) => string;
  readonly pageAbove: (count: number) => string;
  readonly bounds: (min: number | undefined, max: number | undefined) => string;
  readonly numberHint: string;
  readonly notANumber: string;
  readonly outOfBounds: (min: number | undefined, max: number | undefined) => string;
  readonly severalHint: string;
  readonly textHint: string;
  readonly empty: string;
  readonly pending: (digits: string) => string;

  readonly opening: string;
  readonly openingHint: string;
  readonly openingPlaceholder: string;
  readonly openingMatches: string;
  readonly openingGuesses: string;
  readonly openingNothing: string;
  readonly frontDoor: string;
  readonly frontDoorAfter: string;
  readonly given: string;
  readonly firstHint: string;
  readonly resumeRow: string;
  readonly storedTitle: string;
  readonly storedLooking: string;
  readonly storedNone: string;
  readonly storedOpening: string;
  readonly quoted: (said: string) => string;
  readonly elsewhere: string;
  readonly takeOverTitle: string;
  readonly takeOverText: string;
  readonly takeOverYes: string;

  readonly earlierTitle: string;
  readonly earlierEmpty: string;
  readonly passed: string;
  readonly changeTitle: string;
  readonly changeNow: (answer: string) => string;
  readonly changed: string;
  readonly changedLost: (count: number) => string;
  readonly changedWaiting: (count: number) => string;
  readonly wentBack: string;
  readonly reopened: string;
  readonly cannotChange: string;
  readonly noteTitle: string;
  readonly noteHint: string;
  readonly noted: string;
  readonly noteKept: string;
  readonly switchTitle: string;
  readonly switchPlaceholder: string;
  readonly switched: (tree: string) => string;
  readonly returned: (tree: string) => string;
  readonly severityTitle: string;
  readonly severityNow: string;
  readonly severityNone: string;
  readonly severityRaised: (title: string) => string;
  readonly reportedTitle: string;
  readonly reportedHint: string;
  readonly classTitle: string;
  readonly classHint: string;
  readonly classWrong: string;
  readonly classSet: (time: string) => string;
  readonly escalateTitle: string;
  readonly escalateText: string;
  readonly escalateYes: string;
  readonly quitTitle: string;
  readonly quitText: string;
  readonly quitYes: string;
  readonly quitStored: string;
  readonly quitTakenOver: string;
  readonly quitStoredYes: string;
  readonly nextTitle: string;
  readonly nextText: string;
  readonly nextYes: string;
  readonly nextStored: string;
  readonly nextStoredYes: string;
  readonly no: string;
  readonly saveFirst: string;
  readonly helpTitle: string;
  readonly helpGroups: Readonly<Record<'answer' | 'words' | 'way' | 'case', string>>;
  readonly aboutTitle: string;
  readonly copiedTitle: string;
  readonly copiedHint: string;
  readonly copied: (start: string) => string;
  readonly copyTooLong: string;
  readonly nothingToCopy: string;
  readonly saved: (files: string) => string;
  readonly notSaved: (why: string) => string;
  readonly whyNotSaved: Readonly<Record<'forbidden' | 'full' | 'gone' | 'other', string>>;
  readonly language: string;
  readonly noFindOut: string;
  readonly noWhy: string;
  readonly noWording: string;
  readonly noReturn: string;
  readonly noRush: string;
  readonly noTimer: string;
  readonly timerAgain: string;
  readonly pasteIgnored: string;
  /** `most` characters fit, and so many did not. */
  readonly fieldFull: (most: number, over: number) => string;
  readonly noSuchKey: string;
  readonly noSuchAnswer: (count: number) => string;

  readonly tried: string;
  readonly promised: string;
  readonly bring: string;
  readonly missing: string;
  readonly cause: string;
  readonly causeOpen: string;
  readonly team: string;
  readonly whom: string;
  readonly forward: string;
  readonly promiseBy: (minutes: number, time: string) => string;
  readonly triedNothing: string;
  readonly endActions: readonly [string, string, string];
  readonly customerSaid: string;

  readonly tooSmall: string;
  readonly brokenScreen: string;
  readonly brokenScreenHint: string;
  readonly brokenKey: string;
  readonly fault: string;
}
