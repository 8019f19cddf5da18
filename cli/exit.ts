/** Every way the program can end, in one table; help and docs/developers.md are held to it by a test. */
export const EXIT = {
  /** A run reached an end; a check found nothing, or only warnings and advice. */
  ok: 0,
  /** A check found errors, or the pack of a run or a translation has errors, translations are missing or stale (`translate --check`), or a case fails (`test`). */
  findings: 1,
  /** Wrong flags or arguments, or files that cannot be read or written. */
  usage: 2,
  /** A run was left, or its input ended, before an end was reached. */
  unfinished: 3,
  /** A scripted answer (`--answers`, `--answer`, `--fact`) was refused. */
  refused: 4,
  /** A fault of the program itself. */
  fault: 70,
  /** Ctrl+C. */
  interrupted: 130,
  /** Whoever read the output stopped reading. */
  outputClosed: 141,
} as const;
export type ExitName = keyof typeof EXIT;
export type ExitCode = (typeof EXIT)[ExitName];
