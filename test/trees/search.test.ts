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
  ['classroom', '画面好糊 看不清老师写的字', 'picture-freezes'],
  ['classroom', '老师的声音一顿一顿的 听不清', 'choppy-or-robotic-sound'],
  ['classroom', '一卡一卡 像机器人', 'choppy-or-robotic-sound'],
  ['classroom', '一会儿有回音一会儿没有 students complain', 'echo-howling-noise'],
  ['classroom', '声音嗡嗡的 有回音', 'echo-howling-noise'],
  ['classroom', '我说话学生那边有回音', 'echo-howling-noise'],
  ['classroom', '老师声音空洞，像在浴室里说话', 'echo-howling-noise'],
  ['one-to-one', '对方声音像在浴室里', 'echo-howling-noise'],
  ['classroom', '我听到我自己说话 烦死了', 'echo-howling-noise'],
  ['one-to-one', '一开麦就呜——的叫 刺耳死了', 'echo-howling-noise'],
  ['classroom', '学生听不到我说话', 'not-heard'],
  ['classroom', '麦克风是灰的 点不了 老师叫我回答问题', 'not-heard'],
  ['classroom', '我被弹出来了！！上课上到一半', 'keeps-dropping-out'],
  ['classroom', '隔一会儿就掉线 每次走开倒杯水回来就没了', 'keeps-dropping-out'],
  ['classroom', '回放点开一直转 看不了', 'replay-recording'],
  ['classroom', '我举手老师一直不理我 hand button坏了？', 'chat-hand-quiz'],
  ['classroom', '我的课都没了！！课表空的', 'account'],
  ['classroom', '进不去课堂 说duplicate什么的', 'cannot-join'],
  ['classroom', '嘴跟声音对不上 怎么弄啊', 'out-of-step'],
  ['classroom', '白板学生看不到', 'whiteboard-courseware'],
  ['classroom', '白板打不开 一片白', 'whiteboard-courseware'],
  ['classroom', '白板跟老师说的对不上', 'whiteboard-courseware'],
  ['classroom', '共享ppt在哪点', 'account'],
  ['classroom', '我的video怎么黑的', 'camera-black'],
  ['classroom', '点了放映 学生不动', 'screen-share'],
  ['classroom', '滋啦滋啦', 'echo-howling-noise'],
  ['classroom', '回放转圈圈', 'replay-recording'],
  ['classroom', '打不开网页 急', 'cannot-open'],
  ['classroom', '接完dianhua没声了', 'cannot-hear'],
  ['live', '观众都说卡 OBS我这边挺好', 'live-broadcast'],
  ['live', '弹幕回得很慢 差十几秒', 'live-broadcast'],
  ['live', '弹幕跟我说的对不上', 'live-broadcast'],
  ['classroom', '上不了课了', 'how-many-affected'],
  ['classroom', '全卡住了 课上不了', 'how-many-affected'],
  ['classroom', '好几个班都不行', 'how-many-affected'],
  ['classroom', '进教室里面是白的', 'cannot-open'],
  ['classroom', '老师嘴动了声音才出来', 'out-of-step'],
];

describe('the customer’s words find the tree that is about them', () => {
  it.each(COMPLAINTS)('%s: %s', (scene, words, tree) => {
    const pack = packs.get(scene);
    if (!pack) throw new Error(`There is no pack trees/${scene}.`);
    const [first] = searchTrees(pack, words, 'zh-CN');
    expect(first?.tree).toBe(tree);
  });
});
