/**
 * Faults of the YAML itself, told in an author's words. Where it is plain what was meant, the text is mended in place
 * (character for character, so that every other position stays true) and read again, so that one slip does not hide the rest.
 */
import { isCollection, isScalar, visit } from 'yaml';
import { type About, type Bilingual, type Diagnostic, type DiagnosticCode, report } from '../diagnostics/index.ts';
import type { Limits } from '../limits.ts';
import { conflictsIn } from './conflicts.ts';
import { reindented } from './indents.ts';
import { faultsOf } from './likeliest.ts';
import { nodesOf, type YamlNode } from './nodes.ts';
import { type Parsed, parse, type YamlFault } from './parse.ts';
import { type Edit, type Mended, mendable, type Ruler } from './places.ts';
import { readPlainly } from './plainly.ts';
import { linesWithTabs, respaced } from './tabs.ts';

type Readable = Extract<Parsed, { document: unknown }>;

export interface Understood {
  /** Null where there is nothing in it; undefined where it stays unreadable. */
  readonly contents: YamlNode | null | undefined;
  /** The text as it was mended, and where it stands in the author's file. */
  readonly at: Ruler;
  readonly diagnostics: readonly Diagnostic[];
  /** Lines that were mended: what they belong to is not whole. */
  readonly mended: ReadonlySet<number>;
  /** Those of them whose words could not be kept: what else is found on them says nothing about the author. */
  readonly filled: ReadonlySet<number>;
  /** Lines that were left out: what they belong to is not whole. */
  readonly leftOut: ReadonlySet<number>;
}

/** Characters read again in all, so that a large file full of slips still takes bounded time. */
const AGAIN = 1_000_000;
const MOST_ROUNDS = 30;
/** Lines with a wrong indent that are looked for in one file. */
const MOST_INDENTS = 6;

/** Full-width spaces before what looks like a key or an item. */
const WIDE_INDENT = /^[ \t]*[\u3000\u00a0][ \u3000\u00a0]*(?=- |[A-Za-z][\w-]*:(\s|$))/m;

interface Mend {
  readonly from: number;
  /** Left out: as far as the words go. */
  readonly to?: number;
  readonly words: string;
  /** The author's own words stand there, with what they lacked. */
  readonly whole?: true;
}

interface Slip {
  readonly code: DiagnosticCode;
  readonly start: number;
  readonly end: number;
  readonly about: About;
  /** Same length as the piece from `from`. Undefined: only leaving the line out helps. */
  readonly mend?: Mend;
  /** Mended by {@link respaced}. */
  readonly tabs?: true;
}

/** How many faults are found in what a text holds. */
export type Judge = (contents: YamlNode | null, at: Ruler) => number;

