/** The words of the author's commands in English. */
import type { WorkbenchWords } from './words.ts';

export const en: WorkbenchWords = {
  watching: 'Watching these files; they are checked again after every save. Ctrl+C ends it.',
  mended: (file, count) => `mended ${file}: ${count}`,
  written: (file) => `wrote ${file}`,
  noSuchCode: (code) => `The check has no code "${code}".`,
  noSuchSchema: (name, names) => `There is no kind of file "${name}"; there is: ${names}.`,
  atLeast: (severity) => `at the least: ${severity}`,
  off: 'off',
  badExample: (at) => `Bad (reported at ${at}):`,
  goodExample: 'Good:',
};
