import type { Pack } from 'symptree';
import { searchTrees } from 'symptree';
import { loadPackFromDisk } from 'symptree/node';
import { beforeAll, describe, expect, it } from 'vitest';

let pack: Pack;
beforeAll(async () => {
  const loaded = await loadPackFromDisk('test/cli/packs/small');
  expect(loaded.diagnostics).toEqual([]);
  pack = loaded.pack as Pack;
});

describe('the customer’s words find the tree', () => {
  it.each([
    ['a Chinese sentence', '我这边一直转圈圈，学生都说我卡', 'picture-freezes'],
    ['a single character', '卡', 'picture-freezes'],
    ['English', 'my picture keeps freezing', 'picture-freezes'],
    ['English with slips', 'microfone, they canot hear me', 'not-heard'],
    ['both languages mixed', '我的 microphone 坏了', 'not-heard'],
    ['wrong characters of the same sound', '话面卡盾', 'picture-freezes'],
    ['pinyin', 'kadun', 'picture-freezes'],
    ['pinyin with blanks', 'mai ke feng', 'not-heard'],
    ['pinyin with mixed-up sounds', 'zuan quan', 'picture-freezes'],
    ['full-width letters', 'ｌａｇｓ', 'picture-freezes'],
    ['a traditional way to ask', '为什么别人听不到我说话呀', 'not-heard'],
  ])('%s', (_, words, tree) => {
    expect(searchTrees(pack, words, 'zh-CN')[0]?.tree).toBe(tree);
  });

  it('is not sure of a tree of which only a few characters came up', () => {
    const sureOf = (words: string) => searchTrees(pack, words, 'zh-CN').map(({ sure }) => sure);
    expect(sureOf('画面卡')[0]).toBe(true);
    expect(sureOf('kadun')[0]).toBe(true);
    const few = sureOf('你们家的面很好吃，别人也说');
    expect(few.length).toBeGreaterThan(0);
    expect(few).not.toContain(true);
  });

  it('finds nothing where nothing fits', () => {
    expect(searchTrees(pack, 'zzzz', 'zh-CN')).toEqual([]);
    expect(searchTrees(pack, '，。！', 'zh-CN')).toEqual([]);
    expect(searchTrees(pack, '', 'zh-CN')).toEqual([]);
  });

  it('gives titles in the language asked for, best first', () => {
    const found = searchTrees(pack, '画面卡 microphone', 'en');
    expect(found.map(({ title }) => title)).toEqual(['Picture freezes', 'Others cannot hear me']);
    expect(found[0]?.score).toBeGreaterThan(found[1]?.score ?? 0);
  });

  it('a scene does not offer what it hides', async () => {
    const scene = async (name: string) => (await loadPackFromDisk(`trees/${name}`)).pack as Pack;
    const found = (of: Pack) => searchTrees(of, '直播黑屏，观众说卡', 'zh-CN').map(({ tree }) => tree);
    expect(found(await scene('live'))).toContain('live-broadcast');
    const call = await scene('one-to-one');
    expect(found(call)).not.toContain('live-broadcast');
    expect(found(call)).toContain('camera-black');
  });

  it('takes a very long text without delay', () => {
    const before = performance.now();
    searchTrees(pack, '画面卡顿'.repeat(100_000), 'zh-CN');
    expect(performance.now() - before).toBeLessThan(3000);
  });
});
