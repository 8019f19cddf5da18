/** Writes `<name>.mjs` and its chunks into a folder. */
export function bundleProgram(name: string, input: string, folder: string): Promise<Set<string>>;
export function bundlePage(folder: string): Promise<Set<string>>;
