/** `symptree script`: a tree as a document, for whoever reads neither YAML nor graphs. */
import { resolve } from 'node:path';
import { type Locale, outlineOf } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { matchLocale } from '../language.ts';
import { openPack, treeNamed } from '../opening.ts';
import { scriptHtml, scriptMarkdown } from '../report/script.ts';
import { writeWhole } from '../writing.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const script: CommandDefinition = {
  name: 'script',
  arguments: 'TREE',
  mostPositionals: 1,
  flags: [
    { name: 'pack', value: 'DIR' },
    { name: 'format', value: 'FORMAT', oneOf: ['markdown', 'html'] },
    { name: 'both' },
    { name: 'to', value: 'PATH' },
    LANG,
  ],
  examples: [
    'symptree script picture-freezes',
    'symptree script picture-freezes --both --format html --to picture-freezes.html',
  ],
  run: scriptCommand,
};

async function scriptCommand(call: Call): Promise<ExitCode> {
  const { io, given } = call;
  const opened = await openPack(call);
  if (typeof opened === 'number') return opened;
  const { pack, words } = opened;
  const id = given.positionals[0];
  if (id === undefined) return fail(io, EXIT.usage, words.workbench.whichTree(words.list(Object.keys(pack.trees))));
  const tree = treeNamed(pack, id, words);
  if (typeof tree === 'string') return fail(io, EXIT.usage, tree);
  const outline = outlineOf(pack, tree.id);
  if (!outline) return fail(io, EXIT.usage, words.noSuchTree(tree.id));
  const one = (call.wanted && matchLocale(call.wanted, pack.locales)) || pack.locales[0];
  const locales: readonly Locale[] = given.has('both') ? pack.locales : [one];
  const document = (given.text('format') === 'html' ? scriptHtml : scriptMarkdown)({ pack, outline, locales });
  const to = given.text('to');
  if (to === undefined) {
    io.out(document);
    return EXIT.ok;
  }
  try {
    await writeWhole(resolve(io.cwd, to), document);
  } catch {
    return fail(io, EXIT.usage, words.fileUnwritable(to));
  }
  io.out(`${words.workbench.written(to)}\n`);
  return EXIT.ok;
}
