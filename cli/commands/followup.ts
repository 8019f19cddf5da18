/** `symptree followup`: which follow-ups are due, and closing one that was made. */
import { clean, followUpKept } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { storeSentence } from '../storing.ts';
import { judgingWords } from '../words/judging.ts';
import { sessionWords } from '../words/sessions.ts';
import { type Call, type CommandDefinition, LANG } from './command.ts';
import { findSession } from './finding.ts';
import { STORE } from './playing.ts';
import { listDue } from './sessions.ts';
import { refuse, speakerOf, withStoreOrError } from './verdict.ts';

export const followup: CommandDefinition = {
  name: 'followup',
  arguments: '[ID]',
  mostPositionals: 1,
  flags: [
    { name: 'note', value: 'TEXT' },
    { name: 'by', value: 'NAME' },
    LANG,
    ...STORE,
    { name: 'limit', value: 'N' },
    { name: 'take-over' },
    { name: 'json' },
  ],
  examples: [
    'symptree followup',
    'symptree followup 3f2a --note "new router, works since"',
    'symptree followup --json',
  ],
  run: followUp,
};

/** Lists without an id; what is said of one session is for no list. */
async function followUp(call: Call): Promise<number> {
  const { given } = call;
  const [id] = given.positionals;
  if (id !== undefined) return close(call, id);
  if (!['note', 'by', 'take-over'].some((flag) => given.has(flag))) return listDue(call);
  return refuse(call, { code: 'needs-id' }, sessionWords(call.language).needsId);
}

const close = (call: Call, written: string): Promise<number> =>
  withStoreOrError(call, async (journal, language) => {
    const { io, given } = call;
    const words = judgingWords(language);
    const found = await findSession(journal, written, undefined, language);
    if ('sentence' in found) return refuse(call, { code: 'not-found' }, found.sentence);
    const note = given.text('note');
    const judged = await followUpKept(
      journal,
      found.id,
      note === undefined || note.trim() === '' ? {} : { note: clean(note) },
      { at: io.now(), ...speakerOf(call) },
      { takeOver: given.has('take-over') },
    );
    if (!judged.ok && 'error' in judged) return refuse(call, judged.error, storeSentence(judged.error, language));
    if (!judged.ok) return refuse(call, judged.refused, words.refused[judged.refused.code](found.id, {}));
    io.out(
      given.has('json')
        ? `${JSON.stringify({ format: 1, session: found.id, ...judged.event, dueSince: judged.before.dueSince ?? null })}\n`
        : `${words.followedUp(found.id)}\n`,
    );
    return EXIT.ok;
  });
