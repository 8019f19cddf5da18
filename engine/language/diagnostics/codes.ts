/** Every definition by its code, in alphabetical order; the union of codes is closed by this list. */

import type { DiagnosticDefinition } from './define.ts';
import * as definitions from './definitions.ts';

export type DiagnosticCode = keyof typeof definitions;
export const DEFINITIONS: { readonly [Code in DiagnosticCode]: DiagnosticDefinition<Code> } = definitions;
export const CODES = Object.keys(definitions).sort() as readonly DiagnosticCode[];
