/** `symptree resume`: go on with a stored session, on this pack as it is now, in this language, by this agent. */
import { clean, type JournalStore, resumeKept, sayStoredProblem } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';
import { besideOf } from '../resuming.ts';
import { storeSentence } from '../storing.ts';
import { type ProgramWords, wordsFor } from '../words/index.ts';
import { sessionWords } from '../words/sessions.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';
import { findSession } from './finding.ts';
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
  if ('why' in ready) {
    if (given.text('pack') === undefined) io.err(otherPack);
    return ready.code;
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
  if (!resumed.ok) return fail(io, EXIT.usage, storeSentence(resumed.error, locale));
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
