/** From the author's files to data with positions; everything wrong comes back as a diagnostic, nothing throws. */
import type * as z from 'zod';
import type { Diagnostic, Place } from './diagnostics/index.ts';
import { report } from './diagnostics/index.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { Id, Locale } from './model.ts';
import { decode, type SourceInput, startOf } from './read/decode.ts';
import { type FileKind, folderOf } from './read/kinds.ts';
import { type ReadOne, readOne } from './read/one.ts';
import type { Path } from './read/places.ts';
import type { CasesShape, PackShape, STEP_SHAPES, TranslationShape, TreeShape, Verb } from './shape.ts';

export type { SourceInput } from './read/decode.ts';

/** A step as written, with the verb that tells its kind. */
export type ReadStep = { [V in Verb]: { readonly verb: V } & z.output<(typeof STEP_SHAPES)[V]> }[Verb];
export type ReadTree = Omit<TreeShape, 'steps'> & { steps: Record<Id, ReadStep> };

/** What of a step, a repair or an item was left out because it does not fit. */
export interface Cut {
  /** Its keys that are missing, or not as they were meant. */
  readonly keys: ReadonlySet<string>;
  /** A key that nobody knows stood there: it may have been meant as any key that is missing. */
  readonly any: boolean;
}

/** One author's file. */
export interface ReadFile<T> {
  readonly path: string;
  /** The folder it stands in, '' at the top. */
  readonly folder: string;
  readonly kind: FileKind;
  /** Translations: the name of the folder. */
  readonly locale?: Locale;
  /**
   * `whole`: as written. `faulty`: something was reported and left out of `data`, its ids are in `broken`.
   * `unread`: the text could not be understood; `data` holds nothing but the id.
   */
  readonly state: 'whole' | 'faulty' | 'unread';
  /** Ids of steps and definitions that have an error of their own: they may be missing in `data`, though they exist. */
  readonly broken: ReadonlySet<Id>;
  /** Of trees, by step, repair or item: what is not in `data` although something of the kind was written. */
  readonly cut: ReadonlyMap<Id, Cut>;
  /** Records in it have no prototype: look-ups by any word are safe. */
  readonly data: T;
  /** Where a path of `data` stands; the nearest existing ancestor where it does not. `key` marks the key instead of the value. */
  place(path: Path, part?: 'key' | 'value'): Place;
}

export interface ReadFiles {
  readonly trees: readonly ReadFile<ReadTree>[];
  /** `pack.yaml` files, the root's and those of folders it uses (kind `common`). */
  readonly packs: readonly ReadFile<PackShape>[];
  readonly translations: readonly ReadFile<TranslationShape>[];
  readonly cases: readonly ReadFile<CasesShape>[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ReadOptions {
  /** The folder of the pack; a `pack.yaml` elsewhere belongs to a folder of shared trees. Default: the shortest folder that has one. */
  readonly root?: string;
  readonly limits?: Partial<Limits>;
  /** Files read before with the same root and limits; those whose content is the same are not read again. */
  readonly memory?: ReadMemory;
}

/** By path: a file as it was, and what was read in it. */
export type ReadMemory = Map<string, { readonly content: SourceInput['content']; readonly read: ReadOne }>;

/**
 * Reads all files of a pack. Never throws; takes time in proportion to the bytes.
 * @returns the files that could be told apart, in the order given, and every diagnostic.
 */
export function readFiles(inputs: readonly SourceInput[], options: ReadOptions = {}): ReadFiles {
  const limits: Limits = { ...LIMITS, ...options.limits };
  const root = options.root?.replace(/^\.\/|^\.$|\/+$/g, '') ?? shortestPackFolder(inputs);
  const trees: ReadFile<ReadTree>[] = [];
  const packs: ReadFile<PackShape>[] = [];
  const translations: ReadFile<TranslationShape>[] = [];
  const cases: ReadFile<CasesShape>[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const input of inputs.slice(0, limits.files)) {
    const { file, diagnostics: found } = readAgain(input, root, limits, options.memory);
    diagnostics.push(...found);
    if (file === undefined) continue;
    if (file.kind === 'tree') trees.push(file as ReadFile<ReadTree>);
    else if (file.kind === 'translation') translations.push(file as ReadFile<TranslationShape>);
    else if (file.kind === 'cases') cases.push(file as ReadFile<CasesShape>);
    else packs.push(file as ReadFile<PackShape>);
  }
  forgetGone(inputs, options.memory);
  const beyond = inputs[limits.files];
  if (beyond !== undefined)
    diagnostics.push(
      report('limit-exceeded', startOf(beyond.path), {
        what: { 'zh-CN': '文件数', en: 'number of files' },
        value: inputs.length,
        limit: limits.files,
      }),
    );
  return { trees, packs, translations, cases, diagnostics };
}

function readAgain(input: SourceInput, root: string, limits: Limits, memory: ReadMemory | undefined): ReadOne {
  const { path, content } = input;
  const before = memory?.get(path);
  if (before && isSame(before.content, content)) return before.read;
  const decoded = decode(input, limits);
  const read =
    'diagnostic' in decoded ? { diagnostics: [decoded.diagnostic] } : readOne(path, decoded.text, root, limits);
  memory?.set(path, { content, read });
  return read;
}

function forgetGone(inputs: readonly SourceInput[], memory: ReadMemory | undefined): void {
  if (!memory || memory.size <= inputs.length) return;
  const present = new Set(inputs.map(({ path }) => path));
  for (const path of memory.keys()) if (!present.has(path)) memory.delete(path);
}

function isSame(one: SourceInput['content'], other: SourceInput['content']): boolean {
  if (one === other) return true;
  if (!(one instanceof Uint8Array) || !(other instanceof Uint8Array) || one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

function shortestPackFolder(inputs: readonly SourceInput[]): string {
  let found: string | undefined;
  for (const { path } of inputs) {
    if (!/(^|\/)pack\.ya?ml$/.test(path)) continue;
    const folder = folderOf(path);
    if (found === undefined || folder.length < found.length) found = folder;
  }
  return found ?? '';
}
