/** Outcome figures: what the counts say. Definitions for readers are in docs/figures.md. */
import type { EndKind, FactKey, Id } from '../language/model.ts';
import { mustBeInstant } from '../session/checking.ts';
import { DEADLINES } from '../session/clocks.ts';
import type { DeadlineKind } from '../session/types.ts';
import type { CountedSession } from './session-figures.ts';
import { type Quantiles, quantilesOf, type Share, shareOf } from './shares.ts';
import { countSession, newTally, type StepTally, type Tally, type TallyOptions } from './tally.ts';

/** The bands of the source article: 75 % and more is excellent, 60 to 70 % usual, below 60 % an alarm. */
export const FIRST_CONTACT_BANDS = { excellent: 0.75, usual: 0.6 } as const;
export type Band = 'excellent' | 'usual' | 'alarm';

/** The band of a share; undefined where there are too few to say. What lies between 70 and 75 % counts as usual. */
export function bandOf({ share, few }: Share): Band | undefined {
  if (share === undefined || few) return undefined;
  return share >= FIRST_CONTACT_BANDS.excellent ? 'excellent' : share >= FIRST_CONTACT_BANDS.usual ? 'usual' : 'alarm';
}

/** Shares that a pack may set targets for, by the names it uses. */
export const TARGETED = ['first-contact', 'first-diagnosis', 'complete', ...DEADLINES] as const;
export type Targeted = (typeof TARGETED)[number];

/** A share against what the pack wants of it, as a part of 1; `reached` is missing where there are too few to say. */
export interface TargetFigure {
  readonly figure: Targeted;
  readonly target: number;
  readonly reached?: boolean;
}

export interface StepFigures {
  /** `tree/step`, with the calls on the way. */
  readonly step: string;
  /** Question, test, check, repair or information; '' where nobody has answered it yet. */
  readonly kind: string;
  readonly reached: number;
  /** Sessions that stand here unfinished, of those that came here. */
  readonly leftHere: Share;
  readonly unsure: Share;
  readonly otherWording: Share;
  /** Of the sessions whose history was at hand. */
  readonly changed: Share;
  /** Seconds from the answer before to the answer here. */
  readonly seconds: Quantiles;
  /** Answers given, most frequent first. */
  readonly answers: readonly { readonly answer: string; readonly share: Share }[];
  /** Questions: how much of the causes that were possible before the answer takes away, 0 to 1, and from how many answers. */
  readonly narrowed?: { readonly share: number; readonly answers: number; readonly few: boolean };
}

/** A repair. */
export interface ActionFigures {
  readonly step: string;
  readonly reached: number;
  /** Done, with or without success. */
  readonly tried: number;
  /** Of those done. */
  readonly fixed: Share;
  /** Of those asked to do it. */
  readonly cannot: Share;
}

export interface Figures {
  readonly format: 1;
  readonly sessions: number;
  readonly ended: number;
  readonly ends: Readonly<Record<EndKind, Share>>;
  readonly firstContact: Share & { readonly band?: Band };
  readonly firstDiagnosis: Share;
  readonly verdicts: Readonly<Record<'right' | 'wrong' | 'unknown', number>>;
  readonly escalations: {
    readonly all: Share;
    /** Nothing that the next team wanted was missing. */
    readonly complete: Share;
    readonly missing: readonly { readonly fact: FactKey; readonly share: Share }[];
    readonly teams: readonly { readonly team: Id; readonly count: number }[];
  };
  readonly deadlines: Readonly<Record<DeadlineKind, Share>>;
  readonly followUps: { readonly due: number; readonly done: number };
  readonly questions: Quantiles;
  readonly minutes: Quantiles;
  /** By the tree in which the cause was looked for, most sessions first. */
  readonly trees: readonly {
    readonly tree: Id;
    readonly ended: number;
    readonly firstContact: Share & { readonly band?: Band };
    readonly escalated: Share;
  }[];
  /** Found causes, most frequent first. */
  readonly causes: readonly { readonly cause: Id; readonly count: number }[];
  /** Most reached first. */
  readonly steps: readonly StepFigures[];
  readonly actions: readonly ActionFigures[];
  /** Only where the pack sets targets. */
  readonly targets?: readonly TargetFigure[];
}

export interface FigureOptions {
  /** Of the pack. Names that are no share here, and numbers above 1, are passed over. */
  readonly targets?: Readonly<Record<string, number>>;
}

/**
 * The figures of sessions in any order, read one at a time; nothing of a session is kept but counts.
 *
 * @throws RangeError where `now` is no time
 */
export async function figures(
  sessions: AsyncIterable<CountedSession> | Iterable<CountedSession>,
  options: TallyOptions & FigureOptions,
): Promise<Figures> {
  mustBeInstant(options.now);
  const tally = newTally();
  for await (const session of sessions) countSession(tally, session, options);
  return figuresOf(tally, options);
}

/** The figures of a finished count. */
export function figuresOf(tally: Tally, { targets = {} }: FigureOptions = {}): Figures {
  const found = withoutTargets(tally);
  const wanted = TARGETED.flatMap((figure): TargetFigure[] => {
    const target = Object.hasOwn(targets, figure) ? targets[figure] : undefined;
    if (target === undefined || target > 1) return [];
    const { share, few } = targetedShare(found, figure);
    return [{ figure, target, ...(share === undefined || few ? {} : { reached: share >= target }) }];
  });
  return wanted.length === 0 ? found : { ...found, targets: wanted };
}

