import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadPack } from '../../engine/language/link/index.ts';
import { readFiles } from '../../engine/language/read.ts';
import { type Entries, refresh, translationFiles } from '../../engine/language/translate.ts';

const PACK = `pack: p
version: 1.0.0
title: 测试
locales: [zh-CN, en]
front-door: front
`;
const tree = (ask: string) => `tree: front
title: 摄像头黑屏
keywords: 黑屏、打不开
ends:
  done: {end: no-fault, cause: unknown}
steps:
  app:
    ask: ${ask}
    answers: {picture: 有画面, off: 没有}
    next: done
`;
const load = (ask: string, translation?: string) =>
  loadPack({
    root: '',
    files: [
      { path: 'pack.yaml', content: PACK },
      { path: 'front.yaml', content: tree(ask) },
      ...(translation === undefined ? [] : [{ path: 'en/front.yaml', content: translation }]),
    ],
  });
const generated = (ask: string, translation?: string) =>
  translationFiles(load(ask, translation)).find(({ path }) => path === 'en/front.yaml');

const readBack = (content: string): Entries => {
  const { translations, diagnostics } = readFiles([{ path: 'en/front.yaml', content }], { root: '' });
  expect(diagnostics).toEqual([]);
  return translations[0]?.data ?? {};
};

describe('translation files', () => {
  test('the first time, every text stands in it in the order of the tree, with nothing to say yet', () => {
    const file = generated('什么样？');
    expect(Object.keys(readBack(file?.content ?? ''))).toEqual([
      'title',
      'keywords',
      'app.ask',
      'app.answers.picture',
      'app.answers.off',
    ]);
    expect(file).toMatchObject({ locale: 'en', untranslated: 5, stale: 0, gone: 0 });
  });

  test('a file where nearly nothing is translated yet is told once, with how many; a few are told one by one', () => {
    const found = (filled: number) => {
      const lines = (generated('什么样？')?.content ?? '').split('\n');
      let left = filled;
      const content = lines.map((line) => (/to: ''$/.test(line) && left-- > 0 ? line.replace("''", 'Done') : line));
      return load('什么样？', content.join('\n'))
        .diagnostics.filter(({ code, file }) => code === 'missing-translation' && file === 'en/front.yaml')
        .map(({ start }) => start.line);
    };
    expect(found(0)).toHaveLength(1);
    expect(found(1)).toHaveLength(1);
    expect(found(2)).toHaveLength(3);
    expect(new Set(found(2)).size).toBe(3);
  });

  test('what another pack takes from a shared folder stays where it is', () => {
    const files = (own: string, translation: string) => [
      { path: 'pack.yaml', content: `${PACK}uses: [../common]\n${own}` },
      { path: 'front.yaml', content: tree('什么样？') },
      {
        path: '../common/pack.yaml',
        content:
          'pack: common\nlocales: [zh-CN, en]\nanswers:\n  yes-no: {yes: 是, no: 否}\n  more: {one: 一, two: 二}\n',
      },
      { path: '../common/en/pack.yaml', content: translation },
    ];
    const shared = (own: string, translation: string) =>
      translationFiles(loadPack({ root: '', files: files(own, translation) })).find(
        ({ path }) => path === '../common/en/pack.yaml',
      );
    const first = shared(
      '',
      ['yes', 'no'].map((id) => `answers.yes-no.${id}: {from: ${id === 'yes' ? '是' : '否'}, to: ${id}!}\n`).join(''),
    );
    const again = shared('answers: {yes-no: {yes: 对, no: 错}}\n', first?.content ?? '');
    expect(again).toMatchObject({ gone: 0 });
    expect(again?.content).toBe(first?.content);
  });

  test('what is translated is kept, and shown', () => {
    const before = 'app.ask: {from: 什么样？, to: What is it like?}\n';
    const file = generated('什么样？', before);
    expect(readBack(file?.content ?? '')['app.ask']).toEqual({ from: '什么样？', to: 'What is it like?' });
    const step = load('什么样？', file?.content).partial?.trees.front?.steps.app;
    expect(step?.kind === 'question' && step.ask.words).toEqual({ 'zh-CN': '什么样？', en: 'What is it like?' });
  });

  test('a stale translation keeps the words it was made from, so that it stays stale', () => {
    const before = 'app.ask: {from: 什么样？, to: What is it like?}\n';
    const file = generated('现在什么样？', before);
    expect(file).toMatchObject({ stale: 1 });
    expect(file?.content).toContain('现在什么样？');
    expect(readBack(file?.content ?? '')['app.ask']).toEqual({ from: '什么样？', to: 'What is it like?' });
    expect(load('现在什么样？', file?.content).diagnostics.map(({ code }) => code)).toContain('stale-translation');
  });

  test('a translation of a text that is gone moves to the end; one that was never made goes', () => {
    const before = 'gone.ask: {from: 从前, to: Once}\nnever.ask: {from: 从来, to: ""}\n';
    const file = generated('什么样？', before);
    const addresses = Object.keys(readBack(file?.content ?? ''));
    expect(addresses.at(-1)).toBe('gone.ask');
    expect(addresses).not.toContain('never.ask');
    expect(file).toMatchObject({ gone: 1 });
  });

  test('a tree that cannot be read in full is left alone', () => {
    expect(generated('[', 'app.ask: {from: 什么样？, to: What is it like?}\n')).toBeUndefined();
  });

  test('a translation file that cannot be read in full is left alone', () => {
    expect(generated('什么样？', 'app.ask: {from: 什么样？, to: What is it like?\n')).toBeUndefined();
  });
});

describe('refreshing', () => {
  const address = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}(\.[a-z][a-z0-9-]{0,6}){0,2}$/);
  const words = fc
    .oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
      fc.constantFrom(
        'yes',
        'null',
        '~',
        '- a',
        '# b',
        'a # b',
        'a: b',
        '“好”',
        "'x",
        '"x',
        '{a}',
        '[b',
        '@c',
        '%d',
        '|',
        '>',
        '行一\n行二',
        '  先空两格',
        '行一\n\n  行三',
        '&a',
        '*b',
        '1.10',
        '？',
        'a\tb',
      ),
    )
    .filter((text) => text.trimEnd() !== '' && !/[^\P{Cc}\n\t]|[\ufeff\ufffe\uffff]/u.test(text));
  const entry = fc.record({ from: words, to: fc.oneof(words, fc.constant('')) });

  test('a refreshed file read again holds the same translations, and is not changed by refreshing it again', () => {
    fc.assert(
      fc.property(
        fc.dictionary(address, words, { noNullPrototype: true }),
        fc.dictionary(address, entry, { noNullPrototype: true }),
        (now, before) => {
          const texts = new Map(Object.entries(now).map(([at, text]) => [at, text.trimEnd()]));
          const once = refresh(texts, before);
          const again = readBack(once.content);
          for (const [at, { from, to }] of Object.entries(before)) {
            if (to.trimEnd() === '') continue;
            expect(again[at]?.to.trimEnd()).toBe(to.trimEnd());
            expect(again[at]?.from.trimEnd()).toBe(from.trimEnd());
          }
          for (const [at, text] of texts) if (!before[at]?.to.trimEnd()) expect(again[at]?.from.trimEnd()).toBe(text);
          expect(refresh(texts, again).content).toBe(once.content);
        },
      ),
      { numRuns: 200 },
    );
  });
});
