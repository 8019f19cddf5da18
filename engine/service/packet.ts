/** What a handoff packet holds, and what it is made from. */
import type { EndKind, FactKey, FactSetting, Id, Locale, Outcome } from '../language/model.ts';
import type { EventNames } from '../session/event.ts';
import type { AnswerValue, Deadline, Evidence, Instant, StepKey, TodoView } from '../session/types.ts';
import type { FollowUp, SaidAfterwards, VerdictGiven } from './afterwards.ts';
import type { TeamChoice } from './teams.ts';

/** A journal event as far as a handoff looks at it. */
export interface Happening extends SaidAfterwards {
  readonly step?: StepKey;
  readonly locale?: Locale;
  readonly set?: Readonly<Record<StepKey, { readonly value: AnswerValue }>>;
}

export interface HandoffOptions {
  readonly now: Instant;
  /** One of the pack's locales; the first language of the next team that the pack has, unless given. */
  readonly locale?: Locale;
  /** The customer's language; as the journal says, else the pack's first. */
  readonly language?: Locale;
  /** The team it is to go to; the one the end names unless given. */
  readonly team?: Id;
  /** The stored events of the session: who worked on it and what was changed comes from them. */
  readonly events?: readonly Happening[];
  /** Personal facts too. */
  readonly personal?: boolean;
}

/** Something that was said or seen, with how it is known. */
export interface Found {
  /** The fact; undefined for an answer that is kept as none. */
  readonly fact?: FactKey;
  /** The answer it comes from; undefined: handed in. */
  readonly key?: StepKey;
  /** The fact's name, else the question. */
  readonly title: string;
  /** In words; undefined where it is withheld. */
  readonly answer?: string;
  readonly value?: FactSetting;
  readonly evidence: Evidence;
  /** Handed in when the session began, by a ticket system or the agent. */
  readonly given: boolean;
  readonly at: Instant;
  readonly by?: string;
}

/** A repair or a test that was done, or that nobody could do. */
export interface Tried {
  readonly key: StepKey;
  readonly kind: 'repair' | 'test';
  /** What was done, and for a test what was asked behind it. */
  readonly what: string;
  readonly outcome?: Outcome;
  readonly result?: string;
  readonly worksAround: boolean;
  readonly evidence: Evidence;
  readonly at: Instant;
  readonly by?: string;
}

/** Something asked or told. */
export interface Said {
  readonly key: StepKey;
  readonly what: string;
  readonly at: Instant;
  readonly by?: string;
}

/** Why a cause went, or was left aside. */
export type Because =
  | {
      readonly by: 'answer';
      readonly key: StepKey;
      readonly asked: string;
      readonly answer?: string;
      /** Left aside: the customer was not sure, it could not be done, it was tried and helps only sometimes, or time was short. */
      readonly why?: 'unsure' | 'undone' | 'tried' | 'short';
    }
  | { readonly by: 'fact'; readonly fact: FactKey; readonly title: string; readonly answer?: string }
  /** The agent went elsewhere. */
  | { readonly by: 'move' };

export interface HandoffTeam {
  readonly id: Id;
  readonly title: string;
  readonly contact?: string;
  readonly timeZone: string;
  /** As in the pack; empty: always. */
  readonly hours: readonly string[];
  readonly languages: readonly Locale[];
  readonly wanted: { readonly id: Id; readonly title: string };
  readonly choice: TeamChoice;
}

export interface Handoff {
  readonly format: 1;
  readonly session: string;
  readonly pack: { readonly id: Id; readonly version: string; readonly title: string };
  readonly locale: Locale;
  /** The customer's language. */
  readonly language: Locale;
  readonly madeAt: Instant;
  /** In which times are written where words are: the next team's, else that of "escalate now". */
  readonly timeZone: string;
  /** Exactly what to type to go on. */
  readonly resume: string;
  /** The tree in which it was looked for. */
  readonly tree: { readonly id: Id; readonly title: string };
  readonly severity?: { readonly id: Id; readonly title: string };
  readonly reportedAt: Instant;
  readonly startedAt: Instant;
  readonly deadlines: readonly Deadline[];
  /** What the class is called here: a class, a stream, a call. */
  readonly event: EventNames;
  readonly classEnds?: Instant;
  /** The customer's own words. */
  readonly words?: string;
  /** As it counts: `restored` in place of a `resolved` that came too late for the class. */
  readonly state: 'open' | EndKind;
  /** Too late for the class: minutes from its end to when it worked. */
  readonly lateBy?: number;
  readonly endedAt?: Instant;
  readonly cause?: { readonly id: Id; readonly title: string };
  /** Open: what is asked just now. Referred: whom the customer is to ask. */
  readonly asking?: string;
  readonly whom?: string;
  /** The agent handed it over before the tree came to an end. */
  readonly early: boolean;
  /** Where it stands, in one sentence. */
  readonly stands: string;
  readonly team?: HandoffTeam;
  readonly promise?: {
    readonly minutes: number;
    readonly madeAt: Instant;
    readonly by: Instant;
    /** Somebody of the team is there before it is due. */
    readonly teamThere: boolean;
  };
  /** What the customer does until then. */
  readonly meanwhile?: string;
  /** What checklists found missing and is left to do. */
  readonly todo: readonly TodoView[];
  /** What the next team wants to know; without `answer` it is still to bring, where it is not withheld. */
  readonly bring: readonly {
    readonly fact: FactKey;
    readonly title: string;
    readonly ask?: string;
    readonly known: boolean;
    /** Asked, and the customer was not sure. */
    readonly unsure: boolean;
    readonly answer?: string;
  }[];
  readonly facts: readonly Found[];
  /** Answers that are kept as no fact, or whose fact is another by now. */
  readonly answers: readonly Found[];
  /** Asked, and the customer was not sure. */
  readonly unsure: readonly Said[];
  readonly tried: readonly Tried[];
  /** What the customer was told, the last words and a text to forward among it. */
  readonly told: readonly Said[];
  readonly causes: {
    readonly remaining: readonly {
      readonly id: Id;
      readonly title: string;
      readonly share: number;
      readonly left?: Because;
    }[];
    readonly ruledOut: readonly { readonly id: Id; readonly title: string; readonly because: Because }[];
  };
  /** Answers that were changed afterwards. */
  readonly changed: readonly (Said & { readonly before?: string; readonly after?: string })[];
  /** The later word on the diagnosis, where one was given. */
  readonly verdict?: VerdictGiven;
  /** Only of a restored lesson. */
  readonly followUp?: FollowUp;
  readonly agents: readonly string[];
  readonly notes: readonly { readonly at: Instant; readonly by?: string; readonly text: string }[];
  /** Personal facts that are known and not in here. */
  readonly withheld: readonly string[];
}
