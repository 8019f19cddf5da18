/** `symptree sessions`: what is stored, and getting rid of it. */
import {
  clean,
  type JournalEvent,
  type JournalStore,
  type ListedSession,
  type Page,
  type Result,
  redact,
  type SessionFilter,
  type StoreError,
  sayStoredProblem,
} from '../engine.ts';
import { EXIT } from '../exit.ts';
import { shortId } from '../ids.ts';
import type { ProgramLanguage } from '../language.ts';
import { readSince, readUntil } from '../period.ts';
import { storeSentence } from '../storing.ts';
import { wordsFor } from '../words/index.ts';
import { judgingWords, verdictText } from '../words/judging.ts';
import { type SessionWords, sessionWords } from '../words/sessions.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';
import { findSession } from './finding.ts';
import { STORE, withStore } from './playing.ts';

export const sessions: CommandDefinition = {
  name: 'sessions',
  arguments: 'list|show|resume|export|forget|purge [ID]',
  mostPositionals: 2,
  flags: [
    LANG,
    ...STORE,
    { name: 'status', value: 'STATUS', oneOf: ['open', 'paused', 'ended'] },
    { name: 'due' },
    { name: 'team', value: 'TEAM' },
    { name: 'since', value: 'WHEN' },
    { name: 'until', value: 'WHEN' },
    { name: 'limit', value: 'N' },
    { name: 'format', value: 'FORMAT', oneOf: ['pretty', 'json'] },
    { name: 'older-than', value: 'AGE' },
    { name: 'personal' },
    { name: 'yes' },
  ],
  usualAction: 'list',
  actions: {
    list: {
      arguments: '[list]',
      mostPositionals: 1,
      flags: ['status', 'due', 'agent', 'team', 'since', 'until', 'limit', 'format'],
    },
    show: { arguments: 'show ID', mostPositionals: 2, flags: ['personal'] },
    export: { arguments: 'export ID', mostPositionals: 2, flags: ['personal'] },
    forget: { arguments: 'forget ID', mostPositionals: 2, flags: ['yes'] },
    // Everything that old goes: a filter that only looks like one would delete what it seems to keep.
    purge: { arguments: 'purge', mostPositionals: 1, flags: ['older-than', 'yes'] },
  },
  examples: [
    'symptree sessions list --status paused',
    'symptree sessions list --due',
    'symptree sessions list --since 7d --agent Li --format json',
    'symptree sessions show 3f2a',
    'symptree sessions export 3f2a > session.jsonl',
    'symptree sessions purge --older-than 90d --yes',
  ],
  run: sessionsCommand,
};

interface Desk {
  readonly call: Call;
  readonly journal: JournalStore;
  readonly language: ProgramLanguage;
  readonly words: SessionWords;
}

const ACTIONS: Readonly<Record<string, (desk: Desk, id: string | undefined) => Promise<number>>> = {
  list,
  show,
  export: exportSession,
  forget,
  purge,
};

async function sessionsCommand(call: Call): Promise<number> {
  const { language } = call;
  const words = sessionWords(language);
  const [action = 'list', id] = call.given.positionals;
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (!act) return fail(call.io, EXIT.usage, words.noAction(action));
  return withStore(call, (journal) => act({ call, journal, language, words }, id));
}

const refused = ({ call, language }: Desk, error: StoreError): number =>
  fail(call.io, EXIT.usage, storeSentence(error, language));

function list(desk: Desk): Promise<number> {
  const { given } = desk.call;
  return printList(desk, { due: given.has('due'), json: given.text('format') === 'json' });
}

/** What `symptree followup` shows without an id. */
export const listDue = (call: Call): Promise<number> =>
  withStore(call, (journal, language) =>
    printList({ call, journal, language, words: sessionWords(language) }, { due: true, json: call.given.has('json') }),
  );

/** Sessions in a list, unless another number is given. */
const LISTED = 50;

