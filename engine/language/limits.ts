/** How big an author's files may be. Beyond a limit there is a diagnostic, in bounded time and memory. */
export const LIMITS = {
  /** Bytes (or characters, where text is handed in) of one file. */
  fileBytes: 1024 * 1024,
  /** Files of a pack with the folders it uses. */
  files: 5000,
  /** Maps and lists inside each other. */
  depth: 50,
  /** Problems reported of one file. */
  problemsPerFile: 100,
  /** Steps of one tree as written, those inside `try` and `checklist` counted. */
  stepsPerTree: 2000,
  /** States of one machine with its shared trees in place. */
  expandedStates: 20_000,
  /** Shared trees inside each other. */
  callDepth: 8,
  answersPerQuestion: 30,
  /** Characters of one text. */
  textLength: 4000,
  /** Characters of one id. */
  idLength: 64,
} as const;
export type Limits = { readonly [Name in keyof typeof LIMITS]: number };
