/** One definition a code: everything the program, the docs and the tests need to know of it. */
import type { DiagnosticSeverity } from './diagnostic.ts';

/** In both languages the program speaks; `{name}` is filled in with what the finding is about. */
export interface Bilingual {
  readonly 'zh-CN': string;
  readonly en: string;
}

/**
 * A small pack that shows it. Files given here replace or join those of the base pack in `examples.ts`;
 * a key that ends in `/` is a directory, a Uint8Array stands for bytes that are not UTF-8.
 */
export interface Example {
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  /** Bad examples: where it must be reported, `file:line:column`. */
  readonly at?: string;
}

/** What a rule looks at; what has none is about the structure: whether the pack is whole. */
export type Family = 'words' | 'service' | 'shape' | 'translation' | 'settings';

export interface DiagnosticDefinition<Code extends string = string> {
  readonly code: Code;
  /** Unless the pack says otherwise. */
  readonly severity: DiagnosticSeverity;
  readonly family?: Family;
  /** The least a pack may make of it. Left out: an error stays one, a warning may become advice, advice may be turned off. */
  readonly least?: DiagnosticSeverity | 'off';
  /** A heading of a few words. */
  readonly title: Bilingual;
  /** What it means and why it matters, two or three sentences. */
  readonly meaning: Bilingual;
  /** The sentence of one finding. */
  readonly message: Bilingual;
  /** What to do. */
  readonly mend: Bilingual;
  /** What to write in place of the marked characters; only where that is safe whatever else stands there. */
  readonly fix?: string;
  readonly bad: Example;
  readonly good: Example;
}

/** The good example as what has to be changed in the bad one: in this file, this for that. */
export interface Correction {
  readonly file: string;
  /** Stands there once. */
  readonly wrong: string;
  readonly right: string;
}

/** A definition as it is written down. */
export type WrittenDefinition<Code extends string> = Omit<DiagnosticDefinition<Code>, 'good'> & {
  readonly good: Example | Correction;
};

/** @throws RangeError where a correction does not fit the bad example */
export function define<const Code extends string>(written: WrittenDefinition<Code>): DiagnosticDefinition<Code> {
  const { code, bad, good } = written;
  if ('files' in good) return { ...written, good };
  const { file, wrong, right } = good;
  const [before, after, ...more] = String(bad.files[file]).split(wrong);
  if (before === undefined || after === undefined || more.length > 0)
    throw new RangeError(`${code}: "${wrong}" does not stand once in ${file} of the bad example.`);
  return { ...written, good: { files: { ...bad.files, [file]: before + right + after } } };
}
