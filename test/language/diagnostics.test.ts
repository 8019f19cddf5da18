import { describe, expect, test } from 'vitest';
import { checkPack } from '../../engine/analysis/check.ts';
import { define } from '../../engine/language/diagnostics/define.ts';
import { EXAMPLE_ROOT, exampleFiles } from '../../engine/language/diagnostics/examples.ts';
import { CODES, DEFINITIONS, type Diagnostic } from '../../engine/language/diagnostics/index.ts';

const check = (files: ReturnType<typeof exampleFiles>): readonly Diagnostic[] =>
  checkPack({ root: EXAMPLE_ROOT, files }).diagnostics;
const brief = (one: Diagnostic) =>
  `${one.code} ${one.file.slice(EXAMPLE_ROOT.length + 1)}:${one.start.line}:${one.start.column}`;

describe.each(CODES)('%s', (code) => {
  const { bad, good } = DEFINITIONS[code];
  test('the bad example reports it, there and nothing else', () => {
    const found = check(exampleFiles(bad));
    expect(found.map(brief)).toEqual([`${code} ${bad.at}`]);
    for (const one of found) {
      for (const words of [...Object.values(one.message), ...Object.values(one.mend)])
        expect(words).not.toMatch(/\{[a-z]+\}/);
    }
  });
  test('the good example reports nothing', () => {
    expect(check(exampleFiles(good)).map(brief)).toEqual([]);
  });
});

test.each([
  ['is not there', 'mintes', 'a'],
  ['stands there twice', 'minutes', 'minutes minutes'],
])('a correction of what %s is a fault of the definition', (_, wrong, text) => {
  const words = { 'zh-CN': '', en: '' };
  const definition = {
    code: 'some',
    severity: 'error',
    title: words,
    meaning: words,
    message: words,
    mend: words,
  } as const;
  expect(() => define({ ...definition, bad: { files: { a: text } }, good: { file: 'a', wrong, right: '' } })).toThrow(
    RangeError,
  );
});
