/** What `run` and `resume` share: the pack, the face that fits where they run, the store, the script. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Flag } from '../arguments.ts';
import { checkPackOnDisk, clean, type JournalStore, type Locale, type Pack } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { onCi, wantsColour } from '../io.ts';
import { matchLocale, type ProgramLanguage, programLanguage } from '../language.ts';
import type { Lines } from '../lines.ts';
import { packFolder } from '../packs.ts';
import { prompterOf } from '../plain/prompter.ts';
import { styleFor } from '../plain/style.ts';
import type { Typing } from '../plain/typing.ts';
import type { RunOptions } from '../play.ts';
import { readScript, type ScriptRead } from '../script.ts';
import { openStore, type StoreOpened } from '../stores.ts';
import { type NotReady, wholePack } from '../whole-pack.ts';
import type { FlagName, ProgramWords } from '../words/index.ts';
import { sessionWords } from '../words/sessions.ts';
import { type Call, fail } from './command.ts';

type Flags = readonly (Flag & { readonly name: FlagName })[];
export const FACE: Flags = [
  { name: 'answers', value: 'FILE' },
  { name: 'answer', value: 'STEP=ANSWER', multiple: true },
  { name: 'plain' },
  { name: 'json' },
  { name: 'ascii' },
  { name: 'screen-reader' },
];
export const STORE: Flags = [
  { name: 'data', value: 'DIR' },
  { name: 'store', value: 'STORE' },
  { name: 'agent', value: 'NAME' },
];

/** The store that the flags and the environment name. */
const storeOf = ({ io, given }: Call): Promise<StoreOpened> =>
  openStore(io, { store: given.text('store'), data: given.text('data') });

const noSuchStore = ({ kind }: { readonly kind: string }, language: ProgramLanguage): string =>
  sessionWords(language).noStore(clean(kind));

/** Does something with the store and closes it whatever happens; where sessions are not kept, says so, by `off` if need be. */
export async function withStore(
  call: Call,
  use: (journal: JournalStore, language: ProgramLanguage) => Promise<number>,
  off: (sentence: string, code: 'store-off' | 'unknown-store') => number = (sentence) =>
    fail(call.io, EXIT.usage, sentence),
): Promise<number> {
  const { language } = call;
  const opened = await storeOf(call);
  if (!opened.kept)
    return opened.why === 'off'
      ? off(sessionWords(language).storeOff, 'store-off')
      : off(noSuchStore(opened, language), 'unknown-store');
  const { journal } = opened;
  try {
    return await use(journal, language);
  } finally {
    await journal.close();
  }
}

/** A pack without errors and the language to speak; else what was wrong is told on the error stream. */
export async function readyPack(
  call: Call,
  named: string | undefined,
): Promise<{ readonly pack: Pack; readonly locale: Locale } | NotReady> {
  const { io, given } = call;
  const folder = await packFolder(named, io.cwd, io.home);
  // Checking a large pack takes seconds: what the last start found in the same bytes holds.
  const loaded = await checkPackOnDisk(folder, { cache: io.cache ?? false, errorsOnly: true });
  const whole = await wholePack(call, folder, loaded);
  if ('why' in whole) return whole;
  const { pack } = whole;
  const locale = call.wanted === undefined ? pack.locales[0] : matchLocale(call.wanted, pack.locales);
  if (locale === undefined && given.has('lang')) {
    const sentence = call.words.noSuchLocale(given.text('lang') ?? '', call.words.list(pack.locales));
    return { code: fail(io, EXIT.usage, sentence), why: 'unknown-locale' };
  }
  return { pack, locale: locale ?? pack.locales[0] };
}

