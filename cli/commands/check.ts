/** `symptree check`: every problem of a pack, in one run; on request mended, or told again after every save. */
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type CheckedPack, type Checkers, checkPaths } from '../checking.ts';
import { applyFixes, type Diagnostic } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { programLanguage } from '../language.ts';
import { fileName, printFindings, textOf } from '../report/findings.ts';
import { githubReport } from '../report/github.ts';
import { jsonReport, renamed } from '../report/json.ts';
import { sarifReport } from '../report/sarif.ts';
import { watching } from '../watching.ts';
import { wordsFor } from '../words/index.ts';
import { writeWhole } from '../writing.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const check: CommandDefinition = {
  name: 'check',
  arguments: '[PATH…]',
  mostPositionals: Number.POSITIVE_INFINITY,
  flags: [
    { name: 'format', value: 'FORMAT', oneOf: ['pretty', 'json', 'sarif', 'github'] },
    { name: 'fix' },
    { name: 'watch' },
    LANG,
  ],
  examples: [
    'symptree check trees',
    'symptree check trees/classroom/picture-freezes.yaml',
    'symptree check trees --fix',
    'symptree check trees --watch',
    'symptree check trees --format sarif > symptree.sarif',
  ],
  run: checkCommand,
};

async function checkCommand(call: Call): Promise<ExitCode> {
  const { io, given, words } = call;
  const paths = given.positionals.length > 0 ? given.positionals : ['.'];
  if (given.has('fix')) {
    const problem = await fix(call, paths);
    if (problem) return problem;
  }
  const checkers: Checkers = new Map();
  const checked = await checkPaths(paths, io, words, checkers);
  if ('sentence' in checked) return fail(io, EXIT.usage, checked.sentence);
  const code = await tell(call, checked);
  if (!given.has('watch')) return code;
  io.out(`${wordsOf(call, checked).workbench.watching}\n\n`);
  return watching(foldersOf(checked), io, async () => {
    const again = await checkPaths(paths, io, words, checkers);
    // A pack.yaml may be gone for the moment of a save: the next save tells more.
    if ('sentence' in again) io.out(`${again.sentence}\n\n`);
    else await tell(call, again);
  });
}

/** The folders of the packs and of what they use. */
const foldersOf = (checked: readonly CheckedPack[]): string[] => [
  ...new Set(
    checked.flatMap(({ folder, files }) => [
      folder,
      ...files.flatMap(({ path }) => (path.startsWith('../') ? [resolve(folder, path, '..')] : [])),
    ]),
  ),
];

const languageOf = (call: Call, checked: readonly CheckedPack[]) =>
  programLanguage(call.wanted ?? checked[0]?.locale ?? call.language);
const wordsOf = (call: Call, checked: readonly CheckedPack[]) => wordsFor(languageOf(call, checked));

async function tell(call: Call, checked: readonly CheckedPack[]): Promise<ExitCode> {
  const { io, given } = call;
  const all = checked.flatMap(({ folder, diagnostics }) =>
    diagnostics.map((finding) => renamed(finding, (file) => fileName(folder, file, io.cwd))),
  );
  const count = (severity: Diagnostic['severity']) => all.filter((finding) => finding.severity === severity).length;
  const counts = { error: count('error'), warning: count('warning'), advice: count('advice') };
  const files = new Set(checked.flatMap((pack) => pack.files.map(({ path }) => fileName(pack.folder, path, io.cwd))))
    .size;
  const language = languageOf(call, checked);
  switch (given.text('format')) {
    case 'json':
      io.out(
        jsonReport({
          format: 1,
          packs: checked.map(({ folder }) => fileName(folder, '.', io.cwd)),
          files,
          counts,
          diagnostics: all,
        }),
      );
      break;
    case 'sarif':
      io.out(sarifReport(all, language, await versionOf(io)));
      break;
    case 'github':
      io.out(githubReport(all, language));
      break;
    default: {
      const spoken = wordsFor(language);
      // What keeps a pack from running comes first; all else may look different when that is mended.
      for (const isFirst of [true, false])
        for (const { folder, files: sources, diagnostics } of checked) {
          const told = diagnostics.filter(({ severity }) => (severity === 'error') === isFirst);
          printFindings(told, { folder, files: sources, io, words: spoken, language, put: io.out });
        }
      io.out(
        `${spoken.summary({ packs: checked.length, files, errors: counts.error, warnings: counts.warning, advice: counts.advice })}\n`,
      );
    }
  }
  return counts.error > 0 ? EXIT.findings : EXIT.ok;
}

async function versionOf(io: Io): Promise<string> {
  const about: { version: string } = JSON.parse(await readFile(join(io.home, 'package.json'), 'utf8'));
  return about.version;
}

/** A mend may bring another to light; so many rounds are made at most. */
const MOST_ROUNDS = 5;

/** Writes what can be mended safely. Findings outside of what was asked for are let be. */
async function fix(call: Call, paths: readonly string[]): Promise<ExitCode | undefined> {
  const { io, given } = call;
  const mended = new Map<string, number>();
  let checked: readonly CheckedPack[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const now = await checkPaths(paths, io, call.words);
    if ('sentence' in now) return fail(io, EXIT.usage, now.sentence);
    checked = now;
    let changed = false;
    for (const { folder, files, diagnostics } of checked) {
      for (const { path, content } of files) {
        const found = diagnostics.filter((finding) => finding.file === path && finding.fix !== undefined);
        const text = found.length > 0 ? textWithMark(content) : undefined;
        if (text === undefined) continue;
        const { text: fixed, applied } = applyFixes(text, found);
        if (fixed === text) continue;
        const name = fileName(folder, path, io.cwd);
        try {
          await writeWhole(resolve(folder, path), fixed);
        } catch {
          return fail(io, EXIT.usage, call.words.fileUnwritable(name));
        }
        mended.set(name, (mended.get(name) ?? 0) + applied.length);
        changed = true;
      }
    }
    if (!changed) break;
  }
  // Formats for programs stay what they are.
  if ((given.text('format') ?? 'pretty') === 'pretty') {
    const { workbench } = wordsOf(call, checked);
    for (const [file, count] of mended) io.out(`${workbench.mended(file, count)}\n`);
    if (mended.size > 0) io.out('\n');
  }
  return undefined;
}

/** The text as it stands in the file, a byte order mark with it. */
function textWithMark(content: CheckedPack['files'][number]['content']): string | undefined {
  return content instanceof Uint8Array
    ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(content)
    : textOf(content);
}
