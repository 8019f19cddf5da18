import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Token, tokenizer } from '../../cli/runner/terminal/tokens.ts';

const ESC = '\u001b';
/** Each string is one read. */
function read(...chunks: (string | Uint8Array)[]): Token[] {
  const tokens: Token[] = [];
  const keys = tokenizer((token) => tokens.push(token));
  for (const chunk of chunks) keys.push(chunk);
  keys.flush();
  return tokens;
}
const short = (tokens: readonly Token[]) =>
  tokens.map((token): string => {
    switch (token.type) {
      case 'text':
        return `${token.text}${token.burst ? '*' : ''}`;
      case 'key':
        return `<${token.key}${token.burst ? '*' : ''}>`;
      case 'ctrl':
        return `^${token.letter}`;
      case 'paste':
        return `paste(${token.text})`;
      default:
        return 'background';
    }
  });

describe('keys from bytes', () => {
  it.each([
    ['several letters in one read', ['yyn'], ['y', 'y', 'n']],
    ['a phrase from an input method and Enter', ['你好\r'], ['你', '好', '<enter>']],
    ['held Backspace', ['\u007f\u007f\u007f'], ['<backspace>', '<backspace>', '<backspace>']],
    ['arrows in both forms', [`${ESC}[A${ESC}OB`], ['<up>', '<down>']],
    ['Home and End in their forms', [`${ESC}[H${ESC}[1~${ESC}OF${ESC}[4~`], ['<home>', '<home>', '<end>', '<end>']],
    ['Delete is not Backspace', [`${ESC}[3~`], ['<delete>']],
    ['pages', [`${ESC}[5~${ESC}[6~`], ['<page-up>', '<page-down>']],
    ['Ctrl+F1, which breaks others', [`${ESC}[1;5P`, '1'], ['1']],
    ['mouse, focus and replies', [`${ESC}[<0;3;4M${ESC}[I${ESC}[?62;4c`, '2'], ['2']],
    ['a lone Escape', [ESC], ['<escape>']],
    ['Escape twice', [ESC + ESC], ['<escape>', '<escape>']],
    ['a sequence in two reads', [`${ESC}[`, 'A'], ['<up>']],
    ['Ctrl and a letter', ['\u0003\u0017'], ['^c', '^w']],
    ['CR and LF together', ['\r\n'], ['<enter>']],
    ['Shift+Tab', [`\t${ESC}[Z`], ['<tab>', '<back-tab>']],
    ['an emoji of several parts', ['👩‍👩‍👧'], ['👩‍👩‍👧']],
    ['a paste', [`${ESC}[200~1\r2\r${ESC}[201~3`], ['paste(1\r2\r)', '3']],
    ['a paste in parts, its end torn', [`${ESC}[200~ab`, `c${ESC}[2`, '01~d'], ['paste(abc)', 'd']],
    ['keys inside a paste', [`${ESC}[200~q${ESC}[Aq${ESC}[201~`], [`paste(q${ESC}[Aq)`]],
    ['a paste the terminal does not mark', ['1 2\r3 4'], ['1*', ' *', '2*', '<enter*>', '3*', ' *', '4*']],
    ['a control string that never ends', [`${ESC}]${'x'.repeat(5000)}`, '1'], ['1']],
    ['null bytes and C1 controls', ['\u0000\u00851'], ['1']],
  ])('%s', (_, chunks, expected) => {
    expect(short(read(...(chunks as string[])))).toEqual(expected);
  });

  it('puts a character together that came in two reads', () => {
    const bytes = Buffer.from('好');
    expect(short(read(bytes.subarray(0, 1), bytes.subarray(1)))).toEqual(['好']);
  });

  it('a key behind half a character waits for nothing and does not overtake it', () => {
    const half = Buffer.from('好').subarray(0, 2);
    const after = Buffer.from('1');
    expect(short(read(half, after, after))).toEqual(['\ufffd', '1', '1']);
  });

  it('says the same of the same keys whatever the reads they come in', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('1', 'q', ' ', '~', '\t', '好', '，', '１') }), (text) => {
        const bytes = Buffer.from(text);
        const each = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
        expect(short(read(...each))).toEqual(short(read(bytes)).map((key) => key.replace('*', '')));
      }),
    );
  });

  it('reads what the background of the terminal is', () => {
    expect(read(`${ESC}]11;rgb:ffff/0000/8080${ESC}\\`)).toEqual([
      { type: 'background', background: { red: 1, green: 0, blue: 0x8080 / 0xffff } },
    ]);
    expect(read(`${ESC}]11;rgb:00/00/ff\u0007`)).toEqual([
      { type: 'background', background: { red: 0, green: 0, blue: 1 } },
    ]);
  });

  it('never throws and never emits a control character, whatever arrives', () => {
    const chunk = fc.oneof(
      fc.uint8Array({ maxLength: 30 }),
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(ESC, `${ESC}[`, `${ESC}[200~`, `${ESC}[201~`, `${ESC}]52;`, '\r'),
    );
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 12 }), (chunks) => {
        for (const token of read(...chunks)) {
          if (token.type === 'text') expect(token.text).not.toMatch(/^\p{Cc}/u);
        }
      }),
    );
  });
});
