/** "Did you mean": the nearest of the words that would have been right. */
import type { Bilingual } from './diagnostics/define.ts';

/** Edits (insert, delete, replace, swap of neighbours) between two words, or `most + 1` where it takes more. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        (last[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        least = Math.min(least, (before[column - 2] ?? 0) + 1);
      next.push(least);
    }
    if (Math.min(...next) > most) return most + 1;
    before = last;
    last = next;
  }
  return last[b.length] ?? 0;
}

/** The candidate that `word` most likely stands for; undefined where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 64) return undefined;
  const wanted = word.toLowerCase().replaceAll('_', '-');
  // Of two letters the first has to be right.
  const short = wanted.length <= 2;
  let most = wanted.length <= 4 ? 1 : wanted.length <= 8 ? 2 : 3;
  let found: string | undefined;
  for (const candidate of candidates) {
    if (short && candidate[0] !== wanted[0]) continue;
    const edits = distance(wanted, candidate.toLowerCase(), most);
    if (edits > most || (found !== undefined && edits === most)) continue;
    found = candidate;
    most = edits;
  }
  return found;
}

/** The sentence "did you mean …?" for the `{suggestion}` of a mend; empty where nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>): Bilingual {
  const found = nearest(word, candidates);
  if (found === undefined) return { 'zh-CN': '', en: '' };
  return { 'zh-CN': `是不是想写 ${found}？`, en: `Did you mean ${found}?` };
}
