/** The pack that a command works on, from disk and whole; told on the error stream where it is not. */
import { relative } from 'node:path';
import { type Call, fail } from './commands/command.ts';
import { type CheckedOnDisk, clean, loadPackFromDisk, nearest, type Pack, type Tree } from './engine.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { type ProgramLanguage, programLanguage } from './language.ts';
import { packFolder } from './packs.ts';
import { type ProgramWords, wordsFor } from './words/index.ts';

export interface OpenedPack {
  readonly folder: string;
  readonly pack: Pack;
  readonly loaded: Awaited<ReturnType<typeof loadPackFromDisk>>;
  /** In the language asked for, else the pack's. */
  readonly words: ProgramWords;
}

/** Opens the pack of `--pack`, or the one given. */
export async function openPack(call: Call, given = call.given.text('pack')): Promise<OpenedPack | ExitCode> {
  const folder = await packFolder(given, call.io.cwd, call.io.home);
  const loaded = await loadPackFromDisk(folder);
  const whole = await wholePack(call, folder, loaded);
  return 'why' in whole ? whole.code : { folder, loaded, ...whole };
}

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

/** The tree of that name, or a sentence with the one that was meant. */
export function treeNamed(pack: Pack, id: string, words: ProgramWords): Tree | string {
  const tree = Object.hasOwn(pack.trees, id) ? pack.trees[id] : undefined;
  if (tree) return tree;
  const near = nearest(id, Object.keys(pack.trees));
  return [words.noSuchTree(clean(id)), near ? words.didYouMean(near) : ''].join(words.between).trim();
}
