/** Whether a pack that was read can be worked with; told on the error stream where it cannot. A start of `run` loads this without the checks. */
import { relative } from 'node:path';
import { type Call, fail } from './commands/command.ts';
import type { CheckedOnDisk, Pack } from './engine.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { type ProgramLanguage, programLanguage } from './language.ts';
import { type ProgramWords, wordsFor } from './words/index.ts';

/** Why there is no pack to work with, for programs; people have been told. */
export interface NotReady {
  readonly code: ExitCode;
  readonly why: 'pack-unreadable' | 'pack-has-errors' | 'unknown-locale';
}

/** The pack of what was read, where nothing in it is an error; else what was wrong is told, with the lines that were read. */
export async function wholePack(
  { io, wanted, words: own }: Call,
  folder: string,
  { pack, problem, diagnostics, files, locales }: Omit<CheckedOnDisk, 'cases' | 'kept'>,
): Promise<{ readonly pack: Pack; readonly words: ProgramWords; readonly language: ProgramLanguage } | NotReady> {
  const language = programLanguage(wanted ?? locales[0]);
  const words = wordsFor(language);
  if (pack && !problem) return { pack, words, language };
  const named = relative(io.cwd, folder) || '.';
  const unreadable = (sentence: string): NotReady => ({
    code: fail(io, EXIT.usage, sentence),
    why: 'pack-unreadable',
  });
  // Loaded where it is needed: a start has to be quick.
  const { folderSentence, printFindings } = await import('./report/findings.ts');
  if (problem) return unreadable(folderSentence(problem, named, own));
  const { sharedSentence } = await import('./shared-folders.ts');
  const shared = await sharedSentence({ folder, files }, io, words);
  if (shared !== undefined) return unreadable(shared);
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  printFindings(errors, { folder, files, io, words, language, put: io.err });
  return { code: fail(io, EXIT.findings, words.packHasErrors(named)), why: 'pack-has-errors' };
}
