/** Flags and arguments of a command, read by node:util's parseArgs and checked against the command's own table. */
import { parseArgs } from 'node:util';
import { nearest } from './engine.ts';

export interface Flag {
  readonly name: string;
  /** What stands for the value in help; a flag without one is a switch. */
  readonly value?: string;
  readonly multiple?: boolean;
  readonly short?: string;
  /** The only values there are. */
  readonly oneOf?: readonly string[];
}

export interface Arguments {
  readonly positionals: readonly string[];
  /** The last value given. */
  text(flag: string): string | undefined;
  texts(flag: string): readonly string[];
  has(flag: string): boolean;
  /** The names of all that were given. */
  readonly flags: readonly string[];
}

/** One of several things that a command does, by the word that names it. */
export interface Action {
  /** How the word and what follows it are written. */
  readonly arguments: string;
  readonly mostPositionals: number;
  /** Those that only some actions have; a flag of the command that no action names belongs to all. */
  readonly flags: readonly string[];
}

export interface Acting {
  readonly name: string;
  readonly actions?: Readonly<Record<string, Action>>;
  /** The one that is meant where no word is given. */
  readonly usualAction?: string;
}

export type ArgumentProblem =
  | { readonly kind: 'unknown-flag'; readonly flag: string; readonly suggestion?: string }
  | { readonly kind: 'value-missing'; readonly flag: string }
  | { readonly kind: 'value-unwanted'; readonly flag: string }
  | {
      readonly kind: 'value-unknown';
      readonly flag: string;
      readonly value: string;
      readonly oneOf: readonly string[];
      readonly suggestion?: string;
    }
  | { readonly kind: 'too-many'; readonly argument: string; readonly action?: string }
  | {
      readonly kind: 'flag-of-another';
      readonly flag: string;
      readonly action: string;
      readonly own: readonly string[];
    };

export type ArgumentsRead =
  | { readonly ok: true; readonly given: Arguments }
  | { readonly ok: false; readonly problem: ArgumentProblem };

/** Reads `argv` by the table; the first problem is reported, nothing is guessed. */
export function readArguments(argv: readonly string[], flags: readonly Flag[], mostPositionals: number): ArgumentsRead {
  const options = Object.fromEntries(
    flags.map((flag) => [
      flag.name,
      {
        type: flag.value ? ('string' as const) : ('boolean' as const),
        multiple: true,
        ...(flag.short ? { short: flag.short } : {}),
      },
    ]),
  );
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<string, string[]>();
  const refuse = (problem: ArgumentProblem): ArgumentsRead => ({ ok: false, problem });
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const flag = flags.find((each) => each.name === token.name);
    if (!flag) {
      const suggestion = nearest(
        token.name,
        flags.map((each) => each.name),
      );
      return refuse({
        kind: 'unknown-flag',
        flag: token.rawName,
        ...(suggestion ? { suggestion: `--${suggestion}` } : {}),
      });
    }
    if (flag.value) {
      const value = token.value;
      // `--lang --json` is a forgotten value, not a language called --json; a lone `-` is stdin.
      if (value === undefined || (!token.inlineValue && /^-./.test(value)))
        return refuse({ kind: 'value-missing', flag: token.rawName });
      if (flag.oneOf && !flag.oneOf.includes(value)) {
        const suggestion = nearest(value, flag.oneOf);
        return refuse({
          kind: 'value-unknown',
          flag: token.rawName,
          value,
          oneOf: flag.oneOf,
          ...(suggestion ? { suggestion } : {}),
        });
      }
      values.set(flag.name, [...(values.get(flag.name) ?? []), value]);
    } else {
      if (token.value !== undefined) return refuse({ kind: 'value-unwanted', flag: token.rawName });
      values.set(flag.name, ['']);
    }
  }
  const extra = positionals[mostPositionals];
  if (extra !== undefined) return refuse({ kind: 'too-many', argument: extra });
  return {
    ok: true,
    given: {
      positionals,
      text: (flag) => values.get(flag)?.at(-1),
      texts: (flag) => values.get(flag) ?? [],
      has: (flag) => values.has(flag),
      flags: [...values.keys()],
    },
  };
}

/** What was given that the action has no use for; a word that names none is left to the command. */
export function foreignTo(
  { name, actions = {}, usualAction }: Acting,
  { positionals, flags }: Arguments,
): ArgumentProblem | undefined {
  const word = positionals[0] ?? usualAction;
  const asked = word !== undefined && Object.hasOwn(actions, word) ? actions[word] : undefined;
  if (!asked) return undefined;
  const action = `${name} ${word}`;
  const some = new Set(Object.values(actions).flatMap(({ flags: own }) => own));
  const flag = flags.find((name) => some.has(name) && !asked.flags.includes(name));
  if (flag !== undefined)
    return { kind: 'flag-of-another', flag: `--${flag}`, action, own: asked.flags.map((name) => `--${name}`) };
  const extra = positionals[asked.mostPositionals];
  return extra === undefined ? undefined : { kind: 'too-many', argument: extra, action };
}
