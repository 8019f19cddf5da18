/** What a rule is: asked about every text, or once about the pack. */
import type { Bilingual, DiagnosticCode, Family } from '../../language/diagnostics/index.ts';
import type { Subject } from '../subject.ts';
import type { Found, Sentence } from './texts.ts';

export interface Rule {
  readonly code: DiagnosticCode;
  readonly family: Family;
  /** Made ready for one pack: what is asked about every text. */
  readonly begin?: (subject: Subject) => (sentence: Sentence) => readonly Found[];
  /** Asked once. `circling`: trees with circles, of which nothing can be said that needs a last step. */
  readonly once?: (subject: Subject, circling: ReadonlySet<string>) => readonly Found[];
}

/** A number of something, in the words of both languages. */
export const counted = (zh: string, en: string): Bilingual => ({ 'zh-CN': zh, en });
