/** What every command is: a name, flags, and something to do. */
import type { Acting, Action, Arguments, Flag } from '../arguments.ts';
import type { ExitCode } from '../exit.ts';
import type { Io } from '../io.ts';
import type { ProgramLanguage } from '../language.ts';
import type { CommandName, FlagName, ProgramWords } from '../words/index.ts';

export interface Call {
  readonly io: Io;
  readonly given: Arguments;
  /** The language asked for, else the usual one; where a pack is at hand and none is asked for, that one's goes before it. */
  readonly language: ProgramLanguage;
  /** In that language. */
  readonly words: ProgramWords;
  /** The language asked for; undefined: a pack decides. */
  readonly wanted: string | undefined;
}

export interface CommandDefinition extends Acting {
  readonly name: CommandName;
  /** Arguments as the usage line shows them. */
  readonly arguments: string;
  readonly mostPositionals: number;
  readonly flags: readonly (Flag & { readonly name: FlagName })[];
  /** Of a command that does several things: each by its word. */
  readonly actions?: Readonly<Record<string, Action & { readonly flags: readonly FlagName[] }>>;
  readonly examples: readonly string[];
  /** Resolves to the exit code: one of those in exit.ts, or 128 and the number of the signal that ended it. */
  run(call: Call): Promise<number>;
}

export const LANG: Flag & { readonly name: FlagName } = { name: 'lang', value: 'LANG' };
export const EVERYWHERE: readonly (Flag & { readonly name: FlagName })[] = [
  { name: 'help', short: 'h' },
  { name: 'version', short: 'V' },
];

/** Tells why on the error stream; for `return fail(...)`. */
export function fail(io: Io, code: ExitCode, ...sentences: readonly string[]): ExitCode {
  io.err(`${sentences.join('\n')}\n`);
  return code;
}
