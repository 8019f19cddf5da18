/** Stored sessions as they are named on a command line: by the beginning of an id. */
import {
  clean,
  type JournalEvent,
  type JournalStore,
  type ListedSession,
  type Pack,
  type Reduced,
  reduce,
  type StoreError,
} from '../engine.ts';
import { EXIT } from '../exit.ts';
import type { ProgramLanguage } from '../language.ts';
import { storeSentence } from '../storing.ts';
import { sessionWords } from '../words/sessions.ts';
import { type Call, fail } from './command.ts';
import { readyPack } from './playing.ts';

/** Ids that are named where several begin alike. */
const NAMED = 10;

interface FoundSession {
  readonly id: string;
  readonly pack: string;
  /** The follow-up it owed was made. */
  readonly followedUp: boolean;
}

/** A session by the beginning of its id, or the newest in one of these states. */
export async function findSession(
  journal: JournalStore,
  written: string | undefined,
  status: readonly ('open' | 'paused' | 'ended')[] | undefined,
  language: string,
): Promise<FoundSession | { readonly sentence: string }> {
  const words = sessionWords(language);
  const refused = (error: StoreError) => ({ sentence: storeSentence(error, language) });
  const pick = ({ id, pack, followUp }: ListedSession): FoundSession => ({
    id,
    pack: pack.id,
    followedUp: followUp === 'done',
  });
  if (written === undefined) {
    const newest = await journal.list(status ? { status } : {}, { limit: 1 });
    if (!newest.ok) return refused(newest.error);
    const [session] = newest.value.sessions;
    if (session) return pick(session);
    const any = status ? await journal.list({}, { limit: 1 }) : newest;
    return { sentence: any.ok && any.value.total > 0 ? words.nothingToResume : words.nothingStored };
  }
  const beginning: ListedSession[] = [];
  // All pages: a short beginning stands in the middle of many ids, and two sessions must not be taken for one.
  for (let after: string | undefined; ; ) {
    const page = await journal.list({ text: written }, { limit: 1000, ...(after === undefined ? {} : { after }) });
    if (!page.ok) return refused(page.error);
    const { sessions, next } = page.value;
    const whole = sessions.find(({ id }) => id === written);
    if (whole) return pick(whole);
    beginning.push(...sessions.filter(({ id }) => id.startsWith(written)));
    if (next === undefined) break;
    after = next;
  }
  const [first, second] = beginning;
  if (!first) return refused({ code: 'not-found', id: written });
  if (!second) return pick(first);
  const named = beginning.slice(0, NAMED).map(({ id }) => clean(id.slice(0, written.length + 4)));
  return { sentence: words.which(clean(written), [...named, ...(beginning.length > NAMED ? ['…'] : [])].join(', ')) };
}

/** The session that the command names, with its pack: the newest where it names none. An exit code where it cannot be had, which is told. */
export async function readNamed(
  call: Call,
  journal: JournalStore,
  language: ProgramLanguage,
): Promise<
  (Reduced & { readonly id: string; readonly pack: Pack; readonly events: readonly JournalEvent[] }) | number
> {
  const { io, given } = call;
  const found = await findSession(journal, given.positionals[0], undefined, language);
  if ('sentence' in found) return fail(io, EXIT.usage, found.sentence);
  const { id } = found;
  const ready = await readyPack(call, given.text('pack') ?? found.pack);
  if ('why' in ready) return ready.code;
  const read = await journal.read(id);
  if (!read.ok) return fail(io, EXIT.usage, storeSentence(read.error, language));
  const { events, problems } = read.value;
  const reduced = reduce(events);
  if (!reduced) return fail(io, EXIT.usage, storeSentence({ code: 'corrupt', id, problems }, language));
  return { ...reduced, id, pack: ready.pack, events };
}
