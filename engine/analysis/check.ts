/** Everything the program can say about an author's files: reading, linking, then what is known without running. */
import type { Diagnostic } from '../language/diagnostics/index.ts';
import { LIMITS, type Limits } from '../language/limits.ts';
import { type Loaded, loadPack, type SourceInput } from '../language/link/index.ts';
import { causesWithoutEnd } from './causes.ts';
import { certainties } from './certain.ts';
import { findCircles } from './circles.ts';
import { factsBeforeSet, factsNeverUsed } from './facts.ts';
import { repeats } from './repeats.ts';
import { sizes } from './sizes.ts';
import type { Subject } from './subject.ts';
import { unreachableSteps, unreachableTrees, waysNeverTaken } from './unreachable.ts';

export interface CheckInput {
  /** The pack's folder, as the paths of `files` spell it; '' where they are relative to it. */
  readonly root: string;
  readonly files: readonly SourceInput[];
  readonly limits?: Partial<Limits>;
}

/** What was loaded, with the findings of all analyses; sorted by file, line and column. `pack` only where nothing is an error. */
export type Checked = Loaded;

/** Reads, links and analyses a pack. Never throws for anything an author wrote. */
export function checkPack(input: CheckInput): Checked {
  return analyse(loadPack(input), input);
}

/** Adds the findings of the analyses to a pack that was loaded. */
export function analyse(loaded: Loaded, { root, limits }: Pick<CheckInput, 'root' | 'limits'>): Checked {
  const { partial, pack, ...rest } = loaded;
  if (!partial) return { ...loaded, diagnostics: sorted(loaded.diagnostics) };
  const subject: Subject = {
    pack: partial,
    index: loaded.index,
    limits: { ...LIMITS, ...limits },
    trees: Object.values(partial.trees).filter(({ id }) => !loaded.broken.has(id)),
    broken: loaded.broken,
    whole: pack !== undefined,
    isOwn: ownFiles(root),
  };
  const circles = findCircles(subject);
  const found = [
    ...circles.diagnostics,
    ...unreachableSteps(subject),
    ...unreachableTrees(subject),
    ...waysNeverTaken(subject),
    ...sizes(subject, circles.trees),
    ...certainties(subject, circles.trees),
    ...factsBeforeSet(subject),
    ...factsNeverUsed(subject),
    ...repeats(subject, circles.trees),
    ...causesWithoutEnd(subject),
  ];
  const faulty = found.some(({ severity }) => severity === 'error');
  return {
    ...rest,
    partial,
    ...(pack && !faulty && { pack }),
    diagnostics: sorted([...loaded.diagnostics, ...found]),
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