/** @param judge tells which of several readings the author meant: the one with the fewest faults */
export function understand(original: Ruler, limits: Limits, judge: Judge): Understood {
  let at: Mended = mendable(original);
  const diagnostics: Diagnostic[] = [];
  const mended = new Set<number>();
  const filled = new Set<number>();
  const leftOut = new Set<number>();
  const rounds = Math.max(1, Math.min(MOST_ROUNDS, Math.floor(AGAIN / (original.text.length + 1))));
  const tell = (code: DiagnosticCode, start: number, end: number, about: About = {}) =>
    diagnostics.push(report(code, at.place(start, end), about));
  const end = (contents?: Understood['contents']): Understood => ({
    contents,
    at,
    diagnostics,
    mended,
    filled,
    leftOut,
  });

  const wide = WIDE_INDENT.exec(original.text);
  if (wide) {
    const spaced = respaced(at, limits, judge);
    if (faultsOf(spaced, limits, judge) < faultsOf(at, limits, judge)) {
      const from = wide.index + wide[0].search(/[^ ]/);
      tell('yaml-full-width-indent', from, wide.index + wide[0].length);
      for (const number of linesWithTabs(at.text)) mended.add(number);
      at = spaced;
    }
  }
  const plain = readPlainly(at.text, limits);
  if (plain) return end(plain);
  for (const conflict of conflictsIn(at.text)) {
    tell('yaml-conflict', conflict.start, conflict.end);
    for (const { from, to } of conflict.cut)
      for (let line = at.lineOf(from); line <= at.lineOf(to); line++) mended.add(line);
    at = at.with(
      conflict.cut.map(({ from, to }) => ({ from, to, words: at.text.slice(from, to).replace(/[^\n]/g, ' ') })),
    );
  }
  let tries = MOST_INDENTS;
  for (let round = 1; ; round++) {
    const parsed = parse(at.text, limits);
    if ('tooDeepAt' in parsed) {
      tell('yaml-too-deep', parsed.tooDeepAt - 1, parsed.tooDeepAt, { limit: limits.depth });
      return end();
    }
    const { document, faults, secondAt } = parsed;
    if (faults.length === 0) {
      if (secondAt !== undefined) tell('yaml-many-documents', secondAt, secondAt + 3);
      return end(nodesOf(document));
    }
    const before = at.text;
    let opens: readonly Open[] | undefined;
    const unclosed = (): readonly Open[] => {
      opens ??= openings(before, parsed);
      return opens;
    };
    const slips = slipsOf(faults.slice(0, limits.problemsPerFile), before, unclosed);
    // Where an author's own words only lack something, all else may follow from that.
    const plainly = slips.filter(
      ({ mend, tabs: isTabbed, start }) => (mend?.whole || isTabbed) && !mended.has(at.lineOf(start)),
    );
    if (plainly.length === 0 && tries > 0 && unclosed().length === 0) {
      tries -= 1;
      const indented = reindented(at, faults, limits, judge);
      if (indented) {
        tell('yaml-indent', indented.start, indented.end, { found: indented.found, wanted: indented.wanted });
        for (const line of indented.lines) mended.add(line);
        at = indented.at;
        continue;
      }
    }
    let changed = false;
    let inTheWay: Slip | undefined;
    const edits: Edit[] = [];
    for (const slip of plainly.length > 0 ? plainly : slips) {
      const line = at.lineOf(slip.start);
      if (mended.has(line)) continue;
      if (slip.tabs) {
        tell(slip.code, slip.start, slip.end, slip.about);
        for (const number of linesWithTabs(at.text)) mended.add(number);
        at = respaced(at, limits, judge);
        changed = true;
        edits.length = 0;
        break;
      }
      if (slip.mend === undefined) {
        inTheWay ??= slip;
        continue;
      }
      tell(slip.code, slip.start, slip.end, slip.about);
      const { from, words, whole, to = from + words.length } = slip.mend;
      mended.add(line);
      if (!whole) filled.add(line);
      edits.push({ from, to, words });
      changed = true;
    }
    if (edits.length > 0) at = at.with(edits.sort((one, other) => one.from - other.from));
    if (!changed) {
      // Everything that is left may follow from the first; without its line the rest can be looked at.
      const slip = inTheWay ?? (slips[0] as Slip);
      const line = at.lineOf(slip.start);
      const follows = leftOut.has(line - 1) || mended.has(line);
      if (!follows) tell(slip.code, slip.start, slip.end, slip.about);
      const [from, until] = lineAround(at.text, slip.start);
      if (at.text.slice(from, until).trim() === '') return end();
      at = at.with([{ from, to: until, words: ' '.repeat(until - from) }]);
      leftOut.add(line);
      mended.add(line);
      filled.add(line);
    }
    if (round >= rounds) return end();
  }
}

const slipsOf = (faults: readonly YamlFault[], text: string, unclosed: () => readonly Open[]): readonly Slip[] =>
  faults.map((fault) => slipOf(fault, text, unclosed));

function lineAround(text: string, offset: number): [number, number] {
  const from = text.lastIndexOf('\n', offset - 1) + 1;
  const found = text.indexOf('\n', offset);
  const until = found < 0 ? text.length : found;
  return [from, text[until - 1] === '\r' ? Math.max(from, until - 1) : until];
}

/** A filling that is a plain text whatever stands around it. */
const filling = (length: number): string => 'x'.repeat(Math.max(0, length));