function targetedShare(figures: Figures, figure: Targeted): Share {
  switch (figure) {
    case 'first-contact':
      return figures.firstContact;
    case 'first-diagnosis':
      return figures.firstDiagnosis;
    case 'complete':
      return figures.escalations.complete;
    default:
      return figures.deadlines[figure];
  }
}

function withoutTargets(tally: Tally): Figures {
  const { ended, ends, verdicts } = tally;
  // Checks beforehand stand beside the cases, not among them.
  const cases = ended - ends.prepared;
  const endShare = (end: EndKind) => shareOf(ends[end], end === 'prepared' ? ended : cases);
  return {
    format: 1,
    sessions: tally.sessions,
    ended,
    ends: {
      resolved: endShare('resolved'),
      restored: endShare('restored'),
      escalated: endShare('escalated'),
      referred: endShare('referred'),
      'no-fault': endShare('no-fault'),
      prepared: endShare('prepared'),
    },
    firstContact: banded(shareOf(tally.firstContact, cases)),
    firstDiagnosis: shareOf(verdicts.right, verdicts.right + verdicts.wrong),
    verdicts: { ...verdicts },
    escalations: {
      all: endShare('escalated'),
      complete: shareOf(tally.complete, ends.escalated),
      missing: mostFirst(tally.missing).map(([fact, count]) => ({ fact, share: shareOf(count, ends.escalated) })),
      teams: mostFirst(tally.teams).map(([team, count]) => ({ team, count })),
    },
    deadlines: Object.fromEntries(
      DEADLINES.map((what) => [what, shareOf(tally.deadlines[what].kept, tally.deadlines[what].due)]),
    ) as Record<DeadlineKind, Share>,
    followUps: { ...tally.followUps },
    questions: quantilesOf(tally.questions),
    minutes: quantilesOf(tally.minutes),
    trees: [...tally.trees]
      .sort(([one, a], [other, b]) => b.ended - a.ended || byName(one, other))
      .map(([tree, counts]) => ({
        tree,
        ended: counts.ended,
        firstContact: banded(shareOf(counts.firstContact, counts.ended)),
        escalated: shareOf(counts.escalated, counts.ended),
      })),
    causes: mostFirst(tally.causes).map(([cause, count]) => ({ cause, count })),
    ...stepFigures(tally),
  };
}

function banded(share: Share): Share & { readonly band?: Band } {
  const band = bandOf(share);
  return band === undefined ? share : { ...share, band };
}

function stepFigures({ steps }: Tally): Pick<Figures, 'steps' | 'actions'> {
  const sorted = [...steps].sort(([one, a], [other, b]) => b.reached - a.reached || byName(one, other));
  return {
    steps: sorted.map(([step, counts]) => stepOf(step, counts)),
    actions: sorted
      .filter(([, { kinds }]) => kindOf(kinds) === 'repair')
      .map(([step, counts]) => actionOf(step, counts)),
  };
}

function stepOf(step: string, counts: StepTally): StepFigures {
  const { kinds, reached, leftHere, unsure, answered, otherWording, changed, watched, seconds, answers } = counts;
  const { causesBefore, causesAfter, narrowings } = counts;
  return {
    step,
    kind: kindOf(kinds),
    reached,
    leftHere: shareOf(leftHere, reached),
    unsure: shareOf(unsure, answered),
    otherWording: shareOf(otherWording, reached),
    changed: shareOf(changed, watched),
    seconds: quantilesOf(seconds),
    answers: mostFirst(answers).map(([answer, count]) => ({ answer, share: shareOf(count, answered) })),
    ...(causesBefore > 0
      ? {
          narrowed: {
            share: (causesBefore - causesAfter) / causesBefore,
            answers: narrowings,
            few: shareOf(0, narrowings).few,
          },
        }
      : {}),
  };
}

/** What the step was for most sessions; what was only hurried past or stood at says the least of it. */
function kindOf(kinds: ReadonlyMap<string, number>): string {
  const rank = (kind: string) => (kind === 'end' ? 0 : kind === 'rush' ? 1 : 2);
  const [first] = [...kinds].sort(([one, a], [other, b]) => rank(other) - rank(one) || b - a || byName(one, other));
  return first?.[0] ?? '';
}

function actionOf(step: string, { reached, answers }: StepTally): ActionFigures {
  const [fixed, notFixed, cannot] = ['fixed', 'not-fixed', 'cannot'].map((outcome) => answers.get(outcome) ?? 0) as [
    number,
    number,
    number,
  ];
  return {
    step,
    reached,
    tried: fixed + notFixed,
    fixed: shareOf(fixed, fixed + notFixed),
    cannot: shareOf(cannot, fixed + notFixed + cannot),
  };
}

const byName = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const mostFirst = (counts: ReadonlyMap<string, number>): [string, number][] =>
  [...counts].sort(([one, a], [other, b]) => b - a || byName(one, other));
