import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BASE_PACK } from '../../engine/language/diagnostics/examples.ts';
import { LIMITS } from '../../engine/language/limits.ts';
import { nodesOf } from '../../engine/language/read/nodes.ts';
import { parse } from '../../engine/language/read/parse.ts';
import { readPlainly } from '../../engine/language/read/plainly.ts';

/** Where the short way reads a text, the library reads the same without a fault. */
function agrees(text: string): boolean {
  const plainly = readPlainly(text, LIMITS);
  if (!plainly) return false;
  const parsed = parse(text, LIMITS);
  if ('tooDeepAt' in parsed) throw new Error(`The library finds it too deep:\n${text}`);
  expect(parsed.faults, text).toEqual([]);
  expect(parsed.secondAt, text).toBeUndefined();
  expect(plainly, text).toEqual(nodesOf(parsed.document));
  return true;
}

/** How many of the texts the short way took: a property about texts that it refuses would hold for nothing. */
function counting(): [tell: (read: boolean) => void, share: () => number] {
  let [read, all] = [0, 0];
  return [
    (one) => {
      all++;
      if (one) read++;
    },
    () => read / all,
  ];
}

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : path.endsWith('.yaml') ? [path] : [];
  });
const SHIPPED = [...files('trees'), ...files('test/bench')].map((path) => readFileSync(path, 'utf8'));

test('the shipped trees are read the short way, and as the library reads them', () => {
  expect(SHIPPED.filter((text) => !agrees(text)).map((text) => text.slice(0, 80))).toEqual([]);
});

/** Pieces that mean something to YAML, most of them where it matters. */
const PIECES = [
  ...[...'\t\n\r :,#-?!&*|>\'"%@`{}[]~\u3000\u00a0：“\0\ufeff\u2028\u0085.<='],
  ...[
    '\n  ',
    '\n    ',
    '\n# c',
    '\n  # c',
    '\n    # c',
    '\n      # c',
    ' # c',
    ' #',
    '# ',
    ': ',
    ':\n',
    'a: b',
    '\na: b',
    '\n  a: b',
  ],
  ...[
    '- ',
    '\n- ',
    '\n  - ',
    '\n- a: b',
    '\n  - a: b\n    c: d',
    '- - ',
    '-\n',
    "''",
    '""',
    "'a'",
    '"a"',
    '"\\n"',
    '{}',
    '[]',
  ],
  ...[
    '{a: b}',
    '{a: b, c: [d, e]}',
    '{a, b}',
    '[a: b]',
    '{a: b,}',
    '[,]',
    ', ',
    '|\n',
    '|-\n',
    '|+\n',
    '>\n',
    ' |\n    x\n    y\n',
    ' |\n\n    x\n',
  ],
  ...[
    '|\n  x\n\n  y\n\n',
    '\n---\n',
    '\n...\n',
    '%Y',
    '? ',
    '!t ',
    '&a ',
    '*a',
    '<<: ',
    '12:30',
    ' : ',
    '\n\n',
    '\n   \n',
    '  \n',
    '12',
    'null',
    '😀',
    '\ud800',
  ],
];
const slip = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.integer({ min: 0, max: 8 }),
  piece: fc.constantFrom('', ...PIECES),
});
const slipped = (text: string, slips: readonly { at: number; cut: number; piece: string }[]): string =>
  slips.reduce((now, { at, cut, piece }) => {
    const from = Math.floor(at * now.length);
    return now.slice(0, from) + piece + now.slice(from + cut);
  }, text);

describe('where both read a text they find the same', () => {
  const short = [...Object.values(BASE_PACK), ...SHIPPED.map((text) => text.slice(0, 700))];

  test('a file with some slips', () => {
    const [tell, share] = counting();
    const texts = fc.tuple(fc.constantFrom(...short), fc.array(slip, { minLength: 1, maxLength: 3 }));
    fc.assert(
      fc.property(texts, ([text, slips]) => {
        tell(agrees(slipped(text, slips)));
      }),
      { numRuns: 3000 },
    );
    expect(share()).toBeGreaterThan(0.04);
  });

  test('anything made of what YAML knows', () => {
    const [tell, share] = counting();
    const texts = fc.array(fc.constantFrom(...PIECES, 'a', 'b', 'key: ', '\nkey:', '\n  key: '), { maxLength: 14 });
    fc.assert(
      fc.property(texts, (pieces) => {
        tell(agrees(`a: b${pieces.join('')}`));
      }),
      { numRuns: 5000 },
    );
    expect(share()).toBeGreaterThan(0.04);
  });

  test('any tree of maps, lists and words, written in any of the ways', () => {
    const word = fc.constantFrom('a', 'b c', '画面卡', '12:30', "it's", '~', 'a#b', 'x, y', '<name>', '=');
    const gap = fc.constantFrom('', '', '', '\n', '  # c\n', '# c\n', '    # c\n', '   \n', '      # c\n');
    const behind = fc.constantFrom('', '', '', ' ', ' # c', '  ');
    type Written = (indent: number) => string;
    const inline =
      (text: string): Written =>
      () =>
        ` ${text}`;
    const flowed = fc.letrec<{ any: string }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 2 },
        word.filter((one) => !one.includes(',')),
        word.map((one) => `'${one.replaceAll("'", "''")}'`),
        fc.array(tie('any'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
        fc
          .array(tie('any'), { maxLength: 3 })
          .map((items) => `{${items.map((item, i) => `k${i}: ${item}`).join(',  ')}}`),
      ),
    })).any;
    const blocks = fc.letrec<{ any: Written; map: Written }>((tie) => ({
      any: fc.oneof(
        { maxDepth: 4 },
        word.map(inline),
        word.map((one) => inline(`"${one}"`)),
        flowed.map(inline),
        fc.array(word, { minLength: 1, maxLength: 3 }).map(
          (lines): Written =>
            (indent) =>
              ` |${lines.map((line) => `\n${' '.repeat(indent + 2)}${line}`).join('')}`,
        ),
        tie('map'),
        fc.tuple(fc.array(fc.tuple(tie('any'), gap), { minLength: 1, maxLength: 3 }), fc.boolean()).map(
          ([items, flat]): Written =>
            (indent) =>
              items
                .map(([item, between]) => {
                  const at = indent + (flat ? 0 : 2);
                  const inner = item(at + 2);
                  // A map begins on the line of its dash.
                  const body = inner.startsWith('\n') ? ` ${inner.trimStart()}` : inner;
                  return `\n${between}${' '.repeat(at)}-${body}`;
                })
                .join(''),
        ),
      ),
      map: fc.array(fc.tuple(tie('any'), gap, behind), { minLength: 1, maxLength: 4 }).map(
        (values): Written =>
          (indent) =>
            values
              .map(([value, between, after], i) => {
                const inner = value(indent + 2);
                return `\n${between}${' '.repeat(indent + 2)}k${i}:${inner}${inner.includes('\n') ? '' : after}`;
              })
              .join(''),
      ),
    })).map;
    const [tell, share] = counting();
    fc.assert(
      fc.property(blocks, gap, (written, last) => {
        tell(agrees(`${written(-2).slice(1)}\n${last}`));
      }),
      { numRuns: 3000 },
    );
    expect(share()).toBeGreaterThan(0.3);
  });
});