/** Newest first, of follow-ups those that are due longest; what cannot be read is told on the error stream. */
async function printList(
  desk: Desk,
  { due, json }: { readonly due: boolean; readonly json: boolean },
): Promise<number> {
  const { call, journal, language, words } = desk;
  const { given, io } = call;
  const filter = filterOf(desk, due);
  if (typeof filter === 'string') return fail(io, EXIT.usage, filter);
  const written = given.text('limit') ?? String(LISTED);
  if (!/^[1-9]\d{0,5}$/.test(written))
    return fail(io, EXIT.usage, wordsFor(language).workbench.notANumber('--limit', written, 999_999, 1));
  const listed = await listAll(journal, filter, Number(written), due);
  if (!listed.ok) return refused(desk, listed.error);
  const { total, sessions: found, unreadable } = listed.value;
  if (json) {
    io.out(`${JSON.stringify({ total, sessions: found, unreadable })}\n`);
    return EXIT.ok;
  }
  for (const one of found) io.out(`${line(one, words, language)}\n`);
  const { noneDue, closeWith } = judgingWords(language);
  io.out(`${found.length > 0 ? words.total(found.length, total) : due ? noneDue : words.none}\n`);
  if (due && found.length > 0) io.out(`${closeWith}\n`);
  for (const { name, problems } of unreadable)
    io.err(`${words.unreadable(name, problems.map((one) => sayStoredProblem(one)[language]).join(' '))}\n`);
  return EXIT.ok;
}

/** What the flags ask for; a sentence where a time is not understood. */
function filterOf({ call }: Desk, due: boolean): SessionFilter | string {
  const { io, given, words } = call;
  const status = given.text('status') as 'open' | 'paused' | 'ended' | undefined;
  const [since, until, team, agent] = (['since', 'until', 'team', 'agent'] as const).map((flag) => given.text(flag));
  const startedSince = since === undefined ? undefined : readSince(since, io.now());
  const startedBefore = until === undefined ? undefined : readUntil(until, io.now());
  if (since !== undefined && startedSince === undefined) return words.periodForm(clean(since));
  if (until !== undefined && startedBefore === undefined) return words.periodForm(clean(until));
  return {
    ...(status === undefined ? {} : { status: [status] }),
    ...(due ? { followUp: 'due' } : {}),
    ...(team === undefined ? {} : { team }),
    ...(agent === undefined ? {} : { agent }),
    ...(startedSince === undefined ? {} : { startedSince }),
    ...(startedBefore === undefined ? {} : { startedBefore }),
  };
}

/** Which follow-up is due longest is known only when all pages are read; there are never many. */
async function listAll(
  journal: JournalStore,
  filter: SessionFilter,
  limit: number,
  due: boolean,
): Promise<Result<Page>> {
  if (!due) return journal.list(filter, { limit });
  const sessions: ListedSession[] = [];
  for (let after: string | undefined; ; ) {
    const page = await journal.list(filter, { limit: 1000, ...(after === undefined ? {} : { after }) });
    if (!page.ok) return page;
    sessions.push(...page.value.sessions);
    after = page.value.next;
    if (after !== undefined) continue;
    sessions.sort((one, other) => dueSince(one) - dueSince(other));
    return { ok: true, value: { ...page.value, sessions: sessions.slice(0, limit) } };
  }
}

const dueSince = ({ dueSince: since, lastAt }: ListedSession): number => since ?? lastAt;

function line(one: ListedSession, words: SessionWords, language: ProgramLanguage): string {
  const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' });
  const { bracketed } = wordsFor(language);
  const end = one.end
    ? `${words.ends[one.end.end]}${one.end.cause ? bracketed(one.end.cause) : ''}`
    : words.status[one.status];
  const said = judgingWords(language);
  return [
    shortId(one.id),
    time.format(one.lastAt),
    one.tree,
    end,
    ...(one.followUp === 'due' ? [said.dueSince(time.format(dueSince(one)))] : []),
    ...(one.verdict ? [verdictText(said, one.verdict.verdict, one.end)] : []),
    one.words ?? '',
  ]
    .map(inLine)
    .join('  ')
    .trimEnd();
}

