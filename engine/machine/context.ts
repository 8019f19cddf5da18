/** What a running tree remembers. Immutable: every answer makes a new context that shares the old one's parts. */
import { type Circumstances, compileCondition, type Test } from '../language/conditions.ts';
import type { FactKey, FactSetting, Id, Pack } from '../language/model.ts';

/** What one answer of one step changes; fixed at compile time. */
export interface Effect {
  readonly sets: readonly (readonly [FactKey, FactSetting])[];
  /** The step's own fact, set to the value that came with the event. */
  readonly keeps?: FactKey;
  readonly unsets: readonly FactKey[];
  readonly unsure?: FactKey;
  readonly severity?: Id;
}

/** How we know it: the customer said it, showed it, or a system measured it. */
export type EvidenceKind = 'said' | 'shown' | 'measured';

export interface KnownFact {
  readonly value: FactSetting;
  /** `pack`: the pack says it, so that it is the same in every session. */
  readonly evidence: EvidenceKind | 'pack';
  /** The key of the answer it came from; undefined: handed in. */
  readonly from?: string;
  readonly at: number;
}
export type KnownFacts = Readonly<Record<FactKey, KnownFact>>;

/**
 * The way so far, newest first: a linked list, so that a thousand contexts share one way. It holds what cannot be computed
 * and nothing else: ten thousand live sessions are little more than their trails.
 */
export interface Trail {
  readonly prev: Trail | null;
  /** Visit, call steps and step: `picture-freezes#1/hotspot/works`. */
  readonly key: string;
  readonly value: FactSetting;
  readonly how: 'answered' | 'passed';
  readonly at: number;
  readonly evidence: EvidenceKind;
  /** How severe it was when it was asked. */
  readonly severity?: Id;
  readonly minutesLeft?: number;
  readonly by?: string;
}

export interface TreeContext {
  /** Names this visit of the tree, `picture-freezes#1`. */
  readonly visit: string;
  readonly facts: KnownFacts;
  /** Facts asked for and answered "not sure". */
  readonly unsure: Readonly<Record<FactKey, true>>;
  readonly severity?: Id;
  readonly minutesLeft?: number;
  readonly trail: Trail | null;
  /** Keys of questions that must be asked although they could pass. */
  readonly reopened: Readonly<Record<string, true>>;
  readonly rushed: boolean;
}

export interface TreeInput {
  readonly visit?: string;
  readonly facts?: KnownFacts;
  readonly unsure?: Readonly<Record<FactKey, true>>;
  readonly severity?: Id;
  readonly minutesLeft?: number;
  readonly trail?: Trail | null;
  readonly reopened?: Readonly<Record<string, true>>;
}

/** An answer: `type` is the answer id, an outcome, `unsure`, `done`, `rush`, or `answered` with a value. */
export interface AnswerEvent {
  readonly type: string;
  /** `answered`: the number, the text, or the ids chosen. */
  readonly value?: FactSetting;
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly evidence?: EvidenceKind;
  /** Minutes to the end of the class at that time. */
  readonly minutesLeft?: number;
  readonly by?: string;
}
/** Something learned between answers; its fields replace those of the context. */
export interface LearnEvent {
  readonly type: '~learn';
  readonly facts?: KnownFacts;
  readonly unsure?: Readonly<Record<FactKey, true>>;
  readonly severity?: Id;
  readonly minutesLeft?: number;
  readonly trail?: Trail | null;
  readonly reopened?: Readonly<Record<string, true>>;
}
export type TreeEvent = AnswerEvent | LearnEvent;

/** How a tree's machine is done: at an end, or in another tree. */
export type TreeOutput = { readonly end: string } | { readonly continue: Id };

interface SeverityScale {
  readonly rank: ReadonlyMap<Id, number>;
  readonly rules: readonly { readonly id: Id; readonly rank: number; readonly holds: Test }[];
}
const scales = new WeakMap<Pack, SeverityScale>();

function scaleOf(pack: Pack): SeverityScale {
  let scale = scales.get(pack);
  if (!scale) {
    scale = {
      rank: new Map(pack.severities.map((severity, index) => [severity.id, index])),
      rules: pack.severities.flatMap((severity, rank) =>
        severity.when ? [{ id: severity.id, rank, holds: compileCondition(severity.when, pack) }] : [],
      ),
    };
    scales.set(pack, scale);
  }
  return scale;
}

/** The more severe of two; a severity the pack does not have counts for nothing. */
export function moreSevere(pack: Pack, one: Id | undefined, other: Id | undefined): Id | undefined {
  const { rank } = scaleOf(pack);
  const a = one === undefined ? undefined : rank.get(one);
  const b = other === undefined ? undefined : rank.get(other);
  if (a === undefined) return b === undefined ? undefined : other;
  return b === undefined || a <= b ? one : other;
}

/** The severity that the pack's rules now ask for; it never falls. */
export function severityNow(pack: Pack, now: Circumstances): Id | undefined {
  const { rank, rules } = scaleOf(pack);
  const before =
    now.severity === undefined ? Number.POSITIVE_INFINITY : (rank.get(now.severity) ?? Number.POSITIVE_INFINITY);
  for (const rule of rules) {
    if (rule.rank >= before) break;
    if (rule.holds(now)) return rule.id;
  }
  return now.severity;
}

/** What conditions look at. */
export function circumstances(
  facts: KnownFacts,
  severity: Id | undefined,
  minutesLeft: number | undefined,
): Circumstances {
  const now: { facts: KnownFacts; severity?: Id; minutesLeft?: number } = { facts };
  if (severity !== undefined) now.severity = severity;
  if (minutesLeft !== undefined) now.minutesLeft = minutesLeft;
  return now;
}

const begun = new WeakMap<Pack, KnownFacts>();

/** What the pack itself says is known, in every session from its beginning. */
function knownFrom(pack: Pack): KnownFacts {
  let facts = begun.get(pack);
  if (!facts) {
    facts = Object.fromEntries(
      Object.entries(pack.known).map(([fact, value]) => [fact, { value, evidence: 'pack' as const, at: 0 }]),
    );
    begun.set(pack, facts);
  }
  return facts;
}

function withKnown(pack: Pack, facts: KnownFacts): KnownFacts {
  for (const _ in pack.known) return Object.assign({}, knownFrom(pack), facts);
  return facts;
}

/** The first context of a visit. */
export function firstContext(
  pack: Pack,
  tree: { readonly id: Id; readonly severity?: Id },
  input: TreeInput = {},
): TreeContext {
  const { minutesLeft } = input;
  const facts = withKnown(pack, input.facts ?? {});
  const severity = severityNow(
    pack,
    circumstances(facts, moreSevere(pack, input.severity, tree.severity), minutesLeft),
  );
  return {
    visit: input.visit ?? `${tree.id}#1`,
    facts,
    unsure: input.unsure ?? {},
    ...(severity === undefined ? {} : { severity }),
    ...(minutesLeft === undefined ? {} : { minutesLeft }),
    trail: input.trail ?? null,
    reopened: input.reopened ?? {},
    rushed: false,
  };
}
