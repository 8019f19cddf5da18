import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { po } from '../../cli/exchange/po.ts';
import { xliff } from '../../cli/exchange/xliff.ts';
import { symptree } from './program.ts';

const FORMATS = { xliff, po } as const;
const FILES = { xliff: 'texts.xlf', po: 'texts.po' } as const;
const NAMES = ['xliff', 'po'] as const;

/** Everything that may stand in a text: Chinese, quotation marks, line ends, inserts, what XML and PO have a meaning for. */
const text = fc
  .array(
    fc.constantFrom(
      '画面',
      '“卡”',
      '：',
      'a',
      'B ',
      ' ',
      '<device>',
      '<minutes>',
      '"',
      "'",
      '\\',
      '\\n',
      '\n',
      '\t',
      '&',
      '&amp;',
      '&lt;',
      '&#10;',
      ']]>',
      '<![CDATA[',
      '<!--',
      '-->',
      '#',
      '#, fuzzy',
      'msgid',
      '%s',
      '😀',
      'e\u0301',
      '{0}',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join('').trim())
  .filter((whole) => whole !== '');
const unit = fc.record({ source: text, target: fc.oneof(text, fc.constant('')) });

describe.each(NAMES)('%s', (name) => {
  test('gives back every text as it was', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { minLength: 1, maxLength: 6 }), async (texts) => {
        const units = texts.map((one, index) => ({
          file: index % 2 ? 'pack.yaml' : '../common/a.yaml',
          address: `step-${index}.ask`,
          ...one,
        }));
        const written = await FORMATS[name].write({ from: 'zh-CN', to: 'en', units }, ({ source }) => source);
        const read = await FORMATS[name].read(written);
        expect(read?.to).toBe('en');
        const byFile = (some: readonly { file: string; address: string }[]) =>
          [...some].sort((a, b) => (a.file + a.address < b.file + b.address ? -1 : 1));
        expect(byFile(read?.units ?? [])).toEqual(byFile(units));
      }),
      { numRuns: 300 },
    );
  });

  test('what is no such file is told', async () => {
    for (const bad of ['<xliff', 'hello', 'msgid "x', '<other/>'])
      expect((await FORMATS[name].read(bad))?.units ?? []).toEqual([]);
  });
});

test('an XLIFF file that breaks off is none', async () => {
  const units = ['a', 'b'].map((address) => ({ file: 'pack.yaml', address, source: address, target: 'x' }));
  const whole = await xliff.write({ from: 'zh-CN', to: 'en', units }, () => '');
  expect((await xliff.read(`${whole}<!-- seen by Li -->\n`))?.units).toHaveLength(2);
  // Behind a whole unit, where the rest could be missing from a file as it is.
  for (const end of ['</unit>', '</file>'])
    expect(await xliff.read(whole.slice(0, whole.indexOf(end) + end.length))).toBeUndefined();
});

let folder: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'symptree-')), 'small');
  await cp('test/cli/packs/small', folder, { recursive: true });
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));
const translate = (...argv: string[]) => symptree(['translate', folder, '--lang', 'en', ...argv]);
const exported = async (name: keyof typeof FILES) => {
  const file = join(folder, '..', FILES[name]);
  expect((await translate('--export', file)).code).toBe(0);
  return file;
};
const edit = async (file: string, change: (content: string) => string) => {
  const before = await readFile(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  await writeFile(file, after);
};

describe.each(NAMES)('translate with %s', (name) => {
  test('there and back changes nothing', async () => {
    const english = join(folder, 'en', 'picture-freezes.yaml');
    const before = await readFile(english, 'utf8');
    const { code, out } = await translate('--import', await exported(name));
    expect(code).toBe(0);
    expect(out).toMatch(/^0 new or changed, \d+ as before, 0 not translated, 0 not taken\.\n$/);
    expect(await readFile(english, 'utf8')).toBe(before);
  });

  test('a text that was translated anew is taken, and nothing else', async () => {
    const file = await exported(name);
    await edit(file, (content) =>
      content.replace('Is it only you, or everyone in the class?', 'Only you, or all of us?'),
    );
    const { code, out } = await translate('--import', file);
    expect(code).toBe(0);
    expect(out).toContain('1 new or changed');
    const english = await readFile(join(folder, 'en', 'pack.yaml'), 'utf8');
    expect(english).toContain('Only you, or all of us?');
    expect((await symptree(['check', folder])).code).toBe(0);
    expect((await translate('--import', file)).out).toMatch(/^0 new or changed/);
  });

  test('texts that are gone, changed since, or lost an insert are told', async () => {
    const pack = join(folder, 'pack.yaml');
    await edit(pack, (content) => content.replace('是只有您自己这样', '<device> 是只有您自己这样'));
    await translate();
    const file = await exported(name);
    // The author changes one text and drops another while the translator is at work.
    await edit(file, (content) => content.replace(/(id="|pack\.yaml:)title"/, '$1nowhere.at.all"'));
    await edit(join(folder, 'picture-freezes.yaml'), (content) => content.replace('title: ', 'title: 新的'));
    const { code, out } = await translate('--import', file);
    expect(code).toBe(1);
    expect(out).toMatch(/^Not taken, pack\.yaml:nowhere\.at\.all: the trees have no such text$/m);
    expect(out).toMatch(/^Not taken, picture-freezes\.yaml:title: it translates what the tree no longer says/m);
    expect(await readFile(pack, 'utf8')).not.toContain('nowhere');
  });

  test('a stale translation is shown to the translator and only taken back when it is new', async () => {
    await edit(join(folder, 'pack.yaml'), (content) =>
      content.replace('是只有您自己这样', '<device> 是只有您自己这样'),
    );
    const file = await exported(name);
    expect(await readFile(file, 'utf8')).toContain('The source has changed. It was: ');
    const untouched = await translate('--import', file);
    expect(untouched.out).toMatch(name === 'po' ? /fuzzy/ : / 1 not translated/);
    await edit(file, (content) =>
      name === 'po'
        ? content.replace('#, fuzzy\n', '')
        : content.replace(/(&lt;device&gt; 是只有您自己这样[^<]*<\/source>)/, '$1<target>Is it only you?</target>'),
    );
    const { code, out } = await translate('--import', file);
    expect(code).toBe(1);
    expect(out).toMatch(/^Taken, pack\.yaml:facts\.scope\.ask, but <device> is not as in the source/m);
    expect(out).toContain('1 new or changed');
    expect((await translate('--check')).out).not.toContain('stale');
  });
});

test('a name in a file from elsewhere does not reach the terminal as it is', async () => {
  const file = await exported('po');
  await edit(
    file,
    (content) => `${content}\nmsgctxt "\u001b]0;seized\u0007pack.yaml:\u001b[31mx"\nmsgid "x"\nmsgstr "y"\n`,
  );
  const { code, out } = await translate('--import', file);
  expect(code).toBe(1);
  expect(out).toContain('pack.yaml:');
});

test.each([
  [['--export', 'x.txt']],
  [['--import', 'missing.po']],
  [['--import', 'test/cli/exchange.test.ts', '--format', 'xliff']],
  [['--export', 'x.po', '--locale', 'fr']],
  [['--export', 'x.po', '--import', 'x.po']],
  [['--check', '--export', 'x.po']],
])('refuses %j', async (argv) => {
  const { code, out } = await translate(...argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
});
