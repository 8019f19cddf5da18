/** `symptree new`: a small, whole pack or tree to begin with. Never writes over anything. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { jsonSchemas } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import { openPack } from '../opening.ts';
import { fileName, textOf } from '../report/findings.ts';
import type { StartingFile } from '../starting/bilingual.ts';
import { startingPack } from '../starting/pack.ts';
import { startingTree } from '../starting/tree.ts';
import { type ProgramWords, wordsFor } from '../words/index.ts';
import { isThere } from '../writing.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

// `new` is a word of the language itself.
export const create: CommandDefinition = {
  name: 'new',
  arguments: 'pack|tree NAME',
  mostPositionals: 2,
  flags: [{ name: 'pack', value: 'DIR' }, { name: 'locales', value: 'LIST' }, LANG],
  actions: {
    pack: { arguments: 'pack NAME', mostPositionals: 2, flags: ['locales'] },
    tree: { arguments: 'tree NAME', mostPositionals: 2, flags: ['pack'] },
  },
  examples: ['symptree new pack classroom --locales zh-CN,en', 'symptree new tree camera-black --pack classroom'],
  run: newCommand,
};

const ID = /^[a-z][a-z0-9-]{0,63}$/;
const LOCALE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;

async function newCommand(call: Call): Promise<ExitCode> {
  const { io, given, words } = call;
  const [kind, name] = given.positionals;
  if ((kind !== 'pack' && kind !== 'tree') || name === undefined) return fail(io, EXIT.usage, words.workbench.newWhat);
  const id = kind === 'pack' ? basename(resolve(io.cwd, name)) : name;
  if (!ID.test(id)) return fail(io, EXIT.usage, words.workbench.newId(id));
  return kind === 'pack' ? newPack(call, id, resolve(io.cwd, name)) : newTree(call, id);
}

async function newPack({ io, given, words, wanted, language }: Call, id: string, folder: string): Promise<ExitCode> {
  const locales = (given.text('locales') ?? language).split(',').map((locale) => locale.trim());
  const wrong = locales.find((locale) => !LOCALE.test(locale));
  const [first, ...others] = locales;
  if (wrong !== undefined || first === undefined) return fail(io, EXIT.usage, words.workbench.newLocale(wrong ?? ''));
  const schemas = Object.entries(jsonSchemas()).map(
    ([name, schema]): StartingFile => ({
      path: `.schema/${name}.schema.json`,
      content: `${JSON.stringify(schema, null, 2)}\n`,
    }),
  );
  return writeNew(io, folder, [...startingPack(id, [first, ...others]), ...schemas], wordsFor(wanted ?? first));
}

async function newTree(call: Call, id: string): Promise<ExitCode> {
  const { io, given } = call;
  const opened = await openPack(call, given.text('pack') ?? '.');
  if (typeof opened === 'number') return opened;
  const { pack, folder, words } = opened;
  const { files } = opened.loaded;
  if (Object.hasOwn(pack.trees, id)) return fail(io, EXIT.usage, words.workbench.treeIsThere(id));
  const written = files.find(({ path }) => /^pack\.ya?ml$/.test(path));
  const escalate = /^escalate:\s*([a-z][a-z0-9-]*)/m.exec(textOf(written?.content) ?? '')?.[1];
  const starting = startingTree(id, {
    locales: pack.locales,
    files,
    schemas: await isThere(join(folder, '.schema/tree.schema.json')),
    ...(escalate !== undefined && { escalate }),
  });
  return writeNew(io, folder, starting, words);
}

/** All of them or none; a file that is there stays as it is. */
async function writeNew(
  io: Io,
  folder: string,
  files: readonly StartingFile[],
  words: ProgramWords,
): Promise<ExitCode> {
  for (const { path } of files) {
    if (await isThere(join(folder, path)))
      return fail(io, EXIT.usage, words.workbench.fileIsThere(fileName(folder, path, io.cwd)));
  }
  for (const { path, content } of files) {
    const name = fileName(folder, path, io.cwd);
    try {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      // Refuses where somebody has written it since.
      await writeFile(join(folder, path), content, { flag: 'wx' });
    } catch {
      return fail(io, EXIT.usage, words.fileUnwritable(name));
    }
    io.out(`${words.workbench.written(name)}\n`);
  }
  io.out(`${words.workbench.nowCheck(fileName(folder, '.', io.cwd))}\n`);
  return EXIT.ok;
}
