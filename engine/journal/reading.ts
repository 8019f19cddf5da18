/** From a stored JSON value to an event: its form checked, older forms brought up to the present one. */
import { END_KINDS } from '../language/model.ts';
import { isInstant } from '../session/checking.ts';
import { isListOf, isMap, isMapOf, isNumber, isOptional, isText } from '../session/forms.ts';
import { isAnswer, isEntry, isGiven, isKnownEntry, isPackName, readRecord } from '../session/read-record.ts';
import { type JournalEvent, MOVES, VERDICTS } from './events.ts';

/** Brings an event of one version to the next. */
export type Migration = (event: Record<string, unknown>) => Record<string, unknown>;

/** The first one brings version 1 to 2, and so on; version 2 tells more and nothing otherwise. */
const MIGRATIONS: readonly Migration[] = [(event) => event];

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

// Written by hand: a million events are read for the figures, and a checksum has vouched for most of them already.
function isEvent(event: Record<string, unknown>): event is Record<string, unknown> & JournalEvent {
  if (!isInstant(event.at) || !isOptional(event.by, isText)) return false;
  const { type } = event;
  if (KNOWN_MOVES.has(type)) return isOptional(event.step, isText) && isPatch(event) && isStand(event);
  switch (type) {
    case 'started':
      return isRecord(event.record) && isSpoken(event) && isStand(event);
    case 'resumed':
      return (
        Array.isArray(event.report) &&
        isOptional(event.endWas, isText) &&
        isSpoken(event) &&
        isPatch(event) &&
        isStand(event)
      );
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

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 1;
const isIndex = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0;
const isOneOf = (list: readonly string[], value: unknown): boolean => list.includes(value as string);

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
  isOptional(add, (value) => isListOf(value, isKnown)) &&
  isOptional(drop, (value) => isListOf(value, isIndex)) &&
  isOptional(start, isStart);

const isStart = (start: unknown): boolean =>
  isMap(start) &&
  isOptional(start.pack, isPackName) &&
  isOptional(start.tree, isText) &&
  isOptional(start.given, isGiven);

// An entry of an unknown kind means a newer version of events, which says so itself.
const isKnown = (entry: unknown): boolean => isEntry(entry) && isKnownEntry(entry.type);

function isRecord(record: unknown): boolean {
  const read = readRecord(record);
  return read.ok && read.record.entries.every(isKnown);
}
