/** `symptree resume`: go on with a stored session, on this pack as it is now, in this language, by this agent. */
import {
  clean,
  type JournalStore,
  type ListedSession,
  resumeKept,
  type StoreError,
  sayStoredProblem,
  sayStoreError,
} from '../engine.ts';
import { EXIT } from '../exit.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';
import { besideOf } from '../resuming.ts';
import { type ProgramWords, wordsFor } from '../words/index.ts';
import { sessionWords } from '../words/sessions.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';
import { FACE, play, readyPack, STORE, withStore } from './playing.ts';

export const resume: CommandDefinition = {
  name: 'resume',
  arguments: '[ID]',
  mostPositionals: 1,
  flags: [{ name: 'pack', value: 'DIR' }, LANG, ...FACE, ...STORE, { name: 'take-over' }],
  examples: ['symptree resume', 'symptree resume 3f2a', 'symptree resume 3f2a --lang en --plain'],
  run: (call) => withStore(call, (journal, language) => resumeFrom(call, journal, language)),
};

async function resumeFrom(call: Call, journal: JournalStore, language: ProgramLanguage): Promise<number> {
  const { io, given } = call;
  const found = await findSession(journal, given.positionals[0], ['open', 'paused'], language);
  if ('sentence' in found) return fail(io, EXIT.usage, found.sentence);
  const ready = await readyPack(call, given.text('pack') ?? found.pack);
  const otherPack = `${sessionWords(language).noPack(clean(found.pack))}\n`;
  if (typeof ready === 'number') {
    if (given.text('pack') === undefined) io.err(otherPack);
    return ready;
  }
  const { pack, locale } = ready;
  // Two packs may have steps of the same ids that ask for other things.
  if (pack.id !== found.pack) {
    io.err(otherPack);
    return EXIT.usage;
  }
  const words: ProgramWords = wordsFor(locale);
  const agent = given.text('agent') ?? io.env.SYMPTREE_AGENT;
  const moment = { at: io.now(), locale, ...(agent === undefined ? {} : { by: clean(agent) }) };
  const resumed = await resumeKept(journal, pack, found.id, moment, { takeOver: given.has('take-over') });
  if (!resumed.ok) return fail(io, EXIT.usage, sayStoreError(resumed.error)[programLanguage(locale)]);
  const { session, seq, report, unused, problems, lost, before } = resumed.value;
  for (const problem of problems) io.err(`${sayStoredProblem(problem)[programLanguage(locale)]}\n`);
  if (lost > 0) io.err(`${sessionWords(locale).lost(lost)}\n`);
  const run = {
    pack,
    locale,
    facts: [],
    ascii: given.has('ascii'),
    now: io.now,
    newId: io.newId,
    journal,
    resumed: {
      session,
      seq,
      report,
      unused,
      before,
      followedUp: found.followedUp,
      ...besideOf(journal, before, moment),
    },
  };
  return play(call, run, words);
}

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
  const refused = (error: StoreError) => ({ sentence: sayStoreError(error)[programLanguage(language)] });
  const pick = ({ id, pack, followUp }: ListedSession): FoundSession => ({
    id,
    pack: pack.id,
    followedUp: followUp === 'done',
  });
  if (written === undefined) {
    const newest = await journal.list(status ? { status } : {}, { limit: 1 });
    if (!newest.ok) return refused(newest.error);
    const [session] = newest.value.sessions;
    return session ? pick(session) : { sentence: words.nothingToResume };
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

/** Ids that are named where several begin alike. */
const NAMED = 10;
