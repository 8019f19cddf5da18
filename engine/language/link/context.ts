/** What every part of the linker shares: the findings, the pack's definitions by id, and one tree's surroundings. */
import type { About, DiagnosticCode, Related } from '../diagnostics/index.ts';
import { type Diagnostic, report } from '../diagnostics/index.ts';
import type {
  Answer,
  Condition,
  EndStep,
  Fact,
  FactKey,
  FactType,
  Id,
  Input,
  Locale,
  Step,
  Target,
  Text,
  Words,
} from '../model.ts';
import type { EndShape, FactShape } from '../shape.ts';
import { placeOf, type Source, type Spot, type TranslationSource, type TreeSource } from './source.ts';

/** A text as the author wrote it, kept for the translation files. */
export interface AuthorText {
  readonly address: string;
  readonly words: string;
  readonly at: Spot;
}

/** The texts of one author file in his order, and its translations. */
export interface Book {
  readonly source: Source;
  readonly scope: Scope;
  readonly texts: AuthorText[];
  readonly translations: ReadonlyMap<Locale, TranslationSource>;
  /** Definitions (`facts.scope`) whose texts are not made because the pack has its own: their translations are let be. */
  readonly hidden: Set<string>;
}

/** What linking needs of a fact before its texts are made. */
export interface FactInfo {
  readonly id: Id;
  readonly key: FactKey;
  readonly type: FactType;
  /** Choice and several: every value with its parents, nearest first, and whether it is offered as an answer. */
  readonly values: ReadonlyMap<Id, { readonly parents: readonly Id[]; readonly leaf: boolean }>;
  /** The values could not be found out: what is said about them is not checked. */
  readonly open: boolean;
  readonly shape: FactShape;
  readonly at: Spot;
  readonly book: Book;
  /** Filled in once the texts of the definitions can be made. */
  fact?: Fact;
  /** How it is asked: all its answers, made once and shared. */
  input?: Input;
}

/** The facts a text or condition may name: those of the tree, then those of the pack. */
export interface Scope {
  readonly facts: ReadonlyMap<Id, FactInfo>;
  readonly outer?: Scope;
}

export const factIn = (scope: Scope, id: Id): FactInfo | undefined =>
  scope.facts.get(id) ?? (scope.outer && factIn(scope.outer, id));

export const factsIn = (scope: Scope): Id[] => [...scope.facts.keys(), ...(scope.outer ? factsIn(scope.outer) : [])];

/** What is sent in one state of an incident. */
export interface IncidentMessage {
  readonly message: Text;
  /** To the next message. */
  readonly minutes?: number;
}

/** A word of the pack, put into texts as `<id>`. */
export interface PackWord {
  readonly words: Words;
  readonly at: Spot;
}

/** A definition of the pack or of a folder it uses. */
export interface Definition<T> {
  readonly id: Id;
  readonly shape: T;
  readonly at: Spot;
  readonly book: Book;
}

/** An answer list of the pack. */
export interface AnswerList {
  readonly ids: readonly Id[];
  readonly answers: readonly Answer[];
}

/** An old id and what it is called now. */
export interface Rename {
  readonly now: Id;
  readonly at: Spot;
}
export type Renames = ReadonlyMap<Id, Rename>;

/** What an old id is called now, through several renames if need be; undefined where it was never renamed. */
export function presentOf(renames: Renames, old: Id): Id | undefined {
  const seen = new Set<Id>([old]);
  let now = renames.get(old)?.now;
  while (now !== undefined && !seen.has(now)) {
    seen.add(now);
    const further = renames.get(now)?.now;
    if (further === undefined) return now;
    now = further;
  }
  return now;
}

/** The sections of pack.yaml that others refer to. */
export type Section = 'words' | 'incident' | 'facts' | 'answers' | 'ends' | 'causes' | 'severities' | 'teams';

/** Trees as references see them. */
export interface KnownTree {
  readonly id: Id;
  readonly source: TreeSource;
  /** Set for shared trees. */
  readonly ways?: readonly Id[];
  /** Nothing but its id could be read. */
  readonly unread: boolean;
}

