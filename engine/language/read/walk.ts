/** One walk over the parsed document: plain data without prototypes, and the traps that YAML passes over in silence. */
import {
  isAlias,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { type About, DEFINITIONS, type Diagnostic, type DiagnosticCode, report } from '../diagnostics/index.ts';
import type { Limits } from '../limits.ts';
import { keyText, type Path, type Ruler } from './places.ts';

export type Data = string | Data[] | { [key: string]: Data };

export interface Walked {
  readonly data: Data;
  readonly diagnostics: readonly Diagnostic[];
  /** Paths (see {@link pathKey}) about which something was said already. */
  readonly said: ReadonlySet<string>;
}

export const pathKey = (path: Path): string => path.join('\u0000');

const CJK = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u201c\u201d\u2018\u2019\u2026\u2014]/;
/** Keys under which a list holds sentences; everywhere else it holds ids or words. */
const SENTENCE_LISTS = new Set(['wordings']);

const FULL_WIDTH_BELOW = /^:[ \t]*\r?\n[\u3000\u00a0]/;
const TRAP_ID = /^[\w-]+$/;

/** `unfinished`: a translation, where a `to` without words is work to do and not a slip. */
export function walk(root: Node, at: Ruler, limits: Limits, unfinished: boolean): Walked {
  const { text } = at;
  const diagnostics: Diagnostic[] = [];
  const said = new Set<string>();
  const path: (string | number)[] = [];

  const say = (code: DiagnosticCode, start: number, end: number, about: About = {}, key?: string) => {
    if (DEFINITIONS[code].severity === 'error') said.add(pathKey(key === undefined ? path : [...path, key]));
    // One more than will be told, so that it is known that there were more.
    if (diagnostics.length <= limits.problemsPerFile) diagnostics.push(report(code, at.place(start, end), about));
  };
  const sayOf = (code: DiagnosticCode, node: Node, about: About = {}) =>
    say(code, node.range?.[0] ?? 0, node.range?.[1] ?? 0, about);

  /** A comment right behind a text, without a space after `#`: most likely the rest of the sentence. */
  const lookForCut = (from: number) => {
    if (text[from] !== ' ') return;
    let hash = from;
    while (text[hash] === ' ') hash++;
    if (text[hash] !== '#' || /[\s#=\-*!]|^$/.test(text[hash + 1] ?? '')) return;
    const lineEnd = text.indexOf('\n', hash);
    say('yaml-comment-cut', hash, lineEnd < 0 ? text.length : lineEnd, {
      rest: text.slice(hash, lineEnd < 0 ? undefined : lineEnd),
    });
  };

  const lookForWrap = (node: Scalar) => {
    const [start, end] = node.range ?? [0, 0];
    const newline = text.indexOf('\n', start);
    if (newline < 0 || newline >= end) return;
    const source = text.slice(start, end);
    for (const line of source.matchAll(/(\S)[ \t]*\r?\n[ \t]*(\S)/g))
      if (CJK.test(line[1] ?? '') && CJK.test(line[2] ?? '')) {
        say('yaml-wrapped-text', start + (line.index ?? 0), start + (line.index ?? 0) + line[0].length, {});
        return;
      }
  };

  const scalar = (node: Scalar): string => {
    const value = String(node.value ?? '');
    if (node.type !== 'BLOCK_LITERAL') lookForWrap(node);
    if (node.type === 'PLAIN') lookForCut(node.range?.[1] ?? 0);
    if (value.length > limits.textLength)
      sayOf('limit-exceeded', node, {
        what: { 'zh-CN': '一段文字的字数', en: 'characters of one text' },
        value: value.length,
        limit: limits.textLength,
      });
    return value;
  };

  const map = (node: YAMLMap): Data => {
    const data: { [key: string]: Data } = Object.create(null);
    const flow = node.flow === true;
    for (const pair of node.items as Pair<Node | null, Node | null>[]) {
      const { key, value } = pair;
      if (isAlias(key) || (key !== null && isCollection(key))) {
        sayOf('yaml-key-form', key);
        continue;
      }
      const name = keyText(pair);
      const keyStart = key?.range?.[0] ?? node.range?.[0] ?? 0;
      const keyEnd = key?.range?.[1] ?? keyStart;
      if (name === '') {
        const colon = text.indexOf(':', keyStart);
        say('yaml-key-form', colon, colon + 1);
        continue;
      }
      if (key?.tag !== undefined || (isScalar(key) && key.anchor !== undefined)) {
        say(key?.tag === undefined ? 'yaml-alias' : 'yaml-tag', keyStart, keyEnd, { name });
      }
      if (name === '__proto__') {
        say('id-form', keyStart, keyEnd, { id: name });
        continue;
      }
      if (/^[\u3000\u00a0]/.test(name)) {
        say('yaml-full-width-indent', keyStart, keyEnd, {}, name);
        continue;
      }
      if (Object.hasOwn(data, name)) {
        const first = node.items.find((other) => keyText(other as Pair) === name)?.key as Node | undefined;
        said.add(pathKey([...path, name]));
        if (diagnostics.length > limits.problemsPerFile) continue;
        diagnostics.push(
          report('yaml-duplicate-key', at.place(keyStart, keyEnd), { key: name }, [
            {
              ...at.place(first?.range?.[0] ?? 0, first?.range?.[1] ?? 0),
              message: { 'zh-CN': `第一个“${name}”在这里。`, en: `The first ${name} is here.` },
            },
          ]),
        );
        continue;
      }
      // In a flow map a word without a colon is a sentence that a comma cut in two.
      if (flow && value === null) {
        if (node.items.length === 1)
          say('yaml-special-start', node.range?.[0] ?? 0, node.range?.[1] ?? 0, { char: '{' });
        else if (/^[A-Za-z][\w-]*：/.test(name))
          say('yaml-full-width-colon', keyStart, keyEnd, { key: name.slice(0, name.indexOf('：')) }, name);
        else say('yaml-comma-cut', keyStart, keyEnd, { rest: name }, name);
        continue;
      }
      path.push(name);
      if (isEmpty(value)) {
        // The position of an empty value is behind its colon (and a comment); its key is what an author looks for.
        if (unfinished && name === 'to') data[name] = '';
        else if (isScalar(value) && value.anchor !== undefined)
          say('yaml-anchor-in-text', keyStart, value.range?.[1] ?? keyEnd, { char: '&' });
        else {
          const before = diagnostics.length;
          lookForCut(text.indexOf(':', keyEnd) + 1);
          // Lines indented with full-width spaces do not belong to it, and that is what is told.
          if (FULL_WIDTH_BELOW.test(text.slice(keyEnd, keyEnd + 80))) said.add(pathKey(path));
          else if (diagnostics.length === before) say('yaml-empty-value', keyStart, keyEnd, { key: name });
        }
        data[name] = '';
      } else data[name] = any(value as Node);
      path.pop();
    }
    return data;
  };

  const list = (node: YAMLSeq): Data => {
    const parent = path[path.length - 1];
    return (node.items as (Node | null)[]).map((item, index) => {
      path.push(index);
      let data: Data = '';
      if (item === null || isEmpty(item))
        say(
          'yaml-empty-value',
          item?.range?.[0] ?? node.range?.[0] ?? 0,
          (item?.range?.[0] ?? node.range?.[0] ?? 0) + 1,
          { key: '-' },
        );
      else {
        data = any(item);
        if (
          typeof data === 'string' &&
          node.flow === true &&
          /[，、]/.test(data) &&
          !SENTENCE_LISTS.has(String(parent))
        )
          sayOf('shape-full-width-list', item, { text: data });
      }
      path.pop();
      return data;
    });
  };

  const any = (node: Node): Data => {
    if (isAlias(node)) {
      if (TRAP_ID.test(node.source)) sayOf('yaml-alias', node, { name: `*${node.source}` });
      else sayOf('yaml-anchor-in-text', node, { char: '*' });
      return '';
    }
    // Only what the author wrote is kept as `tag`.
    if (node.tag !== undefined) {
      const start = tagStart(text, node.range?.[0] ?? 0);
      say('yaml-tag', start, text.slice(start).search(/\s|$/) + start, {});
    }
    if ((isScalar(node) || isCollection(node)) && node.anchor !== undefined) {
      const start = text.lastIndexOf(`&${node.anchor}`, node.range?.[0] ?? 0);
      if (TRAP_ID.test(node.anchor))
        say('yaml-alias', start, start + node.anchor.length + 1, { name: `&${node.anchor}` });
      else say('yaml-anchor-in-text', start, start + node.anchor.length + 1, { char: '&' });
    }
    if (isMap(node)) return map(node);
    if (isSeq(node)) return list(node);
    return isScalar(node) ? scalar(node) : '';
  };

  const data = any(root);
  return { data, diagnostics, said };
}

/** Nothing behind the colon, or `~`, YAML's word for nothing. */
function isEmpty(node: Node | null): boolean {
  if (node === null) return true;
  return isScalar(node) && node.type === 'PLAIN' && (node.source === '' || node.source === '~');
}

/** The tag of a node stands before it. */
function tagStart(text: string, from: number): number {
  let start = text.lastIndexOf('!', from);
  while (/\S/.test(text[start - 1] ?? ' ')) start--;
  return Math.max(0, start);
}
