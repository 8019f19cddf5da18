/** Frames are put together faster than Ink does it, and are the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickOutput } from '../../cli/runner/painting/output.ts';
import { composeRow } from '../../cli/runner/painting/row.ts';
import { isPlain } from '../../cli/runner/text/graphemes.ts';
import { ROLES, styled, THEMES } from '../../cli/runner/theme.ts';
import InkOutput from '../../node_modules/ink/build/output.js';

const Quick = quickOutput(InkOutput);

const letters = fc.constantFrom(
  ...['a', 'Z', ' ', '  ', '7', '，', '。', '字', '卡', '：', '（', '·', '…', '—', '│', '█', '›', '“'],
  // Not plain: two code units, marks that join, wide signs of other scripts, nothing to see at all.
  ...['😀', '👩‍👩‍👧', 'é', 'e\u0301', 'か', '한', '①', '\u200b', '\u3000', '🇨🇳', '❤️', '\t'],
);
const words = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(''));
const plainWords = fc.array(letters.filter(isPlain), { maxLength: 12 }).map((parts) => parts.join(''));
const codes = fc.constantFrom(
  ...[
    '1',
    '2',
    '22',
    '7',
    '27',
    '31',
    '39',
    '94',
    '38;5;110',
    '48;5;7',
    '49',
    '1;38;5;221',
    '22;39',
    '38;2;1;2;3',
    '0',
    '',
  ],
  // Nothing that a theme writes.
  ...['38', '38;5', '38;2;1', '99', '04', '4:3', '21', '1;;7'],
);
const piece = (text: fc.Arbitrary<string>) =>
  fc.oneof(
    text,
    fc.tuple(text, codes).map(([part, code]) => `\u001b[${code}m${part}`),
  );
const text = fc
  .oneof(fc.array(piece(plainWords), { maxLength: 5 }), fc.array(piece(words), { maxLength: 5 }))
  .map((parts) => parts.join(''));
const roleText = fc
  .array(fc.tuple(plainWords, fc.constantFrom(...ROLES), fc.constantFrom(...Object.values(THEMES))), { maxLength: 5 })
  .map((parts) => parts.map(([part, role, theme]) => styled(part, role, theme)).join(''));
const block = fc.array(fc.oneof(text, roleText), { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
const loud = (line: string, index: number) => (index % 2 === 0 ? `\u001b[1m${line}\u001b[22m` : line);
const operation = fc.record({
  x: fc.integer({ min: 0, max: 30 }),
  y: fc.integer({ min: 0, max: 5 }),
  text: block,
  transformers: fc.constantFrom([], [loud]),
});
const frame = fc.record({
  width: fc.integer({ min: 0, max: 40 }),
  height: fc.integer({ min: 0, max: 5 }),
  operations: fc.array(operation, { maxLength: 5 }),
  /** Before which operation a clipping begins, and before which it ends. */
  clipped: fc.option(fc.tuple(fc.nat(4), fc.nat(5)), { freq: 5 }),
});

type Frame = typeof frame extends fc.Arbitrary<infer T> ? T : never;
function drawnBy(Output: typeof Quick, { width, height, operations, clipped }: Frame) {
  const output = new Output({ width, height });
  for (const [index, { x, y, text, transformers }] of operations.entries()) {
    if (clipped?.[0] === index) output.clip({ x1: 2, x2: 20, y1: 0, y2: 3 });
    if (clipped && clipped[0] < index && clipped[1] === index) output.unclip();
    output.write(x, y, text, { transformers: [...transformers] });
  }
  return output.get();
}

describe('frames', () => {
  it('are what Ink makes of the same writes, also the second time', () => {
    fc.assert(
      fc.property(frame, (given) => {
        const expected = drawnBy(InkOutput, given);
        expect(drawnBy(Quick, given)).toEqual(expected);
        expect(drawnBy(Quick, given)).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('of what a theme writes are put together without Ink', () => {
    fc.assert(
      fc.property(roleText, roleText, (one, other) => {
        const row = composeRow(200, [
          { x: 0, text: one },
          { x: 100, text: other },
        ]);
        expect(row).toBeDefined();
      }),
    );
  });

  it('of texts that overlap, join or say something unknown are left to Ink', () => {
    expect(
      composeRow(20, [
        { x: 0, text: 'abcdef' },
        { x: 3, text: 'x' },
      ]),
    ).toBeUndefined();
    expect(composeRow(20, [{ x: 0, text: 'e\u0301' }])).toBeUndefined();
    expect(composeRow(20, [{ x: 0, text: '\u001b[4:3mwavy' }])).toBeUndefined();
  });
});
