/** Starting files in several languages: written once in Chinese and English, given out in the languages of the pack. */
import { checkPack, type SourceInput, translationFiles } from '../engine.ts';
import { type ProgramLanguage, programLanguage } from '../language.ts';

/** A sentence in both; it is written as the pack's first language, the other goes to the translation file. */
export type Say = (zh: string, en: string) => string;

export interface StartingFile {
  readonly path: string;
  readonly content: string;
}

/** Files made by `write` in the first of these languages, with translation files for the others as far as they are known. */
export function inLanguages(
  locales: readonly [string, ...string[]],
  present: readonly SourceInput[],
  write: (say: Say) => readonly StartingFile[],
): readonly StartingFile[] {
  const [first, ...others] = locales;
  const pairs = new Map<string, Record<ProgramLanguage, string>>();
  const spoken = programLanguage(first);
  const files = write((zh, en) => {
    const sentence = spoken === 'zh-CN' ? zh : en;
    pairs.set(sentence, { 'zh-CN': zh, en });
    return sentence;
  });
  if (others.length === 0) return files;
  const known = new Map(others.map((locale) => [locale, programLanguage(locale)] as const));
  const { texts } = checkPack({ root: '', files: [...present, ...files], errorsOnly: true });
  const own = new Set(files.map(({ path }) => path));
  // JSON is YAML: read once more, it comes back in the form that `symptree translate` writes.
  const translations = texts
    .filter(({ path }) => own.has(path))
    .flatMap((file) =>
      others.map((locale): StartingFile => {
        const entries = file.texts.map(({ address, words }) => {
          // Chinese and English are known; a language that is neither is left to its translator.
          const to = isKnown(locale) ? (pairs.get(words)?.[known.get(locale) ?? 'en'] ?? '') : '';
          return [address, { from: words, to }] as const;
        });
        return { path: `${locale}/${file.path}`, content: JSON.stringify(Object.fromEntries(entries)) };
      }),
    );
  const loaded = checkPack({ root: '', files: [...present, ...files, ...translations] });
  const wanted = new Set(translations.map(({ path }) => path));
  return [...files, ...translationFiles(loaded).filter(({ path }) => wanted.has(path))];
}

const isKnown = (locale: string): boolean => /^(?:zh|en)\b/i.test(locale);
