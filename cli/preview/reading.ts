/** A pack's folder as the page needs it: findings with their lines, and the last whole pack with its cases run. */
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import {
  clean,
  type Diagnostic,
  type Id,
  type Instant,
  packChecker,
  readPackFolder,
  type SourceIndex,
} from '../engine.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';
import { fileName, textOf } from '../report/findings.ts';
import { renamed } from '../report/json.ts';
import { testPack } from '../testing.ts';
import type { PreviewFinding, PreviewPack, PreviewPlace, PreviewState } from './contract.ts';

export interface Reading {
  readonly state: PreviewState;
  /** The whole pack as it is sent; that of an earlier reading where the files have errors now. */
  readonly body?: string;
  /** Every folder whose files belong to it. */
  readonly folders: readonly string[];
}

export interface ReadingOptions {
  readonly folder: string;
  /** Where the command was typed: files are named from there. */
  readonly cwd: string;
  /** Undefined: the pack's own. */
  readonly language: ProgramLanguage | undefined;
  now(): Instant;
}

type Checked = ReturnType<ReturnType<typeof packChecker>>;

/**
 * What reads and checks the folder, as often as it is called; what has not changed is not looked at again. Whatever is wrong
 * with the folder is told in the state; the last whole pack is carried over.
 */
export function previewReader(options: ReadingOptions): () => Promise<Reading> {
  const { folder, cwd } = options;
  const nameOf = (file: string) => fileName(folder, file, cwd);
  const check = packChecker({ root: '' });
  let last: Pick<Reading, 'body'> & { readonly whole?: string } = {};
  return async () => {
    const { files, problem } = await readPackFolder(folder);
    const loaded = check(files);
    const body = problem ? undefined : packBody(loaded, nameOf);
    if (body) last = body;
    const contents = new Map(files.map(({ path, content }) => [path, content]));
    const state: PreviewState = {
      format: 1,
      readAt: options.now(),
      folder: nameOf('.'),
      files: files.length,
      language: options.language ?? programLanguage(loaded.locales[0]),
      ...(problem && { problem }),
      findings: problem ? [] : findingsOf(loaded, contents, nameOf),
      ...(last.whole !== undefined && { whole: last.whole }),
      current: body !== undefined,
    };
    return { state, ...(last.body !== undefined && { body: last.body }), folders: foldersOf(folder, files) };
  };
}

function packBody(loaded: Checked, nameOf: (file: string) => string) {
  const { pack, index } = loaded;
  if (!pack) return undefined;
  const placed = ({ file, start }: PreviewPlace): PreviewPlace => ({ file: nameOf(file), start });
  const tested = testPack(
    pack,
    loaded.cases.flatMap(({ cases }) => cases),
    { seed: 0 },
  );
  const content: Omit<PreviewPack, 'whole'> = {
    format: 1,
    pack,
    places: Object.fromEntries(
      Object.values(pack.trees).map((tree) => [
        tree.id,
        Object.fromEntries(
          Object.keys(tree.steps).map((step) => [step, placed(index.stepPlace(tree.id, step, 'key'))]),
        ),
      ]),
    ),
    elements: tested.elements,
    cases: tested.cases.map(({ given: { id, story, tree, ends, place }, result }) => {
      const { ok, end, cause, key, questions, way, problems } = result;
      const ended = { ok, end, cause, tree: result.tree, key, questions, way, problems };
      return { id, story, tree, ends, place: placed(place), result: ended };
    }),
  };
  const whole = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
  return { whole, body: JSON.stringify({ ...content, whole } satisfies PreviewPack) };
}

function findingsOf(
  loaded: Checked,
  contents: ReadonlyMap<string, Parameters<typeof textOf>[0]>,
  nameOf: (file: string) => string,
): PreviewFinding[] {
  const linesOf = remembered((file: string) => textOf(contents.get(file))?.split(/\r\n|\r|\n/) ?? []);
  const stepsOf = remembered((tree: Id) => stepsByLine(loaded, tree));
  return loaded.diagnostics.map((finding) => {
    const line = linesOf(finding.file)[finding.start.line - 1];
    const about = aboutOf(loaded, stepsOf, finding);
    return {
      ...renamed(finding, nameOf),
      ...(line !== undefined && { line: clean(line) }),
      ...(about && { about }),
    };
  });
}

/** The steps of a tree that stand in its own file, from top to bottom. */
function stepsByLine({ partial, index }: Checked, tree: Id): { readonly step: Id; readonly line: number }[] {
  const steps = partial?.trees[tree];
  if (!steps) return [];
  return Object.keys(steps.steps)
    .map((step) => ({ step, place: placeIn(index, tree, step) }))
    .filter(({ place }) => place.file === steps.file)
    .map(({ step, place }) => ({ step, line: place.start.line }))
    .sort((one, other) => one.line - other.line);
}
const placeIn = (index: SourceIndex, tree: Id, step: Id) => index.stepPlace(tree, step, 'key');

/** The step whose lines a finding lies in: the last that begins at or above it. */
function aboutOf(
  { partial }: Checked,
  stepsOf: (tree: Id) => readonly { readonly step: Id; readonly line: number }[],
  { file, start }: Diagnostic,
): PreviewFinding['about'] {
  const tree = Object.values(partial?.trees ?? {}).find((each) => each.file === file)?.id;
  const step = tree && stepsOf(tree).findLast(({ line }) => line <= start.line)?.step;
  return tree && step ? { tree, step } : undefined;
}

const foldersOf = (folder: string, files: readonly { readonly path: string }[]): string[] => [
  ...new Set([folder, ...files.flatMap(({ path }) => (path.startsWith('../') ? [resolve(folder, path, '..')] : []))]),
];

function remembered<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    let value = known.get(key);
    if (value === undefined) {
      value = compute(key);
      known.set(key, value);
    }
    return value;
  };
}
