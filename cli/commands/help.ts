/** `symptree help`, `--help`: made from the tables of commands, flags and exit codes. */
import stringWidth from 'string-width';
import { nearest } from '../engine.ts';
import { EXIT, type ExitName } from '../exit.ts';
import type { ProgramLanguage } from '../language.ts';
import { ENVIRONMENT } from '../words/environment.ts';
import type { ProgramWords } from '../words/index.ts';
import { type CommandDefinition, EVERYWHERE } from './command.ts';

/** The page about the whole program. */
function overview(commands: readonly CommandDefinition[], words: ProgramWords): string {
  const { help } = words;
  return page([
    [`symptree - ${help.tagline}`],
    [`${help.usage}${words.colon}symptree COMMAND [...]`],
    [
      `${help.commands}${words.colon.trimEnd()}`,
      ...table([
        ...commands.map(({ name, arguments: args }) => [`${name} ${args}`.trim(), help.about[name]] as const),
        ['help [COMMAND]', help.about.help] as const,
      ]),
    ],
    [help.more],
  ]);
}

/** The page about one command. */
function aboutCommand(command: CommandDefinition, words: ProgramWords): string {
  const { help } = words;
  const flags = [...command.flags, ...EVERYWHERE].map(({ name, value, short, multiple, oneOf = [] }) => {
    const left = `${short ? `-${short}, ` : ''}--${name}${value ? ` ${value}` : ''}${multiple ? ' ...' : ''}`;
    const about = help.flagWords[name];
    const told = oneOf.every((one) => about.includes(one));
    return [left, told ? about : `${about}${words.colon}${words.list(oneOf)}`] as const;
  });
  return page([
    [`symptree ${command.name} - ${help.about[command.name]}`],
    usage(command, words),
    [`${help.flags}${words.colon.trimEnd()}`, ...table(flags)],
    [`${help.examples}${words.colon.trimEnd()}`, ...command.examples.map((example) => `  ${example}`)],
  ]);
}

/** A line for each action, with the flags that not all have. */
function usage({ name, arguments: args, actions, flags }: CommandDefinition, { help, colon }: ProgramWords): string[] {
  if (!actions) return [`${help.usage}${colon}symptree ${name} ${args} [...]`];
  const written = (flag: string) => {
    const value = flags.find((one) => one.name === flag)?.value;
    return `[--${flag}${value ? ` ${value}` : ''}]`;
  };
  return [
    `${help.usage}${colon.trimEnd()}`,
    ...Object.values(actions).flatMap((one) => folded(`symptree ${name} ${one.arguments}`, one.flags.map(written))),
  ];
}

/** Columns of a terminal that somebody left as it came. */
const COLUMNS = 80;

/** Words behind a command, on as many lines as they need. */
function folded(command: string, words: readonly string[]): string[] {
  const lines = [`  ${command}`];
  for (const word of [...words, '[...]']) {
    const line = `${lines.at(-1)} ${word}`;
    if (line.length <= COLUMNS) lines[lines.length - 1] = line;
    else lines.push(`    ${word}`);
  }
  return lines;
}

/** The page about exit codes. */
function aboutExitCodes(words: ProgramWords): string {
  const codes = (Object.keys(EXIT) as ExitName[]).map((name) => [String(EXIT[name]), words.help.exit[name]] as const);
  return page([[`${words.help.exitCodes}${words.colon.trimEnd()}`, ...table(codes)]]);
}

/** The page about the environment. */
function aboutEnvironment(words: ProgramWords, language: ProgramLanguage): string {
  const rows = ENVIRONMENT.map(({ written, about }) => [written.join(', '), about[language]] as const);
  return page([[`${words.help.environment}${words.colon.trimEnd()}`, ...table(rows)]]);
}

export type HelpPage = { readonly text: string } | { readonly unknown: string; readonly suggestion?: string };

/** The page for a topic: a command, `exit-codes`, `environment`, or nothing for the whole program. */
export function helpOn(
  topic: string | undefined,
  commands: readonly CommandDefinition[],
  words: ProgramWords,
  language: ProgramLanguage,
): HelpPage {
  if (topic === undefined || topic === 'help') return { text: overview(commands, words) };
  if (topic === 'exit-codes') return { text: aboutExitCodes(words) };
  if (topic === 'environment') return { text: aboutEnvironment(words, language) };
  const command = commands.find(({ name }) => name === topic);
  if (command) return { text: aboutCommand(command, words) };
  const suggestion = nearest(topic, [...commands.map(({ name }) => name), 'exit-codes', 'environment']);
  return { unknown: topic, ...(suggestion ? { suggestion } : {}) };
}

const page = (blocks: readonly (readonly string[])[]) => `${blocks.map((block) => block.join('\n')).join('\n\n')}\n`;

function table(rows: readonly (readonly [string, string])[]): string[] {
  const widest = Math.max(...rows.map(([left]) => stringWidth(left)));
  return rows.map(([left, right]) => `  ${left}${' '.repeat(widest - stringWidth(left))}  ${right}`);
}
