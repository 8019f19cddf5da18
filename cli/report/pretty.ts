/** Findings for people: the line, a caret under the place, the sentence and the mend. */
import stringWidth from 'string-width';
import { clean, type Diagnostic, type DiagnosticSeverity } from '../engine.ts';
import type { ProgramLanguage } from '../language.ts';
import type { ProgramWords } from '../words/index.ts';

export interface PrettyOptions {
  readonly language: ProgramLanguage;
  readonly words: ProgramWords;
  /** How a file is called on screen. */
  readonly nameOf: (file: string) => string;
  /** The text of a file; undefined where there is none to show. */
  readonly textOf: (file: string) => string | undefined;
  /** Weight and colour of a finding's head. */
  readonly paint: (severity: DiagnosticSeverity, text: string) => string;
}

/** One finding, over several lines, without a line end at the end. */
export function pretty(finding: Diagnostic, options: PrettyOptions): string {
  const { language, words, nameOf, paint } = options;
  const { file, start } = finding;
  const head = `${clean(nameOf(file))}:${start.line}:${start.column} ${words.severities[finding.severity]} ${finding.code}`;
  const lines = [paint(finding.severity, head), `  ${oneLine(finding.message[language])}`, ...source(finding, options)];
  lines.push(`  ${words.mend}${words.colon}${clean(finding.mend[language]).split('\n').join('\n    ')}`);
  for (const place of finding.related) {
    const where = `${clean(nameOf(place.file))}:${place.start.line}:${place.start.column}`;
    lines.push(`  ${words.related}${words.colon}${where} ${oneLine(place.message[language])}`);
  }
  return lines.join('\n');
}

const oneLine = (text: string) => clean(text).replace(/\s*\n\s*/g, ' ');

/** Lines wider than this are shown in part, around the place. */
const WIDEST = 100;

function source({ file, start, end }: Diagnostic, { textOf }: PrettyOptions): string[] {
  const text = textOf(file)?.split(/\r\n|\n|\r/)[start.line - 1];
  if (text === undefined || text.trim() === '') return [];
  const from = start.column - 1;
  const to = end.line === start.line ? Math.max(end.column - 1, from + 1) : text.length;
  const left = from > WIDEST / 2 ? from - WIDEST / 2 : 0;
  const shown = text.slice(left, left + WIDEST);
  const before = stringWidth(cell(text.slice(left, from)));
  const under = stringWidth(cell(text.slice(from, Math.min(to, left + WIDEST))));
  const number = String(start.line);
  return [
    `  ${number} | ${cell(shown)}`,
    `  ${' '.repeat(number.length)} | ${' '.repeat(before)}${'^'.repeat(Math.max(1, under))}`,
  ];
}

/** As it will stand on the screen: a tab is a space, so that the caret stays below its place. */
const cell = (text: string) => clean(text);