export interface Linking {
  readonly diagnostics: Diagnostic[];
  /** Trees in which an error was found. */
  readonly broken: Set<Id>;
  readonly locales: readonly [Locale, ...Locale[]];
  /** Whether a definition of that id may stand where it could not be read, so that its absence is not told again. */
  mayExist(section: Section, id: Id): boolean;
  /** Whether a tree of that id may stand in a file that could not be read. */
  mayBeTree(id: Id): boolean;
  readonly scope: Scope;
  /** The pack's own words for what its scene calls otherwise, in every locale; put into texts where they are made. */
  readonly words: Map<Id, PackWord>;
  /** Those of them that a text has asked for. */
  readonly usedWords: Set<Id>;
  /** Messages about an incident, by its state. */
  readonly incident: Map<Id, IncidentMessage>;
  readonly answers: Map<Id, AnswerList | undefined>;
  readonly ends: ReadonlyMap<Id, Definition<EndShape>>;
  readonly causes: ReadonlySet<Id>;
  readonly severities: ReadonlySet<Id>;
  readonly teams: ReadonlySet<Id>;
  readonly trees: ReadonlyMap<Id, KnownTree>;
  readonly renames: { readonly trees: Renames; readonly facts: Renames; readonly values: ReadonlyMap<Id, Renames> };
  /** Ends of the pack with their texts made, so that trees share them. */
  readonly packEnds: Map<Id, EndTemplate>;
  say(code: DiagnosticCode, at: Spot, about?: About, related?: readonly Related[]): void;
}

/** A named end: the end itself and the facts that are asked before it. */
export interface EndTemplate {
  readonly step: EndStep;
  readonly asked: readonly FactInfo[];
  readonly when?: Condition;
  readonly at: Spot;
}

/** Where an author's id leads: the first lowered step. */
export interface Entry {
  readonly first: Id;
  readonly at: Spot;
}

/** One tree while it is linked. */
export interface TreeLinking {
  readonly linking: Linking;
  readonly id: Id;
  /** The tree's file; of `~escalate`, which has none, the pack's. */
  readonly source: Source;
  readonly book: Book;
  readonly scope: Scope;
  readonly ways?: readonly Id[];
  readonly entries: Map<Id, Entry>;
  readonly renames: { readonly steps: Renames; readonly answers: ReadonlyMap<Id, Renames> };
  /** Lowered steps in their order. */
  readonly steps: Map<Id, Step>;
  /** Author's paths of lowered steps that do not stand under `steps`. */
  readonly paths: Map<Id, Spot>;
  /** The first step of the chain that leads to an end of the pack. */
  firstOfEnd(id: Id): Id;
  /** Ends of the pack to be copied in, with the place that first went there. */
  readonly borrowed: Map<Id, Spot>;
  /** `borrows`: the end of the pack it leads to, copied in only where a step goes there. */
  readonly otherwise?: { readonly target: Target; readonly written: string; readonly at: Spot; readonly borrows?: Id };
}

export function newLinking(
  parts: Omit<Linking, 'say' | 'diagnostics' | 'broken' | 'words' | 'usedWords' | 'incident' | 'answers' | 'packEnds'>,
  treeOf: ReadonlyMap<Source, Id>,
): Linking {
  const diagnostics: Diagnostic[] = [];
  const broken = new Set<Id>();
  return {
    ...parts,
    diagnostics,
    broken,
    words: new Map(),
    usedWords: new Set(),
    incident: new Map(),
    answers: new Map(),
    packEnds: new Map(),
    say(code, at, about = {}, related = []) {
      const diagnostic = report(code, placeOf(at), about, related);
      diagnostics.push(diagnostic);
      const tree = treeOf.get(at.source);
      if (tree !== undefined && diagnostic.severity === 'error') broken.add(tree);
    },
  };
}

export const labelOf = (text: Text, locale: Locale): string => text.words[locale] ?? '';

/** A related place with its sentence. */
export const related = (at: Spot, zh: string, en: string): Related => ({
  ...placeOf(at),
  message: { 'zh-CN': zh, en },
});
