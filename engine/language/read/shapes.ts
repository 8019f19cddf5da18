/** Checks data against the shapes and tells every misfit in an author's words. */
import type * as z from 'zod';
import { type Bilingual, type Diagnostic, type DiagnosticCode, type Place, report } from '../diagnostics/index.ts';
import { didYouMean } from '../suggest.ts';
import type { Path } from './places.ts';
import { type Data, pathKey } from './walk.ts';

type Issue = z.core.$ZodIssue;
/** A map as the author wrote it. */
export type Fields = { [key: string]: Data };
export const isMapData = (data: Data | undefined): data is Fields => typeof data === 'object' && !Array.isArray(data);

export function clone(data: Data): Data {
  if (typeof data === 'string') return data;
  if (Array.isArray(data)) return data.map(clone);
  const copy: Fields = Object.create(null);
  for (const [key, value] of Object.entries(data)) copy[key] = clone(value);
  return copy;
}

export interface Misfit {
  readonly path: Path;
  readonly diagnostic: Diagnostic | undefined;
  /** Keys the shape does not know; they can be left out. */
  readonly unknown?: readonly string[];
}

export interface Checking {
  readonly place: (path: Path, part?: 'key' | 'value') => Place;
  /** Paths about which the walk said something already. */
  readonly said: ReadonlySet<string>;
  /** Paths in steps at which something else stands than the author wrote. */
  readonly filled: readonly Path[];
}

/** What is at a path of the data; undefined where nothing is. */
export function dataAt(data: Data | undefined, path: Path): Data | undefined {
  let here: Data | undefined = data;
  for (const segment of path) {
    if (typeof here !== 'object') return undefined;
    here = Array.isArray(here) ? here[Number(segment)] : here[String(segment)];
  }
  return here;
}

const KINDS: Readonly<Record<string, Bilingual>> = {
  string: { 'zh-CN': '一段文字', en: 'a text' },
  array: { 'zh-CN': '一个列表', en: 'a list' },
  record: { 'zh-CN': '一组“键: 值”', en: 'a map of key: value' },
  object: { 'zh-CN': '一组“键: 值”', en: 'a map of key: value' },
  number: { 'zh-CN': '一个数字', en: 'a number' },
  amount: { 'zh-CN': '一个不小于 0 的数字', en: 'a number not below 0' },
};
const MAP = KINDS.record as Bilingual;
const or = (kinds: readonly Bilingual[]): Bilingual => {
  const unique = [...new Map(kinds.map((kind) => [kind.en, kind])).values()];
  return { 'zh-CN': unique.map((kind) => kind['zh-CN']).join('或'), en: unique.map((kind) => kind.en).join(' or ') };
};

function kindOfData(data: Data | undefined): Bilingual {
  if (typeof data === 'string') {
    const shown = data.length > 24 ? `${[...data].slice(0, 24).join('')}…` : data;
    return { 'zh-CN': `文字“${shown.replace(/\s+/g, ' ')}”`, en: `the text "${shown.replace(/\s+/g, ' ')}"` };
  }
  return Array.isArray(data) ? (KINDS.array as Bilingual) : MAP;
}

/** Every misfit of `value` (which stands at `base` of the file) against the shape; the parsed value where there is none. */
export function fitted<T>(
  shape: z.ZodType<T>,
  value: Data,
  base: Path,
  checking: Checking,
): { value: T } | { misfits: Misfit[] } {
  const parsed = shape.safeParse(value);
  if (parsed.success) return { value: parsed.data };
  const misfits: Misfit[] = [];
  for (const issue of parsed.error.issues)
    collect(issue, [], value, base, checking, (path) => keysAt(shape, path), misfits);
  return { misfits };
}

/** The keys a shape allows at a path, for "did you mean". */
function keysAt(shape: z.core.$ZodType, path: Path): readonly string[] {
  const { def } = shape._zod as unknown as { def: { type: string } & Record<string, unknown> };
  const into = (inner: unknown, rest: Path) => keysAt(inner as z.core.$ZodType, rest);
  const [segment, ...rest] = path;
  if (def.type === 'optional') return into(def.innerType, path);
  if (def.type === 'pipe') return into(def.in, path);
  if (def.type === 'union') return (def.options as unknown[]).flatMap((option) => into(option, path));
  if (def.type === 'object') {
    const fields = def.shape as Record<string, unknown>;
    if (segment === undefined) return Object.keys(fields);
    return Object.hasOwn(fields, segment) ? into(fields[segment], rest) : [];
  }
  if (segment === undefined) return [];
  if (def.type === 'record') return into(def.valueType, rest);
  return def.type === 'array' ? into(def.element, rest) : [];
}

