/** Packs named on a command line, read and checked. */
import { resolve } from 'node:path';
import { type checkPack, type Diagnostic, type Locale, packChecker, type SourceInput } from './engine.ts';
import type { Io } from './io.ts';
import { packsAt } from './packs.ts';
import { fileName, folderSentence } from './report/findings.ts';
import { isShared, packsUsing, type ReadPack, readAt, usedBy } from './shared-folders.ts';
import type { ProgramWords } from './words/index.ts';

type Loaded = ReturnType<typeof checkPack>;

export interface CheckedPack {
  readonly folder: string;
  readonly files: readonly SourceInput[];
  /** The language the pack is written in: its author's. */
  readonly locale: Locale;
  /** Those that were asked for; what stands in a folder that several packs use is told once. */
  readonly diagnostics: readonly Diagnostic[];
  /** Folders it shares with other packs, where they were asked for too. */
  readonly shared: readonly string[];
  /** Everything that is known of the pack. */
  readonly loaded: Loaded;
}

/** What checks each pack, by its folder: kept between two times, so that the second only looks at what has changed. */
export type Checkers = Map<string, ReturnType<typeof packChecker>>;

/** Reads and checks what the paths name: packs, folders of packs, or parts of a pack. A sentence where one is none of these. */
export async function checkPaths(
  paths: readonly string[],
  io: Io,
  words: ProgramWords,
  checkers: Checkers = new Map(),
): Promise<readonly CheckedPack[] | { readonly sentence: string }> {
  /** For each pack: the paths below which findings were asked for; empty: all of it. */
  const wanted = new Map<string, string[]>();
  for (const path of paths) {
    const meaning = await packsAt(resolve(io.cwd, path));
    if (meaning === 'not-found') return { sentence: words.notFound(path) };
    if (meaning === 'no-pack') return { sentence: words.noPackHere(path) };
    for (const folder of meaning.packs) {
      const before = wanted.get(folder);
      if (meaning.within === undefined || before?.length === 0) wanted.set(folder, []);
      else wanted.set(folder, [...(before ?? []), meaning.within]);
    }
  }
  const read = await Promise.all([...wanted.keys()].map(readAt));
  for (const { folder, problem } of read)
    if (problem) return { sentence: folderSentence(problem, fileName(folder, '.', io.cwd), words) };
  const packs = await throughUsers(read, wanted);
  const checked = packs.map(({ folder, files, root }): CheckedPack & { readonly loaded: Loaded } => {
    const within = wanted.get(folder) ?? [];
    const asked = ({ file }: Diagnostic) => {
      const at = resolve(folder, file);
      return within.length === 0 || within.some((path) => at === path || at.startsWith(`${path}/`));
    };
    const check = checkers.get(folder) ?? packChecker({ root });
    checkers.set(folder, check);
    const loaded = check(files);
    return {
      folder,
      files,
      locale: loaded.locales[0],
      diagnostics: loaded.diagnostics.filter(asked),
      shared: [],
      loaded,
    };
  });
  return withoutRepeats(withUnused(checked, wanted), io.cwd);
}

/**
 * The packs to check: a folder of shared trees is no pack of its own, so it is checked in those beside it that use it. Where
 * there are none it is checked as it is. `wanted` is told what is asked for in them.
 */
async function throughUsers(read: readonly ReadPack[], wanted: Map<string, string[]>): Promise<readonly ReadPack[]> {
  const packs = new Map(read.map((one) => [one.folder, one]));
  for (const one of read.filter(isShared)) {
    const asked = wanted.get(one.folder) ?? [];
    const users = await packsUsing(one.folder);
    if (users.length === 0) continue;
    packs.delete(one.folder);
    for (const user of users) {
      const before = wanted.get(user.folder);
      packs.set(user.folder, packs.get(user.folder) ?? user);
      // Where all of it was asked for, this part was too.
      if (before?.length !== 0)
        wanted.set(user.folder, [...(before ?? []), ...(asked.length === 0 ? [one.folder] : asked)]);
    }
  }
  return [...packs.values()];
}

/** With what stands in shared folders and none of the packs that use it has a use for; told where the folder was asked for. */
function withUnused(
  checked: readonly (CheckedPack & { readonly loaded: Loaded })[],
  wanted: ReadonlyMap<string, readonly string[]>,
): CheckedPack[] {
  const placeIn = (pack: CheckedPack, { file, start, code }: Diagnostic) =>
    [resolve(pack.folder, file), start.line, start.column, code].join('\n');
  const unused = new Map<CheckedPack, ReadonlySet<string>>(
    checked.map((pack) => [pack, new Set(pack.loaded.unusedHere.map((finding) => placeIn(pack, finding)))]),
  );
  return checked.map((pack) => ({
    ...pack,
    shared: usedBy(pack).filter((folder) => wanted.has(folder)),
    diagnostics: [
      ...pack.diagnostics,
      ...pack.loaded.unusedHere.filter((finding) => {
        const at = resolve(pack.folder, finding.file);
        const folder = usedBy(pack).findLast((used) => at.startsWith(`${used}/`));
        if (folder === undefined || !isAsked(folder, at, wanted)) return false;
        return checked.every(
          (other) => !usedBy(other).includes(folder) || unused.get(other)?.has(placeIn(pack, finding)),
        );
      }),
    ],
  }));
}

/** Whether a file of a shared folder was asked for: the folder, what it lies in, or the file. */
function isAsked(folder: string, file: string, wanted: ReadonlyMap<string, readonly string[]>): boolean {
  const paths = wanted.get(folder);
  return (
    paths !== undefined && (paths.length === 0 || paths.some((path) => file === path || file.startsWith(`${path}/`)))
  );
}

function withoutRepeats(checked: readonly CheckedPack[], cwd: string): CheckedPack[] {
  const told = new Set<string>();
  return checked.map((pack) => ({
    ...pack,
    diagnostics: pack.diagnostics.filter((finding) => {
      const key = [
        fileName(pack.folder, finding.file, cwd),
        finding.start.line,
        finding.start.column,
        finding.code,
        finding.message.en,
      ].join('\n');
      if (told.has(key)) return false;
      told.add(key);
      return true;
    }),
  }));
}

/** The errors of a pack that cannot be used because of them. */
export const errorsOf = ({ diagnostics }: Pick<CheckedPack, 'diagnostics'>): readonly Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error');
