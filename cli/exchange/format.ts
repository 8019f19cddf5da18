/** Files that translators' tools read and write. */
import type { ExchangeUnit, Locale, ReturnedUnit } from '../engine.ts';

export interface ExchangeFile {
  readonly from: Locale;
  readonly to: Locale;
  readonly units: readonly ExchangeUnit[];
}

/** What a file of a translator holds; `to` where it says for which language it is. */
export interface Returned {
  readonly to?: string;
  readonly units: readonly ReturnedUnit[];
}

export interface ExchangeFormat {
  write(file: ExchangeFile, note: (unit: ExchangeUnit) => string): Promise<string>;
  /** Undefined where the text is no such file. */
  read(content: string): Promise<Returned | undefined>;
}
