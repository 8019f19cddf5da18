/**
 * What one session adds to the figures, as far as its record and its events are needed for it. A store may keep this beside
 * the session and add up without reading either again; the rest is in the session's `meta`.
 */
import type { EndKind, FactKey, Id } from '../language/model.ts';
import { reportedAtOf } from '../session/ending.ts';
import { moves } from '../session/state.ts';
import type { Instant, SessionRecord, StepKey, StoredAnswer } from '../session/types.ts';
import { coarse } from './shares.ts';

/** A stored session as far as figures look at it; what the journal reduces to is one. */
export interface CountedSession {
  readonly record: Pick<SessionRecord, 'tree' | 'startedAt' | 'reportedAt' | 'answers' | 'entries'>;
  readonly meta: CountedMeta & {
    /** The step now asked, or the end. */
    readonly now: StepKey;
  };
  /**
   * Its stored events: without them, what was changed and how far questions narrowed is not counted, and every answer of the
   * record counts as one on the way.
   */
  readonly events?: readonly CountedEvent[];
}

/** What figures need of a session beside {@link SessionFigures}. */
export interface CountedMeta {
  readonly severity?: Id;
  readonly end?: {
    readonly step: StepKey;
    readonly end: EndKind;
    readonly cause: Id | null;
    readonly team?: Id;
    readonly bring: { readonly of: number; readonly missing: readonly FactKey[] };
  };
  readonly verdict?: { readonly verdict: 'right' | 'wrong' | 'unknown' };
  readonly followUp?: 'due' | 'done';
}

export interface CountedEvent {
  readonly type: string;
  readonly step?: StepKey;
  /** Answers that were taken back. */
  readonly unset?: readonly StepKey[];
  /** The step asked afterwards. */
  readonly now?: StepKey;
  /** How many causes remained before it. */
  readonly before?: number;
  /** Answers that are not on the way there; missing where there are none, or an older symptree wrote the event. */
  readonly waiting?: readonly StepKey[];
  /** How many causes remain after it. */
  readonly remaining?: number;
  /** Of `ended`: the cause that was found. */
  readonly cause?: Id | null;
}

export interface SessionFigures {
  /** The tree in which the cause was looked for: where it stands, or stood when it was handed on. */
  readonly tree: Id;
  /** The customer's first report; a report dated after the beginning counts as the beginning. */
  readonly reportedAt: Instant;
  readonly startedAt: Instant;
  /** The time of its last answer on the way or move: of an ended session, when it came to its end. */
  readonly movedAt: Instant;
  /** When a repair on the way helped for the first time. */
  readonly workedAt?: Instant;
  /** Questions, tests and checks answered on the way. */
  readonly questions: number;
  /** One agent answered all of it and did not hand it on on the way. */
  readonly alone: boolean;
  readonly steps: readonly StepVisits[];
}

/** What one session did at one step, all visits of it together. */
export interface StepVisits {
  /** `tree/step`, with the calls on the way. */
  readonly step: string;
  /** Of the last answer here; `rush` where only the short way was taken, `end`, or '' where nothing was answered. */
  kind: string;
  /** It was answered, or the session stands here. */
  reached: boolean;
  /** The session stands here and has not ended. */
  leftHere: boolean;
  answered: number;
  unsure: number;
  otherWording: boolean;
  /** Its events are known and it came here; and the answer was changed, taken back or asked again. */
  watched: boolean;
  changed: boolean;
  causesBefore: number;
  causesAfter: number;
  narrowings: number;
  /** Choices and outcomes, one an answer. */
  readonly answers: string[];
  /** Seconds to each answer whose time is known, as {@link coarse} has them. */
  readonly seconds: number[];
}

type Answers = readonly (readonly [StepKey, StoredAnswer])[];
const ASKED: ReadonlySet<string> = new Set(['question', 'test', 'check']);
const CHANGES: ReadonlySet<string> = new Set(['changed', 'reopened']);

/** What this session adds to the figures. */
export function sessionFigures({ record, meta, events }: CountedSession): SessionFigures {
  const { startedAt, entries } = record;
  const answers: Answers = Object.entries(record.answers);
  const visits = new Map<string, StepVisits>();
  let questions = 0;
  let movedAt = startedAt;
  let workedAt: Instant | undefined;
  let alone = true;
  let agent: string | undefined;
  let last = startedAt;
  const waiting = notOnTheWay(meta, events);
  for (const [key, answer] of answers) {
    const { value, at, meant, by } = answer;
    const step = visitsOf(visits, stepName(key));
    step.reached = true;
    // Where the short way was taken, the answer says nothing of the kind of step.
    if (meant.kind !== 'rush' || step.kind === '') step.kind = meant.kind;
    step.answered += 1;
    if (value === 'unsure') step.unsure += 1;
    else if (typeof value === 'string' && meant.type !== 'text') step.answers.push(value);
    if (!waiting.has(key)) {
      if (ASKED.has(meant.kind)) questions += 1;
      if (meant.kind === 'repair' && value === 'fixed' && (workedAt === undefined || at < workedAt)) workedAt = at;
      if (at > movedAt) movedAt = at;
    }
    if (by !== undefined) {
      if (agent !== undefined && agent !== by) alone = false;
      agent = by;
    }
    // Where an earlier answer was changed later, the clock says nothing about the ones behind it.
    if (at < last) continue;
    step.seconds.push(coarse((at - last) / 1000));
    last = at;
  }
  for (const entry of entries) {
    if (moves(entry) && entry.at > movedAt) movedAt = entry.at;
    if (entry.type === 'escalate') alone = false;
  }
  const now = visitsOf(visits, stepName(meta.now));
  now.reached = true;
  if (meta.end) now.kind ||= 'end';
  else now.leftHere = true;
  for (const entry of entries) {
    if (entry.type !== 'wording') continue;
    const step = visits.get(stepName(entry.step));
    if (step) step.otherWording = true;
  }
  if (events) watch(visits, events);
  return {
    tree: lookedIn(record, meta.now, events),
    reportedAt: reportedAtOf(record, entries),
    startedAt,
    movedAt,
    ...(workedAt === undefined ? {} : { workedAt }),
    questions,
    alone,
    steps: [...visits.values()],
  };
}

