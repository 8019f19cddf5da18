/** What a face may ask of a session. Every command gives a new session or a typed refusal that changes nothing. */
import type { Id, Pack } from '../language/model.ts';
import { clean } from '../language/text.ts';
import { type AnswerEvent, moreSevere } from '../machine/context.ts';
import { caseTreeOf, placeOfLine, step, treeOf } from '../machine/index.ts';
import { checkAnswer, checkFact, checkInstant, checkLength, checkText, mustBeInstant, refuse } from './checking.ts';
import { isEvidence, isMap } from './forms.ts';
import { factMeaningOf, meaningOf } from './meaning.ts';
import { wrongForm } from './read-command.ts';
import { recordOf, replay, type StartOptions } from './record.ts';
import {
  advance,
  anchorNow,
  applyEntry,
  contextOf,
  firstState,
  keyNow,
  lastAnswered,
  minutesLeftAt,
  moves,
  placeNow,
  type Session,
} from './state.ts';
import type {
  AnswerValue,
  Command,
  Entry,
  Evidence,
  FateLine,
  Instant,
  SessionRecord,
  StepKey,
  UsageError,
} from './types.ts';

/** When a command was given, and by whom. */
export interface When {
  /** Milliseconds since 1970. */
  readonly at: Instant;
  readonly by?: string;
}

export type Applied =
  /** `report`: what became of the stored answers, where an earlier answer was changed or reopened. */
  | { readonly ok: true; readonly session: Session; readonly report?: readonly FateLine[] }
  | { readonly ok: false; readonly error: UsageError };

/**
 * Begins a session at its first question; questions whose facts were handed in have passed.
 *
 * @throws RangeError where the pack has no such tree, or others call it (it has `ways`), a fact handed in is none of the pack's, the words are longer
 * than {@link LONGEST_TEXT}, or a time is none
 */
export function startSession(options: StartOptions): Session {
  const {
    pack,
    id,
    at,
    tree: treeId = pack.frontDoor,
    facts = {},
    words,
    classEnds,
    classStarts,
    reportedAt,
  } = options;
  const tree = caseTreeOf(pack, treeId);
  if (!tree)
    throw new RangeError(
      treeOf(pack, treeId)
        ? `The tree "${treeId}" has ways: others call it, and no session begins in it.`
        : `The pack "${pack.id}" has no tree "${treeId}".`,
    );
  for (const time of [at, classEnds, classStarts, reportedAt]) if (time !== undefined) mustBeInstant(time);
  const given: Record<string, SessionRecord['given'][string]> = {};
  for (const [fact, handed] of Object.entries(facts)) {
    const { value, evidence } = isMap(handed) ? handed : { value: handed, evidence: 'said' as Evidence };
    if (!isEvidence(evidence))
      throw new RangeError(`The fact ${fact} cannot be handed in: ${String(evidence)} is no evidence.`);
    const checked = checkFact(pack, fact, value);
    if (!checked.ok)
      throw new RangeError(`The fact ${fact}=${String(value)} cannot be handed in: ${checked.error.code}.`);
    given[fact] = { value: checked.value, evidence, ...factMeaningOf(pack, fact, checked.value) };
  }
  const start = {
    id,
    tree: tree.id,
    startedAt: at,
    given,
    ...(words === undefined ? {} : { words: wordsOf(words) }),
    ...(classEnds === undefined ? {} : { classEnds }),
    ...(classStarts === undefined ? {} : { classStarts }),
    ...(reportedAt === undefined ? {} : { reportedAt }),
  };
  return advance(firstState(pack, start, tree, [], {}));
}

function wordsOf(typed: string): string {
  const words = checkLength(clean(typed));
  if (!words.ok)
    throw new RangeError(`The words are too long: ${words.error.about.value} of ${words.error.about.max}.`);
  return words.value;
}

