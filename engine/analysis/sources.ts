/** The texts of the files as their lines and columns are counted; decoded only where something is said about one. */

import { LIMITS } from '../language/limits.ts';
import { decode, type SourceInput } from '../language/read/decode.ts';

export function textsOf(files: readonly SourceInput[]): (file: string) => string | undefined {
  const inputs = new Map(files.map((file) => [file.path, file] as const));
  const known = new Map<string, string | undefined>();
  return (file) => {
    if (known.has(file)) return known.get(file);
    const input = inputs.get(file);
    const decoded = input && decode(input, { ...LIMITS, fileBytes: Number.POSITIVE_INFINITY });
    const text = decoded && 'text' in decoded ? decoded.text : undefined;
    known.set(file, text);
    return text;
  };
}
