/** The pack that a command works on, from disk and whole; told on the error stream where it is not. */
import { relative } from 'node:path';
import { type Call, fail } from './commands/command.ts';
import { clean, loadPackFromDisk, nearest, type Pack, readPackFolder, type Tree } from './engine.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { programLanguage } from './language.ts';
import { packFolder } from './packs.ts';
import { folderSentence, printFindings } from './report/findings.ts';
import { sharedSentence } from './shared-folders.ts';
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
  const { io } = call;
  const folder = await packFolder(given, io.cwd, io.home);
  const loaded = await loadPackFromDisk(folder);
  const named = relative(io.cwd, folder) || '.';
  if (loaded.problem) return fail(io, EXIT.usage, folderSentence(loaded.problem, named, call.words));
  const language = programLanguage(call.wanted ?? loaded.locales[0]);
  const words = wordsFor(language);
  if (!loaded.pack) {
    const shared = await sharedSentence(folder, io, words);
    if (shared !== undefined) return fail(io, EXIT.usage, shared);
    const { files } = await readPackFolder(folder);
    const errors = loaded.diagnostics.filter(({ severity }) => severity === 'error');
    printFindings(errors, { folder, files, io, words, language, put: io.err });
    return fail(io, EXIT.findings, words.packHasErrors(named));
  }
  return { folder, pack: loaded.pack, loaded, words };
}

/** The tree of that name, or a sentence with the one that was meant. */
export function treeNamed(pack: Pack, id: string, words: ProgramWords): Tree | string {
  const tree = Object.hasOwn(pack.trees, id) ? pack.trees[id] : undefined;
  if (tree) return tree;
  const near = nearest(id, Object.keys(pack.trees));
  return [words.noSuchTree(clean(id)), near ? words.didYouMean(near) : ''].join(words.between).trim();
}
