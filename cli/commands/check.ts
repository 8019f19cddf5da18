/** `symptree check`: every problem of a pack, in one run. */
import { resolve } from 'node:path';
import { checkPack, type Diagnostic, type Locale, readPackFolder, type SourceInput } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { programLanguage } from '../language.ts';
import { packsAt } from '../packs.ts';
import { fileName, folderSentence, printFindings } from '../report/findings.ts';
import { jsonReport, renamed } from '../report/json.ts';
import { wordsFor } from '../words/index.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const check: CommandDefinition = {
  name: 'check',
  arguments: '[PATH…]',
  mostPositionals: Number.POSITIVE_INFINITY,
  flags: [{ name: 'format', value: 'FORMAT', oneOf: ['pretty', 'json'] }, LANG],
  examples: [
    'symptree check trees',
    'symptree check trees/classroom/picture-freezes.yaml',
    'symptree check trees --format json',
  ],
  run: checkCommand,
};

interface Checked {
  readonly folder: string;
  readonly files: readonly SourceInput[];
  /** The language the pack is written in: its author's. */
  readonly locale: Locale;
  readonly diagnostics: readonly Diagnostic[];
}

async function checkCommand(call: Call): Promise<ExitCode> {
  const { io, given, words } = call;
  const paths = given.positionals.length > 0 ? given.positionals : ['.'];
  /** For each pack: the paths below which findings were asked for; empty: all of it. */
  const wanted = new Map<string, string[]>();
  for (const path of paths) {
    const meaning = await packsAt(resolve(io.cwd, path));
    if (meaning === 'not-found') return fail(io, EXIT.usage, words.notFound(path));
    if (meaning === 'no-pack') return fail(io, EXIT.usage, words.noPackHere(path));
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
    if (problem) return fail(io, EXIT.usage, folderSentence(problem, fileName(folder, '.', io.cwd), words));
  // A folder that other packs use is checked with them; it is no pack of its own.
  const used = new Set(
    read.flatMap(({ folder, files }) =>
      files.flatMap(({ path }) => (/^\.\.\/.*pack\.ya?ml$/.test(path) ? [resolve(folder, path, '..')] : [])),
    ),
  );
  const own = read.filter(({ folder }) => read.length === 1 || !used.has(folder));
  const checked: Checked[] = [];
  for (const { folder, files, root } of own) {
    const within = wanted.get(folder) ?? [];
    const asked = ({ file }: Diagnostic) => {
      const at = resolve(folder, file);
      return within.length === 0 || within.some((path) => at === path || at.startsWith(`${path}/`));
    };
    const { diagnostics, locales } = checkPack({ root, files });
    checked.push({ folder, files, locale: locales[0], diagnostics: diagnostics.filter(asked) });
  }
  const all = withoutRepeats(checked, io.cwd);
  const count = (severity: Diagnostic['severity']) =>
    all.reduce(
      (sum, { diagnostics }) => sum + diagnostics.filter((finding) => finding.severity === severity).length,
      0,
    );
  const counts = { error: count('error'), warning: count('warning'), advice: count('advice') };
  const files = new Set(all.flatMap((pack) => pack.files.map(({ path }) => fileName(pack.folder, path, io.cwd)))).size;
  if (given.text('format') === 'json') {
    io.out(
      jsonReport({
        format: 1,
        packs: all.map(({ folder }) => fileName(folder, '.', io.cwd)),
        files,
        counts,
        diagnostics: all.flatMap(({ folder, diagnostics }) =>
          diagnostics.map((finding) => renamed(finding, (file) => fileName(folder, file, io.cwd))),
        ),
      }),
    );
  } else {
    const language = programLanguage(call.wanted ?? all[0]?.locale ?? 'en');
    const spoken = wordsFor(language);
    for (const { folder, files: sources, diagnostics } of all) {
      printFindings(diagnostics, { folder, files: sources, io, words: spoken, language, put: io.out });
    }
    io.out(
      `${spoken.summary({ packs: all.length, files, errors: counts.error, warnings: counts.warning, advice: counts.advice })}\n`,
    );
  }
  return counts.error > 0 ? EXIT.findings : EXIT.ok;
}

/** What stands in a folder that several packs use is told once. */
function withoutRepeats(checked: readonly Checked[], cwd: string): Checked[] {
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