/** Runs a session in the face that fits; `resume` has opened the store already. */
export async function play(call: Call, run: RunOptions, words: ProgramWords): Promise<number> {
  const { io, given } = call;
  if (given.has('plain') && given.has('json')) return fail(io, EXIT.usage, call.words.bothFaces);
  const written = await writtenBefore(call);
  if ('unreadable' in written) return fail(io, EXIT.usage, words.fileUnreadable(clean(written.unreadable)));
  const { lines } = written;
  const read = readScript(written.script, given.texts('answer'), run.pack);
  if (!read.ok) return refuseScript(call, read, words);
  const { script } = read;
  const opened: StoreOpened = run.journal ? { kept: true, journal: run.journal } : await storeOf(call);
  if (!opened.kept && opened.why === 'unknown')
    return fail(io, EXIT.usage, noSuchStore(opened, programLanguage(run.locale)));
  const journal = opened.kept ? opened.journal : undefined;
  const agent = given.text('agent') ?? io.env.SYMPTREE_AGENT;
  const options: RunOptions = {
    ...run,
    ...(journal === undefined ? {} : { journal }),
    ...(agent === undefined ? {} : { agent: clean(agent) }),
  };
  let typing: Typing | undefined;
  try {
    if (given.has('json')) {
      const { runJson } = await import('../json/face.ts');
      return await runJson({ ...options, script, lines, out: io.out });
    }
    if (wantsFullScreen(call)) {
      if (io.env.NO_COLOR) process.env.FORCE_COLOR = '0';
      const { runInk } = await import('../runner/index.ts');
      return await runInk(options);
    }
    const { runPlain } = await import('../plain/face.ts');
    if (lines) typing = await io.typing?.();
    const prompter = prompterOf({ script, lines: typing ?? lines, echo: !io.inputIsTerminal, out: io.out, clean });
    const bell = io.outputIsTerminal ? '\u0007' : '';
    return await runPlain({ ...options, prompter, bell, style: styleFor(wantsColour(io)), out: io.out, err: io.err });
  } finally {
    typing?.close();
    if (!run.journal) await journal?.close();
  }
}

/** The full screen needs a real terminal on both sides, and nobody who asked for less. */
function wantsFullScreen({ io, given }: Call): boolean {
  if (['plain', 'json', 'screen-reader', 'answers', 'answer'].some((flag) => given.has(flag))) return false;
  if (onCi(io) || io.env.TERM === 'dumb') return false;
  return io.inputIsTerminal && io.outputIsTerminal && io.columns > 0;
}

/** Biggest file of answers that is read; a session has some dozens. */
const SCRIPT_BYTES = 1024 * 1024;

/** Of a script that would not do what it says; programs get it as the face says it. */
function refuseScript(
  { io, given }: Call,
  { line, step, suggestion }: Extract<ScriptRead, { ok: false }>,
  words: ProgramWords,
): ExitCode {
  const why = step === undefined ? 'no-step' : 'unknown-step';
  const about = { line: clean(line), why, ...(suggestion ? { meant: suggestion } : {}) };
  if (given.has('json')) io.out(`${JSON.stringify({ error: { code: 'script-refused', about } })}\n`);
  const sentence = step === undefined ? words.answerForm : words.answerStepUnknown(clean(step));
  const mean = suggestion ? `${words.between}${words.didYouMean(suggestion)}` : '';
  return fail(io, EXIT.refused, words.scriptRefused(clean(line), sentence + mean));
}

/** The lines of `--answers`, and those that are still to come. */
async function writtenBefore({
  io,
  given,
}: Call): Promise<
  { readonly script: readonly string[]; readonly lines: Lines | undefined } | { readonly unreadable: string }
> {
  const file = given.text('answers');
  if (file === undefined) return { script: [], lines: io.lines };
  if (file === '-') {
    const lines: string[] = [];
    for (let line = await io.lines.next(); line !== null; line = await io.lines.next()) lines.push(line);
    return { script: lines, lines: undefined };
  }
  try {
    const bytes = await readFile(resolve(io.cwd, file));
    if (bytes.length > SCRIPT_BYTES) return { unreadable: file };
    // Nobody sits there to go on by hand, unless there is a terminal.
    return {
      script: bytes
        .toString('utf8')
        .replace(/^\uFEFF/, '')
        .split(/\r\n|\n/),
      lines: io.inputIsTerminal ? io.lines : undefined,
    };
  } catch {
    return { unreadable: file };
  }
}