/** Answers behind one that was changed later, or of a step that the pack no longer has; and none leads past what is asked. */
function notOnTheWay({ now, end }: CountedSession['meta'], events: readonly CountedEvent[] = []): ReadonlySet<StepKey> {
  const { waiting = [] } = events.findLast((event) => event.now !== undefined) ?? {};
  return new Set(end ? waiting : [...waiting, now]);
}

/** The tree of a key; undefined in the tree of an escalation by hand, in which nothing is looked for. */
const treeOfKey = (key: StepKey): Id | undefined => (key.startsWith('~') ? undefined : key.slice(0, key.indexOf('#')));

function lookedIn(record: CountedSession['record'], now: StepKey, events: readonly CountedEvent[] = []): Id {
  const here = treeOfKey(now);
  if (here !== undefined) return here;
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const stood = events[index]?.now;
    const tree = stood === undefined ? undefined : treeOfKey(stood);
    if (tree !== undefined) return tree;
  }
  const answered = Object.keys(record.answers).findLast((key) => treeOfKey(key) !== undefined);
  return (answered === undefined ? undefined : treeOfKey(answered)) ?? record.tree;
}

function watch(visits: Map<string, StepVisits>, events: readonly CountedEvent[]): void {
  let left: number | undefined;
  let open: { readonly step: StepKey; readonly from: number } | undefined;
  let asked: StepKey | undefined;
  const narrowed = (step: StepKey, from: number, to: number): void => {
    const counted = visitsOf(visits, stepName(step));
    counted.narrowings += 1;
    counted.causesBefore += from;
    counted.causesAfter += Math.min(from, to);
  };
  for (const event of events) {
    const { type, step, unset, now, cause } = event;
    const before = countOf(event.before);
    const remaining = countOf(event.remaining);
    // Whoever hands on at a step has come to it, and leaves no answer there.
    if (type === 'escalated' && asked !== undefined) visitsOf(visits, stepName(asked)).reached = true;
    // Whoever changes what is only being asked answers it.
    if (step !== undefined && step !== asked && CHANGES.has(type)) changed(visits, step);
    asked = now ?? asked;
    if (type === 'back') for (const key of unset ?? []) changed(visits, key);
    // What an answer left is told by its own event, the next one or the end; a pack may have changed where it was resumed.
    const after = type === 'ended' ? Number(typeof cause === 'string') : before;
    if (open && after !== undefined) narrowed(open.step, open.from, after);
    open = undefined;
    const from = before ?? left;
    if (step !== undefined && type === 'answered' && from !== undefined && from > 0) {
      if (remaining !== undefined) narrowed(step, from, remaining);
      else if (before !== undefined) open = { step, from };
    }
    left = remaining;
  }
  for (const step of visits.values()) if (step.reached) step.watched = true;
}

/** Whoever embeds the engine counts causes himself, and may say anything. */
const countOf = (causes: number | undefined): number | undefined =>
  causes !== undefined && Number.isInteger(causes) && causes >= 0 && causes <= MOST_CAUSES ? causes : undefined;
const MOST_CAUSES = 100_000;

/** What was changed was come to, also where it is no longer on the way. */
function changed(visits: Map<string, StepVisits>, key: StepKey): void {
  const step = visitsOf(visits, stepName(key));
  step.watched = true;
  step.changed = true;
}

function visitsOf(visits: Map<string, StepVisits>, step: string): StepVisits {
  let found = visits.get(step);
  if (!found) {
    found = {
      step,
      kind: '',
      reached: false,
      leftHere: false,
      answered: 0,
      unsure: 0,
      otherWording: false,
      watched: false,
      changed: false,
      causesBefore: 0,
      causesAfter: 0,
      narrowings: 0,
      answers: [],
      seconds: [],
    };
    visits.set(step, found);
  }
  return found;
}

const names = new Map<StepKey, string>();
const MOST_NAMES = 100_000;

/** A step whatever the visit: `picture-freezes#2/hotspot/works` is `picture-freezes/hotspot/works`. */
export function stepName(key: StepKey): string {
  let name = names.get(key);
  if (name === undefined) {
    name = key.replace(/#\d+\+?/, '');
    if (names.size >= MOST_NAMES) names.clear();
    names.set(key, name);
  }
  return name;
}

/** The tree of a step as the figures name it. */
export const treeOfStep = (step: string): Id => step.slice(0, step.indexOf('/'));

/** Whether it came to this tree: answered something of it, stands in it, or was handed on there. */
export const cameTo = ({ tree: last, steps }: Pick<SessionFigures, 'tree' | 'steps'>, tree: Id): boolean =>
  last === tree || steps.some(({ step, reached }) => reached && treeOfStep(step) === tree);
