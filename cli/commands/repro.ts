/** `symptree repro`: a stored session as a case, so that what went wrong once is tried at every test from here on. */
import { type Loss, reproduce } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { shortId } from '../ids.ts';
import { programLanguage } from '../language.ts';
import { casesFile } from '../report/case-text.ts';
import { type CaseWords, caseWords } from '../words/cases.ts';
import { wordsFor } from '../words/index.ts';
import { type Call, type CommandDefinition, LANG } from './command.ts';
import { readNamed } from './finding.ts';
import { STORE, withStore } from './playing.ts';

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
    const { io } = call;
    const named = await readNamed(call, journal, language);
    if (typeof named === 'number') return named;
    const { id, pack, record, meta } = named;
    const made = reproduce(pack, record, caseId(id), meta.personal);
    const spoken = programLanguage(call.wanted ?? pack.locales[0]);
    const words = caseWords(spoken);
    const { list } = wordsFor(spoken);
    const comments = [
      words.fromSession(shortId(id), record.tree),
      ...(made.given.story === '' ? [words.noStory] : []),
      ...made.losses.map((loss) => sentenceOf(loss, words, list)),
    ];
    io.out(casesFile(pack.frontDoor, [{ given: made.given, comments }], []));
    return EXIT.ok;
  });

/** An id of a case may have 64 characters. */
const CASE_ID = 64 - 'session-'.length;

/** Ids of cases are lower-case letters, digits and `-`. */
const caseId = (session: string): string =>
  `session-${
    shortId(session)
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-/, '')
      .slice(0, CASE_ID)
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
