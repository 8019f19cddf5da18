/** One walk over the parsed document: plain data without prototypes, and the traps that YAML passes over in silence. */
import { type About, DEFINITIONS, type Diagnostic, type DiagnosticCode, report } from '../diagnostics/index.ts';
import type { Limits } from '../limits.ts';
import { isBlank, keyText, type ListNode, type MapNode, type TextNode, type YamlNode } from './nodes.ts';
import type { Path, Ruler } from './places.ts';

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
export function walk(root: YamlNode, at: Ruler, limits: Limits, unfinished: boolean): Walked {
  const { text } = at;
  const diagnostics: Diagnostic[] = [];
  const said = new Set<string>();
  const path: (string | number)[] = [];

  const say = (code: DiagnosticCode, start: number, end: number, about: About = {}, key?: string) => {
    if (DEFINITIONS[code].severity === 'error') said.add(pathKey(key === undefined ? path : [...path, key]));
    // One more than will be told, so that it is known that there were more.
    if (diagnostics.length <= limits.problemsPerFile) diagnostics.push(report(code, at.place(start, end), about));
  };
  const sayOf = (code: DiagnosticCode, { start, end }: YamlNode, about: About = {}) => say(code, start, end, about);

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

  const lookForWrap = ({ start, end }: TextNode) => {
    const newline = text.indexOf('\n', start);
    if (newline < 0 || newline >= end) return;
    const source = text.slice(start, end);
    for (const line of source.matchAll(/(\S)[ \t]*\r?\n[ \t]*(\S)/g))
      if (CJK.test(line[1] ?? '') && CJK.test(line[2] ?? '')) {
        say('yaml-wrapped-text', start + (line.index ?? 0), start + (line.index ?? 0) + line[0].length, {});
        return;
      }
  };

  const scalar = (node: TextNode): string => {
    const { value, style, end } = node;
    if (style !== 'literal') lookForWrap(node);
    if (style === 'plain') lookForCut(end);
    if (value.length > limits.textLength)
      sayOf('limit-exceeded', node, {
        what: { 'zh-CN': '一段文字的字数', en: 'characters of one text' },
        value: value.length,
        limit: limits.textLength,
      });
    return value;
  };

  const map = (node: MapNode): Data => {
    const data: { [key: string]: Data } = Object.create(null);
    const { flow, pairs } = node;
    for (const pair of pairs) {
      const { key, value } = pair;
      if (key !== null && key.kind !== 'text') {
        sayOf('yaml-key-form', key);
        continue;
      }
      const name = keyText(pair);
      const keyStart = key?.start ?? node.start;
      const keyEnd = key?.end ?? keyStart;
      if (name === '') {
        const colon = text.indexOf(':', keyStart);
        say('yaml-key-form', colon, colon + 1);
        continue;
      }
      if (key?.tag !== undefined || key?.anchor !== undefined) {
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
        const first = pairs.find((other) => keyText(other) === name)?.key;
        said.add(pathKey([...path, name]));
        if (diagnostics.length > limits.problemsPerFile) continue;
        diagnostics.push(
          report('yaml-duplicate-key', at.place(keyStart, keyEnd), { key: name }, [
            {
              ...at.place(first?.start ?? 0, first?.end ?? 0),
              message: { 'zh-CN': `第一个“${name}”在这里。`, en: `The first ${name} is here.` },
            },
          ]),
        );
        continue;
      }
      // In a flow map a word without a colon is a sentence that a comma cut in two.
      if (flow && value === null) {
        const colon = /^([A-Za-z][\w-]*) *(：|:)\s*(?=\S)/.exec(name);
        if (colon) {
          const [whole, id = '', mark] = colon;
          const code = mark === ':' ? 'yaml-no-space' : 'yaml-full-width-colon';
          const start = keyStart + whole.search(/[:：]/);
          say(code, start, start + 1, { key: id }, id);
          // Read as it was meant, so that nothing is missing.
          data[id] = name.slice(whole.length);
        } else if (pairs.length === 1) sayOf('yaml-special-start', node, { char: '{' });
        else say('yaml-comma-cut', keyStart, keyEnd, { rest: name }, name);
        continue;
      }
      path.push(name);
      if (value === null || isEmpty(value)) {
        // The position of an empty value is behind its colon (and a comment); its key is what an author looks for.
        if (unfinished && name === 'to') data[name] = '';
        else if (value?.anchor !== undefined) say('yaml-anchor-in-text', keyStart, value.end, { char: '&' });
        else {
          const before = diagnostics.length;
          lookForCut(text.indexOf(':', keyEnd) + 1);
          // Lines indented with full-width spaces do not belong to it, and that is what is told.
          if (FULL_WIDTH_BELOW.test(text.slice(keyEnd, keyEnd + 80))) said.add(pathKey(path));
          else if (diagnostics.length === before) say('yaml-empty-value', keyStart, keyEnd, { key: name });
        }
        data[name] = '';
      } else data[name] = any(value);
      path.pop();
    }
    return data;
  };

  const list = (node: ListNode): Data => {
    const parent = path[path.length - 1];
    return node.items.map((item, index) => {
      path.push(index);
      let data: Data = '';
      if (item === null || isEmpty(item))
        say('yaml-empty-value', (item ?? node).start, (item ?? node).start + 1, { key: '-' });
      else {
        data = any(item);
        if (typeof data === 'string' && node.flow && /[，、]/.test(data) && !SENTENCE_LISTS.has(String(parent)))
          sayOf('shape-full-width-list', item, { text: data });
      }
      path.pop();
      return data;
    });
  };

  const any = (node: YamlNode): Data => {
    if (node.kind === 'alias') {
      if (TRAP_ID.test(node.source)) sayOf('yaml-alias', node, { name: `*${node.source}` });
      else sayOf('yaml-anchor-in-text', node, { char: '*' });
      return '';
    }
    // Only what the author wrote is kept as `tag`.
    if (node.tag !== undefined) {
      const start = tagStart(text, node.start);
      say('yaml-tag', start, text.slice(start).search(/\s|$/) + start, {});
    }
    if (node.anchor !== undefined) {
      const start = text.lastIndexOf(`&${node.anchor}`, node.start);
      if (TRAP_ID.test(node.anchor))
        say('yaml-alias', start, start + node.anchor.length + 1, { name: `&${node.anchor}` });
      else say('yaml-anchor-in-text', start, start + node.anchor.length + 1, { char: '&' });
    }
    return node.kind === 'map' ? map(node) : node.kind === 'list' ? list(node) : scalar(node);
  };

  const data = any(root);
  return { data, diagnostics, said };
}

/** Nothing behind the colon, or `~`, YAML's word for nothing. */
const isEmpty = (node: YamlNode): boolean =>
  isBlank(node) || (node.kind === 'text' && node.style === 'plain' && node.value === '~');

/** The tag of a node stands before it. */
function tagStart(text: string, from: number): number {
  let start = text.lastIndexOf('!', from);
  while (/\S/.test(text[start - 1] ?? ' ')) start--;
  return Math.max(0, start);
}
