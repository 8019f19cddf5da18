/** What a session adds to the figures, as rows: written with every append, so that figures are added up in the database. */
import { type SessionFigures, type StepVisits, sessionFigures } from '../../service/session-figures.ts';
import type { JournalEvent } from '../events.ts';
import { type Reduced, reduce, type SessionMeta } from '../reduce.ts';
import { sessionOf } from '../sequence.ts';
import type { StoredSession } from '../store.ts';

/** A session as far as this program has read or written it. */
export interface Known {
  readonly events: readonly JournalEvent[];
  readonly meta: SessionMeta;
  readonly figures: SessionFigures;
  /** The number of its last row, which may hold no event that can be read. */
  readonly seq: number;
  /** The rows in the database are those of `figures`: what follows may tell the difference alone. */
  readonly written: boolean;
}

/** Undefined where the first event does not start a session. */
export function knownOf({ events, seq }: Pick<Known, 'events' | 'seq'>, written: boolean): Known | undefined {
  const reduced = reduce(events);
  return reduced && { events, meta: reduced.meta, figures: figuresOf(reduced, events), seq, written };
}

/** The session in these rows, in the order of their numbers; the last of them has this one. */
export const sessionInRows = (id: string, events: readonly unknown[], seq: number): StoredSession => ({
  ...sessionOf(
    id,
    events.map((raw, index) => ({ line: index + 1, raw })),
  ),
  seq,
});

const figuresOf = ({ record, meta }: Reduced, events: readonly JournalEvent[]): SessionFigures =>
  sessionFigures({ record, meta, events });

/** Columns of `sessions` that figures fill, with their types. */
const COLUMNS = {
  looked_in: 'text',
  reported_at: 'double precision',
  moved_at: 'double precision',
  worked_at: 'double precision',
  questions: 'integer',
  alone: 'boolean',
} as const;

/** Columns of `steps`, behind its session. */
const STEP_COLUMNS = {
  step: 'text',
  kind: 'text',
  reached: 'boolean',
  left_here: 'boolean',
  answered: 'integer',
  unsure: 'integer',
  other_wording: 'boolean',
  watched: 'boolean',
  changed: 'boolean',
  causes_before: 'integer',
  causes_after: 'integer',
  narrowings: 'integer',
  answers: 'text[]',
  seconds: 'double precision[]',
} as const;

const names = Object.keys(STEP_COLUMNS);
const typed = (columns: Readonly<Record<string, string>>): string =>
  Object.entries(columns)
    .map(([column, type]) => `${column} ${type}`)
    .join(', ');

const sessionRow = ({ tree, reportedAt, movedAt, workedAt, questions, alone }: SessionFigures) => ({
  looked_in: tree,
  reported_at: reportedAt,
  moved_at: movedAt,
  worked_at: workedAt ?? null,
  questions,
  alone,
});

const stepRow = (visits: StepVisits) => ({
  step: visits.step,
  kind: visits.kind,
  reached: visits.reached,
  left_here: visits.leftHere,
  answered: visits.answered,
  unsure: visits.unsure,
  other_wording: visits.otherWording,
  watched: visits.watched,
  changed: visits.changed,
  causes_before: visits.causesBefore,
  causes_after: visits.causesAfter,
  narrowings: visits.narrowings,
  answers: visits.answers,
  seconds: visits.seconds,
});

/** What is to be written of a session: its own columns, the steps that are new or other than before, and all that it has. */
export interface FigureRows {
  readonly id: string;
  /** The number of its last event. */
  readonly seq: number;
  readonly meta: SessionMeta;
  readonly steps: readonly object[];
  readonly all: readonly string[];
}

/** The rows of a session, or of what differs from the rows that are there. */
export function rowsOf(known: Known, before?: Known): FigureRows {
  const there = new Map(
    before?.written ? before.figures.steps.map((visits) => [visits.step, JSON.stringify(visits)]) : [],
  );
  const { meta, figures, seq } = known;
  return {
    id: meta.id,
    seq,
    meta,
    ...sessionRow(figures),
    steps: figures.steps.filter((visits) => there.get(visits.step) !== JSON.stringify(visits)).map(stepRow),
    all: figures.steps.map(({ step }) => step),
  };
}

/** A table of {@link FigureRows}, from the JSON text in this parameter. */
export const givenRows = (parameter: string): string =>
  `jsonb_to_recordset(${parameter}::text::jsonb) as given(id text, seq integer, meta jsonb, ${typed(COLUMNS)}, steps jsonb, "all" jsonb)`;

/** The columns that an insert or update of `sessions` fills from a row of `given`. */
export const SESSION_COLUMNS = ['meta', 'counted', ...Object.keys(COLUMNS)];
export const SESSION_VALUES = SESSION_COLUMNS.map((column) => `given.${column === 'counted' ? 'seq' : column}`);
export const SESSION_SET = SESSION_COLUMNS.map((column, index) => `${column} = ${SESSION_VALUES[index]}`).join(', ');

/** Two parts of a `with` that bring the steps of the sessions `moved` to what `given` says. */
export const stepsWritten = (schema: string): string => `
  gone as (
    delete from ${schema}.steps using moved join given on given.id = moved.id
     where steps.session = moved.id and not given."all" ? steps.step
  ),
  put as (
    insert into ${schema}.steps (session, ${names.join(', ')})
    select moved.id, ${names.map((column) => `visits.${column}`).join(', ')}
      from moved join given on given.id = moved.id, jsonb_to_recordset(given.steps) as visits(${typed(STEP_COLUMNS)})
    on conflict (session, step) do update set ${names
      .slice(1)
      .map((column) => `${column} = excluded.${column}`)
      .join(', ')}
  )`;
