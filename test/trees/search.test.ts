/** Complaints as customers wrote them, and the tree that has to come first. */
import { searchTrees } from 'symptree';
import { describe, expect, it } from 'vitest';
import { shippedPacks } from './shipped.ts';

const packs = new Map((await shippedPacks()).map(({ folder, pack }) => [folder, pack]));

const COMPLAINTS: readonly (readonly [scene: string, words: string, tree: string])[] = [
  ['classroom', '学生说ppt糊得看不清字', 'screen-share'],
  ['classroom', '学生说课件字看不清', 'screen-share'],
  ['classroom', '有几个学生看不到我的课件 黑的', 'screen-share'],
  ['classroom', '怎么share screen啊 没有那个按钮', 'screen-share'],
  ['classroom', 'slides are blurry students cannot read', 'screen-share'],
  ['live', '观众说我放的 PPT 字太小看不清', 'screen-share'],
  ['classroom', '画面很糊', 'picture-freezes'],
  ['classroom', '老师的脸糊成一团', 'picture-freezes'],
];

describe('the customer’s words find the tree that is about them', () => {
  it.each(COMPLAINTS)('%s: %s', (scene, words, tree) => {
    const pack = packs.get(scene);
    if (!pack) throw new Error(`There is no pack trees/${scene}.`);
    const [first] = searchTrees(pack, words, 'zh-CN');
    expect(first?.tree).toBe(tree);
  });
});
