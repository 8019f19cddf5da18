/** `translate --export` and `--import`: texts to translators and back. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Call, fail } from '../commands/command.ts';
import { clean, type ExchangeReport, exchangeUnits, type Loaded, type Locale, takeBack } from '../engine.ts';
import { EXIT } from '../exit.ts';
import { matchLocale } from '../language.ts';
import { fileName } from '../report/findings.ts';
import { exchangeWords } from '../words/exchange.ts';
import { writeWhole } from '../writing.ts';
import type { ExchangeFormat } from './format.ts';
import { po } from './po.ts';
import { xliff } from './xliff.ts';

type Texts = Pick<Loaded, 'texts' | 'locales'>;

const FORMATS: Readonly<Record<string, ExchangeFormat>> = { po, xliff };

/** By the flag, else by the name of the file. */
function formatOf({ given }: Call, path: string): ExchangeFormat | undefined {
  const name = given.text('format') ?? (/\.pot?$/i.test(path) ? 'po' : /\.(?:xlf|xliff)$/i.test(path) ? 'xliff' : '');
  return Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
}

/** `named`: the language asked for, one of the pack's others. */
export async function exportTexts(
  call: Call,
  loaded: Texts,
  named: Locale | undefined,
  language: string,
): Promise<number> {
  const { io, given } = call;
  const words = exchangeWords(language);
  const path = given.text('export') ?? '';
  const format = formatOf(call, path);
  if (!format) return fail(io, EXIT.usage, words.whichFormat(path));
  const to = named ?? onlyOther(loaded);
  if (to === undefined) return fail(io, EXIT.usage, words.whichLanguage(loaded.locales.slice(1).join(' ')));
  const units = exchangeUnits(loaded, to);
  const content = await format.write({ from: loaded.locales[0], to, units }, words.note);
  try {
    await writeWhole(resolve(io.cwd, path), content);
  } catch {
    return fail(io, EXIT.usage, words.unwritable(path));
  }
  const open = units.filter(({ target }) => target === '').length;
  const stale = units.filter(({ before }) => before !== undefined).length;
  io.out(`${words.exported(path, to, units.length, open, stale)}\n`);
  return EXIT.ok;
}

export async function importTexts(
  call: Call,
  loaded: Texts,
  folder: string,
  named: Locale | undefined,
  language: string,
): Promise<number> {
  const { io, given } = call;
  const words = exchangeWords(language);
  const path = given.text('import') ?? '';
  const format = formatOf(call, path);
  if (!format) return fail(io, EXIT.usage, words.whichFormat(path));
  const content = await readFile(resolve(io.cwd, path), 'utf8').catch(() => undefined);
  if (content === undefined) return fail(io, EXIT.usage, words.unreadable(path));
  const returned = await format.read(content.replace(/^\ufeff/, ''));
  if (!returned) return fail(io, EXIT.usage, words.notSuchAFile(path));
  const others = loaded.locales.slice(1);
  const to = named ?? (returned.to === undefined ? onlyOther(loaded) : matchLocale(returned.to, others));
  if (to === undefined) return fail(io, EXIT.usage, words.whichLanguage(loaded.locales.slice(1).join(' ')));
  const { files, report } = takeBack(loaded, to, returned.units);
  for (const file of files) {
    const name = fileName(folder, file.path, io.cwd);
    try {
      await writeWhole(resolve(folder, file.path), file.content);
    } catch {
      return fail(io, EXIT.usage, words.unwritable(name));
    }
    io.out(`${words.written(name)}\n`);
  }
  tell(report, io.out, words);
  return report.ignored.length + report.inserts.length > 0 ? EXIT.findings : EXIT.ok;
}

/** The language that is meant where none is named: there is only one other. */
const onlyOther = ({ locales: [, ...others] }: Texts): Locale | undefined =>
  others.length === 1 ? others[0] : undefined;

function tell(
  { changed, same, empty, ignored, inserts }: ExchangeReport,
  out: (text: string) => void,
  words: ReturnType<typeof exchangeWords>,
): void {
  // Names of files and texts are the translator's file's own, and may hold anything.
  const named = ({ file, address }: ExchangeReport['ignored' | 'inserts'][number]) => clean(`${file}:${address}`);
  for (const one of ignored) out(`${words.ignored(named(one), words.why[one.why])}\n`);
  for (const one of inserts) out(`${words.inserts(named(one), one.names.map((name) => `<${name}>`).join(' '))}\n`);
  out(`${words.taken(changed, same, empty, ignored.length)}\n`);
}
