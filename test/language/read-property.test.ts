import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BASE_PACK } from '../../engine/language/diagnostics/examples.ts';
import { readFiles } from '../../engine/language/read.ts';

const PATHS = ['t.yaml', 'pack.yaml', 'en/t.yaml', 't.cases.yaml'];
const TREE = BASE_PACK['camera-black.yaml'] ?? '';
const PACK = BASE_PACK['pack.yaml'] ?? '';
/** Pieces that mean something to YAML or to an author's keyboard. */
const PIECES = [
  ...'\t\n\r :,#-?!&*|>\'"%@`{}[]~\u3000\u00a0：，、。“”\0\ufeff\u2028',
  ...[
    '- ',
    ': ',
    '? ',
    ' #',
    '\n---\n',
    '\n...\n',
    '<<: *a',
    '&a ',
    '*a',
    '!!str ',
    '!',
    '%YAML 1.1\n',
    '__proto__: ',
    'constructor',
    '{a: ',
    '[',
    '\n\t',
    '\n   ',
    '"\\x',
    '😀',
    '\ud800',
  ],
];

function readsWell(content: string | Uint8Array): void {
  for (const path of PATHS) {
    const before = performance.now();
    const { trees, packs, translations, cases, diagnostics } = readFiles([{ path, content }]);
    // A file this small takes some milliseconds; the bound only has to tell time in proportion from none.
    expect(performance.now() - before).toBeLessThan(10_000);
    const text = typeof content === 'string' ? content : new TextDecoder().decode(content);
    const lines = text.split('\n').length;
    for (const { start, end } of diagnostics) {
      expect(start.line).toBeGreaterThanOrEqual(1);
      expect(start.column).toBeGreaterThanOrEqual(1);
      expect(end.line).toBeLessThanOrEqual(lines);
      expect(end.line > start.line || (end.line === start.line && end.column >= start.column)).toBe(true);
    }
    for (const file of [...trees, ...packs, ...translations, ...cases]) {
      if (file.state === 'whole') expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
      else expect(diagnostics.length).toBeGreaterThan(0);
    }
  }
}

test('any bytes come back as diagnostics', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), readsWell), { numRuns: 300, endOnFailure: true });
});

test('any text made of what YAML knows comes back as diagnostics', () => {
  const text = fc
    .array(fc.constantFrom(...PIECES, 'tree', 'steps', 'ask', '你好', 'a'), { maxLength: 60 })
    .map((pieces) => pieces.join(''));
  fc.assert(fc.property(text, readsWell), { numRuns: 500, endOnFailure: true });
});

test('a whole file with some slips comes back as diagnostics', () => {
  const slip = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.integer({ min: 0, max: 12 }),
    piece: fc.constantFrom('', ...PIECES),
  });
  const mutated = fc
    .tuple(fc.constantFrom(TREE, PACK), fc.array(slip, { minLength: 1, maxLength: 5 }))
    .map(([text, slips]) =>
      slips.reduce((now, { at, cut, piece }) => {
        const from = Math.floor(at * now.length);
        return now.slice(0, from) + piece + now.slice(from + cut);
      }, text),
    );
  fc.assert(fc.property(mutated, readsWell), { numRuns: 300, endOnFailure: true });
});
