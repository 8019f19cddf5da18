/** What loading a pack gives: the pack, the findings, and where everything stands in the author's files. */
import type { Diagnostic, Place } from '../diagnostics/index.ts';
import type { Id, Locale, Pack } from '../model.ts';
import type { CaseFile } from './cases.ts';
import type { RuleSetting, Silence } from './silences.ts';
import type { Path } from './source.ts';

/** Where things stand in the author's files. A tree of null is pack.yaml. */
export interface SourceIndex {
  /** The place of an author's path in the file of a tree; the nearest ancestor where there is nothing. */
  place(tree: Id | null, path: Path, part?: 'key' | 'value'): Place;
  /** The author's path, in the file of the tree, of a lowered step; for an end of the pack, where the tree first goes to it. */
  stepPath(tree: Id, step: Id): Path;
  /** Where a lowered step is written, in whichever file that is. */
  stepPlace(tree: Id, step: Id, part?: 'key' | 'value'): Place;
}

/** The texts of one author file with what its translations say, for the translation files. */
export interface TextFile {
  readonly path: string;
  /** What the file is: a tree's id, or null for pack.yaml. */
  readonly tree: Id | null;
  /** False where a part of the file could not be read, so that texts may be missing here. */
  readonly whole: boolean;
  /** In the author's order. */
  readonly texts: readonly AuthorSentence[];
  /** Definitions of a shared folder that the pack has its own of (`facts.scope`): their texts are not among these. */
  readonly hidden: ReadonlySet<string>;
  readonly translations: ReadonlyMap<
    Locale,
    {
      readonly path: string;
      readonly whole: boolean;
      readonly entries: Readonly<Record<string, { readonly from: string; readonly to: string }>>;
      place(address: string, part: 'from' | 'to'): Place;
    }
  >;
}

/** One text as its author wrote it. */
export interface AuthorSentence {
  readonly address: string;
  readonly words: string;
  /** The author's path of it in its file, and its place there. */
  path(): Path;
  place(): Place;
}

export interface Loaded {
  /** Only where no error was found outside the cases. */
  readonly pack?: Pack;
  /** The pack as far as it could be understood; missing only without a readable pack.yaml. Trees in `broken` are not to be run. */
  readonly partial?: Pack;
  readonly index: SourceIndex;
  readonly diagnostics: readonly Diagnostic[];
  /** Trees with errors. */
  readonly broken: ReadonlySet<Id>;
  readonly cases: readonly CaseFile[];
  readonly locales: readonly [Locale, ...Locale[]];
  readonly texts: readonly TextFile[];
  /** Findings that authors do not want to be told, and how severe the pack makes a code. */
  readonly silences: readonly Silence[];
  readonly rules: readonly RuleSetting[];
  /** Words of the pack that no text asks for. */
  readonly unusedWords: readonly { readonly id: Id; readonly place: Place }[];
  /** A text of that language with the pack's words put in. */
  readonly withWords: (text: string, locale: Locale) => string;
  /** With a memory the same object as before, for as long as nothing that all trees share has changed. */
  readonly shared: object;
}
