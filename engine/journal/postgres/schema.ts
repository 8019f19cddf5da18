/** The tables, and how a database comes to them. Each migration is applied once, in order, never edited afterwards. */

/** Statements of one version; `SCHEMA` stands for the quoted name of the schema. */
const MIGRATIONS: readonly string[] = [
  `create table SCHEMA.sessions (
     id text collate "C" primary key,
     seq integer not null,
     meta jsonb not null,
     pack text generated always as (meta->'pack'->>'id') stored,
     tree text generated always as (meta->>'tree') stored,
     status text generated always as (meta->>'status') stored,
     end_kind text generated always as (meta->'end'->>'end') stored,
     team text generated always as (meta->'end'->>'team') stored,
     verdict text generated always as (coalesce(meta->'verdict'->>'verdict', 'none')) stored,
     follow_up text generated always as (meta->>'followUp') stored,
     started_at double precision generated always as ((meta->>'startedAt')::double precision) stored,
     last_at double precision generated always as ((meta->>'lastAt')::double precision) stored
   );
   create index sessions_newest on SCHEMA.sessions (last_at desc, id);
   create index sessions_started on SCHEMA.sessions (started_at);
   create index sessions_follow_up on SCHEMA.sessions (follow_up) where follow_up is not null;
   create table SCHEMA.events (
     session text collate "C" not null references SCHEMA.sessions (id) on delete cascade,
     seq integer not null,
     append uuid not null,
     event jsonb not null,
     type text generated always as (event->>'type') stored,
     step text generated always as (event->>'step') stored,
     at double precision generated always as ((event->>'at')::double precision) stored,
     by text generated always as (event->>'by') stored,
     primary key (session, seq)
   );
   create index events_type on SCHEMA.events (type, at);
   comment on column SCHEMA.events.at is 'milliseconds since 1970';
   comment on column SCHEMA.events.append is 'the same for all events of one append; tells after a lost connection whether it was committed';`,
  `alter table SCHEMA.sessions
     add column counted integer,
     add column looked_in text,
     add column reported_at double precision,
     add column moved_at double precision,
     add column worked_at double precision,
     add column questions integer,
     add column alone boolean;
   create index sessions_uncounted on SCHEMA.sessions (id) where counted is distinct from seq;
   create table SCHEMA.steps (
     session text collate "C" not null references SCHEMA.sessions (id) on delete cascade,
     step text collate "C" not null,
     kind text not null,
     reached boolean not null,
     left_here boolean not null,
     answered integer not null,
     unsure integer not null,
     other_wording boolean not null,
     watched boolean not null,
     changed boolean not null,
     causes_before integer not null,
     causes_after integer not null,
     narrowings integer not null,
     answers text[] not null,
     seconds double precision[] not null,
     primary key (session, step)
   );
   create statistics SCHEMA.steps_kinds (ndistinct) on step, kind from SCHEMA.steps;
   create statistics SCHEMA.steps_answers (ndistinct) on step, answers from SCHEMA.steps;
   create statistics SCHEMA.steps_seconds (ndistinct) on step, seconds from SCHEMA.steps;
   comment on column SCHEMA.sessions.counted is 'the event up to which the columns behind this one and the rows of steps hold';
   comment on column SCHEMA.sessions.moved_at is 'the last answer or move, in milliseconds since 1970; of an ended session, its end';
   comment on table SCHEMA.steps is 'what a session did at a step, all visits together: what figures are added up from';`,
  // Answers that were no longer on the way were counted for deadlines, and times that are none were taken: the next count
  // fills these sessions in anew.
  `update SCHEMA.sessions set counted = null
    where id in (select session from SCHEMA.events where type in ('changed', 'reopened', 'resumed'))
       or greatest(abs(started_at), abs(last_at), abs(reported_at), abs(moved_at), abs(worked_at)) > 8e15;`,
];

/** The version this program needs. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Any number, the same for every symptree: only one sets up a database at a time. */
const SETTING_UP = 7_364_218_091;

/** One script, run as one transaction, that brings a schema to {@link SCHEMA_VERSION}. */
export function migrationScript(schema: string): string {
  const steps = MIGRATIONS.map(
    (statements, index) => `
do $migration$ begin
  if not exists (select from ${schema}.migrations where version = ${index + 1}) then
    ${statements.replaceAll('SCHEMA', schema)}
    insert into ${schema}.migrations (version) values (${index + 1});
  end if;
end $migration$;`,
  );
  return `select pg_advisory_xact_lock(${SETTING_UP});
create schema if not exists ${schema};
create table if not exists ${schema}.migrations (version integer primary key, applied timestamptz not null default now());
${steps.join('\n')}`;
}
