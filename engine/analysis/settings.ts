/** What authors say about findings: a code is more or less severe in this pack, a finding is let be in one place. */
import {
  CODES,
  DEFINITIONS,
  type Diagnostic,
  type DiagnosticCode,
  type Place,
  report,
} from '../language/diagnostics/index.ts';
import type { Loaded, RuleSetting, Silence } from '../language/link/index.ts';
import { didYouMean } from '../language/suggest.ts';
import type { Found } from './rules/index.ts';

type Severity = RuleSetting['severity'];
const ORDER: readonly Severity[] = ['off', 'advice', 'warning', 'error'];
const isCode = (code: string): code is DiagnosticCode => Object.hasOwn(DEFINITIONS, code);

/** The least that a pack may make of a code. */
export function leastOf(code: DiagnosticCode): Severity {
  const { severity, least } = DEFINITIONS[code];
  return least ?? (severity === 'error' ? 'error' : severity === 'warning' ? 'advice' : 'off');
}

export interface Settings {
  readonly severityOf: (code: DiagnosticCode) => Severity;
  /** Faults in the settings themselves. */
  readonly diagnostics: readonly Diagnostic[];
}

/** The pack's `rules:`, those within their bounds. */
export function settingsOf({ rules }: Pick<Loaded, 'rules'>): Settings {
  const chosen = new Map<DiagnosticCode, Severity>();
  const diagnostics: Diagnostic[] = [];
  for (const { code, severity, place } of rules) {
    if (!isCode(code)) diagnostics.push(unknown(code, place));
    else if (ORDER.indexOf(severity) < ORDER.indexOf(leastOf(code)))
      diagnostics.push(report('rule-out-of-bounds', place, { code, wanted: severity, least: leastOf(code) }));
    else chosen.set(code, severity);
  }
  return { severityOf: (code) => chosen.get(code) ?? DEFINITIONS[code].severity, diagnostics };
}

const unknown = (code: string, place: Place): Diagnostic =>
  report('unknown-rule', place, { code, suggestion: didYouMean(code, CODES) });

/**
 * The findings as the author wants to hear them; a silence that silences nothing is a finding itself.
 * @param whole no error was found: else what is silenced may only be untold because of one
 */
export function settle(
  found: readonly Found[],
  silences: readonly Silence[],
  { severityOf }: Settings,
  whole: boolean,
): readonly Diagnostic[] {
  const used = new Set<Silence>();
  const byCode = new Map<string, Silence[]>();
  for (const silence of silences) byCode.set(silence.code, [...(byCode.get(silence.code) ?? []), silence]);
  const diagnostics: Diagnostic[] = [];
  for (const { diagnostic, of } of found) {
    const silence =
      DEFINITIONS[diagnostic.code].severity === 'error'
        ? undefined
        : byCode.get(diagnostic.code)?.find((one) => covers(one, diagnostic) || (of && covers(one, of)));
    if (silence) used.add(silence);
    else {
      const severity = severityOf(diagnostic.code);
      if (severity === diagnostic.severity) diagnostics.push(diagnostic);
      else if (severity !== 'off') diagnostics.push({ ...diagnostic, severity });
    }
  }
  for (const silence of silences) {
    if (used.has(silence)) continue;
    if (!isCode(silence.code)) diagnostics.push(unknown(silence.code, silence.place));
    else if (whole && severityOf('silence-unused') !== 'off' && severityOf(silence.code) !== 'off')
      diagnostics.push({
        ...report('silence-unused', silence.place, { code: silence.code }),
        severity: severityOf('silence-unused') as Diagnostic['severity'],
      });
  }
  return diagnostics;
}

function covers({ covers: all }: Silence, { file, start }: Place): boolean {
  if (file !== all.file) return false;
  const after = start.line > all.start.line || (start.line === all.start.line && start.column >= all.start.column);
  const before = start.line < all.end.line || (start.line === all.end.line && start.column <= all.end.column);
  return after && before;
}
