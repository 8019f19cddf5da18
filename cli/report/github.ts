/** Findings as annotations of a GitHub workflow. */
import type { Diagnostic, DiagnosticSeverity } from '../engine.ts';
import type { ProgramLanguage } from '../language.ts';

const COMMANDS: Readonly<Record<DiagnosticSeverity, string>> = { error: 'error', warning: 'warning', advice: 'notice' };

/** One line a finding. */
export function githubReport(findings: readonly Diagnostic[], language: ProgramLanguage): string {
  return findings.map((finding) => `${annotation(finding, language)}\n`).join('');
}

function annotation(
  { code, severity, file, start, end, message, mend }: Diagnostic,
  language: ProgramLanguage,
): string {
  const place: Record<string, string | number> = { file, line: start.line, endLine: end.line };
  // Columns are only taken where the place lies on one line.
  if (start.line === end.line) {
    place.col = start.column;
    place.endColumn = end.column;
  }
  place.title = code;
  const properties = Object.entries(place).map(([name, value]) => `${name}=${property(String(value))}`);
  return `::${COMMANDS[severity]} ${properties.join(',')}::${data(`${message[language]}\n${mend[language]}`)}`;
}

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
