/** A problem as a value: what an author is told. */
import type { DiagnosticCode } from './index.ts';

/** `error`: the tree cannot run. `warning`: it runs, and somebody will be worse off. `advice`: worth a look. */
export type DiagnosticSeverity = 'error' | 'warning' | 'advice';

/** One-based line and column, in UTF-16 units, as editors and SARIF count. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface Place {
  readonly file: string;
  readonly start: Position;
  readonly end: Position;
}

export interface Diagnostic extends Place {
  readonly code: DiagnosticCode;
  readonly severity: DiagnosticSeverity;
  /** The sentence an author understands, and the mend, in the languages the program speaks. */
  readonly message: Readonly<Record<'zh-CN' | 'en', string>>;
  readonly mend: Readonly<Record<'zh-CN' | 'en', string>>;
  /** What to write in place of the marked characters, where that is safe whatever else stands there. */
  readonly fix?: string;
  readonly related: readonly (Place & { readonly message: Readonly<Record<'zh-CN' | 'en', string>> })[];
}
