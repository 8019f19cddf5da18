/** A line that is indented further, or less far, than was meant: found by trying what makes the rest readable. */
import type { Limits } from '../limits.ts';
import { faultsOf, isReadable, likeliest } from './likeliest.ts';
import { parse, type YamlFault } from './parse.ts';
import type { Edit, Mended } from './places.ts';
import type { Judge } from './syntax.ts';

export interface Reindented {
  readonly at: Mended;
  /** The word that stands too far to one side, in the text as it was. */
  readonly start: number;
  readonly end: number;
  /** Spaces before it, and how many there should be. */
  readonly found: number;
  readonly wanted: number;
  readonly lines: readonly number[];
}

/** Faults that a wrong indent makes. */
const SIGNS: ReadonlySet<string> = new Set([
  'BAD_INDENT',
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'MISSING_CHAR',
  'UNEXPECTED_TOKEN',
  'BAD_SCALAR_START',
]);
/** A key whose colon is not one: it is the slip. */
const NO_KEY = /^\s*(?:- +)?[A-Za-z][\w-]*(?:：|:[^\s/])/;
/** The fault shows some lines behind the slip: at the end of what it cut off. */
const ABOVE = 30;
const BELOW = 2;
const MOST_TRIED = 240;
const MOST_JUDGED = 8;

interface Line {
  readonly number: number;
  readonly from: number;
  readonly text: string;
  readonly indent: number;
  /** Begins with a key or a dash, so that its indent means something. */
  readonly opens: boolean;
}

interface Candidate {
  readonly line: Line;
  readonly wanted: number;
  readonly moved: readonly Line[];
}

/** Undefined where no single line, nor one with all that is below it, can be moved so that the place becomes readable. */
export function reindented(
  at: Mended,
  faults: readonly YamlFault[],
  limits: Limits,
  judge: Judge,
): Reindented | undefined {
  const fault = faults[0];
  if (fault === undefined || !SIGNS.has(fault.code) || at.text.includes('\t')) return undefined;
  const lines = linesOf(at.text);
  const index = lines.findLastIndex(({ from }) => from <= fault.start);
  const [begin, end] = surroundings(lines, index);
  const piece = lines.slice(begin, end);
  if (piece.some(({ text }) => NO_KEY.test(text))) return undefined;
  if (!hasFaults(piece, [], limits)) return undefined;
  const near = lines.slice(Math.max(begin, index - ABOVE), index + BELOW).filter(({ opens }) => opens);
  const able = candidates(near, piece)
    .slice(0, MOST_TRIED)
    .filter((candidate) => !hasFaults(piece, [candidate], limits))
    .slice(0, MOST_JUDGED);
  if (able.length === 0) return undefined;
  const texts = able.map(({ line, wanted, moved }) => at.with(edits(line, wanted, moved)));
  const best = likeliest(texts, limits, judge);
  if (!isReadable(best.faults) && best.faults >= faultsOf(at, limits, judge)) return undefined;
  const { line, wanted, moved } = able[texts.indexOf(best.at)] as Candidate;
  const start = line.from + line.indent;
  const word = /^(?:- )?[^:\s]*/.exec(line.text.slice(line.indent)) as RegExpExecArray;
  return {
    at: best.at,
    start,
    end: start + word[0].length,
    found: line.indent,
    wanted,
    lines: moved.map(({ number }) => number),
  };
}

function linesOf(text: string): readonly Line[] {
  let from = 0;
  return text.split('\n').map((line, index) => {
    const indent = line.search(/[^ ]|$/);
    const opens = /^(- |-$|[A-Za-z0-9_][\w./-]*:(\s|$))/.test(line.slice(indent));
    const found = { number: index + 1, from, text: line, indent, opens };
    from += line.length + 1;
    return found;
  });
}

/** From the entry of a section that is well above to the one behind, which can be read by themselves. */
function surroundings(lines: readonly Line[], index: number): readonly [number, number] {
  const isEntry = ({ opens, indent }: Line) => opens && indent <= 2;
  let begin = Math.max(0, index - ABOVE);
  while (begin > 0 && !isEntry(lines[begin] as Line)) begin -= 1;
  let end = index + BELOW;
  while (end < lines.length && !isEntry(lines[end] as Line)) end += 1;
  return [begin, Math.min(end + 1, lines.length)];
}

function candidates(near: readonly Line[], piece: readonly Line[]): readonly Candidate[] {
  // All others stand at even columns: it is one of these.
  const odd = near.filter(({ indent }) => indent % 2 === 1);
  const lines = odd.length > 0 && odd.length < near.length / 2 ? odd : near;
  const levels = [
    ...new Set(piece.filter(({ opens, indent }) => opens && indent % 2 === 0).map(({ indent }) => indent)),
  ];
  const found = lines.flatMap((line) => {
    const below = withBelow(line, piece);
    return levels.flatMap((wanted): Candidate[] => {
      if (wanted === line.indent || Math.abs(wanted - line.indent) > 4) return [];
      const alone = { line, wanted, moved: [line] };
      return below.length > 1 ? [alone, { line, wanted, moved: below }] : [alone];
    });
  });
  return found.sort(
    (one, other) => Math.abs(one.wanted - one.line.indent) - Math.abs(other.wanted - other.line.indent),
  );
}

function withBelow(line: Line, piece: readonly Line[]): readonly Line[] {
  const start = piece.indexOf(line);
  let end = start + 1;
  while (end < piece.length && ((piece[end] as Line).indent > line.indent || (piece[end] as Line).text.trim() === ''))
    end += 1;
  return start < 0 ? [] : piece.slice(start, end);
}

const edits = (line: Line, wanted: number, moved: readonly Line[]): readonly Edit[] =>
  moved
    .filter(({ text }) => text.trim() !== '')
    .map(({ from, indent }) => ({
      from,
      to: from + indent,
      words: ' '.repeat(Math.max(0, indent + wanted - line.indent)),
    }));

function hasFaults(piece: readonly Line[], moved: readonly Candidate[], limits: Limits): boolean {
  const [candidate] = moved;
  const lines = piece.map((one) => {
    if (!candidate?.moved.includes(one) || one.text.trim() === '') return one.text;
    const indent = Math.max(0, one.indent + candidate.wanted - candidate.line.indent);
    return ' '.repeat(indent) + one.text.slice(one.indent);
  });
  // What stands under a section needs one to stand under.
  const parsed = parse(`section:\n${lines.join('\n')}\n`, limits);
  return 'tooDeepAt' in parsed || parsed.faults.length > 0;
}
