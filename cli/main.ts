/** Which command is meant, in which language, and what becomes of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ArgumentProblem, foreignTo, readArguments } from './arguments.ts';
import { type CommandDefinition, EVERYWHERE, fail, LANG } from './commands/command.ts';
import { helpOn } from './commands/help.ts';
import { run } from './commands/run.ts';
import { clean, nearest } from './engine.ts';
import { EXIT, type ExitCode } from './exit.ts';
import type { Io } from './io.ts';
import { programLanguage, USUAL_LANGUAGE, wantedLanguage } from './language.ts';
import { argumentSentence } from './sentences.ts';
import { wordsFor } from './words/index.ts';

/** Following a tree has to begin at once, and needs little of what the commands for authors load. */
const commandsFor = async (name: string | undefined): Promise<readonly CommandDefinition[]> =>
  name === run.name ? [run] : (await import('./commands/all.ts')).COMMANDS;

/** Going on with a session is a command of its own, and is also looked for beside the others about sessions. */
const asWritten = (argv: readonly string[]): readonly string[] => {
  const [name, action, ...rest] = argv;
  return name === 'sessions' && action === 'resume' ? ['resume', ...rest] : argv;
};

/** Runs one command line to its exit code. */
export async function main(written: readonly string[], io: Io): Promise<number> {
  const argv = asWritten(written);
  const wanted = wantedLanguage(flagIn(argv, 'lang'), io.env);
  const language = programLanguage(wanted ?? USUAL_LANGUAGE);
  const words = wordsFor(language);
  const [name, ...rest] = argv;
  const commands = await commandsFor(name);
  const showHelp = (topic: string | undefined): ExitCode => {
    const page = helpOn(topic, commands, words, language);
    if ('text' in page) {
      io.out(page.text);
      return EXIT.ok;
    }
    const near = page.suggestion ? `${words.between}${words.didYouMean(page.suggestion)}` : '';
    return fail(io, EXIT.usage, words.unknownHelpTopic(clean(page.unknown)) + near);
  };
  const wrong = (problem: ArgumentProblem, help: string) =>
    fail(io, EXIT.usage, clean(argumentSentence(problem, words)), words.seeHelp(help));
  if (name === undefined) return showHelp(undefined);
  if (name === 'help' || name === '--help' || name === '-h') {
    const asked = readArguments(rest, [LANG, ...EVERYWHERE], 1);
    return asked.ok ? showHelp(asked.given.positionals[0]) : wrong(asked.problem, 'symptree help');
  }
  if (name === 'version' || name === '--version' || name === '-V') return showVersion(io);

  const command = commands.find((each) => each.name === name);
  if (!command) {
    const isFlag = name.startsWith('-');
    const near = isFlag ? undefined : nearest(name, [...commands.map((each) => each.name), 'help']);
    const sentence = isFlag ? words.unknownFlag(clean(name)) : words.unknownCommand(clean(name));
    return fail(
      io,
      EXIT.usage,
      near ? `${sentence}${words.between}${words.didYouMean(near)}` : sentence,
      words.seeHelp('symptree help'),
    );
  }
  const read = readArguments(rest, [...command.flags, ...EVERYWHERE], command.mostPositionals);
  if (!read.ok) {
    // Whoever asks for help gets it, whatever else is wrong.
    if (rest.includes('--help') || rest.includes('-h')) return showHelp(name);
    return wrong(read.problem, `symptree ${name} --help`);
  }
  if (read.given.has('help')) return showHelp(name);
  if (read.given.has('version')) return showVersion(io);
  const foreign = foreignTo(command, read.given);
  if (foreign) return wrong(foreign, `symptree ${name} --help`);
  return command.run({ io, given: read.given, words, language, wanted });
}

/** The language must be known before the flags are judged, so that their faults are told in it. */
function flagIn(argv: readonly string[], name: string): string | undefined {
  const index = argv.findIndex((word) => word === `--${name}` || word.startsWith(`--${name}=`));
  const word = argv[index];
  if (word === undefined) return undefined;
  return word.includes('=') ? word.slice(word.indexOf('=') + 1) : argv[index + 1];
}

async function showVersion(io: Io): Promise<ExitCode> {
  const about: { version: string } = JSON.parse(await readFile(join(io.home, 'package.json'), 'utf8'));
  io.out(`symptree ${about.version}\n`);
  return EXIT.ok;
}