function collect(
  issue: Issue,
  above: Path,
  root: Data,
  base: Path,
  checking: Checking,
  known: (path: Path) => readonly string[],
  into: Misfit[],
): void {
  const path = [...above, ...(issue.path as (string | number)[])];
  const data = dataAt(root, path);
  if (issue.code === 'invalid_union' && data !== undefined) {
    const branch = fitting(issue.errors as Issue[][]);
    if (branch !== undefined) {
      for (const inner of branch) collect(inner, path, root, base, checking, known, into);
      return;
    }
  }
  const full = [...base, ...path];
  if (issue.code === 'unrecognized_keys') {
    for (const key of issue.keys) {
      const about = { key, suggestion: didYouMean(key, known(path)) };
      const quiet = isSaid(checking.said, [...full, key]);
      into.push({
        path,
        unknown: [key],
        diagnostic: quiet ? undefined : report('shape-unknown-key', checking.place([...full, key], 'key'), about),
      });
    }
    return;
  }
  if (isSaid(checking.said, full)) {
    into.push({ path, diagnostic: undefined });
    return;
  }
  if (data === undefined) {
    const parent = dataAt(root, path.slice(0, -1));
    // Words by a fact have `by`; a map without it is most likely a sentence with a colon.
    const trap =
      path[path.length - 1] === 'by' && typeof parent === 'object'
        ? textTrap(parent, full.slice(0, -1), checking)
        : undefined;
    if (trap !== undefined) {
      into.push({ path, diagnostic: trap });
      return;
    }
    const place = checking.place(full.slice(0, -1), 'key');
    into.push({ path, diagnostic: report('shape-missing-key', place, { key: String(full[full.length - 1]) }) });
    return;
  }
  into.push({ path, diagnostic: misfit(issue, data, full, checking) });
}

/** Said about this path or one above it. */
function isSaid(said: ReadonlySet<string>, path: Path): boolean {
  if (said.size === 0) return false;
  for (let length = path.length; length > 0; length--) if (said.has(pathKey(path.slice(0, length)))) return true;
  return false;
}

/** The branch of a union that was meant: the one whose kind (text, list, map) is right. */
function fitting(branches: readonly Issue[][]): Issue[] | undefined {
  const meant = branches.filter((issues) => issues.length > 0 && !issues.some(wrongKind));
  // Where several fit, the one with the fewest faults is the likeliest.
  return meant.sort((a, b) => a.length - b.length)[0];
}
const wrongKind = (issue: Issue): boolean =>
  issue.path.length === 0 &&
  (issue.code === 'invalid_type' ||
    issue.code === 'invalid_value' ||
    issue.code === 'invalid_format' ||
    (issue.code === 'invalid_union' && fitting(issue.errors as Issue[][]) === undefined));

function misfit(issue: Issue, data: Data, path: Path, checking: Checking): Diagnostic {
  const place = checking.place(path);
  const say = (code: DiagnosticCode, about: Parameters<typeof report>[2]) => report(code, place, about);
  if (issue.code === 'too_small' && (data === '' || (Array.isArray(data) && data.length === 0)))
    return say('yaml-empty-value', { key: String(path[path.length - 1]) });
  const expected = or(expectations(issue));
  if (/^a text/.test(expected.en) && typeof data === 'object') {
    const trap = textTrap(data, path, checking);
    if (trap !== undefined) return trap;
  }
  return say('shape-wrong-type', { expected, found: kindOfData(data), suggestion: suggestionOf(issue, data) });
}

/** A sentence that YAML read as a map or a list, because of a colon, a brace or a bracket. */
function textTrap(data: Exclude<Data, string>, path: Path, checking: Checking): Diagnostic | undefined {
  const keys = Object.keys(data);
  if (Array.isArray(data)) {
    const strings = data.every((one) => typeof one === 'string');
    return strings && data.length === 1 ? report('yaml-special-start', checking.place(path), { char: '[' }) : undefined;
  }
  const [only] = keys;
  if (keys.length === 1 && only !== undefined && typeof data[only] === 'string' && !/^[a-z][\w-]*$/.test(only))
    return report('yaml-colon-in-text', checking.place([...path, only], 'key'), {});
  return undefined;
}

function suggestionOf(issue: Issue, data: Data): Bilingual {
  if (issue.code === 'invalid_value' && typeof data === 'string') return didYouMean(data, issue.values.map(String));
  return { 'zh-CN': '', en: '' };
}

function expectations(issue: Issue): Bilingual[] {
  if (issue.code === 'invalid_type') return [KINDS[issue.expected] ?? MAP];
  if (issue.code === 'invalid_format')
    return [(issue.pattern?.includes('-?') ? KINDS.number : KINDS.amount) as Bilingual];
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String);
    return [{ 'zh-CN': values.join('、'), en: values.join(', ') }];
  }
  if (issue.code === 'invalid_union')
    return (issue.errors as Issue[][]).flatMap((branch) =>
      branch.filter((one) => one.path.length === 0).flatMap(expectations),
    );
  if (issue.code === 'too_small') return [{ 'zh-CN': '至少一项', en: 'at least one item' }];
  return [MAP];
}
