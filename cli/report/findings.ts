/** Findings of one pack on the screen, with the lines they are about. */

import { join, relative } from 'node:path';
import { styleText } from 'node:util';
import type { Diagnostic, FolderProblem, SourceInput } from '../engine.ts';
import { type Io, wantsColour } from '../io.ts';
import type { ProgramLanguage } from '../language.ts';
import type { ProgramWords } from '../words/index.ts';
import { pretty } from './pretty.ts';

export interface Printing {
  readonly folder: string;
  readonly files: readonly SourceInput[];
  readonly io: Io;
  readonly words: ProgramWords;
  readonly language: ProgramLanguage;
  readonly put: (text: string) => void;
}

const COLOURS = { error: ['bold', 'red'], warning: ['bold', 'yellow'], advice: ['bold', 'cyan'] } as const;

export function printFindings(
  findings: readonly Diagnostic[],
  { folder, files, io, words, language, put }: Printing,
): void {
  const coloured = wantsColour(io);
  const texts = new Map(files.map(({ path, content }) => [path, content]));
  for (const finding of findings) {
    const block = pretty(finding, {
      language,
      words,
      nameOf: (file) => fileName(folder, file, io.cwd),
      textOf: (file) => textOf(texts.get(file)),
      paint: (severity, text) => (coloured ? styleText([...COLOURS[severity]], text, { validateStream: false }) : text),
    });
    put(`${block}\n\n`);
  }
}

/** A file as one names it from where the command was typed. */
export const fileName = (folder: string, file: string, cwd: string): string =>
  (relative(cwd, join(folder, file)) || '.').replaceAll('\\', '/');

/** The text of a file that could be read. */
export function textOf(content: SourceInput['content'] | undefined): string | undefined {
  if (typeof content === 'string') return content;
  return content instanceof Uint8Array ? new TextDecoder().decode(content) : undefined;
}

/** Why a folder is no pack. */
export function folderSentence(problem: FolderProblem, path: string, words: ProgramWords): string {
  switch (problem) {
    case 'not-found':
      return words.notFound(path);
    case 'unreadable':
      return words.notReadable(path);
    case 'not-a-folder':
    case 'no-pack':
      return words.noPackHere(path);
  }
}