/** The session after a command. A time that is none is refused as a value of the wrong type is. */
export function apply(session: Session, command: Command, when: When): Applied {
  const wrong = wrongForm(command);
  if (wrong) return wrong;
  const time = checkInstant(when.at);
  if (!time.ok) return time;
  switch (command.do) {
    case 'answer':
      return answer(session, command.value, command.step, command.evidence, when);
    case 'unsure':
      return answer(session, 'unsure', command.step, undefined, when);
    case 'rush':
      return rush(session, when);
    case 'back':
      return back(session);
    case 'change':
      return change(session, command.step, command.value, command.evidence, when);
    case 'reopen':
      return reopen(session, command.step, when);
    case 'wording':
      return wording(session, when);
    case 'note': {
      const text = checkText(command.text);
      return text.ok ? enter(session, { ...entryAt(session, when), type: 'note', text: text.value }) : text;
    }
    case 'fact': {
      const checked = checkFact(session.pack, command.fact, command.value);
      if (!checked.ok) return checked;
      const { fact, evidence = 'said' } = command;
      const { value } = checked;
      const meant = factMeaningOf(session.pack, fact, value);
      return enter(session, { ...entryAt(session, when), type: 'fact', fact, value, evidence, ...meant });
    }
    case 'severity':
      return raise(session, command.to, when);
    case 'class-ends': {
      const ends = checkInstant(command.at);
      return ends.ok ? enter(session, { ...entryAt(session, when), type: 'class-ends', ends: ends.value }) : ends;
    }
    case 'reported': {
      const first = checkInstant(command.at);
      if (!first.ok) return first;
      return first.value > when.at
        ? refuse('not-yet', { value: first.value, now: when.at })
        : enter(session, { ...entryAt(session, when), type: 'reported', first: first.value });
    }
    case 'switch':
      return isTree(session.pack, command.tree)
        ? enter(session, { ...entryAt(session, when), type: 'switch', to: command.tree })
        : refuse('unknown-tree', { tree: command.tree });
    case 'return':
      return session.left
        ? enter(session, { ...entryAt(session, when), type: 'return' })
        : refuse('nothing-to-return-to');
    case 'escalate':
      return session.run.tree.id === session.pack.escalation.id
        ? refuse('ended')
        : enter(session, { ...entryAt(session, when), type: 'escalate' });
  }
}

/** Trees an agent may switch to. */
const isTree = (pack: Pack, id: Id): boolean => id !== pack.escalation.id && caseTreeOf(pack, id) !== undefined;

const entryAt = (session: Session, when: When): { at: Instant; after: StepKey | null; by?: string } => ({
  at: when.at,
  after: anchorNow(session),
  ...(when.by === undefined ? {} : { by: when.by }),
});

function enter(session: Session, entry: Entry): Applied {
  const entries = [...session.entries, entry];
  return session.displaced
    ? { ok: true, session: replay(session.pack, recordOf({ ...session, entries })).session }
    : { ok: true, session: advance({ ...applyEntry(session, entry), entries }) };
}

function answer(
  session: Session,
  value: AnswerValue,
  asked: StepKey | undefined,
  evidence: Evidence | undefined,
  when: When,
): Applied {
  const place = placeNow(session);
  if (place.step.kind === 'end') return refuse('ended');
  if (asked !== undefined && asked !== keyNow(session))
    return refuse('not-asked', { step: asked, now: keyNow(session) });
  const event = checkAnswer(place.step, value);
  return event.ok ? take(session, event.value, evidence, when) : event;
}

function take(session: Session, event: AnswerEvent, evidence: Evidence | undefined, { at, by }: When): Applied {
  const minutesLeft = minutesLeftAt(session.classEnds, at);
  const { type, value } = event;
  const said: { -readonly [Part in keyof AnswerEvent]: AnswerEvent[Part] } = { type, at };
  if (value !== undefined) said.value = value;
  if (evidence !== undefined) said.evidence = evidence;
  if (minutesLeft !== undefined) said.minutesLeft = minutesLeft;
  if (by !== undefined) said.by = by;
  const run = step(session.pack, session.run, said);
  if (run === session.run) return refuse('no-rush');
  const { refused: asked } = session;
  if (!asked || asked.key !== keyNow(session)) return { ok: true, session: onward({ ...session, run }) };
  const { refused: _, waiting, ...rest } = session;
  // The question is asked again because its stored answer did not fit: the new one stands in its place.
  const { [asked.key]: __, ...others } = waiting;
  return { ok: true, session: onward({ ...rest, waiting: others, run }) };
}

/** As far as it goes by itself; where some entry stands elsewhere than where it was made, just as a replay would go. */
const onward = (session: Session): Session =>
  session.displaced ? replay(session.pack, recordOf(session)).session : advance(session);

