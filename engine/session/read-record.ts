/** Records from outside: whether a value is one that this engine can replay. */
import { isInstant } from './checking.ts';
import { isEvidence, isListOf, isMap, isMapOf, isNumber, isOptional, isSetting, isText } from './forms.ts';
import type { Entry, SessionRecord } from './types.ts';

/** The format of records that this engine writes, and reads. */
export const RECORD_FORMAT = 1;

export type RecordRead =
  | { readonly ok: true; readonly record: SessionRecord }
  /** `newer-format`: written by a later symptree. `form`: no record; `at` is the field that is not as it should be. */
  | { readonly ok: false; readonly why: 'newer-format' | 'form'; readonly at: string };

/**
 * A record out of any value, such as JSON from a database. Entries of a kind that this engine does not know are let
 * through: they take no effect, and `replay` tells of them. Never throws.
 */
export function readRecord(data: unknown): RecordRead {
  if (!isMap(data)) return { ok: false, why: 'form', at: '' };
  if (isNumber(data.format) && data.format > RECORD_FORMAT) return { ok: false, why: 'newer-format', at: 'format' };
  for (const [at, is] of FIELDS) if (!is(data[at])) return { ok: false, why: 'form', at };
  return { ok: true, record: data as unknown as SessionRecord };
}

export const isPackName = (pack: unknown): boolean => isMap(pack) && isText(pack.id) && isText(pack.version);

const isGivenFact = (given: unknown): boolean =>
  isMap(given) &&
  isSetting(given.value) &&
  isEvidence(given.evidence) &&
  isOptional(given.unit, isText) &&
  isOptional(given.meaning, isText);

export const isGiven = (given: unknown): boolean => isMapOf(given, isGivenFact);

export const isAnswer = (answer: unknown): boolean =>
  isMap(answer) &&
  isSetting(answer.value) &&
  isInstant(answer.at) &&
  isEvidence(answer.evidence) &&
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

const ENTRIES: { readonly [Type in Entry['type']]: (entry: Readonly<Record<string, unknown>>) => boolean } = {
  fact: (entry) => isText(entry.fact) && isGivenFact(entry),
  severity: ({ to }) => isText(to),
  'class-ends': ({ ends }) => isInstant(ends),
  reported: ({ first }) => isInstant(first),
  switch: ({ to }) => isText(to),
  return: () => true,
  reopen: ({ step }) => isText(step),
  wording: ({ step }) => isText(step),
  escalate: () => true,
  note: ({ text }) => isText(text),
};

/** Whether this engine knows what such an entry does. */
export const isKnownEntry = (type: string): type is Entry['type'] => Object.hasOwn(ENTRIES, type);

export const isEntry = (entry: unknown): entry is { readonly type: string } =>
  isMap(entry) &&
  isInstant(entry.at) &&
  isOptional(entry.by, isText) &&
  (entry.after === null || isText(entry.after)) &&
  isText(entry.type) &&
  (!isKnownEntry(entry.type) || ENTRIES[entry.type](entry));

const FIELDS: readonly (readonly [name: keyof SessionRecord, is: (value: unknown) => boolean])[] = [
  ['format', (format) => format === RECORD_FORMAT],
  ['id', isText],
  ['pack', isPackName],
  ['tree', isText],
  ['startedAt', isInstant],
  ['words', (words) => isOptional(words, isText)],
  ['classEnds', (time) => isOptional(time, isInstant)],
  ['classStarts', (time) => isOptional(time, isInstant)],
  ['reportedAt', (time) => isOptional(time, isInstant)],
  ['given', isGiven],
  ['answers', (answers) => isMapOf(answers, isAnswer)],
  ['entries', (entries) => isListOf(entries, isEntry)],
];
