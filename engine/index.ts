/** The public face of the engine. Runs in Node, in a browser and in a worker. */
export { type Accuracy, accuracyOf } from './analysis/accuracy.ts';
export {
  type Case,
  type CaseFile,
  type CaseProblem,
  type CaseResult,
  type CaseStep,
  runCase,
  walkCase,
} from './analysis/cases.ts';
export { type Change, comparePacks } from './analysis/changes.ts';
export { type Checked as CheckedPack, type CheckInput, checkPack, packChecker } from './analysis/check.ts';
export {
  type CaseMoved,
  compareSessions,
  movedCases,
  type SessionsCompared,
} from './analysis/compare.ts';
export {
  COVERED_KINDS,
  type Coverage,
  type CoveredKind,
  type CoveredShare,
  cover,
  type Element,
  elementsOf,
  nameOfElement,
  newCoverage,
  sharesOf,
} from './analysis/coverage.ts';
export { applyFixes, type Fixed } from './analysis/fixes.ts';
export {
  type ConditionWords,
  conditionText,
  type Exit,
  type Outline,
  type OutlineStep,
  outlineOf,
} from './analysis/outline.ts';
export {
  caseOf,
  type Draft,
  type Proposal,
  type Proposed,
  type ProposeOptions,
  proposeCases,
  type Unreached,
} from './analysis/proposing/index.ts';
export { type Loss, type Reproduced, reproduce } from './analysis/reproduce.ts';
export { leastOf } from './analysis/settings.ts';
export { type Exhausted, randomFrom, randomWalk, type WalkEnd, walkAll } from './analysis/walks.ts';
export type { Diagnostic, DiagnosticSeverity, Place, Position } from './language/diagnostics/diagnostic.ts';
export { CODES, DEFINITIONS, type DiagnosticCode } from './language/diagnostics/index.ts';
export {
  type ExchangeReport,
  type ExchangeUnit,
  exchangeUnits,
  type ReturnedUnit,
  takeBack,
} from './language/exchange.ts';
export { LIMITS, type Limits } from './language/limits.ts';
export type { Loaded, RuleSetting, Silence, SourceIndex, TextFile } from './language/link/index.ts';
export type { SourceInput } from './language/read.ts';
export { jsonSchemas } from './language/schema.ts';
export { nearest } from './language/suggest.ts';
export { type TranslationFile, translationFiles } from './language/translate.ts';
export * from './machine/embedding.ts';
export { searchTrees, type TreeFound } from './session/search.ts';
export * from './sessions.ts';
