/** Figures added up by the database: nothing of a session comes into this process. */
import type { EndKind } from '../../language/model.ts';
import { countIn } from '../../service/shares.ts';
import { newTally, stepOf, type Tally } from '../../service/tally.ts';
import { DEADLINES } from '../../session/clocks.ts';
import type { CountFilter, CountOptions } from '../store.ts';
import { jsonOf, type Sql, TO_GO_OVER_ALL, textOf } from './sql.ts';
import { whereOf } from './where.ts';

type Pairs<Key> = readonly (readonly [Key, number])[] | null;

/** What the query gives back. */
interface Sums {
  readonly outcomes: Readonly<Record<string, number>>;
  readonly ends: Pairs<EndKind>;
  readonly questions: Pairs<number>;
  readonly minutes: Pairs<number>;
  readonly trees: readonly (readonly [string, number, number, number])[] | null;
  readonly causes: Pairs<string>;
  readonly teams: Pairs<string>;
  readonly missing: Pairs<string>;
  readonly deadlines: readonly (readonly [string, number, number])[] | null;
  /** By step and kind. */
  readonly steps: readonly (readonly [string, string, ...number[]])[] | null;
  /** By step and what one session answered there. */
  readonly answers: readonly (readonly [string, readonly string[], number])[] | null;
  readonly seconds: readonly (readonly [string, readonly number[], number])[] | null;
}

const FIRST = `alone and end_kind in ('resolved', 'no-fault') and verdict <> 'wrong'`;
const ENDED = 'end_kind is not null';
/** Ended, and not a check beforehand. */
const CASE = `end_kind <> 'prepared'`;
const counting = (condition: string): string => `count(*) filter (where ${condition})`;
/** One count for each value of an expression. */
const pairs = (value: string, from: string): string =>
  `(select jsonb_agg(jsonb_build_array(value, times)) from (select ${value} as value, count(*) as times ${from} group by 1) one)`;

/** The sums of a step, by their names in its tally. */
const STEP_SUM = {
  reached: counting('reached'),
  leftHere: counting('left_here'),
  answered: 'sum(answered)',
  unsure: 'sum(unsure)',
  otherWording: counting('other_wording'),
  watched: counting('watched'),
  changed: counting('changed'),
  causesBefore: 'sum(causes_before)',
  causesAfter: 'sum(causes_after)',
  narrowings: 'sum(narrowings)',
} as const;
const STEP_SUMS_OF = Object.keys(STEP_SUM) as (keyof typeof STEP_SUM)[];
const STEP_SUMS = Object.values(STEP_SUM);

