/** What the server tells the page. Plain JSON; types alone. */
import type { Case, CaseResult, Diagnostic, Element, FolderProblem, Id, Instant, Pack, Place } from '../engine.ts';
import type { ProgramLanguage } from '../language.ts';

/** One reading of the pack's files. */
export interface PreviewState {
  readonly format: 1;
  readonly readAt: Instant;
  /** The folder, as named from where the command was typed. */
  readonly folder: string;
  readonly files: number;
  /** The language the page begins in. */
  readonly language: ProgramLanguage;
  /** Why the folder is no pack at the moment. */
  readonly problem?: FolderProblem;
  readonly findings: readonly PreviewFinding[];
  /** Names the last whole pack; undefined where there has been none. */
  readonly whole?: string;
  /** The files as they are now make that pack: nothing in them is an error that keeps it from running. */
  readonly current: boolean;
}

/** A diagnostic, its files named as the author would name them. */
export interface PreviewFinding extends Diagnostic {
  /** The line it is about. */
  readonly line?: string;
  /** The step it stands in, where that is known. */
  readonly about?: { readonly tree: Id; readonly step: Id };
}

/** A whole pack with what its cases say of it. */
export interface PreviewPack {
  readonly format: 1;
  readonly whole: string;
  readonly pack: Pack;
  /** Where each step is written, by tree and step. */
  readonly places: Readonly<Record<Id, Readonly<Record<Id, PreviewPlace>>>>;
  readonly elements: readonly Element[];
  readonly cases: readonly PreviewCase[];
}

export type PreviewPlace = Pick<Place, 'file' | 'start'>;

export interface PreviewCase {
  readonly id: Id;
  readonly story: string;
  /** The tree it begins in. */
  readonly tree: Id;
  readonly ends: Case['ends'];
  readonly place: PreviewPlace;
  readonly result: Pick<CaseResult, 'ok' | 'end' | 'cause' | 'tree' | 'key' | 'questions' | 'way' | 'problems'>;
}

/** Paths of the server; pictures of the pack stand below `picture`. */
export const PATHS = { state: '/state', pack: '/pack', events: '/events', picture: '/picture/' } as const;
/** The event that tells of a new reading. */
export const CHANGED = 'changed';
