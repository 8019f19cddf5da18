/** `symptree repro`: a stored session as a case, so that what went wrong once is tried at every test from here on. */
import { type Loss, reduce, reproduce, sayStoreError } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { programLanguage } from '../language.ts';
import { casesFile } from '../report/case-text.ts';
import { type CaseWords, caseWords } from '../words/cases.ts';
import { wordsFor } from '../words/index.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';
import { readyPack, STORE, withStore } from './playing.ts';
import { findSession } from './resume.ts';

export const repro: CommandDefinition = {
  name: 'repro',
  arguments: '[ID]',
  mostPositionals: 1,
  flags: [{ name: 'pack', value: 'DIR' }, LANG, ...STORE.filter(({ name }) => name !== 'agent')],
  examples: ['symptree repro 3f2a --pack trees/classroom > trees/classroom/from-the-desk.cases.yaml'],
  run: (call) => reproCommand(call),
};

const reproCommand = (call: Call): Promise<number> =>
  withStore(call, async (journal, language) => {
    const { io, given } = call;
    const found = await findSession(journal, given.positionals[0], undefined, language);
    if ('sentence' in found) return fail(io, EXIT.usage, found.sentence);
    const ready = await readyPack(call, given.text('pack') ?? found.pack);
    if (typeof ready === 'number') return ready;
    const read = await journal.read(found.id);
    if (!read.ok) return fail(io, EXIT.usage, sayStoreError(read.error)[language]);
    const reduced = reduce(read.value.events);
    if (!reduced) {
      const { problems } = read.value;
      return fail(io, EXIT.usage, sayStoreError({ code: 'corrupt', id: found.id, problems })[language]);
    }
    const { record, meta } = reduced;
    const made = reproduce(ready.pack, record, caseId(found.id), meta.personal);
    const spoken = programLanguage(call.wanted ?? ready.pack.locales[0]);
    const words = caseWords(spoken);
    const { list } = wordsFor(spoken);
    const comments = [
      words.fromSession(found.id.slice(0, 8), record.tree),
      ...(made.given.story === '' ? [words.noStory] : []),
      ...made.losses.map((loss) => sentenceOf(loss, words, list)),
    ];
    io.out(casesFile(ready.pack.frontDoor, [{ given: made.given, comments }], []));
    return EXIT.ok;
  });

/** Ids of cases are lower-case letters, digits and `-`. */
const caseId = (session: string): string =>
  `session-${
    session
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-/, '')
      .slice(0, 8)
      .replace(/-$/, '') || 'one'
  }`;

function sentenceOf(loss: Loss, words: CaseWords, list: (items: readonly string[]) => string): string {
  switch (loss.code) {
    case 'personal':
      return words.leftOut(list(loss.facts));
    case 'switched':
      return words.switched(loss.tree);
    case 'escalated':
      return words.escalatedAt(loss.step);
    case 'stopped':
      return words.stoppedAt(loss.step);
    case 'by-hand':
      return words.byHand(list(loss.entries.map((entry) => words.entries[entry])));
    case 'answers':
      return words.answersLost(list(loss.steps));
    case 'other-end':
      return words.otherEnd(loss.session, loss.here);
  }
}
