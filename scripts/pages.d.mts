import type { DiagnosticDefinition } from '../engine/language/diagnostics/index.ts';

export function diagnosticPages(
  definitions: Readonly<Record<string, DiagnosticDefinition>>,
  basePack: Readonly<Record<string, string>>,
): Record<string, string>;
export function schemaFiles(schemas: Readonly<Record<string, object>>): Record<string, string>;
