/** Safe mends written into the author's text: only the marked characters change. */
import type { Diagnostic } from '../language/diagnostics/index.ts';

export interface Fixed {
  readonly text: string;
  /** Findings whose mend was written; those that overlap with another wait for the next round. */
  readonly applied: readonly Diagnostic[];
}

/**
 * Writes the mends of the findings that have one. All findings must be of this text; lines and columns count as they do in a
 * diagnostic, a byte order mark not being a character.
 */
export function applyFixes(text: string, findings: readonly Diagnostic[]): Fixed {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : '';
  const source = text.slice(mark.length);
  const lines = [0];
  for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) lines.push(at + 1);
  const offset = ({ line, column }: Diagnostic['start']) => (lines[line - 1] ?? source.length) + column - 1;
  const edits = findings
    .filter(({ fix }) => fix !== undefined)
    .map((finding) => ({ finding, from: offset(finding.start), to: offset(finding.end) }))
    .sort((one, other) => one.from - other.from || one.to - other.to);
  const applied: Diagnostic[] = [];
  let fixed = mark;
  let done = 0;
  for (const { finding, from, to } of edits) {
    if (from < done || to < from) continue;
    fixed += source.slice(done, from) + finding.fix;
    done = to;
    applied.push(finding);
  }
  return { text: fixed + source.slice(done), applied };
}
