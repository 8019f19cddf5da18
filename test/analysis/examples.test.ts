import { describe, expect, test } from 'vitest';
import { checkPack } from '../../engine/analysis/check.ts';
import { EXAMPLE_ROOT, exampleFiles } from '../../engine/language/diagnostics/examples.ts';
import { DEFINITIONS, type Diagnostic, type DiagnosticCode } from '../../engine/language/diagnostics/index.ts';

const CODES: readonly DiagnosticCode[] = [
  'branch-shadowed',
  'cause-without-end',
  'condition-always',
  'condition-never',
  'cycle',
  'fact-before-set',
  'fact-never-used',
  'question-always-known',
  'repeated-call',
  'repeated-repair',
  'unreachable-step',
  'unreachable-tree',
  'way-never-taken',
];

const found = (files: ReturnType<typeof exampleFiles>): readonly string[] =>
  checkPack({ root: EXAMPLE_ROOT, files }).diagnostics.map(
    (one: Diagnostic) => `${one.code} ${one.file.slice(EXAMPLE_ROOT.length + 1)}:${one.start.line}:${one.start.column}`,
  );

describe.each(CODES)('%s', (code) => {
  const { bad, good } = DEFINITIONS[code];
  test('the bad example reports it, there and nothing else', () => {
    expect(found(exampleFiles(bad))).toEqual([`${code} ${bad.at}`]);
  });
  test('the good example reports nothing', () => {
    expect(found(exampleFiles(good))).toEqual([]);
  });
});
