/** Findings as SARIF 2.1.0, for code scanning. */
import { createHash } from 'node:crypto';
import { CODES, DEFINITIONS, type Diagnostic, type DiagnosticSeverity, type Place } from '../engine.ts';
import type { ProgramLanguage } from '../language.ts';

const LEVELS: Readonly<Record<DiagnosticSeverity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  advice: 'note',
};

/** The log as it is printed. Files of the findings are relative to where the command was typed. */
export function sarifReport(findings: readonly Diagnostic[], language: ProgramLanguage, version: string): string {
  const numbers = new Map(CODES.map((code, index) => [code, index] as const));
  const seen = new Map<string, number>();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'symptree',
            semanticVersion: version,
            rules: CODES.map((code) => {
              const { title, meaning, mend, severity, family = 'structure' } = DEFINITIONS[code];
              return {
                id: code,
                shortDescription: { text: title[language] },
                fullDescription: { text: meaning[language] },
                help: { text: mend[language] },
                defaultConfiguration: { level: LEVELS[severity] },
                properties: { tags: [family] },
              };
            }),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => ({
          ruleId: finding.code,
          ruleIndex: numbers.get(finding.code),
          level: LEVELS[finding.severity],
          message: { text: `${finding.message[language]} ${finding.mend[language]}`.trim() },
          locations: [{ physicalLocation: physical(finding) }],
          ...(finding.related.length > 0 && {
            relatedLocations: finding.related.map((place, id) => ({
              id,
              message: { text: place.message[language] },
              physicalLocation: physical(place),
            })),
          }),
          ...(finding.fix !== undefined && { fixes: [fixOf(finding, finding.fix, language)] }),
          partialFingerprints: { 'symptree/v1': fingerprint(finding, seen) },
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const artifact = (file: string) => ({ uri: encodeURI(file), uriBaseId: 'SRCROOT' });
const region = ({ start, end }: Place) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: Math.max(end.column, end.line === start.line ? start.column : 1),
});
const physical = (place: Place) => ({ artifactLocation: artifact(place.file), region: region(place) });

const fixOf = (finding: Diagnostic, text: string, language: ProgramLanguage) => ({
  description: { text: finding.mend[language] },
  artifactChanges: [
    {
      artifactLocation: artifact(finding.file),
      replacements: [{ deletedRegion: region(finding), insertedContent: { text } }],
    },
  ],
});

/** The same finding keeps its print when lines above it come or go; of equal ones each has its own. */
function fingerprint({ code, file, message }: Diagnostic, seen: Map<string, number>): string {
  const print = createHash('sha256').update([code, file, message.en].join('\n')).digest('hex').slice(0, 32);
  const count = seen.get(print) ?? 0;
  seen.set(print, count + 1);
  return count === 0 ? print : `${print}:${count}`;
}
