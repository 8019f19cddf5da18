/** `symptree translate`: writes and refreshes the files of the other languages, or tells what is missing in them. */
import { resolve } from 'node:path';
import { loadPackFromDisk, readPackFolder, translationFiles } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { programLanguage } from '../language.ts';
import { packFolder } from '../packs.ts';
import { fileName, folderSentence, textOf } from '../report/findings.ts';
import { sharedSentence } from '../shared-folders.ts';
import { exchangeWords } from '../words/exchange.ts';
import { writeWhole } from '../writing.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const translate: CommandDefinition = {
  name: 'translate',
  arguments: '[PACK]',
  mostPositionals: 1,
  flags: [
    { name: 'check' },
    { name: 'export', value: 'FILE' },
    { name: 'import', value: 'FILE' },
    { name: 'format', value: 'FORMAT', oneOf: ['xliff', 'po'] },
    { name: 'locale', value: 'LOCALE' },
    LANG,
  ],
  examples: [
    'symptree translate trees/classroom',
    'symptree translate trees/classroom --check',
    'symptree translate trees/classroom --export english.xlf',
    'symptree translate trees/classroom --import english.xlf',
  ],
  run: translateCommand,
};

async function translateCommand(call: Call): Promise<number> {
  const { io, given, words } = call;
  if (['check', 'export', 'import'].filter((flag) => given.has(flag)).length > 1)
    return fail(io, EXIT.usage, exchangeWords(call.wanted ?? 'en').oneAtATime);
  const folder = await packFolder(given.positionals[0], io.cwd, io.home);
  const loaded = await loadPackFromDisk(folder);
  if (loaded.problem) return fail(io, EXIT.usage, folderSentence(loaded.problem, fileName(folder, '.', io.cwd), words));
  const shared = loaded.pack ? undefined : await sharedSentence(folder, io, words);
  if (shared !== undefined) return fail(io, EXIT.usage, shared);
  if (given.has('export') || given.has('import')) {
    // What translators' tools read is only loaded for them.
    const { exportTexts, importTexts } = await import('../exchange/index.ts');
    const language = programLanguage(call.wanted ?? loaded.locales[0]);
    return given.has('export') ? exportTexts(call, loaded, language) : importTexts(call, loaded, folder, language);
  }
  const { files } = await readPackFolder(folder);
  const present = new Map(files.map(({ path, content }) => [path, textOf(content)]));
  let open = 0;
  for (const { path, content, untranslated, stale } of translationFiles(loaded)) {
    const name = fileName(folder, path, io.cwd);
    open += untranslated + stale;
    if (untranslated + stale > 0) io.out(`${words.translated(name, untranslated, stale)}\n`);
    if (given.has('check') || present.get(path) === content) continue;
    try {
      await writeWhole(resolve(folder, path), content);
    } catch {
      return fail(io, EXIT.usage, words.fileUnwritable(name));
    }
    io.out(`${words.translationWritten(name)}\n`);
  }
  if (open === 0) io.out(`${words.translationWhole}\n`);
  return given.has('check') && open > 0 ? EXIT.findings : EXIT.ok;
}
