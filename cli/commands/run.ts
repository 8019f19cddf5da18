/** `symptree run`: follow a tree, in the face that fits where it runs. */
import { readClassEnd, readReported } from '../clock.ts';
import {
  clean,
  type FactKey,
  type FactSetting,
  type Instant,
  isOffered,
  type Locale,
  nearest,
  type Pack,
} from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { readFact } from '../facts.ts';
import type { RunOptions } from '../play.ts';
import { factSentence } from '../sentences.ts';
import { type ProgramWords, wordsFor } from '../words/index.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';
import { FACE, play, readyPack, STORE } from './playing.ts';

export const run: CommandDefinition = {
  name: 'run',
  arguments: '[TREE]',
  mostPositionals: 1,
  flags: [
    { name: 'pack', value: 'DIR' },
    LANG,
    ...FACE,
    ...STORE,
    { name: 'words', value: 'TEXT' },
    { name: 'fact', value: 'FACT=VALUE', multiple: true },
    { name: 'class-ends', value: 'HH:MM' },
    { name: 'class-starts', value: 'HH:MM' },
    { name: 'reported-at', value: 'TIME' },
  ],
  examples: [
    'symptree run',
    'symptree run picture-freezes --fact device=windows --lang en',
    'symptree run --words "画面一卡一卡的" --plain',
    'symptree run --reported-at 18:42 --class-ends 19:30',
    'symptree run --json < commands.jsonl',
  ],
  run: runCommand,
};

async function runCommand(call: Call): Promise<number> {
  const { io, given } = call;
  const ready = await readyPack(call, given.text('pack'));
  if ('why' in ready) return ready.code;
  const { pack, locale } = ready;
  const options = readOptions(call, pack, locale);
  if ('sentence' in options) return fail(io, options.code, options.sentence);

  return play(call, options.run, options.words);
}

interface Problem {
  readonly sentence: string;
  readonly code: ExitCode;
}

function readOptions(
  call: Call,
  pack: Pack,
  locale: Locale,
): { readonly run: RunOptions; readonly words: ProgramWords } | Problem {
  const { io, given } = call;
  const words = wordsFor(locale);
  const tree = given.positionals[0];
  if (tree !== undefined) {
    const found = Object.hasOwn(pack.trees, tree) ? pack.trees[tree] : undefined;
    if (!found) {
      const own = Object.values(pack.trees).filter((one) => isOffered(pack, one));
      const near = nearest(
        tree,
        own.map(({ id }) => id),
      );
      return {
        code: EXIT.usage,
        sentence: [words.noSuchTree(clean(tree)), near ? words.didYouMean(near) : ''].join(words.between).trim(),
      };
    }
    if (found.ways) return { code: EXIT.usage, sentence: words.sharedTree(tree) };
  }
  const facts: { fact: FactKey; value: FactSetting }[] = [];
  for (const written of given.texts('fact')) {
    const read = readFact(written, pack);
    if (!read.ok) return { code: EXIT.refused, sentence: factSentence(read, words) };
    facts.push({ fact: read.fact, value: read.value });
  }
  const clock: { classEnds?: Instant; classStarts?: Instant } = {};
  for (const [time, flag] of [
    ['classEnds', 'class-ends'],
    ['classStarts', 'class-starts'],
  ] as const) {
    const written = given.text(flag);
    if (written === undefined) continue;
    const read = readClassEnd(written, io.now());
    if (read === undefined) return { code: EXIT.usage, sentence: `--${flag}${words.colon}${words.classEndsForm}` };
    clock[time] = read;
  }
  const reported = given.text('reported-at');
  const first = reported === undefined ? undefined : readReported(reported, io.now());
  if (typeof first === 'string')
    return {
      code: EXIT.usage,
      sentence: `--reported-at${words.colon}${first === 'ahead' ? words.reportedAhead : words.reportedForm}`,
    };
  const said = given.text('words');
  return {
    words,
    run: {
      pack,
      locale,
      facts,
      ascii: given.has('ascii'),
      now: io.now,
      newId: io.newId,
      ...(tree === undefined ? {} : { tree }),
      ...(said === undefined ? {} : { words: said }),
      ...clock,
      ...(first === undefined ? {} : { reportedAt: first.at }),
    },
  };
}
