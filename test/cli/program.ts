/** The program with streams in memory. */
import { resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { Io } from '../../cli/io.ts';
import { linesFrom } from '../../cli/lines.ts';
import { main } from '../../cli/main.ts';

/** 2026-09-01 19:00, where the tests run. */
const NOW = new Date(2026, 8, 1, 19, 0).getTime();
export const SMALL = 'test/cli/packs/small';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Of `--json`: every line, read. */
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of it
  readonly json: any[];
}

/** Runs a command line with these input lines; a minute passes with every look at the clock unless `still`. */
export async function symptree(
  argv: readonly string[],
  input: readonly string[] = [],
  overrides: Partial<Io> = {},
): Promise<Ran> {
  let out = '';
  let err = '';
  const io: Io = {
    env: { LANG: 'C', SYMPTREE_STORE: 'none' },
    cwd: process.cwd(),
    home: resolve('.'),
    lines: linesFrom(input),
    inputIsTerminal: false,
    outputIsTerminal: false,
    columns: 0,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    now: () => NOW,
    newId: () => 'session-1',
    ...overrides,
  };
  const code = await main(argv, io);
  if (out.includes('\u001b') && !overrides.outputIsTerminal)
    throw new Error(`escape sequences: ${JSON.stringify(out)}`);
  const plain = stripVTControlCharacters(out);
  return {
    code,
    out: plain,
    err: stripVTControlCharacters(err),
    get json() {
      return plain
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    },
  };
}

/** `symptree run` on the small pack. */
export const run = (argv: readonly string[], input: readonly string[] = [], overrides: Partial<Io> = {}) =>
  symptree(['run', '--pack', SMALL, ...argv], input, overrides);
