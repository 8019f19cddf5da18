/** Packs named on a command line, read and checked. */
import { resolve } from 'node:path';
import { checkPack, type Diagnostic, type Locale, readPackFolder, type SourceInput } from './engine.ts';
import type { Io } from './io.ts';
import { packsAt } from './packs.ts';
import { fileName, folderSentence } from './report/findings.ts';
import type { ProgramWords } from './words/index.ts';

type Loaded = ReturnType<typeof checkPack>;

export interface CheckedPack {
  readonly folder: string;
  readonly files: readonly SourceInput[];
  /** The language the pack is written in: its author's. */
  readonly locale: Locale;
  /** Those that were asked for; what stands in a folder that several packs use is told once. */
  readonly diagnostics: readonly Diagnostic[];
  /** Everything that is known of the pack. */
  readonly loaded: Loaded;
}

/** Reads and checks what the paths name: packs, folders of packs, or parts of a pack. A sentence where one is none of these. */
export async function checkPaths(
  paths: readonly string[],
  io: Io,
  words: ProgramWords,
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
  const read = await Promise.all(
    [...wanted.keys()].map(async (folder) => ({ folder, ...(await readPackFolder(folder)) })),
  );
  for (const { folder, problem } of read)
    if (problem) return { sentence: folderSentence(problem, fileName(folder, '.', io.cwd), words) };
  // A folder that other packs use is checked with them; it is no pack of its own.
  const used = new Set(
    read.flatMap(({ folder, files }) =>
      files.flatMap(({ path }) => (/^\.\.\/.*pack\.ya?ml$/.test(path) ? [resolve(folder, path, '..')] : [])),
    ),
  );
  const own = read.filter(({ folder }) => read.length === 1 || !used.has(folder));
  const checked = own.map(({ folder, files, root }): CheckedPack => {
    const within = wanted.get(folder) ?? [];
    const asked = ({ file }: Diagnostic) => {
      const at = resolve(folder, file);
      return within.length === 0 || within.some((path) => at === path || at.startsWith(`${path}/`));
    };
    const loaded = checkPack({ root, files });
    return { folder, files, locale: loaded.locales[0], diagnostics: loaded.diagnostics.filter(asked), loaded };
  });
  return withoutRepeats(checked, io.cwd);
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