/** Words from outside on one line, without control characters. */
const inLine = (text: string): string => clean(text).replace(/\s+/g, ' ');

async function withSession(desk: Desk, written: string | undefined): Promise<string | number> {
  if (written === undefined) return fail(desk.call.io, EXIT.usage, desk.words.needsId);
  const found = await findSession(desk.journal, written, undefined, desk.language);
  return 'id' in found ? found.id : fail(desk.call.io, EXIT.usage, found.sentence);
}

/** The stored events of a session, personal values left out unless asked for. */
async function eventsOf(
  desk: Desk,
  written: string | undefined,
): Promise<{ id: string; events: readonly JournalEvent[] } | number> {
  const id = await withSession(desk, written);
  if (typeof id === 'number') return id;
  const read = await desk.journal.read(id);
  if (!read.ok) return refused(desk, read.error);
  return { id, events: desk.call.given.has('personal') ? read.value.events : redact(read.value.events) };
}

/** The events as they are stored, one JSON object a line. */
async function exportSession(desk: Desk, written: string | undefined): Promise<number> {
  const stored = await eventsOf(desk, written);
  if (typeof stored === 'number') return stored;
  desk.call.io.out(stored.events.map((event) => `${JSON.stringify(event)}\n`).join(''));
  return EXIT.ok;
}

/** What happened, event by event, in short. */
async function show(desk: Desk, written: string | undefined): Promise<number> {
  const stored = await eventsOf(desk, written);
  if (typeof stored === 'number') return stored;
  const { io } = desk.call;
  for (const event of stored.events) {
    const time = new Intl.DateTimeFormat(desk.language, { dateStyle: 'short', timeStyle: 'medium' }).format(event.at);
    const parts = [time, event.type, event.by ?? '', ...detailsOf(event, desk.language)];
    io.out(
      `${parts
        .filter((part) => part !== '')
        .map(inLine)
        .join('  ')}\n`,
    );
  }
  io.out(`${desk.words.stored(stored.id)}\n`);
  return EXIT.ok;
}

function detailsOf(event: JournalEvent, language: ProgramLanguage): readonly string[] {
  if (event.type === 'ended')
    return [event.end, event.step, ...(event.cause === null ? [] : [event.cause]), ...(event.team ? [event.team] : [])];
  if (event.type === 'verdict') {
    const { verdict, cause, note = '', diagnosis } = event;
    const about = diagnosis
      ? [diagnosis.end + wordsFor(language).bracketed(diagnosis.cause ?? '-'), diagnosis.steps.join(' > ')]
      : [];
    return [cause === undefined ? verdict : `${verdict}: ${cause}`, note, ...about];
  }
  if (event.type === 'followed-up') return [event.note ?? ''];
  if (!('set' in event) || !event.set) return [];
  return Object.entries(event.set).map(([key, { value }]) => `${key} = ${String(value)}`);
}

async function forget(desk: Desk, written: string | undefined): Promise<number> {
  const id = await withSession(desk, written);
  if (typeof id === 'number') return id;
  if (!desk.call.given.has('yes')) return fail(desk.call.io, EXIT.usage, desk.words.sayYes);
  const gone = await desk.journal.forget(id);
  if (!gone.ok) return refused(desk, gone.error);
  desk.call.io.out(`${desk.words.forgotten(id)}\n`);
  return EXIT.ok;
}

async function purge(desk: Desk): Promise<number> {
  const { io, given } = desk.call;
  // Older than a day is what happened before it began.
  const before = readSince(given.text('older-than') ?? '', io.now());
  if (before === undefined) return fail(io, EXIT.usage, desk.words.ageForm);
  if (!given.has('yes')) return fail(io, EXIT.usage, desk.words.sayYes);
  const purged = await desk.journal.purge(before);
  if (!purged.ok) return refused(desk, purged.error);
  io.out(`${desk.words.purged(purged.value.forgotten, purged.value.inUse.length)}\n`);
  return EXIT.ok;
}
