/**
 * What a check found, kept between runs: the same bytes and the same program always find the same, so an unchanged pack is
 * not read, linked and analysed again. Kept outside the pack's folder; whatever is wrong with what was kept, it is as if nothing were there.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../language/diagnostics/index.ts';
import type { CaseFile } from '../language/link/index.ts';
import type { Id, Locale, Pack, Tree } from '../language/model.ts';
import { type FolderProblem, type PackFolder, readPackFolder } from './folder.ts';
import { namingFolder } from './problems.ts';

export interface CheckOnDiskOptions {
  /** Where results are kept: a folder, or true for {@link cacheFolder}. Left out: nothing is kept and nothing is looked for. */
  readonly cache?: boolean | string;
  /** The same pack, and of the diagnostics only the errors that keep it from being run: all that is needed to run it, sooner. */
  readonly errorsOnly?: boolean;
}

/** What a check of a folder found. Plain data. */
export interface CheckedOnDisk {
  /** Only where nothing is an error. */
  readonly pack?: Pack;
  readonly diagnostics: readonly Diagnostic[];
  /** As they were read: what the diagnostics point at. */
  readonly files: PackFolder['files'];
  readonly cases: readonly CaseFile[];
  /** As `pack.yaml` lists them, also where there is no pack to run. */
  readonly locales: readonly [Locale, ...Locale[]];
  /** Set where the folder is no pack at all. */
  readonly problem?: FolderProblem;
  /** `found`: taken from an earlier check of the same bytes. `stored`: checked and kept. `not-kept`: checked; the cache is off or cannot be written. */
  readonly kept: 'found' | 'stored' | 'not-kept';
}

/** Results kept at most; the one that was not used for the longest time goes first. */
const MOST = 32;
const OURS = /^[0-9a-f]{64}\.check$/;
const HEADER = 'symptree check 3 ';

/** `$XDG_CACHE_HOME/symptree`, or `.cache/symptree` in the home folder (`%LOCALAPPDATA%/symptree/cache` on Windows). */
export function cacheFolder(env: Readonly<Record<string, string | undefined>> = process.env): string {
  // An address that is not absolute is to be passed over, says the XDG specification.
  const base = env.XDG_CACHE_HOME ?? '';
  if (isAbsolute(base)) return join(base, 'symptree');
  const local = process.platform === 'win32' ? (env.LOCALAPPDATA ?? '') : '';
  if (isAbsolute(local)) return join(local, 'symptree', 'cache');
  return join(homedir(), '.cache', 'symptree');
}

/** Reads and checks the pack in a folder like `loadPackFromDisk`, or takes what the last check of the same bytes found. Never throws. */
export async function checkPackOnDisk(dir: string, options: CheckOnDiskOptions = {}): Promise<CheckedOnDisk> {
  const { problem, ...folder } = await readPackFolder(dir);
  const { cache = false, errorsOnly = false } = options;
  const { files } = folder;
  const about = async ({ diagnostics }: Result) =>
    problem ? { files, problem, diagnostics: await namingFolder(diagnostics, dir, problem) } : { files };
  if (cache === false) {
    const result = await check(folder, errorsOnly);
    return { ...result, ...(await about(result)), kept: 'not-kept' };
  }
  const at = cache === true ? cacheFolder() : cache;
  const file = join(at, `${keyOf(folder, errorsOnly)}.check`);
  const before = await keptIn(file);
  // Not spread: what is read when it is first looked at stays so.
  if (before) return Object.assign(before, await about(before), { kept: 'found' } as const);
  const result = await check(folder, errorsOnly);
  return { ...result, ...(await about(result)), kept: (await keep(at, file, result)) ? 'stored' : 'not-kept' };
}

type Result = Pick<CheckedOnDisk, 'pack' | 'diagnostics' | 'cases' | 'locales'>;

async function check(folder: Omit<PackFolder, 'problem'>, errorsOnly: boolean): Promise<Result> {
  // Reading YAML, shapes and analyses are most of the engine: a kept result does without loading them.
  const { checkPack } = await import('../analysis/check.ts');
  const { pack, diagnostics, cases, locales } = checkPack({ ...folder, errorsOnly });
  return { ...(pack && { pack }), diagnostics, cases, locales };
}

