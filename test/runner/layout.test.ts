import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Frame, frameOf, SIDE_FROM } from '../../cli/runner/layout.ts';
import { type Line, lineWidth, piece } from '../../cli/runner/text/line.ts';
import { PACK, packOf } from '../pack.ts';
import { shippedPacks } from '../trees/shipped.ts';
import { type Desk, demo, desk } from './trees.ts';

const ESC = '\u001b';
const ENTER = '\r';
const SIZES = [
  [60, 20],
  [80, 24],
  [100, 30],
  [200, 60],
  [40, 12],
  [24, 8],
  [23, 8],
  [10, 3],
  [1, 1],
] as const;

const textOf = (line: Line): string => line.pieces.map(({ text }) => text).join('');
const frame = ({ state, world }: Desk): Frame => frameOf(state(), world);

/** Every line as it is painted, the side panel beside the body. */
function rowsOf({ header, rule, body, mainWidth, side, message, keys }: Frame): Line[] {
  const main = body.map(
    (each, row): Line => ({
      pieces: [
        ...each.pieces,
        piece(side ? ' '.repeat(mainWidth - lineWidth(each)) : ''),
        ...(side?.[row]?.pieces ?? []),
      ],
    }),
  );
  return body.length === 0 ? [header] : [header, rule, ...main, message, keys];
}
const shown = (d: Desk): string => rowsOf(frame(d)).map(textOf).join('\n');

function expectSound(d: Desk): void {
  const { columns, rows } = d.state().size;
  const lines = rowsOf(frame(d));
  expect(lines.length).toBeLessThanOrEqual(Math.max(1, rows - 1));
  for (const each of lines) expect(lineWidth(each)).toBeLessThanOrEqual(columns);
  const { cursor } = frame(d);
  if (cursor) {
    expect(cursor.row).toBeLessThan(Math.max(1, rows - 1));
    expect(cursor.column).toBeLessThan(columns);
  }
}

