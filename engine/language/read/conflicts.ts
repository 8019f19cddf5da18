/** Marks that a merge left in a file, between two versions of the same lines. */
export interface Conflict {
  /** The first mark. */
  readonly start: number;
  readonly end: number;
  /** The marks, and the second version: with blanks in their place the first can be read. */
  readonly cut: readonly { readonly from: number; readonly to: number }[];
}

const MARK = /^(<{7}|\|{7}|={7}|>{7})(?= |$)/;

/** Each conflict; a mark without its others is one, too. */
export function conflictsIn(text: string): readonly Conflict[] {
  const found: { start: number; end: number; cut: { from: number; to: number }[] }[] = [];
  if (!/^[<|=>]{7}/m.test(text)) return found;
  let open = false;
  let second: number | undefined;
  let offset = 0;
  for (const line of text.split('\n')) {
    const from = offset;
    const to = from + line.length;
    offset = to + 1;
    const mark = MARK.exec(line.trimEnd())?.[1]?.[0];
    if (mark === undefined) continue;
    if (!open) found.push({ start: from, end: to, cut: [] });
    const { cut } = found.at(-1) as (typeof found)[number];
    open = mark === '<' || (open && mark !== '>');
    if ((mark === '=' || mark === '|') && open) second ??= from;
    else {
      cut.push({ from: second ?? from, to });
      second = undefined;
    }
  }
  return found;
}
