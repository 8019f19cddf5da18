/**
 * Faults of the YAML itself, told in an author's words. Where it is plain what was meant, the text is mended in place
 * (character for character, so that every other position stays true) and read again, so that one slip does not hide the rest.
 */
import { isCollection, isScalar, visit } from 'yaml';
import { type About, type Bilingual, type Diagnostic, type DiagnosticCode, report } from '../diagnostics/index.ts';
import type { Limits } from '../limits.ts';
import { nodesOf, type YamlNode } from './nodes.ts';
import { type Parsed, parse, type YamlFault } from './parse.ts';
import type { Ruler } from './places.ts';
import { readPlainly } from './plainly.ts';

type Readable = Extract<Parsed, { document: unknown }>;

export interface Understood {
  /** Null where there is nothing in it; undefined where it stays unreadable. */
  readonly contents: YamlNode | null | undefined;
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
  /** Lines that were mended: what else is found on them says nothing about the author. */
  readonly mended: ReadonlySet<number>;
  /** Lines that were left out: what they belong to is not whole. */
  readonly leftOut: ReadonlySet<number>;
}

/** Characters read again in all, so that a large file full of slips still takes bounded time. */
const AGAIN = 1_000_000;
const MOST_ROUNDS = 30;

interface Slip {
  readonly code: DiagnosticCode;
  readonly start: number;
  readonly end: number;
  readonly about: About;
  /** Same length as the piece from `from`. Undefined: only leaving the line out helps. */
  readonly mend?: { readonly from: number; readonly words: string };
  /** Nothing that follows can be trusted. */
  readonly hopeless?: boolean;
}

export function understand(original: string, at: Ruler, limits: Limits): Understood {
  let text = original;
  const diagnostics: Diagnostic[] = [];
  const mended = new Set<number>();
  const leftOut = new Set<number>();
  const rounds = Math.max(1, Math.min(MOST_ROUNDS, Math.floor(AGAIN / (original.length + 1))));
  const tell = (code: DiagnosticCode, start: number, end: number, about: About = {}) =>
    diagnostics.push(report(code, at.place(start, end), about));
  const end = (contents?: Understood['contents']): Understood => ({ contents, text, diagnostics, mended, leftOut });

  const plain = readPlainly(original, limits);
  if (plain) return end(plain);
  for (let round = 1; ; round++) {
    const parsed = parse(text, limits);
    if ('tooDeepAt' in parsed) {
      tell('yaml-too-deep', parsed.tooDeepAt - 1, parsed.tooDeepAt, { limit: limits.depth });
      return end();
    }
    const { document, faults, secondAt } = parsed;
    if (faults.length === 0) {
      if (secondAt !== undefined) tell('yaml-many-documents', secondAt, secondAt + 3);
      return end(nodesOf(document));
    }
    const before = text;
    let opens: readonly Open[] | undefined;
    const unclosed = (): readonly Open[] => {
      opens ??= openings(before, parsed);
      return opens;
    };
    let changed = false;
    let inTheWay: Slip | undefined;
    for (const fault of faults.slice(0, limits.problemsPerFile)) {
      const slip = slipOf(fault, text, unclosed);
      const line = at.lineOf(slip.start);
      if (mended.has(line)) continue;
      if (slip.hopeless) {
        tell(slip.code, slip.start, slip.end, slip.about);
        return end();
      }
      if (slip.mend === undefined) {
        inTheWay ??= slip;
        continue;
      }
      tell(slip.code, slip.start, slip.end, slip.about);
      const { from, words } = slip.mend;
      mended.add(line);
      for (let index = 0; index < words.length; index++)
        if (words[index] !== text[from + index]) mended.add(at.lineOf(from + index));
      text = text.slice(0, from) + words + text.slice(from + words.length);
      changed = true;
    }
    if (!changed) {
      // Everything that is left may follow from the first; without its line the rest can be looked at.
      const slip = inTheWay ?? slipOf(faults[0] as YamlFault, text, unclosed);
      const line = at.lineOf(slip.start);
      const follows = leftOut.has(line - 1) || mended.has(line);
      if (!follows) tell(slip.code, slip.start, slip.end, slip.about);
      const [from, until] = lineAround(text, slip.start);
      if (text.slice(from, until).trim() === '') return end();
      text = text.slice(0, from) + ' '.repeat(until - from) + text.slice(until);
      leftOut.add(line);
      mended.add(line);
    }
    if (round >= rounds) return end();
  }
}

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

  const tab = /^ *\t+/.exec(line);
  if (fault.code === 'TAB_AS_INDENT' || (tab && fault.code !== 'UNEXPECTED_TOKEN')) return tabs(text, lineStart, line);

  if (/^[ \t]*[\u3000\u00a0]/.test(line)) {
    const from = lineStart + line.search(/[\u3000\u00a0]/);
    const words = /^[\u3000\u00a0]+/.exec(text.slice(from, lineEnd))?.[0] ?? '';
    return { code: 'yaml-full-width-indent', start: from, end: from + words.length, about: {} };
  }

  const fullWidth = /^([ \t]*(?:- +)*)([A-Za-z][\w.-]*) *：/.exec(line);
  if (fullWidth && fault.code !== 'BAD_INDENT') {
    const colon = lineStart + fullWidth[0].length - 1;
    const words = colon + 1 < lineEnd ? ': ' : ':';
    return {
      code: 'yaml-full-width-colon',
      start: colon,
      end: colon + 1,
      about: { key: fullWidth[2] ?? '' },
      mend: { from: colon, words },
    };
  }
  const noSpace = /^([ \t]*(?:- +)*)([A-Za-z][\w.-]*):(?=[^\s:/])/.exec(line);
  if (noSpace && (fault.code === 'MULTILINE_IMPLICIT_KEY' || fault.code === 'MISSING_CHAR')) {
    const colon = lineStart + noSpace[0].length - 1;
    return {
      code: 'yaml-no-space',
      start: colon,
      end: colon + 1,
      about: { key: noSpace[2] ?? '' },
      mend: { from: colon, words: ': ' },
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
    const comma = /^[^，]*，\s*(?=[A-Za-z][\w-]*\s*:)/.exec(piece);
    if (comma) {
      const where = fault.start + comma[0].indexOf('，');
      return {
        code: 'yaml-full-width-comma',
        start: where,
        end: where + 1,
        about: { comma: /\s/.test(text[where + 1] ?? '') ? ',' : ', ' },
        mend: { from: where, words: ',' },
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

/**
 * Where all indentation is tabs, one space for each keeps the levels. Mixed with spaces nobody can tell what was meant.
 */
function tabs(text: string, lineStart: number, line: string): Slip {
  const start = lineStart + Math.max(0, line.indexOf('\t'));
  const end = lineStart + (/^[ \t]*/.exec(line)?.[0].length ?? 0);
  const slip = { code: 'yaml-tab', start, end: Math.max(end, start + 1), about: {} } as const;
  if (/^ /m.test(text)) return { ...slip, hopeless: true };
  const words = text.slice(lineStart).replace(/^\t+/gm, (indent) => ' '.repeat(indent.length));
  return { ...slip, mend: { from: lineStart, words } };
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
  UNEXPECTED_TOKEN: { 'zh-CN': '这里多出了一些字符', en: 'there is something here that does not belong' },
};
const problemOf = (fault: YamlFault): Bilingual =>
  PROBLEMS[fault.code] ?? { 'zh-CN': '这里的写法读不懂', en: 'this cannot be understood' };
