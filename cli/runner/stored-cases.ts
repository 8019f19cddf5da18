/** Cases that were not finished: finding them, and taking one up again. */
import { type JournalStore, type Locale, resumeKept, sayStoredProblem } from '../engine.ts';
import { programLanguage } from '../language.ts';
import { type RunOptions, resumePlay } from '../play.ts';
import { besideOf, toldOf } from '../resuming.ts';
import { storeSentence } from '../storing.ts';
import { sessionWords } from '../words/sessions.ts';
import type { Event } from './events.ts';

/** More than anybody looks through; the rest is found by `symptree sessions`. */
const MOST = 50;

/** What the runner may do with stored cases. */
export interface Cases {
  readonly list: (locale: Locale) => Promise<Event>;
  readonly resume: (wanted: Wanted) => Promise<Event>;
}

interface Wanted {
  readonly id: string;
  readonly takeOver: boolean;
  readonly locale: Locale;
}

/** Undefined where sessions are not stored. */
export function casesOf(options: RunOptions): Cases | undefined {
  const { journal } = options;
  if (!journal) return undefined;
  return {
    list: (locale) => listCases(options, journal, locale),
    resume: (wanted) => resumeCase(options, journal, wanted),
  };
}

/** Unfinished cases of this pack, newest first. */
async function listCases({ pack }: RunOptions, journal: JournalStore, locale: Locale): Promise<Event> {
  const listed = await journal.list({ status: ['open', 'paused'], pack: pack.id }, { limit: MOST });
  if (!listed.ok) return { type: 'listed', found: [], trouble: storeSentence(listed.error, locale) };
  return {
    type: 'listed',
    found: listed.value.sessions.map(({ id, tree, words, lastAt, agents, owner }) => ({
      id,
      tree,
      lastAt,
      agents,
      elsewhere: owner !== undefined,
      ...(words === undefined ? {} : { words }),
    })),
  };
}

/** Opens a stored case and replays it on the pack as it is now. */
async function resumeCase(
  options: RunOptions,
  journal: JournalStore,
  { id, takeOver, locale }: Wanted,
): Promise<Event> {
  const { pack, agent, now } = options;
  const moment = { at: now(), locale, ...(agent === undefined ? {} : { by: agent }) };
  const resumed = await resumeKept(journal, pack, id, moment, { takeOver });
  if (!resumed.ok) {
    const why = storeSentence(resumed.error, locale);
    return { type: 'not-resumed', id, elsewhere: resumed.error.code === 'locked', why };
  }
  const { problems, lost, before } = resumed.value;
  const play = resumePlay({ ...options, locale }, resumed.value);
  const told = toldOf({ ...resumed.value, ...besideOf(journal, before, moment) }, locale);
  const damage = [
    ...problems.map((problem) => sayStoredProblem(problem)[programLanguage(locale)]),
    ...(lost > 0 ? [sessionWords(locale).lost(lost)] : []),
  ];
  return { type: 'resumed', play, told: { ...told, kept: [told.kept, ...damage].join(' ') } };
}
