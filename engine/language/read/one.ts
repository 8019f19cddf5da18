/** One file: from its text to data, state and diagnostics. */
import type * as z from 'zod';
import { type Diagnostic, report } from '../diagnostics/index.ts';
import type { Limits } from '../limits.ts';
import type { Id } from '../model.ts';
import type { Cut, ReadFile } from '../read.ts';
import { casesShape, commonShape, packShape, translationShape, treeShape } from '../shape.ts';
import { didYouMean } from '../suggest.ts';
import { startOf } from './decode.ts';
import { checkIds } from './ids.ts';
import { type FileKind, folderOf, kindOf, localeOf, stemOf } from './kinds.ts';
import { isBlank, keyText, type MapNode, type YamlNode } from './nodes.ts';
import { type Path, placesOf, type Ruler, ruler } from './places.ts';
import { type Respelt, respell } from './respell.ts';
import { type Checking, clone, dataAt, type Fields, fitted, isMapData, type Misfit } from './shapes.ts';
import { ANY_END, cutFromEnd, type Faults, shapedSteps } from './steps.ts';
import { type Judge, type Understood, understand } from './syntax.ts';
import { type Data, pathKey, walk } from './walk.ts';

export interface ReadOne {
  /** Undefined where it cannot be told what the file is. */
  readonly file?: ReadFile<unknown>;
  readonly diagnostics: readonly Diagnostic[];
}

const SHAPES: Readonly<Record<FileKind, z.ZodType>> = {
  tree: treeShape,
  pack: packShape,
  common: commonShape,
  translation: translationShape,
  cases: casesShape,
};
/** Sections of a file whose keys are ids that something else may refer to. */
const SECTIONS = [
  'steps',
  'facts',
  'ends',
  'causes',
  'severities',
  'teams',
  'glossary',
  'words',
  'incident',
  'answers',
  'cases',
];

const MOST_LEVELS = 20;

/** Copied without a prototype, so that `constructor` is not found in it. */
const bare = <T extends object>(data: T): T => Object.assign(Object.create(null), data);

export function readOne(path: string, text: string, root: string, limits: Limits): ReadOne {
  const understood = understand(ruler(path, text), limits, judging(path, root, limits));
  const { at } = understood;
  const finish = (diagnostics: readonly Diagnostic[]) => bounded(diagnostics, path, limits);
  const { contents } = understood;
  if (contents === undefined) {
    const file = unread(path, text, root, at);
    return { diagnostics: finish(understood.diagnostics), ...(file === undefined ? {} : { file }) };
  }
  if (contents === null || isBlank(contents))
    return { diagnostics: finish([...understood.diagnostics, report('file-empty', startOf(path))]) };
  if (contents.kind !== 'map') return { diagnostics: finish([...understood.diagnostics, notAMap(contents, text, at)]) };

  const topKeys = contents.pairs.map(keyText);
  const kind = kindOf(path, root, (key) => topKeys.includes(key));
  if (kind === undefined) {
    const walked = walk(contents, at, limits, false);
    const suggestion = topKeys.map((key) => didYouMean(key, ['tree', 'pack', 'cases'])).find((one) => one.en !== '');
    const about = { suggestion: suggestion ?? { 'zh-CN': '', en: '' } };
    const place = placesOf(at, contents)([]);
    return {
      diagnostics: finish([...understood.diagnostics, ...walked.diagnostics, report('not-a-tree', place, about)]),
    };
  }

  const file = { path, root, kind, understood, limits };
  const asWritten = readMap(file, contents);
  if (!asWritten.diagnostics.some(({ code }) => MAY_BE_SPELLING.has(code)))
    return { file: asWritten.file, diagnostics: finish(asWritten.diagnostics) };
  const asMeant = readMap(file, contents, respell(contents, SHAPES[kind], at));
  return { file: asMeant.file, diagnostics: finish(asMeant.diagnostics) };
}

const MAY_BE_SPELLING: ReadonlySet<string> = new Set(['shape-unknown-key', 'shape-no-verb']);

/** Which of several ways to read a file the author meant. */
const judging =
  (path: string, root: string, limits: Limits): Judge =>
  (contents, at) => {
    if (contents?.kind !== 'map') return Number.MAX_SAFE_INTEGER;
    const keys = contents.pairs.map(keyText);
    const kind = kindOf(path, root, (key) => keys.includes(key));
    if (kind === undefined) return Number.MAX_SAFE_INTEGER;
    const understood = { contents, at, diagnostics: [], mended: NONE, filled: NONE, leftOut: NONE };
    return readMap({ path, root, kind, understood, limits }, contents).diagnostics.length;
  };
const NONE: ReadonlySet<number> = new Set();

interface Written {
  readonly path: string;
  readonly root: string;
  readonly kind: FileKind;
  readonly understood: Understood;
  readonly limits: Limits;
}

