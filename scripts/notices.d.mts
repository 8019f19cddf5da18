export function packagesOf(moduleIds: readonly string[]): Set<string>;
export function noticesOf(folders: Iterable<string>): string;
export function folderOf(home: string, name: string): string;
