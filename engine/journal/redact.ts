/** Exports without what the pack marks as personal. */
import type { FactKey } from '../language/model.ts';
import type { Entry, SessionRecord, StoredAnswer } from '../session/types.ts';
import type { JournalEvent, Patch } from './events.ts';

/** Stands where a personal value stood. No answer, no value and no id begins so. */
export const REDACTED = '~personal';

/**
 * The same events without the values of personal facts: those the pack marked when the session was started or resumed, and
 * `more`. What was asked, when and by whom stays. The customer's words and notes are free texts and stay too.
 */
export function redact(events: readonly JournalEvent[], more: Iterable<FactKey> = []): JournalEvent[] {
  const personal = new Set(more);
  for (const event of events) if ('personal' in event) for (const fact of event.personal) personal.add(fact);
  return personal.size === 0 ? [...events] : events.map((event) => redactEvent(event, personal));
}

type Personal = ReadonlySet<FactKey>;

function redactEvent(event: JournalEvent, personal: Personal): JournalEvent {
  if (event.type === 'started') return { ...event, record: redactRecord(event.record, personal) };
  if (event.type === 'resumed') {
    // A report repeats values, and not the facts they belong to.
    return {
      ...event,
      ...redactPatch(event, personal),
      report: event.report.map((line) => ({ ...line, value: REDACTED })),
    };
  }
  return 'now' in event ? { ...event, ...redactPatch(event, personal) } : event;
}

const redactRecord = (record: SessionRecord, personal: Personal): SessionRecord => ({
  ...record,
  given: redactGiven(record.given, personal),
  answers: redactAnswers(record.answers, personal),
  entries: record.entries.map((entry) => redactEntry(entry, personal)),
});

const redactPatch = ({ set, add, start }: Patch, personal: Personal): Patch => ({
  ...(set ? { set: redactAnswers(set, personal) } : {}),
  ...(add ? { add: add.map((entry) => redactEntry(entry, personal)) } : {}),
  ...(start ? { start: start.given ? { ...start, given: redactGiven(start.given, personal) } : start } : {}),
});

const redactEntry = (entry: Entry, personal: Personal): Entry =>
  entry.type === 'fact' && personal.has(entry.fact) ? { ...entry, value: REDACTED } : entry;

const redactGiven = (given: SessionRecord['given'], personal: Personal): SessionRecord['given'] =>
  mapValues(given, (one, fact) => (personal.has(fact) ? { ...one, value: REDACTED } : one));

const redactAnswers = (answers: SessionRecord['answers'], personal: Personal): SessionRecord['answers'] =>
  mapValues(answers, (answer) => redactAnswer(answer, personal));

function redactAnswer(answer: StoredAnswer, personal: Personal): StoredAnswer {
  const { fact, sets } = answer.meant;
  const setsPersonal = sets !== undefined && Object.keys(sets).some((key) => personal.has(key));
  if (!setsPersonal && (fact === undefined || !personal.has(fact))) return answer;
  return {
    ...answer,
    value: REDACTED,
    meant: sets
      ? { ...answer.meant, sets: mapValues(sets, (value, key) => (personal.has(key) ? REDACTED : value)) }
      : answer.meant,
  };
}

const mapValues = <T>(map: Readonly<Record<string, T>>, change: (value: T, key: string) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(map).map(([key, value]) => [key, change(value, key)]));