function rush(session: Session, when: When): Applied {
  return placeNow(session).step.kind === 'end' ? refuse('ended') : take(session, { type: 'rush' }, undefined, when);
}

function raise(session: Session, to: Id, when: When): Applied {
  const { pack } = session;
  if (!pack.severities.some(({ id }) => id === to)) return refuse('unknown-severity', { severity: to });
  const { severity } = contextOf(session);
  return severity !== undefined && moreSevere(pack, severity, to) !== to
    ? refuse('severity-falls', { from: severity, to })
    : enter(session, { ...entryAt(session, when), type: 'severity', to });
}

function wording(session: Session, when: When): Applied {
  const { step: now } = placeNow(session);
  return 'wordings' in now && now.wordings.length > 0
    ? enter(session, { ...entryAt(session, when), type: 'wording', step: keyNow(session) })
    : refuse('no-other-wording');
}

const TOLD_AT_RESUME: ReadonlySet<FateLine['why']> = new Set(['step-gone', 'tree-gone', 'tree-shared'] as const);

function fromRecord(pack: Pack, record: SessionRecord): Applied {
  const { session, report } = replay(pack, record);
  // What the pack knew no more when the session was gone on with was told then.
  return { ok: true, session, report: report.filter(({ why }) => !TOLD_AT_RESUME.has(why)) };
}

/** Undoes the last move: a switch, a return, an escalation or a reopening made here, else the last answer. */
function back(session: Session): Applied {
  const record = recordOf(session);
  const last = lastAnswered(contextOf(session).trail);
  const here = keyNow(session);
  const move = session.entries.findLast(
    (entry) =>
      (entry.type === 'reopen' && entry.step === here && !answeredSince(session, entry.at)) ||
      (moves(entry) && entry.after === (last?.key ?? null) && !session.due.includes(entry)),
  );
  if (move) return fromRecord(session.pack, { ...record, entries: record.entries.filter((entry) => entry !== move) });
  if (!last) return refuse('nothing-to-go-back-to');
  const { [last.key]: _, ...answers } = record.answers;
  // What was made after it stays where it was made: now after the answer before it.
  const after = lastAnswered(last.prev)?.key ?? null;
  const entries = record.entries.map((entry) => (entry.after === last.key ? { ...entry, after } : entry));
  return fromRecord(session.pack, { ...record, answers, entries });
}

/** An answer on the way is newer: what was done then was not the last move. */
function answeredSince(session: Session, at: Instant): boolean {
  for (let line = contextOf(session).trail; line; line = line.prev)
    if (line.how === 'answered' && line.at > at) return true;
  return false;
}

function change(session: Session, key: StepKey, value: AnswerValue, evidence: Evidence = 'said', when: When): Applied {
  const line = lineOf(session, key);
  if (!line)
    return key === keyNow(session)
      ? answer(session, value, key, evidence, when)
      : refuse('unknown-step', { step: key });
  const place = placeOfLine(session.pack, line);
  const checked = checkAnswer(place.step, value);
  if (!checked.ok) return checked;
  const given = checked.value.type === 'answered' ? (checked.value.value as AnswerValue) : checked.value.type;
  const minutesLeft = minutesLeftAt(session.classEnds, when.at);
  const stored = {
    value: given,
    at: when.at,
    evidence,
    ...(minutesLeft === undefined ? {} : { minutesLeft }),
    meant: meaningOf(session.pack, place, given),
    ...(when.by === undefined ? {} : { by: when.by }),
  };
  const record = line.how === 'passed' ? openedAgain(session, key, when) : recordOf(session);
  return fromRecord(session.pack, { ...record, answers: { ...record.answers, [key]: stored } });
}

function reopen(session: Session, key: StepKey, when: When): Applied {
  const line = lineOf(session, key);
  if (!line) return refuse('unknown-step', { step: key });
  return line.how === 'passed'
    ? fromRecord(session.pack, openedAgain(session, key, when))
    : refuse('not-passed', { step: key });
}

function openedAgain(session: Session, key: StepKey, when: When): SessionRecord {
  const record = recordOf(session);
  return { ...record, entries: [...record.entries, { ...entryAt(session, when), type: 'reopen', step: key }] };
}

function lineOf(session: Session, key: StepKey) {
  for (let line = contextOf(session).trail; line; line = line.prev) if (line.key === key) return line;
  return undefined;
}
