/** From what a command did to a session to the events that are stored. */
import type { FactKey, Locale, Pack } from '../language/model.ts';
import type { Trail } from '../machine/context.ts';
import { mustBeInstant } from '../session/checking.ts';
import type { When } from '../session/commands.ts';
import { endingOf } from '../session/ending.ts';
import { sameMeaning } from '../session/meaning.ts';
import { recordOf } from '../session/record.ts';
import { nameNow } from '../session/renames.ts';
import { contextOf, keyNow, type Session, storedAnswerOf } from '../session/state.ts';
import type { Command, Entry, FateLine, SessionRecord, StepKey, StoredAnswer } from '../session/types.ts';
import type { EndSummary, Happened, MoveType, NewEvent, Patch, Stand } from './events.ts';
import type { Reduced } from './reduce.ts';

/** When and by whom, and what else is worth keeping of the moment. */
export interface Moment extends When {
  /** The language spoken. */
  readonly locale?: Locale;
  /** How many causes remained before it, where the face has counted them. */
  readonly before?: number;
  /** How many causes remain after it, where the face has counted them. The next event can say it as its `before` as well. */
  readonly remaining?: number;
}

const TYPES: { readonly [Do in Command['do']]: MoveType } = {
  answer: 'answered',
  unsure: 'answered',
  rush: 'rush',
  change: 'changed',
  back: 'back',
  reopen: 'reopened',
  fact: 'facts',
  note: 'noted',
  switch: 'switched',
  return: 'returned',
  severity: 'severity',
  'class-ends': 'class-ends',
  reported: 'reported',
  wording: 'wording',
  escalate: 'escalated',
};

/** The first events of a session: `started`, and `ended` where it is at an end already. */
export function startedEvents(session: Session, moment: Moment): NewEvent[] {
  const started: NewEvent = {
    type: 'started',
    ...happened(moment),
    record: recordOf(session),
    ...spoken(moment),
    personal: personalFacts(session.pack),
    ...standOf(session, moment),
  };
  return [started, ...ending(undefined, session, moment)];
}

/** The events of a command that was taken: the move itself, and `ended` where it led to an end or changed what the end says. */
export function eventsOf(before: Session, command: Command, after: Session, moment: Moment): NewEvent[] {
  const step = aboutStep(before, command);
  const move: NewEvent = {
    type: TYPES[command.do],
    ...happened(moment),
    ...(step === undefined ? {} : { step }),
    ...patchOf(before, after),
    ...whereNot(!Number.isFinite(moment.before), { before: moment.before as number }),
    ...standOf(after, moment),
  };
  return [move, ...ending(endOf(before), after, moment)];
}

/**
 * The events of going on with a stored session, after `replay` of its record: what a changed pack made of the record,
 * with the lines of its report that did not stay as they were.
 */
export function resumedEvents(
  stored: Reduced,
  session: Session,
  report: readonly FateLine[],
  moment: Moment,
): NewEvent[] {
  const { end } = stored.meta;
  const now = keyNow(session);
  const renamed = end !== undefined && end.step !== now && nameNow(session.pack, end.step) === now;
  const resumed: NewEvent = {
    type: 'resumed',
    ...happened(moment),
    ...recordPatch(stored.record, recordOf(session)),
    report: report.filter(({ fate }) => fate !== 'kept'),
    ...whereNot(!renamed, { endWas: end?.step as StepKey }),
    ...spoken(moment),
    personal: personalFacts(session.pack),
    ...standOf(session, moment),
  };
  return [resumed, ...ending(renamed ? { ...end, step: now } : end, session, moment)];
}

/** @throws RangeError where the time is none */
export function happened({ at, by }: Moment): Happened {
  mustBeInstant(at);
  return { at, ...(by === undefined ? {} : { by }) };
}
const spoken = ({ locale }: Moment) => (locale === undefined ? {} : { locale });

const personalFacts = (pack: Pack): FactKey[] =>
  Object.values(pack.facts)
    .filter(({ personal }) => personal)
    .map(({ key }) => key);

