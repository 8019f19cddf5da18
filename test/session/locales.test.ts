import { builtInWords, matchLocale, replay, searchTrees, tellUnused, view } from 'symptree';
import { expect, it } from 'vitest';
import { PACK, packOf, play } from '../pack.ts';

const pack = packOf({
  'pack.yaml': PACK.replace('locales: [en]', 'locales: [zh-CN, en-GB]'),
  'demo.yaml':
    'tree: demo\ntitle: Demo\notherwise: to-media\nsteps:\n  first: {ask: 卡吗？, answers: {a: A, b: B}, next: last}\n  last: {tell: Over.}\n',
  'freeze.yaml':
    'tree: freeze\ntitle: 画面卡顿\nkeywords: [freezing]\notherwise: to-media\nsteps:\n  first: {tell: Over.}\n',
  'en-GB/demo.yaml': 'title: {from: Demo, to: Demo}\nfirst.ask: {from: 卡吗？, to: Does it freeze?}\n',
  'en-GB/freeze.yaml': 'title: {from: 画面卡顿, to: Picture freezes}\n',
});
const asked = (locale: string) => {
  const { step } = view(play(pack, []), { locale });
  return 'ask' in step ? step.ask : '';
};

it.each([
  ['en-GB', 'en-GB', 'Does it freeze?'],
  ['en-US', 'en-GB', 'Does it freeze?'],
  ['EN', 'en-GB', 'Does it freeze?'],
  ['zh', 'zh-CN', '卡吗？'],
  ['zh_TW', 'zh-CN', '卡吗？'],
  ['fr', 'zh-CN', '卡吗？'],
])('a reader of %s gets %s everywhere', (wanted, locale, question) => {
  expect(view(play(pack, []), { locale: wanted }).locale).toBe(locale);
  expect(asked(wanted)).toBe(question);
  expect(searchTrees(pack, 'freezing', wanted)[0]?.title).toBe(locale === 'zh-CN' ? '画面卡顿' : 'Picture freezes');
  const record = {
    ...play(pack, []).start,
    format: 1 as const,
    pack: { id: 'demo', version: '1' },
    answers: {},
    entries: [],
  };
  const { session, unused } = replay(pack, {
    ...record,
    given: { device: { value: 'iphone', evidence: 'said', meaning: '7' } },
  });
  expect(tellUnused(session, unused, wanted)).toEqual(tellUnused(session, unused, locale));
});

it('nothing is matched where neither tag nor language is there', () => {
  expect(matchLocale('fr', pack.locales)).toBeUndefined();
  expect(matchLocale('e', pack.locales)).toBeUndefined();
});

it('answers that every step has are Chinese for every kind of Chinese, else English', () => {
  expect(['zh', 'zh_TW', 'ZH-hans'].map((locale) => builtInWords('done', locale))).toEqual(Array(3).fill('已告知'));
  expect(['en', 'fr', 'zhuang'].map((locale) => builtInWords('done', locale))).toEqual(Array(3).fill('Told'));
});
