/** `symptree sessions`: what is stored, and getting rid of it. */
import {
  type JournalEvent,
  type JournalStore,
  type ListedSession,
  type Locale,
  redact,
  type StoreError,
  sayStoredProblem,
  sayStoreError,
} from '../engine.ts';
import { EXIT } from '../exit.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';
import { type SessionWords, sessionWords } from '../words/sessions.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';
import { STORE, withStore } from './playing.ts';
import { findSession } from './resume.ts';

export const sessions: CommandDefinition = {
  name: 'sessions',
  arguments: 'list|show|export|forget|purge [ID]',
  mostPositionals: 2,
  flags: [
    LANG,
    ...STORE,
    { name: 'status', value: 'STATUS', oneOf: ['open', 'paused', 'ended'] },
    { name: 'limit', value: 'N' },
    { name: 'format', value: 'FORMAT', oneOf: ['pretty', 'json'] },
    { name: 'older-than', value: 'AGE' },
    { name: 'personal' },
    { name: 'yes' },
  ],
  examples: [
    'symptree sessions list --status paused',
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
  const language = programLanguage(call.wanted ?? 'zh-CN');
  const words = sessionWords(language);
  const [action = 'list', id] = call.given.positionals;
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (!act) return fail(call.io, EXIT.usage, words.noAction(action));
  return withStore(call, (journal) => act({ call, journal, language, words }, id));
}

const refused = ({ call, language }: Desk, error: StoreError): number =>
  fail(call.io, EXIT.usage, sayStoreError(error)[language]);

/** Newest first; what cannot be read is told on the error stream. */
async function list(desk: Desk): Promise<number> {
  const { call, journal, language, words } = desk;
  const status = call.given.text('status') as 'open' | 'paused' | 'ended' | undefined;
  const limit = Number(call.given.text('limit') ?? 50);
  const listed = await journal.list(status ? { status: [status] } : {}, { limit: limit > 0 ? limit : 50 });
  if (!listed.ok) return refused(desk, listed.error);
  const { sessions: found, total, unreadable } = listed.value;
  if (call.given.text('format') === 'json') {
    call.io.out(`${JSON.stringify({ total, sessions: found, unreadable })}\n`);
    return EXIT.ok;
  }
  for (const one of found) call.io.out(`${line(one, words, language)}\n`);
  call.io.out(`${found.length === 0 ? words.none : words.total(found.length, total)}\n`);
  for (const { name, problems } of unreadable)
    call.io.err(`${words.unreadable(name, problems.map((one) => sayStoredProblem(one)[language]).join(' '))}\n`);
  return EXIT.ok;
}

function line(one: ListedSession, words: SessionWords, locale: Locale): string {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short' }).format(one.lastAt);
  const end = one.end
    ? `${words.ends[one.end.end]}${one.end.cause ? ` (${one.end.cause})` : ''}`
    : words.status[one.status];
  return [one.id.slice(0, 8), when, one.tree, end, one.words ?? ''].join('  ').trimEnd();
}

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
    const set =
      'set' in event && event.set
        ? Object.entries(event.set).map(([key, { value }]) => `${key} = ${String(value)}`)
        : [];
    io.out(`${[time, event.type, event.by ?? '', ...set].filter((part) => part !== '').join('  ')}\n`);
  }
  io.out(`${desk.words.stored(stored.id)}\n`);
  return EXIT.ok;
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

const UNITS = { d: 86_400_000, h: 3_600_000 } as const;

async function purge(desk: Desk): Promise<number> {
  const { io, given } = desk.call;
  const written = given.text('older-than') ?? '';
  const age = /^(\d{1,5})([dh])$/.exec(written);
  const before = age
    ? io.now() - Number(age[1]) * UNITS[age[2] as 'd' | 'h']
    : /^\d{4}-\d\d-\d\d$/.test(written)
      ? Date.parse(written)
      : Number.NaN;
  if (!Number.isFinite(before)) return fail(io, EXIT.usage, desk.words.ageForm);
  if (!given.has('yes')) return fail(io, EXIT.usage, desk.words.sayYes);
  const purged = await desk.journal.purge(before);
  if (!purged.ok) return refused(desk, purged.error);
  io.out(`${desk.words.purged(purged.value.forgotten, purged.value.inUse.length)}\n`);
  return EXIT.ok;
}
