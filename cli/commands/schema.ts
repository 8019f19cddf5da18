/** `symptree schema`: the JSON Schemas of the author's files, for editors. */
import { join, resolve } from 'node:path';
import { jsonSchemas } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { fileName } from '../report/findings.ts';
import { writeWhole } from '../writing.ts';
import { type Call, type CommandDefinition, fail, LANG } from './command.ts';

export const schema: CommandDefinition = {
  name: 'schema',
  arguments: '[tree|pack|cases|translation]',
  mostPositionals: 1,
  flags: [{ name: 'to', value: 'PATH' }, LANG],
  examples: ['symptree schema tree', 'symptree schema --to .vscode/symptree'],
  run: schemaCommand,
};

async function schemaCommand({ io, given, words }: Call): Promise<ExitCode> {
  const schemas = jsonSchemas();
  const name = given.positionals[0];
  if (name !== undefined && !Object.hasOwn(schemas, name))
    return fail(io, EXIT.usage, words.workbench.noSuchSchema(name, words.list(Object.keys(schemas))));
  const wanted = Object.entries(schemas).filter(([each]) => name === undefined || each === name);
  const folder = given.text('to');
  if (folder === undefined) {
    io.out(`${JSON.stringify(name === undefined ? schemas : wanted[0]?.[1], null, 2)}\n`);
    return EXIT.ok;
  }
  for (const [each, one] of wanted) {
    const path = join(resolve(io.cwd, folder), `${each}.schema.json`);
    try {
      await writeWhole(path, `${JSON.stringify(one, null, 2)}\n`);
    } catch {
      return fail(io, EXIT.usage, words.fileUnwritable(fileName(path, '.', io.cwd)));
    }
    io.out(`${words.workbench.written(fileName(path, '.', io.cwd))}\n`);
  }
  return EXIT.ok;
}
