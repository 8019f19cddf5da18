import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Checked, checkPack, packChecker } from '../../engine/analysis/check.ts';
import { BASE_PACK } from '../../engine/language/diagnostics/examples.ts';

type Files = Readonly<Record<string, string>>;

const folder = (path: string): Files =>
  Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.name.endsWith('.yaml'))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(path, file), readFileSync(file, 'utf8')]),
  );

/** A front door that goes on in two trees, which call a third; one severity allows too little time. */
function manyTrees(): Files {
  const { 'picture.yaml': picture = '', 'pack.yaml': pack = '', ...rest } = folder('test/bench/pack');
  const copy = (id: string) => ({
    [`${id}.yaml`]: picture.replace('tree: picture', `tree: ${id}`).replace('title: The', 'title: <desk> — the'),
  });
  return {
    ...rest,
    'pack.yaml': `${pack}\nwords: {desk: the help desk, unasked: nobody}\nknown: {browser: chrome}\n`
      .replace('front-door: picture', 'front-door: door')
      .replace('impaired: {title: Impaired,', 'impaired: {title: Impaired, workaround: 5,'),
    'door.yaml':
      'tree: door\ntitle: Door\nsteps:\n  which:\n    fact: scope\n    next: {one: /left, class: /right, else: /left}\n',
    ...copy('left'),
    'right.yaml': picture.replace('tree: picture', 'tree: right').replace('fact: browser', 'fact: load'),
  };
}

const PACKS: readonly Files[] = [BASE_PACK, folder('test/bench/pack'), folder('test/cli/packs/small'), manyTrees()];

/** Every value of a check, and what its functions say. */
const seen = ({ index, texts, withWords, shared: _, ...rest }: Checked) => ({
  ...rest,
  places: Object.values(rest.partial?.trees ?? {}).flatMap(({ id, steps }) =>
    Object.keys(steps).map((step) => [index.stepPath(id, step), index.stepPlace(id, step)]),
  ),
  texts: texts.map((file) => ({
    ...file,
    texts: file.texts.map(({ address, words, place, path }) => [
      address,
      words,
      withWords(words, rest.locales[0]),
      place(),
      path(),
    ]),
    translations: [...file.translations].map(([locale, { entries, place, ...one }]) => [
      locale,
      one,
      Object.entries(entries).map(([address, entry]) => [address, entry, place(address, 'to')]),
    ]),
  })),
});

/** What authors do to a file between two saves. */
const edit = fc.record({
  file: fc.nat(),
  at: fc.double({ min: 0, max: 0.999, noNaN: true }),
  how: fc.constantFrom(
    ...([
      'words',
      'words',
      'id',
      'cut',
      'twice',
      'swap',
      'drop',
      'restore',
      'remove',
      'shared',
      'minutes',
      'tab',
      'add',
      'when',
    ] as const),
  ),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(files: Files, origin: Files, { file, at, how }: Edit): Files {
  const names = Object.keys(origin);
  const name = names[file % names.length] as string;
  const text = files[name] ?? '';
  const lines = text.split('\n');
  const number = Math.floor(at * lines.length);
  const line = lines[number] as string;
  const write = (...now: string[]): Files => ({ ...files, [name]: lines.toSpliced(number, 1, ...now).join('\n') });
  const words = text.match(/[a-z][\w-]+/g) ?? [];
  const word = words[Math.floor(at * words.length)] ?? 'a';
  const other = words[Math.floor(((at * 7) % 1) * words.length)] ?? 'b';
  switch (how) {
    case 'words':
      return write(line.replace(/[A-Z\u4e00-\u9fff]\S*/, (found) => `${found}x`));
    case 'id':
      return { ...files, [name]: text.replaceAll(word, `${word}-x`) };
    case 'swap':
      return { ...files, [name]: text.replace(word, other) };
    case 'cut':
      return write();
    case 'twice':
      return write(line, line);
    case 'drop':
      return write(line.slice(0, Math.floor(line.length / 2)));
    case 'minutes':
      return { ...files, [name]: text.replace(/minutes: \d+/, `minutes: ${Math.floor(at * 90)}`) };
    case 'tab':
      return write(`\t${line}`, ' a');
    case 'add':
      return { ...files, [`new-${file % 3}.yaml`]: text };
    case 'when':
      return { ...files, [name]: text.replace(/\n +when: .*/, '') };
    case 'shared':
      return {
        ...files,
        [name]: /^ways: .*\n/m.test(text) ? text.replace(/^ways: .*\n/m, '') : `${text}ways: [a, b]\n`,
      };
    case 'restore':
      return { ...files, [name]: origin[name] as string };
    case 'remove': {
      const { [name]: _, ...others } = files;
      return others;
    }
  }
}

const inputs = (files: Files) => Object.entries(files).map(([path, content]) => ({ path, content }));

test('checked again and again a pack is what it is checked afresh', () => {
  const whole: boolean[] = [];
  fc.assert(
    fc.property(fc.constantFrom(...PACKS), fc.array(edit, { minLength: 1, maxLength: 8 }), (origin, edits) => {
      const check = packChecker({ root: '' });
      let files = origin;
      check(inputs(files));
      for (const one of edits) {
        files = edited(files, origin, one);
        const again = seen(check(inputs(files)));
        expect(again).toEqual(seen(checkPack({ root: '', files: inputs(files) })));
        whole.push(again.pack !== undefined);
      }
    }),
    { numRuns: 40 },
  );
  // Both packs that run and packs that do not have been compared.
  expect(new Set(whole).size).toBe(2);
});

test('a tree that was not changed is the very same', () => {
  const check = packChecker({ root: '' });
  const files = manyTrees();
  const name = 'left.yaml';
  const before = check(inputs(files));
  const after = check(inputs({ ...files, [name]: `${files[name]}\n# seen\n` }));
  const trees = Object.keys(before.pack?.trees ?? {});
  expect(trees.length).toBeGreaterThan(1);
  for (const id of trees) expect(after.pack?.trees[id] === before.pack?.trees[id], id).toBe(`${id}.yaml` !== name);
});
