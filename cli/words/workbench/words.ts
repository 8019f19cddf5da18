/** What the author's commands say: check, explain, schema, test, graph, script, diff, new. */
export interface WorkbenchWords {
  readonly watching: string;
  readonly mended: (file: string, count: number) => string;
  readonly written: (file: string) => string;
  readonly noSuchCode: (code: string) => string;
  readonly noSuchSchema: (name: string, names: string) => string;
  readonly atLeast: (severity: string) => string;
  readonly off: string;
  readonly badExample: (at: string) => string;
  readonly goodExample: string;
}
