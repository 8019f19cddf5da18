/** Problems as values. A new code: a file in `definitions/` and its line in `definitions.ts`. */
export { CODES, DEFINITIONS, type DiagnosticCode } from './codes.ts';
export type { Bilingual, Family } from './define.ts';
export type { Diagnostic, Place, Position } from './diagnostic.ts';
export { type About, type Related, report } from './report.ts';
