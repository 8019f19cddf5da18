/** `symptree translate`: writes and refreshes the files of the other languages, or tells what is missing in them. */
import { resolve } from 'node:path';
import { clean, loadPackFromDisk, translationFiles } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { matchLocale, programLanguage } from '../language.ts';
import { packFolder } from '../packs.ts';
import { fileName, folderSentence, textOf } from '../report/findings.ts';
import { sharedSentence } from '../shared-folders.ts';
import { exchangeWords } from '../words/exchange.ts';
import { wordsFor } from '../words/index.ts';
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
  const { io, given } = call;
  if (['check', 'export', 'import'].filter((flag) => given.has(flag)).length > 1)
    return fail(io, EXIT.usage, exchangeWords(call.language).oneAtATime);
  const folder = await packFolder(given.positionals[0], io.cwd, io.home);
  const loaded = await loadPackFromDisk(folder);
  const shown = fileName(folder, '.', io.cwd);
  if (loaded.problem) return fail(io, EXIT.usage, folderSentence(loaded.problem, shown, call.words));
  const language = programLanguage(call.wanted ?? loaded.locales[0]);
  const words = wordsFor(language);
  const shared = loaded.pack ? undefined : await sharedSentence({ folder, files: loaded.files }, io, words);
  if (shared !== undefined) return fail(io, EXIT.usage, shared);
  const others = loaded.locales.slice(1);
  const named = given.text('locale');
  const only = named === undefined ? undefined : matchLocale(named, others);
  if (named !== undefined && only === undefined)
    return fail(io, EXIT.usage, words.noSuchLocale(clean(named), others.length > 0 ? words.list(others) : words.none));
  if (given.has('export') || given.has('import')) {
    // What translators' tools read is only loaded for them.
    const { exportTexts, importTexts } = await import('../exchange/index.ts');
    return given.has('export')
      ? exportTexts(call, loaded, only, language)
      : importTexts(call, loaded, folder, only, language);
  }
  const present = new Map(loaded.files.map(({ path, content }) => [path, textOf(content)]));
  let open = 0;
  for (const { path, locale, content, untranslated, stale } of translationFiles(loaded)) {
    if (only !== undefined && locale !== only) continue;
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
  // What cannot be read has no texts: nothing is known of them.
  if (!loaded.pack) return fail(io, EXIT.findings, exchangeWords(language).hasErrors(shown));
  if (open === 0) io.out(`${words.translationWhole}\n`);
  return given.has('check') && open > 0 ? EXIT.findings : EXIT.ok;
}