function readMap(
  { path, root, kind, understood, limits }: Written,
  written: MapNode,
  spelt: Respelt = { contents: written, diagnostics: [], paths: [] },
): { file: ReadFile<unknown>; diagnostics: readonly Diagnostic[] } {
  const { contents } = spelt;
  const { at, filled } = understood;
  const walked = walk(contents, at, limits, kind === 'translation');
  const place = placesOf(at, contents);
  const broken = new Set<Id>();
  for (const said of walked.said) markBroken(broken, said.split('\u0000'), kind);
  for (const misspelt of spelt.paths) markBroken(broken, misspelt, kind);
  for (const [, id] of entriesOn(contents, understood.mended, at)) broken.add(id);
  const found: Diagnostic[] = [];
  const said = new Set(walked.said);
  // Where a line was left out, what it belongs to is not whole, and nothing more is said about it.
  for (const entry of entriesOn(contents, understood.leftOut, at)) said.add(pathKey(entry));
  if (understood.leftOut.size > 0)
    for (const key of ['title', 'steps', 'version', 'locales', 'front-door']) said.add(key);
  const cut = new Map<Id, Cut>();
  const data = shaped(
    kind,
    walked.data as Fields,
    stemOf(path),
    { place, said, filled: pathsOn(contents, filled, at) },
    { broken, cut, found },
  );
  // What was mended was checked for its shape, but its words are not the author's.
  for (const [section, id] of entriesOn(contents, filled, at)) {
    if (kind === 'translation') delete data[section];
    else if (section !== 'steps' && isMapData(data[section])) delete data[section][id];
  }
  for (const pair of contents.pairs)
    if (
      pair.value?.kind !== 'map' &&
      filled.has(at.lineOf(pair.key?.start ?? 0)) &&
      !Object.hasOwn(emptyData(kind, ''), keyText(pair))
    )
      delete data[keyText(pair)];
  if (kind === 'tree' || kind === 'pack' || kind === 'common') {
    const ids = checkIds(walked.data, place, limits);
    found.push(...ids.diagnostics);
    for (const faulty of ids.faulty) markBroken(broken, faulty, kind);
  }
  const diagnostics = [
    ...understood.diagnostics,
    ...spelt.diagnostics,
    ...walked.diagnostics.filter((one) => !filled.has(one.start.line)),
    ...found.filter((one) => !filled.has(one.start.line)),
  ];
  const faulty = broken.size > 0 || diagnostics.some((one) => one.severity === 'error');
  const locale = kind === 'translation' ? localeOf(path, root) : undefined;
  const file: ReadFile<unknown> = {
    path,
    folder: folderOf(path),
    kind,
    ...(locale === undefined ? {} : { locale }),
    state: faulty ? 'faulty' : 'whole',
    broken,
    cut,
    data,
    // Nothing is asked of most files; the documents of a thousand trees are not kept for the few that are.
    place: diagnostics.length > 0 ? place : placesWhenAsked(at, limits),
  };
  return { file, diagnostics };
}

/** Parses the text again when the first place is asked for. */
function placesWhenAsked(at: Ruler, limits: Limits): ReadFile<unknown>['place'] {
  let found: ReadFile<unknown>['place'] | undefined;
  return (path, part) => {
    found ??= placesOf(at, understand(at, limits, () => 0).contents ?? null);
    return found(path, part);
  };
}

/** At most so many problems of one file; one more line says that there are others. */
function bounded(diagnostics: readonly Diagnostic[], path: string, limits: Limits): readonly Diagnostic[] {
  if (diagnostics.length <= limits.problemsPerFile) return diagnostics;
  const what = { 'zh-CN': '一个文件里的问题数', en: 'number of problems of one file' };
  return [
    ...diagnostics.slice(0, limits.problemsPerFile),
    report('limit-exceeded', startOf(path), {
      what,
      value: `> ${limits.problemsPerFile}`,
      limit: limits.problemsPerFile,
    }),
  ];
}

/** A file that cannot be understood still has an id, so that references to it are not unknown. */
function unread(path: string, text: string, root: string, at: Ruler): ReadFile<unknown> | undefined {
  const id = (key: string) => new RegExp(`^${key}[:：][ \\t]*["']?([^\\s"'#]*)`, 'm').exec(text)?.[1];
  const kind = kindOf(path, root, (key) => id(key) !== undefined);
  if (kind === undefined) return undefined;
  const locale = kind === 'translation' ? localeOf(path, root) : undefined;
  const name = id(kind === 'tree' ? 'tree' : 'pack') || stemOf(path);
  return {
    path,
    folder: folderOf(path),
    kind,
    ...(locale === undefined ? {} : { locale }),
    state: 'unread',
    broken: new Set(),
    cut: new Map(),
    data: bare(emptyData(kind, name)),
    place: () => at.place(0, 0),
  };
}

function emptyData(kind: FileKind, id: Id): Fields {
  if (kind === 'tree') return { tree: id, title: id, steps: bare({}) };
  if (kind === 'pack') return { pack: id, version: '0.0.0', title: id, locales: ['zh-CN'], 'front-door': '' };
  if (kind === 'common') return { pack: id, locales: ['zh-CN'] };
  return kind === 'cases' ? { cases: bare({}) } : {};
}