function slipOf(fault: YamlFault, text: string, unclosed: () => readonly Open[]): Slip {
  const [lineStart, lineEnd] = lineAround(text, fault.start);
  const line = text.slice(lineStart, lineEnd);
  const rest = (from: number) => ({ from, words: filling(lineEnd - from) });

  const tab = /^ *[\t\u3000\u00a0]+/.exec(line);
  if (fault.code === 'TAB_AS_INDENT' || (tab && fault.code !== 'UNEXPECTED_TOKEN')) return tabs(lineStart, line);

  const item = itemSlip(text, lineStart) ?? extraBracket(fault, text);
  if (item) return item;

  const fullWidth = /^([ \t]*(?:- +)*)([A-Za-z][\w.-]*) *：/.exec(line);
  if (fullWidth && fault.code !== 'BAD_INDENT') {
    const colon = lineStart + fullWidth[0].length - 1;
    const words = /\S/.test(text[colon + 1] ?? ' ') ? ': ' : ':';
    return {
      code: 'yaml-full-width-colon',
      start: colon,
      end: colon + 1,
      about: { key: fullWidth[2] ?? '' },
      mend: { from: colon, to: colon + 1, words, whole: true },
    };
  }
  const noSpace = /^([ \t]*(?:- +)*)([A-Za-z][\w.-]*):(?=[^\s:/])/.exec(line);
  const isFlow = noSpace !== null && /[{[]/.test(line[noSpace[0].length] ?? '');
  if (noSpace && (isFlow || fault.code === 'MULTILINE_IMPLICIT_KEY' || fault.code === 'MISSING_CHAR')) {
    const colon = lineStart + noSpace[0].length - 1;
    return {
      code: 'yaml-no-space',
      start: colon,
      end: colon + 1,
      about: { key: noSpace[2] ?? '' },
      mend: { from: colon, to: colon + 1, words: ': ', whole: true },
    };
  }

  const keyForm = /^\s*(?:- +)*(?=[[{])[^\]}]*[\]}]\s*:(?:\s|$)/.exec(line);
  if (keyForm) {
    const start = lineStart + line.search(/\S/);
    return { code: 'yaml-key-form', start, end: lineStart + keyForm[0].trimEnd().length, about: {} };
  }

  if (fault.code === 'MISSING_CHAR' || fault.code === 'BAD_INDENT') {
    const open = openingOf(fault, unclosed());
    if (open !== undefined) {
      const end = text.indexOf('\n', open);
      const until = end < 0 ? text.length : end;
      const mend = { from: open, words: filling(until - open) };
      return { code: 'yaml-unclosed', start: open, end: open + 1, about: { char: text[open] ?? '' }, mend };
    }
  }

  if (fault.code === 'BLOCK_IN_FLOW') {
    const piece = text.slice(fault.start, lineEnd);
    const comma = /，\s*(?=[A-Za-z][\w-]*\s*:)/.exec(piece);
    if (comma) {
      const where = fault.start + comma.index;
      return {
        code: 'yaml-full-width-comma',
        start: where,
        end: where + 1,
        about: { comma: /\s/.test(text[where + 1] ?? '') ? ',' : ', ' },
        mend: { from: where, to: where + 1, words: ', ', whole: true },
      };
    }
    const colon = fault.start + Math.max(0, piece.search(/:(\s|$)/));
    return { code: 'yaml-colon-in-text', start: colon, end: colon + 1, about: {}, mend: { from: colon, words: '：' } };
  }

  const begin = valueStart(line);
  const first = line[begin] ?? '';
  const from = lineStart + begin;
  const mark = { start: from, end: lineEnd, mend: rest(from) };
  if (begin > 0 && fault.start >= from - 1) {
    if (first === '!') return { code: 'yaml-tag', about: {}, ...mark };
    if (first === '*' || first === '&') return { code: 'yaml-anchor-in-text', about: { char: first }, ...mark };
    if (
      first !== '' &&
      '"\'[{@`%>|-?,'.includes(first) &&
      /^(UNEXPECTED_TOKEN|BAD_SCALAR_START|BLOCK_AS_IMPLICIT_KEY|MISSING_CHAR)$/.test(fault.code)
    )
      return { code: 'yaml-special-start', about: { char: first }, ...mark };
  }
  if (fault.code === 'BLOCK_AS_IMPLICIT_KEY') {
    const colon = text.slice(fault.start, lineEnd).search(/:(\s|$)/);
    if (colon >= 0)
      return {
        code: 'yaml-colon-in-text',
        start: fault.start + colon,
        end: fault.start + colon + 1,
        about: {},
        mend: rest(fault.start),
      };
  }
  // YAML counts the indentation in; an author looks for the first word.
  const start = Math.min(lineEnd, Math.max(fault.start, lineStart + line.search(/\S|$/)));
  const end = fault.end > start ? Math.min(fault.end, lineEnd) : lineEnd;
  return { code: 'yaml-syntax', start, end, about: { problem: problemOf(fault) } };
}

function tabs(lineStart: number, line: string): Slip {
  const indent = (/^[ \t\u3000\u00a0]*/.exec(line) as RegExpExecArray)[0];
  const start = lineStart + Math.max(0, indent.search(/[^ ]/));
  const code = indent.includes('\t') ? 'yaml-tab' : 'yaml-full-width-indent';
  return { code, start, end: Math.max(lineStart + indent.length, start + 1), about: {}, tabs: true };
}

