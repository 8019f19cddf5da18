/** From a stored JSON value to an event: its form checked, older forms brought up to the present one. */
import { END_KINDS } from '../language/model.ts';
import { isInstant } from '../session/checking.ts';
import { EVIDENCE } from '../session/types.ts';
import { type JournalEvent, MOVES, VERDICTS } from './events.ts';

/** Brings an event of one version to the next. */
export type Migration = (event: Readonly<Record<string, unknown>>) => Record<string, unknown>;

/** The first one brings version 1 to 2, and so on. */
const MIGRATIONS: readonly Migration[] = [];

export type ReadEvent =
  | { readonly ok: true; readonly event: JournalEvent }
  /** `newer-version`: written by a later symptree. `form`: not an event. */
  | { readonly ok: false; readonly why: 'newer-version' | 'form' };

/** Never throws, whatever it is given. */
export function readEvent(raw: unknown, migrations: readonly Migration[] = MIGRATIONS): ReadEvent {
  if (!isMap(raw) || !isCount(raw.v) || !isCount(raw.seq)) return { ok: false, why: 'form' };
  if (raw.v > migrations.length + 1) return { ok: false, why: 'newer-version' };
  let event = raw;
  for (const migrate of migrations.slice(raw.v - 1)) event = migrate(event);
  if (event !== raw) event = { ...event, v: migrations.length + 1 };
  return isEvent(event) ? { ok: true, event } : { ok: false, why: 'form' };
}

const KNOWN_MOVES: ReadonlySet<unknown> = new Set(MOVES);
const ENTRY_FIELDS: Readonly<Record<string, string>> = {
  severity: 'to',
  switch: 'to',
  reopen: 'step',
  wording: 'step',
  note: 'text',
};
const PLAIN_ENTRIES: ReadonlySet<unknown> = new Set(['return', 'escalate']);

// Written by hand: a million events are read for the figures, and a checksum has vouched for most of them already.
function isEvent(event: Record<string, unknown>): event is Record<string, unknown> & JournalEvent {
  if (!isInstant(event.at) || !isOptional(event.by, isText)) return false;
  const { type } = event;
  if (KNOWN_MOVES.has(type)) return isOptional(event.step, isText) && isPatch(event) && isStand(event);
  switch (type) {
    case 'started':
      return isRecord(event.record) && isSpoken(event) && isStand(event);
    case 'resumed':
      return Array.isArray(event.report) && isSpoken(event) && isPatch(event) && isStand(event);
    case 'paused':
      return true;
    case 'ended':
      return (
        isText(event.step) &&
        isOneOf(END_KINDS, event.end) &&
        (event.cause === null || isText(event.cause)) &&
        isOptional(event.team, isText) &&
        isMap(event.bring) &&
        isIndex(event.bring.of) &&
        isListOf(event.bring.missing, isText)
      );
    case 'verdict':
      return (
        isOneOf(VERDICTS, event.verdict) &&
        isOptional(event.cause, isText) &&
        isOptional(event.note, isText) &&
        isOptional(event.diagnosis, isDiagnosis)
      );
    case 'followed-up':
      return isOptional(event.note, isText);
    default:
      return false;
  }
}

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;
const isIndex = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isOptional = (value: unknown, is: (value: unknown) => boolean): boolean => value === undefined || is(value);
const isListOf = (value: unknown, is: (value: unknown) => boolean): boolean => Array.isArray(value) && value.every(is);
const isOneOf = (list: readonly string[], value: unknown): boolean => list.includes(value as string);
const isMapOf = (value: unknown, is: (value: unknown) => boolean): boolean =>
  isMap(value) && Object.values(value).every(is);
const isSetting = (value: unknown): boolean => isText(value) || isNumber(value) || isListOf(value, isText);

const isStand = (event: Record<string, unknown>): boolean =>
  isText(event.now) &&
  isOptional(event.severity, isText) &&
  isOptional(event.waiting, (waiting) => isListOf(waiting, isText)) &&
  isOptional(event.remaining, isNumber) &&
  isOptional(event.before, isNumber);

const isSpoken = (event: Record<string, unknown>): boolean =>
  isListOf(event.personal, isText) && isOptional(event.locale, isText);

const isDiagnosis = (diagnosis: unknown): boolean =>
  isMap(diagnosis) &&
  isText(diagnosis.end) &&
  (diagnosis.cause === null || isText(diagnosis.cause)) &&
  isListOf(diagnosis.steps, isText);

const isPatch = ({ set, unset, add, drop, start }: Record<string, unknown>): boolean =>
  isOptional(set, (value) => isMapOf(value, isAnswer)) &&
  isOptional(unset, (value) => isListOf(value, isText)) &&
  isOptional(add, (value) => isListOf(value, isEntry)) &&
  isOptional(drop, (value) => isListOf(value, isIndex)) &&
  isOptional(start, isStart);

const isStart = (start: unknown): boolean =>
  isMap(start) &&
  isOptional(start.pack, isPackName) &&
  isOptional(start.tree, isText) &&
  isOptional(start.given, isGiven);

const isPackName = (pack: unknown): boolean => isMap(pack) && isText(pack.id) && isText(pack.version);
const isGiven = (given: unknown): boolean =>
  isMapOf(given, (one) => isMap(one) && isSetting(one.value) && isOneOf(EVIDENCE, one.evidence));

const isAnswer = (answer: unknown): boolean =>
  isMap(answer) &&
  isSetting(answer.value) &&
  isInstant(answer.at) &&
  isOneOf(EVIDENCE, answer.evidence) &&
  isMap(answer.meant) &&
  isText(answer.meant.kind) &&
  isText(answer.meant.type) &&
  isOptional(answer.meant.fact, isText) &&
  isOptional(answer.meant.unit, isText) &&
  isOptional(answer.meant.severity, isText) &&
  isOptional(answer.meant.meaning, isText) &&
  isOptional(answer.meant.sets, (sets) => isMapOf(sets, isSetting)) &&
  isOptional(answer.meant.changes, (changes) => isListOf(changes, isText)) &&
  isOptional(answer.minutesLeft, isNumber) &&
  isOptional(answer.by, isText);

function isEntry(entry: unknown): boolean {
  if (
    !isMap(entry) ||
    !isInstant(entry.at) ||
    !isOptional(entry.by, isText) ||
    !(entry.after === null || isText(entry.after))
  )
    return false;
  const { type } = entry;
  if (type === 'fact') return isText(entry.fact) && isSetting(entry.value) && isOneOf(EVIDENCE, entry.evidence);
  if (type === 'class-ends') return isInstant(entry.ends);
  if (!isText(type)) return false;
  return PLAIN_ENTRIES.has(type) || (Object.hasOwn(ENTRY_FIELDS, type) && isText(entry[ENTRY_FIELDS[type] as string]));
}

const isRecord = (record: unknown): boolean =>
  isMap(record) &&
  record.format === 1 &&
  isText(record.id) &&
  isPackName(record.pack) &&
  isText(record.tree) &&
  isInstant(record.startedAt) &&
  isOptional(record.words, isText) &&
  isOptional(record.classEnds, isInstant) &&
  isOptional(record.classStarts, isInstant) &&
  isOptional(record.reportedAt, isInstant) &&
  isGiven(record.given) &&
  isMapOf(record.answers, isAnswer) &&
  isListOf(record.entries, isEntry);
