/** Findings for programs: one JSON document. */
import type { Diagnostic, Place } from '../engine.ts';

export interface JsonReport {
  readonly format: 1;
  readonly packs: readonly string[];
  readonly files: number;
  readonly counts: { readonly error: number; readonly warning: number; readonly advice: number };
  /** Sorted by file and line; files are named as on the command line. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The document as it is printed. */
export const jsonReport = (report: JsonReport): string => `${JSON.stringify(report, null, 2)}\n`;

/** A finding with every file named by `nameOf`. */
export function renamed(finding: Diagnostic, nameOf: (file: string) => string): Diagnostic {
  const at = <P extends Place>(place: P): P => ({ ...place, file: nameOf(place.file) });
  return { ...at(finding), related: finding.related.map(at) };
}