/** Of every path and every byte, of the program that reads them and of what it looks for. */
function keyOf({ files }: Omit<PackFolder, 'problem'>, errorsOnly: boolean): string {
  const hash = createHash('sha256').update(`${program()}${errorsOnly ? ' errors' : ''}`);
  for (const { path, content } of files) {
    const bytes = typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content);
    // Lengths keep the end of one from being taken for the beginning of the next.
    hash.update(`\n${path.length} ${path} ${typeof content} ${bytes.length}\n`).update(bytes);
  }
  return hash.digest('hex');
}

let known: string | undefined;
/** Version and build of this program: another one may find something else in the same bytes. */
function program(): string {
  if (known !== undefined) return known;
  const self = fileURLToPath(import.meta.url);
  const built = statSync(self);
  let folder = dirname(self);
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  const about: { readonly version?: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  known = `${about.version} ${built.size} ${built.mtimeMs}`;
  return known;
}

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What the file holds, where it is whole and ours. */
async function keptIn(file: string): Promise<Result | undefined> {
  try {
    const bytes = await readFile(file);
    const end = bytes.indexOf('\n');
    const body = bytes.subarray(end + 1);
    if (bytes.toString('latin1', 0, end) !== HEADER + digest(body)) return undefined;
    const now = new Date();
    await utimes(file, now, now);
    return unpacked(body);
  } catch {
    // Not there, torn, or not to be read: the check is done again.
    return undefined;
  }
}

/** The first line of what is kept: everything but the cases and the trees, and how many bytes each of those has. */
interface Head extends Omit<Result, 'pack' | 'cases'> {
  readonly pack?: Omit<Pack, 'trees'>;
  readonly cases: number;
  readonly trees: readonly (readonly [id: Id, bytes: number])[];
}

function packed({ pack, cases, ...found }: Result): Buffer {
  const { trees = {}, ...rest } = pack ?? {};
  const lines = Object.entries(trees).map(([id, tree]) => [id, Buffer.from(JSON.stringify(tree))] as const);
  const sizes = lines.map(([id, line]) => [id, line.length] as const);
  const caseLine = Buffer.from(JSON.stringify(cases));
  const head: Head = {
    ...found,
    ...(pack && { pack: rest as Omit<Pack, 'trees'> }),
    cases: caseLine.length,
    trees: sizes,
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), caseLine, ...lines.map(([, line]) => line)]);
}

/** A session needs a tree or two of a thousand, and no cases: each is made of its line when it is first looked at. */
function unpacked(body: Buffer): Result {
  const end = body.indexOf('\n');
  const { pack, cases: caseBytes, trees: sizes, ...found }: Head = JSON.parse(body.toString('utf8', 0, end));
  const afterCases = end + 1 + caseBytes;
  const result = lazily(found, 'cases', (): Result['cases'] => JSON.parse(body.toString('utf8', end + 1, afterCases)));
  if (!pack) return result;
  let trees: Record<Id, Tree> = {};
  let from = afterCases;
  for (const [id, bytes] of sizes) {
    const [start, until] = [from, from + bytes];
    from = until;
    trees = lazily(trees, id, (): Tree => JSON.parse(body.toString('utf8', start, until)));
  }
  return Object.assign(result, { pack: { ...pack, trees } });
}

/** Gives the object a property that is made when it is first looked at. */
function lazily<T extends object, K extends string, V>(object: T, key: K, make: () => V): T & Record<K, V> {
  const define = (what: PropertyDescriptor) =>
    Object.defineProperty(object, key, { enumerable: true, configurable: true, ...what });
  define({
    get: (): V => {
      const value = make();
      define({ value });
      return value;
    },
  });
  return object as T & Record<K, V>;
}

/** Written beside and put in place in one move, so that nobody ever reads half of it. False where it cannot be kept. */
async function keep(folder: string, file: string, result: Result): Promise<boolean> {
  const fresh = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const body = packed(result);
    await writeFile(fresh, [`${HEADER}${digest(body)}\n`, body], { mode: 0o600, flag: 'wx' });
    await rename(fresh, file);
    await forgetOldest(folder);
    return true;
  } catch {
    await rm(fresh, { force: true }).catch(() => undefined);
    return false;
  }
}

async function forgetOldest(folder: string): Promise<void> {
  const ours = (await readdir(folder)).filter((name) => OURS.test(name));
  if (ours.length <= MOST) return;
  const dated = await Promise.all(
    ours.map(async (name) => ({ file: join(folder, name), used: (await stat(join(folder, name))).mtimeMs })),
  );
  dated.sort((one, other) => other.used - one.used);
  await Promise.all(dated.slice(MOST).map(({ file }) => rm(file, { force: true })));
}
