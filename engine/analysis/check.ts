/** Everything the program can say about an author's files: reading, linking, then what is known without running. */
import type { Diagnostic, DiagnosticCode } from '../language/diagnostics/index.ts';
import { LIMITS, type Limits } from '../language/limits.ts';
import { type Loaded, loadPack, newLoadMemory, type SourceInput } from '../language/link/index.ts';
import { inheritOrders } from '../narrowing/order.ts';
import { causesWithoutEnd } from './causes.ts';
import { certainties } from './certain.ts';
import { findCircles } from './circles.ts';
import { factsBeforeSet, factsNeverUsed } from './facts.ts';
import { repeats } from './repeats.ts';
import { askRules } from './rules/index.ts';
import { settingsOf, settle } from './settings.ts';
import { sizes } from './sizes.ts';
import { textsOf } from './sources.ts';
import type { Subject } from './subject.ts';
import { hasFaultyDefinitions, isNotDueTo, toldOnce } from './telling.ts';
import { unreachableSteps, unreachableTrees, waysNeverTaken } from './unreachable.ts';
import { wordsNeverUsed } from './words.ts';

export interface CheckInput {
  /** The pack's folder, as the paths of `files` spell it; '' where they are relative to it. */
  readonly root: string;
  readonly files: readonly SourceInput[];
  readonly limits?: Partial<Limits>;
  /**
   * Only what keeps the pack from being run: its `pack` is the same, and of the diagnostics the errors are there. The rules about words,
   * service, shape and translations, which keep none from running, are not asked.
   */
  readonly errorsOnly?: boolean;
}

/** What was loaded, with the findings of all analyses; sorted by file, line and column. `pack` only where nothing is an error. */
export interface Checked extends Loaded {
  /**
   * What this pack has no use for in the folders that it uses: their facts, causes, words, trees, silences. A fault only where
   * no other pack that uses the folder has a use for it either.
   */
  readonly unusedHere: readonly Diagnostic[];
}

const USES: ReadonlySet<DiagnosticCode> = new Set([
  'fact-never-used',
  'cause-without-end',
  'word-never-used',
  'unreachable-tree',
  'silence-unused',
]);

/** Reads, links and analyses a pack. Never throws for anything an author wrote. */
export function checkPack(input: CheckInput): Checked {
  return analyse(loadPack(input), input);
}

/**
 * Checks one pack again and again, as `checkPack` does and with the same findings. What has not changed since the last time is
 * not read, linked and analysed again: after an edit of one tree this takes about as long as comparing all files.
 */
export function packChecker(about: Omit<CheckInput, 'files'>): (files: readonly SourceInput[]) => Checked {
  const memory = newLoadMemory();
  let last: Loaded | undefined;
  return (files) => {
    const input = { ...about, files };
    const loaded = loadPack(input, memory);
    if (last?.partial && loaded.partial && last.shared === loaded.shared) inheritOrders(loaded.partial, last.partial);
    last = loaded;
    return analyse(loaded, input);
  };
}

/** Adds the findings of the analyses to a pack that was loaded. */
export function analyse(loaded: Loaded, { root, limits, files, errorsOnly = false }: CheckInput): Checked {
  const { partial, pack, ...rest } = loaded;
  // A silence of a rule that was not asked is no unused one.
  const isHeard = ({ severity, code }: Diagnostic) =>
    !errorsOnly || (severity === 'error' && code !== 'silence-unused');
  if (!partial) return { ...loaded, diagnostics: sorted(toldOnce(loaded.diagnostics.filter(isHeard))), unusedHere: [] };
  const readable = Object.values(partial.trees).filter(({ id }) => !loaded.broken.has(id));
  const subject: Subject = {
    pack: partial,
    index: loaded.index,
    limits: { ...LIMITS, ...limits },
    // Values, ends and causes that are not there take ways away: nobody is told that these ways are missing, too.
    trees: hasFaultyDefinitions(loaded) ? [] : readable,
    broken: loaded.broken,
    whole: pack !== undefined,
    isOwn: ownFiles(root),
    shared: loaded.shared,
  };
  // No way that is missing makes a circle.
  const circles = findCircles({ ...subject, trees: readable });
  const found = [
    ...circles.diagnostics,
    ...unreachableSteps(subject, circles.trees),
    ...unreachableTrees(subject),
    ...waysNeverTaken(subject),
    ...sizes(subject, circles.trees),
    ...certainties(subject, circles.trees),
    ...factsBeforeSet(subject),
    ...factsNeverUsed(subject),
    ...repeats(subject, circles.trees),
    ...causesWithoutEnd(subject),
    ...wordsNeverUsed(subject, loaded),
  ];
  const settings = settingsOf(loaded);
  const isOff = (code: DiagnosticCode) => settings.severityOf(code) === 'off';
  const rules = errorsOnly ? [] : askRules(subject, loaded, circles.trees, textsOf(files), isOff);
  // A pack may make an error of what is none: the check fails then, and the trees still run.
  const faulty = [...found, ...settings.diagnostics].some(({ severity }) => severity === 'error');
  const heard = settle(
    [...loaded.diagnostics.filter(isNotDueTo(loaded.diagnostics)), ...found]
      .map((diagnostic) => ({ diagnostic }))
      .concat(rules),
    loaded.silences,
    settings,
    subject.whole,
  );
  const all = sorted(toldOnce([...heard, ...settings.diagnostics].filter(isHeard)));
  const isUnusedHere = ({ code, file }: Diagnostic) => USES.has(code) && !subject.isOwn(file);
  return {
    ...rest,
    partial,
    ...(pack && !faulty && { pack }),
    diagnostics: all.filter((finding) => !isUnusedHere(finding)),
    unusedHere: all.filter(isUnusedHere),
  };
}

function ownFiles(root: string): (file: string) => boolean {
  const folder = root.replace(/^\.\//, '').replace(/\/+$/, '');
  return folder === '' || folder === '.' ? (file) => !file.startsWith('../') : (file) => file.startsWith(`${folder}/`);
}

function sorted(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const by = (one: Diagnostic, other: Diagnostic) =>
    (one.file < other.file ? -1 : one.file > other.file ? 1 : 0) ||
    one.start.line - other.start.line ||
    one.start.column - other.start.column ||
    (one.code < other.code ? -1 : one.code > other.code ? 1 : 0);
  return [...diagnostics].sort(by);
}
