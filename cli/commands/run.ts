/** `symptree run`: follow a tree, in the face that fits where it runs. */
import { readFile } from 'node:fs/promises';
import { relative, resolve } from 'node:path';
import { readClassEnd } from '../clock.ts';
import {
  clean,
  type FactKey,
  type FactSetting,
  type Locale,
  loadPackFromDisk,
  nearest,
  type Pack,
  readPackFolder,
} from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { readFact } from '../facts.ts';
import { wantsColour } from '../io.ts';
import { runJson } from '../json/face.ts';
import { matchLocale, programLanguage } from '../language.ts';
import type { Lines } from '../lines.ts';
import { packFolder } from '../packs.ts';
import { runPlain } from '../plain/face.ts';
import { prompterOf } from '../plain/prompter.ts';
import { styleFor } from '../plain/style.ts';
import type { RunOptions } from '../play.ts';
import { folderSentence, printFindings } from '../report/findings.ts';
import { type Script, scriptOf } from '../script.ts';
import { factSentence } from '../sentences.ts';
import { type ProgramWords, wordsFor } from '../words/index.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const run: CommandDefinition = {
  name: 'run',
  arguments: '[TREE]',
  mostPositionals: 1,
  flags: [
    { name: 'pack', value: 'DIR' },
    LANG,
    { name: 'words', value: 'TEXT' },
    { name: 'fact', value: 'FACT=VALUE', multiple: true },
    { name: 'class-ends', value: 'HH:MM' },
    { name: 'answers', value: 'FILE' },
    { name: 'answer', value: 'STEP=ANSWER', multiple: true },
    { name: 'plain' },
    { name: 'json' },
    { name: 'ascii' },
    { name: 'screen-reader' },
  ],
  examples: [
    'symptree run',
    'symptree run picture-freezes --fact device=windows --lang en',
    'symptree run --words "画面一卡一卡的" --plain',
    'symptree run --json < commands.jsonl',
  ],
  run: runCommand,
};

async function runCommand(call: Call): Promise<number> {
  const { io, given } = call;
  if (given.has('plain') && given.has('json')) return fail(io, EXIT.usage, call.words.bothFaces);

  const folder = await packFolder(given.text('pack'), io.cwd, io.home);
  const loaded = await loadPackFromDisk(folder);
  const named = relative(io.cwd, folder) || '.';
  const { pack } = loaded;
  if (loaded.problem) return fail(io, EXIT.usage, folderSentence(loaded.problem, named, call.words));
  if (!pack) {
    const errors = loaded.diagnostics.filter(({ severity }) => severity === 'error');
    const { files } = await readPackFolder(folder);
    const language = programLanguage(call.wanted ?? loaded.locales[0]);
    const spoken = wordsFor(language);
    printFindings(errors, { folder, files, io, words: spoken, language, put: io.err });
    return fail(io, EXIT.findings, spoken.packHasErrors(named));
  }

  const locale = call.wanted === undefined ? pack.locales[0] : matchLocale(call.wanted, pack.locales);
  if (locale === undefined && given.has('lang')) {
    return fail(io, EXIT.usage, call.words.noSuchLocale(given.text('lang') ?? '', call.words.list(pack.locales)));
  }
  const options = readOptions(call, pack, locale ?? pack.locales[0]);
  if ('sentence' in options) return fail(io, options.code, options.sentence);

  const { words } = options;
  const read = await readScript(call, words);
  if ('sentence' in read) return fail(io, EXIT.usage, read.sentence);
  const { script, lines } = read;
  if (given.has('json')) return runJson({ ...options.run, script, lines, out: io.out });

  if (wantsFullScreen(call)) {
    if (io.env.NO_COLOR) process.env.FORCE_COLOR = '0';
    const { runInk } = await import('../runner/index.tsx');
    return runInk(options.run);
  }
  const prompter = prompterOf({ script, lines, echo: !io.inputIsTerminal, out: io.out, clean });
  return runPlain({ ...options.run, prompter, style: styleFor(wantsColour(io)), out: io.out, err: io.err });
}

/** The full screen needs a real terminal on both sides, and nobody who asked for less. */
function wantsFullScreen({ io, given }: Call): boolean {
  if (['plain', 'json', 'screen-reader', 'answers', 'answer'].some((flag) => given.has(flag))) return false;
  if (io.env.CI !== undefined || io.env.TERM === 'dumb') return false;
  return io.inputIsTerminal && io.outputIsTerminal && io.columns > 0;
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
      const own = Object.values(pack.trees).filter(({ ways }) => !ways);
      const near = nearest(
        tree,
        own.map(({ id }) => id),
      );
      return {
        code: EXIT.usage,
        sentence: [words.noSuchTree(clean(tree)), near ? words.didYouMean(near) : ''].join(' ').trim(),
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
  const ends = given.text('class-ends');
  const classEnds = ends === undefined ? undefined : readClassEnd(ends, io.now());
  if (ends !== undefined && classEnds === undefined) return { code: EXIT.usage, sentence: words.classEndsForm };
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
      ...(classEnds === undefined ? {} : { classEnds }),
    },
  };
}

/** Biggest file of answers that is read; a session has some dozens. */
const SCRIPT_BYTES = 1024 * 1024;

async function readScript(
  call: Call,
  words: ProgramWords,
): Promise<{ readonly script: Script; readonly lines: Lines | undefined } | { readonly sentence: string }> {
  const { io, given } = call;
  const file = given.text('answers');
  const answers = given.texts('answer');
  if (file === undefined) return { script: scriptOf([], answers), lines: io.lines };
  if (file === '-') {
    const lines: string[] = [];
    for (let line = await io.lines.next(); line !== null; line = await io.lines.next()) lines.push(line);
    return { script: scriptOf(lines, answers), lines: undefined };
  }
  try {
    const bytes = await readFile(resolve(io.cwd, file));
    if (bytes.length > SCRIPT_BYTES) return { sentence: words.fileUnreadable(clean(file)) };
    // Nobody sits there to go on by hand, unless there is a terminal.
    return {
      script: scriptOf(
        bytes
          .toString('utf8')
          .replace(/^\uFEFF/, '')
          .split(/\r\n|\n/),
        answers,
      ),
      lines: io.inputIsTerminal ? io.lines : undefined,
    };
  } catch {
    return { sentence: words.fileUnreadable(clean(file)) };
  }
}