function notAMap({ start }: YamlNode, text: string, at: Ruler): Diagnostic {
  const slip = /^([A-Za-z][\w.-]*)(：|:(?=\S))/.exec(text.slice(start, start + 200));
  if (slip !== null) {
    const colon = start + (slip[1] ?? '').length;
    const code = slip[2] === ':' ? 'yaml-no-space' : 'yaml-full-width-colon';
    return report(code, at.place(colon, colon + 1), { key: slip[1] ?? '' });
  }
  return report('not-a-tree', at.place(start, start + 1), { suggestion: { 'zh-CN': '', en: '' } });
}

/** Notes the ids a faulty path touches: the entry of a section, and what stands inside a `try` or `checklist`. */
function markBroken(broken: Set<Id>, path: Path, kind: FileKind): void {
  const [section, id, part, child] = path;
  if (kind === 'translation') broken.add(String(section));
  if (id === undefined || !SECTIONS.includes(String(section))) return;
  broken.add(String(id));
  if (child !== undefined && (part === 'try' || part === 'checklist')) broken.add(String(child));
}

/** Section and id of every entry that has one of these lines. */
function entriesOn(contents: YamlNode, lines: ReadonlySet<number>, at: Ruler): [section: string, id: Id][] {
  const found: [string, Id][] = [];
  if (lines.size === 0 || contents.kind !== 'map') return found;
  for (const section of contents.pairs) {
    if (section.value?.kind !== 'map') continue;
    for (const pair of section.value.pairs) {
      const { start = 0, end = 0 } = pair.key ?? {};
      const first = at.lineOf(start);
      const last = at.lineOf(Math.max((pair.value ?? { end }).end - 1, end));
      for (const line of lines) if (line >= first && line <= last) found.push([keyText(section), keyText(pair)]);
    }
  }
  return found;
}

/** Paths of the texts of a step that have one of these lines: what stands there is not the author's. */
function pathsOn(contents: YamlNode, lines: ReadonlySet<number>, at: Ruler): readonly Path[] {
  const found: Path[] = [];
  if (lines.size === 0) return found;
  const look = (node: YamlNode | null, path: Path): void => {
    if (node?.kind === 'map') for (const pair of node.pairs) look(pair.value, [...path, keyText(pair)]);
    else if (node?.kind === 'list') for (const [index, item] of node.items.entries()) look(item, [...path, index]);
    else if (node?.kind === 'text' && path[0] === 'steps' && lines.has(at.lineOf(node.start))) found.push(path);
  };
  look(contents, []);
  return found;
}

/** The data in its shape; what does not fit is told, left out and noted in `broken`. */
function shaped(kind: FileKind, raw: Fields, stem: string, checking: Checking, faults: Faults): Fields {
  const { broken, found } = faults;
  const steps = kind === 'tree' && isMapData(raw.steps) ? raw.steps : undefined;
  // Steps are fitted one by one, each against the shape of its verb.
  let value: Fields = steps === undefined ? raw : bare({ ...raw, steps: bare({}) });
  // What is left out can leave something required missing above it, so a few rounds are needed; never more than levels.
  for (let round = 1; round <= MOST_LEVELS; round++) {
    const result = fitted(SHAPES[kind], value, [], checking);
    if ('value' in result) {
      const data = bare(result.value as Fields);
      for (const [key, section] of Object.entries(data)) if (isMapData(section)) data[key] = bare(section);
      if (kind === 'tree') data.steps = shapedSteps(steps ?? {}, checking, faults) as unknown as Data;
      return data;
    }
    if (round === 1)
      for (const { path, diagnostic, unknown } of result.misfits) {
        if (diagnostic !== undefined) found.push(diagnostic);
        markBroken(broken, path, kind);
        const [section, id, ...rest] = path;
        if (section === 'ends' && id !== undefined) cutFromEnd(faults.cut, String(id), rest, unknown);
      }
    value = pruned(value, result.misfits, emptyData(kind, stem));
  }
  return bare(emptyData(kind, stem));
}

/** Without what does not fit; something required at the top is filled in. */
function pruned(value: Fields, misfits: readonly Misfit[], defaults: Fields): Fields {
  const copy = clone(value) as Fields;
  for (const { path, unknown } of misfits) {
    if (unknown !== undefined) {
      const holder = dataAt(copy, path);
      if (isMapData(holder)) for (const key of unknown) delete holder[key];
      continue;
    }
    // A list is left out as a whole: without one item it would say something else.
    const inList = path.findIndex((segment) => typeof segment === 'number');
    const whole = inList < 0 ? path : path.slice(0, inList);
    const present = dataAt(copy, whole) !== undefined;
    const gone = present ? whole : whole.slice(0, -1);
    const [top] = whole;
    if (
      gone.length <= 1 &&
      top !== undefined &&
      Object.hasOwn(defaults, top) &&
      (gone.length === 0 || dataAt(copy, gone) !== undefined)
    ) {
      copy[String(top)] = defaults[String(top)] as Data;
      continue;
    }
    const holder = dataAt(copy, gone.slice(0, -1));
    const isKind = gone[0] === 'ends' && gone.length === 3 && gone[2] === 'end';
    if (isKind && present && isMapData(holder)) holder.end = ANY_END;
    else if (isMapData(holder)) delete holder[String(gone[gone.length - 1])];
  }
  return copy;
}