function standOf(session: Session, { remaining }: Moment): Stand {
  const { severity } = contextOf(session);
  const waiting = [...Object.keys(session.waiting), ...Object.keys(session.aside)];
  return {
    now: keyNow(session),
    ...(severity === undefined ? {} : { severity }),
    ...(waiting.length === 0 ? {} : { waiting }),
    // JSON has no other numbers: what is none must not cost the answer.
    ...(Number.isFinite(remaining) ? { remaining: remaining as number } : {}),
  };
}

function aboutStep(before: Session, command: Command): StepKey | undefined {
  switch (command.do) {
    case 'answer':
    case 'unsure':
    case 'rush':
    case 'wording':
      return keyNow(before);
    case 'change':
    case 'reopen':
      return command.step;
    default:
      return undefined;
  }
}

function endOf(session: Session): EndSummary | undefined {
  const ending = endingOf(session);
  if (!ending) return undefined;
  const { step, end } = ending;
  const { facts } = contextOf(session);
  return {
    step: keyNow(session),
    end,
    cause: step.cause,
    ...(step.team === undefined ? {} : { team: step.team }),
    bring: { of: step.bring.length, missing: step.bring.filter((fact) => !Object.hasOwn(facts, fact)) },
  };
}

function ending(before: EndSummary | undefined, after: Session, moment: Moment): NewEvent[] {
  const end = endOf(after);
  return end && !sameMeaning(before, end) ? [{ type: 'ended', ...happened(moment), ...end }] : [];
}

/** What changed in the record. A plain answer costs the same however long the way is: the trail before it is shared. */
function patchOf(before: Session, after: Session): Patch {
  const fresh = linesSince(contextOf(before).trail, contextOf(after).trail);
  if (!fresh) return recordPatch(recordOf(before), recordOf(after));
  const set: Record<StepKey, StoredAnswer> = {};
  for (const line of fresh) {
    const stored = storedAnswerOf(after.pack, line);
    if (!sameMeaning(before.waiting[line.key], stored)) set[line.key] = stored;
  }
  return { ...whereNot(Object.keys(set).length === 0, { set }), ...entriesPatch(before.entries, after.entries) };
}

/** The answered lines from `base` on, oldest first; undefined where the way was gone anew. */
function linesSince(base: Trail | null, trail: Trail | null): Trail[] | undefined {
  const fresh: Trail[] = [];
  for (let line = trail; line !== base; line = line.prev) {
    if (line === null) return undefined;
    if (line.how === 'answered') fresh.push(line);
  }
  return fresh.reverse();
}

function recordPatch(before: SessionRecord, after: SessionRecord): Patch {
  const unset = Object.keys(before.answers).filter((key) => !Object.hasOwn(after.answers, key));
  const set = Object.fromEntries(
    Object.entries(after.answers).filter(
      ([key, stored]) => !Object.hasOwn(before.answers, key) || !sameMeaning(before.answers[key], stored),
    ),
  );
  const start = {
    ...whereNot(sameMeaning(before.pack, after.pack), { pack: after.pack }),
    ...whereNot(before.tree === after.tree, { tree: after.tree }),
    ...whereNot(sameMeaning(before.given, after.given), { given: after.given }),
  };
  return {
    ...whereNot(Object.keys(start).length === 0, { start }),
    ...whereNot(unset.length === 0, { unset }),
    ...whereNot(Object.keys(set).length === 0, { set }),
    ...entriesPatch(before.entries, after.entries),
  };
}

function entriesPatch(before: readonly Entry[], after: readonly Entry[]): Pick<Patch, 'drop' | 'add'> {
  if (before === after) return {};
  const drop: number[] = [];
  let kept = 0;
  before.forEach((entry, index) => {
    if (kept < after.length && sameMeaning(entry, after[kept])) kept += 1;
    else drop.push(index);
  });
  return { ...whereNot(drop.length === 0, { drop }), ...whereNot(kept === after.length, { add: after.slice(kept) }) };
}

const whereNot = <T extends object>(condition: boolean, part: T): T | Record<never, never> => (condition ? {} : part);
