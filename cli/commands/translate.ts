/** `symptree translate`: writes and refreshes the files of the other languages, or tells what is missing in them. */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { loadPackFromDisk, readPackFolder, translationFiles } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { packFolder } from '../packs.ts';
import { fileName, folderSentence, textOf } from '../report/findings.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const translate: CommandDefinition = {
  name: 'translate',
  arguments: '[PACK]',
  mostPositionals: 1,
  flags: [{ name: 'check' }, LANG],
  examples: ['symptree translate trees/classroom', 'symptree translate trees/classroom --check'],
  run: translateCommand,
};

async function translateCommand({ io, given, words }: Call): Promise<ExitCode> {
  const folder = await packFolder(given.positionals[0], io.cwd, io.home);
  const loaded = await loadPackFromDisk(folder);
  if (loaded.problem) return fail(io, EXIT.usage, folderSentence(loaded.problem, fileName(folder, '.', io.cwd), words));
  const { files } = await readPackFolder(folder);
  const present = new Map(files.map(({ path, content }) => [path, textOf(content)]));
  let open = 0;
  for (const { path, content, untranslated, stale } of translationFiles(loaded)) {
    const name = fileName(folder, path, io.cwd);
    open += untranslated + stale;
    if (untranslated + stale > 0) io.out(`${words.translated(name, untranslated, stale)}\n`);
    if (given.has('check') || present.get(path) === content) continue;
    try {
      await write(resolve(folder, path), content);
    } catch {
      return fail(io, EXIT.usage, words.fileUnwritable(name));
    }
    io.out(`${words.translationWritten(name)}\n`);
  }
  if (open === 0) io.out(`${words.translationWhole}\n`);
  return given.has('check') && open > 0 ? EXIT.findings : EXIT.ok;
}

/** Whole or not at all: a translator's file is never left half written. */
async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const beside = `${path}.${process.pid}.tmp`;
  await writeFile(beside, content);
  await rename(beside, path);
}
