/**
 * Texts on their way to translators and back, apart from any file format. What comes back is only texts: ids, sources and
 * which texts there are stay what the trees say.
 */
import type { Loaded, TextFile } from './link/index.ts';
import { insertsOf } from './link/texts.ts';
import type { Locale } from './model.ts';
import { besides, refresh } from './translate.ts';

/** One text as a translator is given it. */
export interface ExchangeUnit {
  /** The author's file, as `translate` names it. */
  readonly file: string;
  readonly address: string;
  /** What the tree says now. */
  readonly source: string;
  /** The translation there is; empty: none. */
  readonly target: string;
  /** What the tree said when it was translated, where that is something else now. */
  readonly before?: string;
}

/** One text as it comes back. */
export type ReturnedUnit = Pick<ExchangeUnit, 'file' | 'address' | 'source' | 'target'> & {
  /** The translator's tool says that this is not to be relied on yet. */
  readonly unconfirmed?: boolean;
};

export interface ExchangeReport {
  /** Translations that are new or other than before. */
  readonly changed: number;
  readonly same: number;
  /** Not translated yet. */
  readonly empty: number;
  /** Left out, and why. */
  readonly ignored: readonly (Pick<ExchangeUnit, 'file' | 'address'> & {
    readonly why: 'unknown' | 'stale' | 'unconfirmed' | 'unreadable';
  })[];
  /** Taken, though inserts of the source are missing in it or others stand there. */
  readonly inserts: readonly (Pick<ExchangeUnit, 'file' | 'address'> & { readonly names: readonly string[] })[];
}

/** Every text of the pack in the author's order, with its translation into one language. */
export function exchangeUnits({ texts }: Pick<Loaded, 'texts'>, locale: Locale): readonly ExchangeUnit[] {
  return texts.flatMap((file) =>
    file.texts.map(({ address, words }) => {
      const known = entryOf(file, locale, address);
      const target = known?.to.trimEnd() ?? '';
      const isStale = target !== '' && known !== undefined && !sameText(known.from, words);
      return { file: file.path, address, source: words, target, ...(isStale && { before: known.from }) };
    }),
  );
}

/** The translation files that change by what came back, and what became of each text. */
export function takeBack(
  { texts }: Pick<Loaded, 'texts'>,
  locale: Locale,
  units: readonly ReturnedUnit[],
): { readonly files: readonly { readonly path: string; readonly content: string }[]; readonly report: ExchangeReport } {
  const files = new Map(texts.map((file) => [file.path, file]));
  const taken = new Map<TextFile, Map<string, string>>();
  const report = {
    changed: 0,
    same: 0,
    empty: 0,
    ignored: [] as ExchangeReport['ignored'][number][],
    inserts: [] as ExchangeReport['inserts'][number][],
  };
  for (const { file: path, address, source, target: written, unconfirmed } of units) {
    const file = files.get(path);
    const text = file?.texts.find((one) => one.address === address);
    const target = written.replace(/\r\n?/g, '\n').trim();
    const ignore = (why: ExchangeReport['ignored'][number]['why']) => report.ignored.push({ file: path, address, why });
    if (!file || !text) ignore('unknown');
    else if (target === '') report.empty += 1;
    else if (!sameText(source, text.words)) ignore('stale');
    else if (unconfirmed) ignore('unconfirmed');
    else if (!file.whole || file.translations.get(locale)?.whole === false) ignore('unreadable');
    else {
      const known = entryOf(file, locale, address);
      if (known?.to.trimEnd() === target && sameText(known.from, text.words)) report.same += 1;
      else {
        report.changed += 1;
        taken.set(file, (taken.get(file) ?? new Map<string, string>()).set(address, target));
      }
      const names = otherInserts(text.words, target);
      if (names.length > 0) report.inserts.push({ file: path, address, names });
    }
  }
  return { files: [...taken].map(([file, changed]) => rewritten(file, locale, changed)), report };
}

const entryOf = (file: TextFile, locale: Locale, address: string) => {
  const entries = file.translations.get(locale)?.entries ?? {};
  return Object.hasOwn(entries, address) ? entries[address] : undefined;
};

/** Tools of translators break lines and count spaces in their own way. */
const sameText = (one: string, other: string): boolean => plain(one) === plain(other);
const plain = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** Inserts that only one of the two has. */
function otherInserts(source: string, target: string): string[] {
  const [wanted, found] = [insertsOf(source), insertsOf(target)];
  return [...wanted].filter((name) => !found.has(name)).concat([...found].filter((name) => !wanted.has(name)));
}

function rewritten(file: TextFile, locale: Locale, changed: ReadonlyMap<string, string>) {
  const now = new Map(file.texts.map(({ address, words }) => [address, words]));
  const present = file.translations.get(locale);
  const entries = { ...present?.entries };
  for (const [address, to] of changed)
    Object.defineProperty(entries, address, {
      value: { from: now.get(address) ?? '', to },
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return { path: present?.path ?? besides(file.path, locale), content: refresh(now, entries, file.hidden).content };
}