/** An item of a list beside others whose dash has no space behind it, or that has no dash: on this line or just above. */
function itemSlip(text: string, lineStart: number): Slip | undefined {
  let from = lineStart;
  for (let above = 0; above <= 2 && from >= 0; above++) {
    const [start, end] = lineAround(text, from);
    const found = /^( *)(-)?(?=\{ *(?:when|else) *:|(?:when|else): )/.exec(text.slice(start, end));
    const [indent = '', dash] = found ? [found[1], found[2]] : [];
    if (found && hasItemBeside(text, start, end, indent)) {
      const at = start + indent.length;
      const problem = dash ? PROBLEMS.DASH_WITHOUT_SPACE : PROBLEMS.NO_DASH;
      const mend = { from: at, to: at + (dash ? 1 : 0), words: '- ', whole: true } as const;
      return { code: 'yaml-syntax', start: at, end: at + 1, about: { problem: problem as Bilingual }, mend };
    }
    if (start === 0) return undefined;
    from = start - 1;
  }
  return undefined;
}

function hasItemBeside(text: string, start: number, end: number, indent: string): boolean {
  const [above] = start === 0 ? [0] : lineAround(text, start - 1);
  return [above, end + 1].some((line) => line !== start && text.startsWith(`${indent}- `, line));
}

const count = (text: string, char: string): number => text.split(char).length - 1;

/** A bracket that closes nothing. */
function extraBracket(fault: YamlFault, text: string): Slip | undefined {
  const char = text[fault.start] ?? '';
  if (fault.code !== 'UNEXPECTED_TOKEN' || !/[}\]]/.test(char)) return undefined;
  const [from, until] = lineAround(text, fault.start);
  const line = text.slice(from, until);
  if (count(line, char) <= count(line, char === '}' ? '{' : '[')) return undefined;
  const mend = { from: fault.start, words: ' ', whole: true } as const;
  const problem = PROBLEMS.EXTRA_BRACKET as Bilingual;
  return { code: 'yaml-syntax', start: fault.start, end: fault.start + 1, about: { problem }, mend };
}

/** Where the value begins on a line `- key: value`; 0 where it has no key. */
function valueStart(line: string): number {
  return /^\s*(?:- +)*(?:[^\s:"'{[][^:"'{[]*:\s+)?/.exec(line)?.[0].length ?? 0;
}

interface Open {
  readonly start: number;
  readonly end: number;
  /** How far behind its end the fault may be noticed. */
  readonly slack: number;
}

/** Every quotation mark or bracket that is never closed, in the order of the text; one walk a parse. */
function openings(text: string, parsed: Readable): readonly Open[] {
  const found: Open[] = [];
  visit(parsed.document, {
    Node(_, node) {
      const [start, end] = node.range ?? [0, 0];
      const first = text[start];
      const last = text[end - 1];
      if (isScalar(node) && (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE')) {
        if (last !== first || end - start < 2) found.push({ start, end, slack: 0 });
      } else if (isCollection(node) && node.flow === true && last !== (first === '{' ? '}' : ']'))
        found.push({ start, end, slack: 1 });
    },
  });
  return found;
}

/** The innermost that was open where the fault was noticed. */
function openingOf(fault: YamlFault, open: readonly Open[]): number | undefined {
  return open.findLast(({ start, end, slack }) => start <= fault.start && end >= fault.start - slack)?.start;
}

const PROBLEMS: Readonly<Record<string, Bilingual>> = {
  BAD_INDENT: {
    'zh-CN': '这一行的缩进和同一层的其他行不一样',
    en: 'this line is not indented like the others of its level',
  },
  MISSING_CHAR: {
    'zh-CN': '这里少了冒号，或者这一行不该在这里',
    en: 'a colon is missing here, or this line does not belong here',
  },
  MULTILINE_IMPLICIT_KEY: {
    'zh-CN': '这一行没有“键: 值”的冒号和空格',
    en: 'this line has no colon and space between key and value',
  },
  BLOCK_AS_IMPLICIT_KEY: { 'zh-CN': '这一行上有两个“键: 值”', en: 'there are two keys on this line' },
  BAD_DQ_ESCAPE: {
    'zh-CN': '双引号里的 \\ 有特殊含义；不要加双引号',
    en: 'a \\ inside double quotation marks has a meaning of its own; leave the quotation marks out',
  },
  DASH_WITHOUT_SPACE: { 'zh-CN': '“-”后面少了一个空格', en: 'the space behind the - is missing' },
  NO_DASH: { 'zh-CN': '这一行前面少了“- ”', en: 'the "- " in front of this line is missing' },
  EXTRA_BRACKET: { 'zh-CN': '这里多了一个括号', en: 'there is one bracket too many' },
  UNEXPECTED_TOKEN: { 'zh-CN': '这里多出了一些字符', en: 'there is something here that does not belong' },
};
const problemOf = (fault: YamlFault): Bilingual =>
  PROBLEMS[fault.code] ?? { 'zh-CN': '这里的写法读不懂', en: 'this cannot be understood' };