describe('what is on the screen', () => {
  it('begins with the words of sympathy, then the question, then the answers', () => {
    const d = desk({ tree: 'demo', columns: 60, rows: 20 });
    const text = shown(d);
    const places = ['I see.', 'Who is affected?', '1  Only me', '0  Not sure'].map((part) => text.indexOf(part));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('tells the customer’s words from the agent’s by place and bar', () => {
    const d = desk({ tree: 'demo' });
    d.press('1');
    const lines = frame(d).body.map(textOf);
    const ask = lines.findIndex((each) => each.includes('Is it all the time'));
    const hint = lines.findIndex((each) => each.includes('A hint for the agent'));
    expect(lines[ask]).toMatch(/^ {2}Ask +┃ /);
    expect(lines[hint]).toMatch(/^ {2}┊ /);
    expect([hint > ask, lines[hint - 1]?.includes('For you only'), hint]).toEqual([true, true, lines.length - 1]);
  });

  it.each([
    [SIDE_FROM, true],
    [SIDE_FROM - 1, false],
  ])('at %i columns the panel is there: %s', (columns, there) => {
    const d = desk({ tree: 'demo', columns });
    expect(frame(d).side !== undefined).toBe(there);
    d.press('i');
    expect(shown(d)).toContain('Still possible');
  });

  it('keeps the running clock in sight wherever the agent is', () => {
    const d = desk({ tree: 'demo' });
    d.press('1', '1');
    d.wait(20_000);
    d.send({ type: 'tick' });
    expect(shown(d)).toContain('of about 1:00');
    expect(shown(d)).toContain('Go on with sound only.');
    d.press('n');
    expect(textOf(frame(d).header)).toMatch(/0:2\d\/1:00/);
    d.press(ESC);
    expect(shown(d)).toContain('of about 1:00');
  });

  it('scrolls twelve answers in a small window around the marked one', () => {
    const d = desk({ tree: 'demo', columns: 60, rows: 14 });
    d.press('1', '2', ENTER, '5', ENTER, 'x', ENTER);
    expect(shown(d)).toMatch(/\d+ more below/);
    expect(shown(d)).toContain('Which one of these?');
    expect(shown(d)).not.toContain('more above');
    expect(textOf(frame(d).body.at(-1) ?? { pieces: [] })).not.toBe('');
    d.press(`${ESC}[F`);
    expect(shown(d)).toContain('12  Twelfth');
    expect(shown(d)).toMatch(/\d+ more above/);
  });

  it('shows whole hints in the key bar and counts the rest', () => {
    const keys = (columns: number) => textOf(frame(desk({ tree: 'demo', columns })).keys);
    expect(keys(60)).toMatch(/\+\d+ \? all keys$/);
    expect(keys(60)).not.toContain('…');
    expect(keys(200).length).toBeGreaterThan(keys(60).length);
  });

  it('draws with plain signs only where asked', () => {
    const d = desk({ tree: 'demo' });
    const state = { ...d.state(), ascii: true };
    const text = rowsOf(frameOf(state, d.world)).map(textOf).join('');
    expect(text).toMatch(/^[\u0020-\u007e]*$/);
  });

  it('names at the end what was found, tried, promised and is to be handed over', () => {
    const d = desk({ tree: 'demo' });
    d.press('1', '1', '2', '2', '2', '2', 'R', 'o', 'o', 'm', ENTER);
    expect(d.state().view?.step.kind).toBe('end');
    const text = shown(d);
    for (const part of [
      'Escalated',
      'Cause',
      'Tried',
      'Move closer to the router.',
      'Promised',
      'word within 15 minutes, by 19:',
      'Media team',
      'Hand over',
      'Room',
      '1 Copy',
      '3 Next case',
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('never too high, never too wide', () => {
  const walks: readonly (readonly string[])[] = [
    [],
    ['1'],
    ['1', '2'],
    ['1', '2', ENTER],
    ['1', '2', ENTER, '5', ENTER],
    ['1', '2', ENTER, '5', ENTER, 'x', ENTER],
    ['1', '1'],
    ['1', '1', '2'],
    ['1', '1', '2', '1'],
    ['2'],
  ];
  const asides = ['', 'c', 'n', 'i', '?', 's', 'v', 'd', 'e', 'q', 'x', 'l', 'f', 'y', 'p', 'pp', `${ESC}n`];

  it.each(SIZES)('%i by %i, on every step and beside it', (columns, rows) => {
    const pack = demo();
    for (const walk of walks) {
      for (const aside of asides) {
        const d = desk({ tree: 'demo', columns, rows, pack });
        d.press(...walk, ...aside);
        expectSound(d);
      }
    }
  });

  it('whatever is pressed, pasted or resized, and nothing fails inside', () => {
    const pack = demo();
    const key = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...'0123456789ubcnwfyipmxgstdvelrqh?') },
      {
        weight: 3,
        arbitrary: fc.constantFrom(
          ENTER,
          ESC,
          '\t',
          '\u007f',
          `${ESC}[A`,
          `${ESC}[B`,
          `${ESC}[C`,
          `${ESC}[D`,
          `${ESC}[H`,
          `${ESC}[F`,
          `${ESC}[5~`,
          `${ESC}[6~`,
          `${ESC}[3~`,
          ' ',
        ),
      },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
      { weight: 1, arbitrary: fc.string({ maxLength: 40 }).map((text) => `${ESC}[200~${text}${ESC}[201~`) },
      { weight: 1, arbitrary: fc.constantFrom('你好，世界', '１２', '👩‍👩‍👧', '\u0003', '\u0017') },
    );
    const move = fc.oneof(
      { weight: 9, arbitrary: key },
      {
        weight: 1,
        arbitrary: fc.record({ columns: fc.integer({ min: 1, max: 220 }), rows: fc.integer({ min: 1, max: 70 }) }),
      },
    );
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
        const d = desk({ tree: 'demo', pack });
        for (const each of moves) {
          if (typeof each === 'string') d.press(each);
          else d.send({ type: 'resize', size: each });
          expectSound(d);
        }
        expect(d.store.faults).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});

describe('an end with long labels', () => {
  const words = Array.from({ length: 40 }, (_, index) => `w${String(index).padStart(2, '0')}`);
  const pack = packOf({
    'pack.yaml': PACK.replace('locales: [en]', 'locales: [en, zh-CN]'),
    'demo.yaml': `
tree: demo
title: Demo
steps:
  list:
    checklist:
      power: {item: Is it there, todo: {do: ${words.join(' ')}., owner: School, by: Monday}}
    next: ready
  ready: {end: prepared, say: Ready., agent: ${words.join(' ')}.}
`,
  });

  it.each([60, 61, 62, 63, 80, 96, 97, 98, 120])('loses no word at %d columns, in both languages', (columns) => {
    for (const keys of [['2'], ['l', '2']]) {
      const d = desk({ tree: 'demo', pack, columns, rows: 60 });
      d.press(...keys);
      const told = frame(d).body.map(textOf).join(' ').match(/w\d\d/g);
      expect([d.state().locale, told]).toEqual([keys.length === 1 ? 'en' : 'zh-CN', [...words, ...words]]);
    }
  });
});

it.each((await shippedPacks()).map(({ folder, pack }) => [folder, pack] as const))(
  'no two causes of %s read alike in the panel at the side, however narrow it is',
  (_, pack) => {
    for (const { id, ways } of Object.values(pack.trees)) {
      if (ways !== undefined) continue;
      const d = desk({ pack, tree: id, columns: SIDE_FROM, rows: 30 });
      for (const key of ['', 'l', '1', '1', 'l', '1']) {
        if (key !== '') d.press(key);
        const panel = (frame(d).side ?? []).map((each) => textOf(each).slice(1).trim());
        // A cause stands on the line with its share, and may go on below it.
        const causes = panel.flatMap((text, row) => {
          const [, name] = /^(.*?) +<?\d+% /.exec(text) ?? [];
          return name === undefined ? [] : [`${name} ${/%|^\+|^$/.test(panel[row + 1] ?? '') ? '' : panel[row + 1]}`];
        });
        expect(new Set(causes).size).toBe(causes.length);
      }
    }
  },
);
