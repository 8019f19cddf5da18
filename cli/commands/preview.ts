/** `symptree preview`: a page about a pack for a browser on this machine, until it is stopped. */
import { stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { EXIT, type ExitCode } from '../exit.ts';
import { programLanguage } from '../language.ts';
import { packFolder } from '../packs.ts';
import { folderSentence } from '../report/findings.ts';
import { watching } from '../watching.ts';
import { wordsFor } from '../words/index.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const preview: CommandDefinition = {
  name: 'preview',
  arguments: '[PACK]',
  mostPositionals: 1,
  flags: [{ name: 'port', value: 'PORT' }, LANG],
  examples: ['symptree preview trees/classroom', 'symptree preview trees/classroom --port 4711'],
  run: previewCommand,
};

const HIGHEST_PORT = 65_535;

async function previewCommand({ io, given, words, wanted }: Call): Promise<ExitCode> {
  const written = given.text('port') ?? '0';
  const port = Number(written);
  if (!/^\d{1,5}$/.test(written) || port > HIGHEST_PORT)
    return fail(io, EXIT.usage, words.workbench.notANumber('--port', written, HIGHEST_PORT));
  const folder = await packFolder(given.positionals[0] ?? (await packHere(io.cwd)), io.cwd, io.home);
  // Loaded here: no other command needs a server.
  const { startPreview } = await import('../preview/server.ts');
  const started = await startPreview({
    folder,
    cwd: io.cwd,
    language: wanted === undefined ? undefined : programLanguage(wanted),
    page: io.pageFolder ?? join(io.home, 'dist', 'cli', 'preview'),
    port,
    now: io.now,
  });
  if ('problem' in started) return fail(io, EXIT.usage, words.workbench.portTaken[started.problem](port));
  try {
    const { problem, language } = started.reading.state;
    if (problem) return fail(io, EXIT.usage, folderSentence(problem, relative(io.cwd, folder) || '.', words));
    const { workbench } = wordsFor(language);
    io.out(`${workbench.previewAt(started.url)}\n${workbench.previewing}\n`);
    return await watching(
      started.reading.folders,
      io,
      async () => {
        await started.again();
      },
      () => started.reading.folders,
    );
  } finally {
    await started.close();
  }
}

/** The folder where the command was typed, where that is a pack; else the shipped one is shown. */
async function packHere(cwd: string): Promise<string | undefined> {
  for (const name of ['pack.yaml', 'pack.yml']) {
    try {
      await stat(join(cwd, name));
      return '.';
    } catch {
      // No pack of that name here.
    }
  }
  return undefined;
}
