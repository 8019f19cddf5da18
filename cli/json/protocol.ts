/** The JSON-lines protocol: the shapes that go over the line, and what a line from outside may be. */
import * as z from 'zod';
import {
  type Command,
  type FactSetting,
  type FateLine,
  type FollowedUpEvent,
  type Id,
  type Instant,
  type JudgingRefusal,
  type Locale,
  COMMAND_NAMES as OF_SESSION,
  readCommand,
  type StoreError,
  type TreeFound,
  type Unused,
  type UsageError,
  type VerdictEvent,
  type VerdictSaid,
  type View,
} from '../engine.ts';
import type { Beside } from '../play.ts';

/** What comes out, one object a line. */
export type OutLine =
  | { readonly view: View }
  /** After a change or a reopening, and first of all where a session is gone on with: what became of the answers already given. */
  | { readonly report: readonly FateLine[]; readonly unused?: readonly Unused[]; readonly beside?: Beside }
  | { readonly trees: readonly TreeFound[] }
  /** As it is stored; `found` is the cause that was judged, null where none was found. */
  | { readonly verdict: VerdictEvent & { readonly session: string; readonly found: Id | null } }
  /** As it is stored; `dueSince` is since when it was owed. */
  | { readonly followUp: FollowedUpEvent & { readonly session: string; readonly dueSince: Instant | null } }
  | { readonly error: UsageError | JudgingRefusal | ProtocolError };

export interface ProtocolError {
  readonly code:
    | 'not-json'
    | 'not-a-command'
    | 'unknown-locale'
    | 'input-ended'
    | 'left'
    | 'script-refused'
    /** A line of the script whose step did not come, or for which nothing was left to ask. */
    | 'script-unused'
    | 'not-stored'
    /** Somebody else has the session open: nothing is stored from here meanwhile; `resume` is what to type. */
    | 'taken-over'
    /** Somebody else went on with it, and it stands there now. */
    | 'caught-up'
    | 'clock-back'
    /** A verdict or a follow-up where sessions are not kept. */
    | 'store-off'
    | StoreError['code'];
  readonly about: Readonly<Record<string, string>>;
}

/** Commands of the face itself, beside those of the session. */
export type FaceCommand =
  | { readonly do: 'language'; readonly to: Locale }
  | { readonly do: 'search'; readonly words: string }
  /** Begins a new session in place of the present one. */
  | {
      readonly do: 'start';
      readonly tree?: string | undefined;
      readonly words?: string | undefined;
      /** Before the first answer of the present session those of the command line, unless given; afterwards none. */
      readonly facts?: Readonly<Record<string, FactSetting>> | undefined;
      /** Milliseconds since 1970; else as with `facts`. */
      readonly classEnds?: number | undefined;
      readonly classStarts?: number | undefined;
      readonly reportedAt?: number | undefined;
    }
  | ({ readonly do: 'verdict' } & VerdictSaid & SaidOf)
  | ({ readonly do: 'follow-up'; readonly note?: string } & SaidOf)
  | { readonly do: 'view' }
  | { readonly do: 'quit' };

/** Of which session something is said afterwards, and by whom: of the present one and by its agent unless given. */
export interface SaidOf {
  readonly session?: string;
  readonly by?: string;
}

/** The face's own; those of the session are the engine's to read. */
const COMMANDS = [
  z.strictObject({ do: z.literal('language'), to: z.string() }),
  z.strictObject({ do: z.literal('search'), words: z.string() }),
  z.strictObject({
    do: z.literal('start'),
    tree: z.string().optional(),
    words: z.string().optional(),
    facts: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
    classEnds: z.number().optional(),
    classStarts: z.number().optional(),
    reportedAt: z.number().optional(),
  }),
  z.strictObject({
    do: z.literal('verdict'),
    verdict: z.enum(['right', 'wrong', 'unknown']),
    cause: z.string().optional(),
    note: z.string().optional(),
    by: z.string().optional(),
    session: z.string().optional(),
  }),
  z.strictObject({
    do: z.literal('follow-up'),
    note: z.string().optional(),
    by: z.string().optional(),
    session: z.string().optional(),
  }),
  z.strictObject({ do: z.literal('view') }),
  z.strictObject({ do: z.literal('quit') }),
] as const;

/** Every word that may stand after `do`. */
export const COMMAND_NAMES: readonly string[] = [...OF_SESSION, ...COMMANDS.map((command) => command.shape.do.value)];

const OF_FACE: ReadonlySet<unknown> = new Set(COMMANDS.map((command) => command.shape.do.value));
const command = z.discriminatedUnion('do', COMMANDS);

export type LineRead =
  | { readonly ok: true; readonly command: Command | FaceCommand }
  | { readonly ok: false; readonly error: UsageError | ProtocolError };

/** A line from outside: a command, or why it is none. */
export function readLine(line: string): LineRead {
  let data: unknown;
  try {
    data = JSON.parse(line);
  } catch (problem) {
    return {
      ok: false,
      error: { code: 'not-json', about: { problem: problem instanceof Error ? problem.message : String(problem) } },
    };
  }
  if (!OF_FACE.has((data as Partial<FaceCommand> | null)?.do)) {
    const known = readCommand(data);
    return known.ok ? { ok: true, command: known.value } : known;
  }
  const read = command.safeParse(data);
  if (read.success) return { ok: true, command: read.data as FaceCommand };
  const issue = read.error.issues[0];
  return {
    ok: false,
    error: { code: 'not-a-command', about: { at: issue?.path.join('.') ?? '', problem: issue?.message ?? '' } },
  };
}
