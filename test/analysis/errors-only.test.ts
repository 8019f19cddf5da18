import { expect, test } from 'vitest';
import { checkPack } from '../../engine/analysis/check.ts';
import { RULE_CODES } from '../../engine/analysis/rules/index.ts';
import { EXAMPLE_ROOT, exampleFiles } from '../../engine/language/diagnostics/examples.ts';
import { CODES, DEFINITIONS } from '../../engine/language/diagnostics/index.ts';

test.each(CODES)(
  '%s: asked for errors alone, a check finds the same pack and every error that keeps it from running',
  (code) => {
    const input = { root: EXAMPLE_ROOT, files: exampleFiles(DEFINITIONS[code].bad) };
    const all = checkPack(input);
    const errors = checkPack({ ...input, errorsOnly: true });
    expect(errors.pack).toEqual(all.pack);
    expect(errors.diagnostics).toEqual(
      all.diagnostics.filter(({ severity, code: found }) => severity === 'error' && !RULE_CODES.has(found)),
    );
  },
);

test('a rule that the pack makes an error of is not asked, and its silence is not called unused', () => {
  const files = exampleFiles(DEFINITIONS['too-many-answers'].bad).map((file) =>
    file.path.endsWith('pack.yaml')
      ? { ...file, content: `${file.content}rules: {too-many-answers: error, silence-unused: error}\n` }
      : file,
  );
  const all = checkPack({ root: EXAMPLE_ROOT, files });
  expect(all.diagnostics.map(({ severity }) => severity)).toEqual(['error']);
  const errors = checkPack({ root: EXAMPLE_ROOT, files, errorsOnly: true });
  expect(errors.diagnostics).toEqual([]);
  expect(errors.pack).toEqual(all.pack);
});
