/** The JSON-lines face: a view out, a command in, in any language that can read and write lines. */
import { clean, type Locale, resumeCommand, searchTrees, type UsageError } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import type { Stored } from '../keeper.ts';
import { matchLocale } from '../language.ts';
import type { Lines } from '../lines.ts';
import { understand } from '../plain/understand.ts';
import { forAnybody, type Play, type RunOptions, resumePlay, startPlay } from '../play.ts';
import type { Script } from '../script.ts';
import { takenOver } from '../storing.ts';
import { wordsFor } from '../words/index.ts';
import { judge } from './judging.ts';
import { type FaceCommand, type LineRead, type OutLine, type ProtocolError, readLine } from './protocol.ts';

export interface JsonOptions extends RunOptions {
  readonly script: Script;
  /** Undefined: nothing but the script. */
  readonly lines: Lines | undefined;
  readonly out: (text: string) => void;
}

const SESSION_FREE = new Set(['language', 'search', 'start', 'verdict', 'follow-up', 'view', 'quit']);

/** Runs until the input ends or `quit`; returns the exit code. */
export async function runJson(options: JsonOptions): Promise<ExitCode> {
  const { pack, script, lines } = options;
  let locale: Locale = options.locale;
  const put = (line: OutLine) => options.out(`${JSON.stringify(line)}\n`);
  const refuse = (error: UsageError | ProtocolError) => put({ error });
  const begun = options.resumed
    ? ({ ok: true, play: resumePlay(options, options.resumed) } as const)
    : startPlay(options, options);
  if (!begun.ok) {
    refuse(begun.error);
    return EXIT.refused;
  }
  let play: Play = begun.play;
  const notStored = ({ trouble, waiting }: Stored) => {
    if (!trouble) return;
    const code = takenOver(trouble) ? 'taken-over' : 'not-stored';
    const more = takenOver(trouble)
      ? { resume: resumeCommand(play.view().session) }
      : trouble.code === 'unavailable'
        ? { because: trouble.why }
        : {};
    refuse({ code, about: { why: trouble.code, waiting: String(waiting), ...more } });
  };
  /** A view goes out only when what led to it is stored; where it is not, that is said first. */
  const show = async () => {
    const { caughtUp, clockBack, ...stored } = await play.settled();
    notStored(stored);
    if (caughtUp) refuse({ code: 'caught-up', about: { by: caughtUp.by ?? '', unused: String(caughtUp.unused) } });
    if (clockBack !== undefined) refuse({ code: 'clock-back', about: { minutes: String(clockBack) } });
    put({ view: play.view() });
  };
  const finish = async (code: ExitCode): Promise<ExitCode> => {
    notStored(await play.leave());
    return code;
  };
  if (options.resumed) {
    const { report, unused, beside } = options.resumed;
    put({ report, ...(unused.length === 0 ? {} : { unused }), ...(beside ? { beside } : {}) });
  }
  if (options.words && !options.tree) put({ trees: searchTrees(pack, options.words, locale) });
  await show();
  for (;;) {
    const scripted = script.next(play.view().step);
    const line = scripted ? undefined : await lines?.next();
    if (!scripted && (line === undefined || line === null)) {
      for (const unused of script.unused()) refuse({ code: 'script-unused', about: { line: clean(unused) } });
      if (play.view().ended) return finish(EXIT.ok);
      refuse({ code: 'input-ended', about: {} });
      return finish(EXIT.unfinished);
    }
    if (line?.trim() === '') continue;
    const read = scripted ? fromScript(scripted.text, play) : readLine(line as string);
    const stop = (error: UsageError | ProtocolError): boolean => {
      if (!scripted) {
        refuse(error);
        return false;
      }
      refuse({ code: 'script-refused', about: { ...error.about, line: clean(scripted.written), why: error.code } });
      return true;
    };
    if (!read.ok) {
      if (stop(read.error)) return finish(EXIT.refused);
      continue;
    }
    const { command } = read;
    if (!SESSION_FREE.has(command.do)) {
      const sent = play.send(command as Parameters<Play['send']>[0]);
      if (!sent.ok) {
        if (stop(sent.error)) return finish(EXIT.refused);
        continue;
      }
      if (sent.report.some(({ fate }) => fate !== 'kept')) put({ report: sent.report });
      await show();
      continue;
    }
    const own = command as FaceCommand;
    switch (own.do) {
      case 'view':
        await show();
        break;
      case 'search':
        put({ trees: searchTrees(pack, own.words, locale) });
        break;
      case 'language': {
        const to = matchLocale(own.to, pack.locales);
        if (to === undefined) {
          if (stop({ code: 'unknown-locale', about: { to: clean(own.to), locales: pack.locales.join(', ') } }))
            return finish(EXIT.refused);
          break;
        }
        locale = to;
        play.speak(to);
        await show();
        break;
      }
      case 'start': {
        // Before the first answer it is the same customer, in another tree.
        const customer = play.view().number === 1 ? options : forAnybody(options);
        const facts = own.facts && Object.entries(own.facts).map(([fact, value]) => ({ fact, value }));
        const started = startPlay({ ...customer, locale, ...(facts ? { facts } : {}) }, own);
        if (started.ok) {
          notStored(await play.leave());
          play = started.play;
          await show();
        } else if (stop(started.error)) return finish(EXIT.refused);
        break;
      }
      case 'verdict':
      case 'follow-up':
        put(await judge(own, play, options));
        break;
      case 'quit':
        if (play.view().ended) return finish(EXIT.ok);
        refuse({ code: 'left', about: {} });
        return finish(EXIT.unfinished);
    }
  }
}

/** A script's line is written as for the plain face; only what is one command can stand in it here. */
function fromScript(text: string, play: Play): LineRead {
  if (text.startsWith('{')) return readLine(text);
  const meaning = understand(text, play.view().step, wordsFor(play.locale));
  switch (meaning.kind) {
    case 'answer':
      return {
        ok: true,
        command: { do: 'answer', value: meaning.value, ...(meaning.evidence ? { evidence: meaning.evidence } : {}) },
      };
    case 'unsure':
      return { ok: true, command: { do: 'unsure' } };
    case 'unclear':
      return { ok: false, error: { code: 'not-a-command', about: { problem: meaning.why } } };
    case 'action':
      switch (meaning.name) {
        case 'back':
        case 'wording':
        case 'return':
        case 'rush':
        case 'escalate':
        case 'quit':
          return { ok: true, command: { do: meaning.name } };
        case 'note':
          return { ok: true, command: { do: 'note', text: meaning.argument } };
        case 'language':
          return { ok: true, command: { do: 'language', to: meaning.argument } };
        default:
          return { ok: false, error: { code: 'not-a-command', about: { problem: 'action', action: meaning.name } } };
      }
  }
}