/** The tally of the sessions that the filter asks for. Rejects as the database does. */
export async function countSessions(
  sql: Sql,
  schema: string,
  { cameTo, ...filter }: CountFilter,
  { now, severities = [] }: CountOptions,
): Promise<Tally> {
  const where = whereOf(filter);
  const values = [...where.values];
  const is = (value: unknown): string => `$${values.push(value)}`;
  const came =
    cameTo === undefined
      ? ''
      : `and (looked_in = ${is(textOf(cameTo))}::text or exists (
           select from ${schema}.steps where session = sessions.id and reached and starts_with(step, $${values.length}::text || '/')))`;
  const limits = is(jsonOf(severities.map(({ id, ...rest }) => ({ id, ...minutesIn(rest) }))));
  // Whatever was behind has been caught up with; comparing `counted` with `seq` here would make the planner expect next to nothing.
  const asked = `from ${schema}.sessions where counted is not null and ${where.text} ${came}`;
  // Said anew for each sum over steps, not kept: so the planner knows how many there are, and several workers share the reading.
  const visits = `from ${schema}.steps where session in (select id ${asked})`;
  const text = `
    with chosen as materialized (
      select looked_in, started_at, reported_at, moved_at, worked_at, questions, alone, end_kind, team, verdict, follow_up,
             meta->>'severity' as severity, meta->'end'->>'cause' as cause, meta->'end'->'bring'->'missing' as missing
        ${asked}
    ),
    limits as (
      select * from jsonb_to_recordset(${limits}::text::jsonb) as limits(id text, ${DEADLINES.map((what) => `${what} double precision`).join(', ')})
    ),
    due as (
      select what, met, reported_at + minutes * 60000 as due_at,
             case when ${ENDED} then moved_at else ${is(now)}::double precision end as until
        from chosen join limits on limits.id = severity, lateral (values
          ('respond', respond, started_at),
          ('workaround', workaround, coalesce(worked_at, case when end_kind <> 'escalated' then moved_at end)),
          ('solve', solve, case when end_kind not in ('escalated', 'restored') then moved_at end)
        ) as deadline(what, minutes, met)
       where minutes is not null and end_kind is distinct from 'prepared'
    )
    select jsonb_build_object(
      'outcomes', (select jsonb_build_object(
         'sessions', count(*), 'ended', ${counting(ENDED)}, 'first', ${counting(FIRST)},
         'right', ${counting(`verdict = 'right'`)}, 'wrong', ${counting(`verdict = 'wrong'`)}, 'unknown', ${counting(`verdict = 'unknown'`)},
         'due', ${counting(`follow_up = 'due'`)}, 'done', ${counting(`follow_up = 'done'`)},
         'complete', ${counting(`end_kind = 'escalated' and jsonb_array_length(missing) = 0`)}) from chosen),
      'ends', ${pairs('end_kind', `from chosen where ${ENDED}`)},
      'questions', ${pairs('questions', `from chosen where ${CASE}`)},
      'minutes', ${pairs('greatest(0, floor((moved_at - started_at) / 60000 + 0.5))', `from chosen where ${CASE}`)},
      'trees', (select jsonb_agg(jsonb_build_array(tree, ended, first, escalated)) from (
         select looked_in as tree, count(*) as ended, ${counting(FIRST)} as first,
                ${counting(`end_kind = 'escalated'`)} as escalated from chosen where ${CASE} group by 1) one),
      'causes', ${pairs('cause', `from chosen where ${CASE} and cause is not null`)},
      'teams', ${pairs('team', `from chosen where end_kind = 'escalated' and team is not null`)},
      'missing', ${pairs('fact', `from chosen, jsonb_array_elements_text(missing) as fact where end_kind = 'escalated'`)},
      'deadlines', (select jsonb_agg(jsonb_build_array(what, kept, known)) from (
         select what, ${counting('met <= due_at')} as kept, ${counting('met is not null or until > due_at')} as known from due group by 1) one),
      'steps', (select jsonb_agg(jsonb_build_array(step, kind, times, ${STEP_SUMS.map((_, index) => `s${index}`).join(', ')})) from (
         select step, kind, count(*) as times, ${STEP_SUMS.map((sum, index) => `${sum} as s${index}`).join(', ')} ${visits} group by 1, 2) one),
      'answers', (select jsonb_agg(jsonb_build_array(step, answers, times)) from (
         select step, answers, count(*) as times ${visits} group by 1, 2) one),
      'seconds', (select jsonb_agg(jsonb_build_array(step, seconds, times)) from (
         select step, seconds, count(*) as times ${visits} group by 1, 2) one)
    ) as sums`;
  const { rows } = await sql.query(text, values, TO_GO_OVER_ALL);
  return tallyOf(rows[0]?.sums as Sums);
}

const minutesIn = (severity: Readonly<Partial<Record<(typeof DEADLINES)[number], number | undefined>>>) =>
  Object.fromEntries(DEADLINES.map((what) => [what, severity[what] ?? null]));

function tallyOf(sums: Sums): Tally {
  const of = (name: string): number => sums.outcomes[name] ?? 0;
  const tally: Tally = {
    ...newTally(),
    sessions: of('sessions'),
    ended: of('ended'),
    firstContact: of('first'),
    complete: of('complete'),
    verdicts: { right: of('right'), wrong: of('wrong'), unknown: of('unknown') },
    followUps: { due: of('due'), done: of('done') },
    questions: new Map(sums.questions ?? []),
    minutes: new Map(sums.minutes ?? []),
    causes: new Map(sums.causes ?? []),
    teams: new Map(sums.teams ?? []),
    missing: new Map(sums.missing ?? []),
    trees: new Map(
      (sums.trees ?? []).map(([tree, ended, firstContact, escalated]) => [tree, { ended, firstContact, escalated }]),
    ),
  };
  for (const [end, times] of sums.ends ?? []) tally.ends[end] = times;
  for (const [what, kept, due] of sums.deadlines ?? [])
    tally.deadlines[what as (typeof DEADLINES)[number]] = { kept, due };
  for (const [name, kind, times = 0, ...counts] of sums.steps ?? []) {
    const step = stepOf(tally, name);
    if (kind !== '') step.kinds.set(kind, times);
    STEP_SUMS_OF.forEach((sum, index) => {
      step[sum] += counts[index] ?? 0;
    });
  }
  for (const [name, answers, times] of sums.answers ?? []) {
    const counts = stepOf(tally, name).answers;
    for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + times);
  }
  for (const [name, seconds, times] of sums.seconds ?? [])
    for (const value of seconds) countIn(stepOf(tally, name).seconds, value, times);
  return tally;
}
