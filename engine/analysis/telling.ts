/** What of all that was found is told: not what only follows from an error, and nothing twice. */
import type { Diagnostic, DiagnosticCode, Related } from '../language/diagnostics/index.ts';
import type { Loaded } from '../language/link/index.ts';

const isError = ({ severity }: Diagnostic): boolean => severity === 'error';
const isPackFile = (file: string): boolean => /(^|\/)pack\.ya?ml$/.test(file);

/** Whether something is wrong in the definitions that all trees share. */
export const hasFaultyDefinitions = ({ diagnostics }: Pick<Loaded, 'diagnostics'>): boolean =>
  diagnostics.some((finding) => isError(finding) && isPackFile(finding.file));

/** Findings about a translation, and about the text that it translates. */
const OF_TRANSLATIONS: ReadonlySet<DiagnosticCode> = new Set([
  'missing-translation',
  'stale-translation',
  'translation-insert',
  'translation-unknown-text',
]);

/** A translation is only held against a text whose file is whole: the text may be the one that has the slip. */
export function isNotDueTo(all: readonly Diagnostic[]): (finding: Diagnostic) => boolean {
  const faulty = new Set(all.filter(isError).map(({ file }) => file));
  const definitions = [...faulty].some(isPackFile);
  const translated = (file: string) => file.replace(/[^/]+\/(?=[^/]+$)/, '');
  return ({ code, file }) =>
    !OF_TRANSLATIONS.has(code) ||
    !(faulty.has(file) || faulty.has(translated(file)) || (definitions && code === 'translation-insert'));
}

/** Of findings that say the same of one file, all but the first: a name that is nowhere may stand in many places. */
export function toldOnce(all: readonly Diagnostic[]): readonly Diagnostic[] {
  const misread = new Set<string>();
  const bySentence = new Map<string, number>();
  const told: Diagnostic[] = [];
  for (const finding of all) {
    const { file, start, code, message } = finding;
    // What was misread is not what was meant.
    const place = [file, start.line, start.column].join('\n');
    if (code.startsWith('yaml-') || code === 'shape-full-width-list') misread.add(place);
    else if (misread.has(place)) continue;
    const first = code.startsWith('unknown-') ? bySentence.get([file, code, message.en].join('\n')) : undefined;
    if (first === undefined) {
      bySentence.set([file, code, message.en].join('\n'), told.length);
      told.push(finding);
      continue;
    }
    const before = told[first] as Diagnostic;
    const [one, other] = isBefore(finding, before) ? [finding, before] : [before, finding];
    told[first] = { ...one, related: [...before.related, hereToo(other)] };
  }
  return told;
}

const isBefore = ({ start: one }: Diagnostic, { start: other }: Diagnostic): boolean =>
  one.line < other.line || (one.line === other.line && one.column < other.column);

const hereToo = ({ file, start, end }: Diagnostic): Related => ({
  file,
  start,
  end,
  message: { 'zh-CN': '这里也是', en: 'Here, too' },
});
