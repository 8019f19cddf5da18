/** The linker's own examples, linked without the analyses that come after it. */
import { describe, expect, test } from 'vitest';
import { EXAMPLE_ROOT, exampleFiles } from '../../engine/language/diagnostics/examples.ts';
import { DEFINITIONS, type Diagnostic, type DiagnosticCode } from '../../engine/language/diagnostics/index.ts';
import { loadPack } from '../../engine/language/link/index.ts';

const CODES: readonly DiagnosticCode[] = [
  'answers-missing',
  'answers-not-values',
  'answers-same-label',
  'call-of-unshared-tree',
  'condition-form',
  'continuation-in-shared-tree',
  'dead-end',
  'duplicate-id',
  'end-in-shared-tree',
  'end-incomplete',
  'fact-type-mismatch',
  'fact-without-question',
  'hidden-never-offered',
  'hours-form',
  'map-without-choice',
  'missing-else',
  'missing-translation',
  'number-bounds',
  'old-id-in-use',
  'pack-missing',
  'rename-target-unknown',
  'repair-cause-open',
  'stale-translation',
  'time-zone',
  'translation-insert',
  'translation-unknown-text',
  'unknown-answer',
  'unknown-answer-list',
  'unknown-cause',
  'unknown-end',
  'unknown-fact',
  'unknown-insert',
  'unknown-locale',
  'unknown-severity',
  'unknown-step',
  'unknown-team',
  'unknown-tree',
  'unknown-value',
  'unknown-way',
  'uses-missing',
  'way-not-mapped',
  'way-outside-shared-tree',
];

const brief = (one: Diagnostic) =>
  `${one.code} ${one.file.slice(EXAMPLE_ROOT.length + 1)}:${one.start.line}:${one.start.column}`;

describe.each(CODES)('%s', (code) => {
  const { bad, good, severity } = DEFINITIONS[code];

  test('the bad example reports it, there and nothing else', () => {
    const loaded = loadPack({ root: EXAMPLE_ROOT, files: exampleFiles(bad) });
    expect(loaded.diagnostics.map(brief)).toEqual([`${code} ${bad.at}`]);
    expect(loaded.pack === undefined).toBe(severity === 'error');
    for (const one of loaded.diagnostics) {
      for (const words of [...Object.values(one.message), ...Object.values(one.mend)])
        expect(words).not.toMatch(/\{[a-z]+\}/);
    }
  });

  test('the good example reports nothing and yields a pack', () => {
    const loaded = loadPack({ root: EXAMPLE_ROOT, files: exampleFiles(good) });
    expect(loaded.diagnostics.map(brief)).toEqual([]);
    expect(loaded.pack).toBe(loaded.partial);
    expect(loaded.pack).toBeDefined();
  });
});
