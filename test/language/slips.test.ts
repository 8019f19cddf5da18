/** A slip of the author's: what is told first is the slip, at its place; what only follows from it is not told, what stands beside it is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkPack } from '../../engine/analysis/check.ts';

const PACK = `pack: demo
version: 1.0.0
title: 演示
locales: [zh-CN, en]
front-door: demo
escalate: to-media
words: {class: 课堂}
facts:
  device: {title: 设备, ask: 什么设备？, values: {windows: 电脑, phone: 手机}}
causes: {wifi: 无线信号弱, camera: 摄像头被占用}
teams: {media: {title: 音视频组, time-zone: Asia/Shanghai}}
ends:
  to-media: {end: escalated, cause: unknown, to: media, bring: [], promise: {minutes: 15, meanwhile: 请稍等。}}
`;
const TREE = `tree: demo
title: 演示
otherwise: to-media
steps:
  which:
    fact: device
    next: {windows: picture, else: nearer}
  picture:
    ask: 画面是卡的还是黑的？
    find-out: 看一看<class>的画面。
    answers:
      stuck: 卡的
      black: 黑的
    next:
      stuck: nearer
      black: close-others
      unsure: nearer
  close-others:
    do: 请退出微信。
    why: 它占着<class>的摄像头。
    repairs: camera
    next: nearer
  nearer:
    do: 请离路由器近一点。
    repairs: wifi
`;

const found = (tree: string, others: Readonly<Record<string, string>> = {}, pack = PACK) =>
  checkPack({
    root: '',
    files: Object.entries({ 'pack.yaml': pack, 'demo.yaml': tree, ...others }).map(([path, content]) => ({
      path,
      content,
    })),
  }).diagnostics.filter(({ code }) => !/translation|minutes|late|cause-without|empathy/.test(code));
const told = (...given: Parameters<typeof found>) =>
  found(...given).map(({ file, start, code }) => `${file}:${start.line}:${start.column} ${code}`);
const slip = (from: string, to: string) => {
  expect(TREE).toContain(from);
  return TREE.replace(from, to);
};

test('nothing is told of the tree without a slip', () => {
  expect(told(TREE)).toEqual([]);
});

test.each([
  ['a key at the top', slip('steps:', 'stpes:'), ['demo.yaml:4:1 shape-unknown-key']],
  ['a verb', slip('    ask: 画面', '    assk: 画面'), ['demo.yaml:9:5 shape-unknown-key']],
  ['a verb of two letters', slip('    do: 请退出', '    d: 请退出'), ['demo.yaml:19:5 shape-unknown-key']],
  ['a way on', slip('    next: nearer', '    nxt: nearer'), ['demo.yaml:22:5 shape-unknown-key']],
  ['an answer in `next`', slip('      black: close', '      balck: close'), ['demo.yaml:16:7 unknown-answer']],
  ['an answer where it is defined', slip('black: 黑的', 'blak: 黑的'), ['demo.yaml:16:7 unknown-answer']],
  ['no space behind a colon', slip('unsure: nearer', 'unsure:nearer'), ['demo.yaml:17:13 yaml-no-space']],
  ['no space before a brace', slip('next: {windows', 'next:{windows'), ['demo.yaml:7:9 yaml-no-space']],
  ['a full-width colon', slip('repairs: camera', 'repairs：camera'), ['demo.yaml:21:12 yaml-full-width-colon']],
  ['a full-width colon before a block', slip('    next:\n', '    next：\n'), ['demo.yaml:14:9 yaml-full-width-colon']],
  ['a full-width colon in braces', slip('{windows: ', '{windows：'), ['demo.yaml:7:19 yaml-full-width-colon']],
  ['a tab in one line', slip('    find-out', '\tfind-out'), ['demo.yaml:10:1 yaml-tab']],
  ['tabs of two', slip('      stuck: 卡', '\t\t\tstuck: 卡'), ['demo.yaml:12:1 yaml-tab']],
  ['full-width spaces', slip('    find-out', '　　find-out'), ['demo.yaml:10:1 yaml-full-width-indent']],
  ['one space too many', slip('    why: 它', '     why: 它'), ['demo.yaml:20:6 yaml-indent']],
  ['one space too few', slip('    why: 它', '   why: 它'), ['demo.yaml:20:4 yaml-indent']],
  ['two spaces too many', slip('    why: 它', '      why: 它'), ['demo.yaml:20:7 yaml-indent']],
  [
    'a step one space in',
    TREE.replace(/ {2}close-others:\n( {4}.*\n)+/, (step) => `${step.replace(/^/gm, ' ').trimEnd()}\n`),
    ['demo.yaml:18:4 yaml-indent'],
  ],
  [
    'a merge',
    slip('    why: 它', '<<<<<<< HEAD\n    why: 它').replace(
      '摄像头。\n',
      '摄像头。\n=======\n    why: 退出就好。\n>>>>>>> words\n',
    ),
    ['demo.yaml:20:1 yaml-conflict'],
  ],
  ['a bracket too many', slip('else: nearer}', 'else: nearer}}'), ['demo.yaml:7:43 yaml-syntax']],
  [
    'a dash without a space',
    slip(
      'next: {windows: picture, else: nearer}',
      'next:\n      -{when: {device: windows}, to: picture}\n      - else: nearer',
    ),
    ['demo.yaml:8:7 yaml-syntax'],
  ],
  [
    'no dash',
    slip(
      'next: {windows: picture, else: nearer}',
      'next:\n      {when: {device: windows}, to: picture}\n      - else: nearer',
    ),
    ['demo.yaml:8:7 yaml-syntax'],
  ],
  ['one mark of a merge', slip('    why: 它', '=======\n    why: 它'), ['demo.yaml:20:1 yaml-conflict']],
  ['an insert that is not closed', slip('占着<class>', '占着<class'), ['demo.yaml:20:10 insert-form']],
  ['an insert in full-width marks', slip('占着<class>', '占着＜class＞'), ['demo.yaml:20:10 insert-form']],
])('%s', (_, tree, expected) => {
  expect(told(tree)).toEqual(expected);
});

test.each([
  ['a tab', '\t\twhy: 它占着摄像头。'],
  ['a colon', '    why: 提示: 它占着摄像头。'],
  ['a full-width colon', '    why：它占着摄像头。'],
  ['no space', '    why:它占着摄像头。'],
  ['a quotation mark', '    why: "它占着摄像头。'],
  ['a bracket', '    why: [它占着摄像头。'],
  ['an indent', '     why: 它占着摄像头。'],
  ['nothing', '    why:'],
])('%s does not hide what else is wrong in the step', (_, line) => {
  const tree = slip('    why: 它占着<class>的摄像头。', line).replace('repairs: camera', 'repairs: camrea');
  const codes = told(tree.replace('    next: nearer', '    next: naerer'));
  expect(codes).toHaveLength(3);
  expect(codes).toContain('demo.yaml:21:14 unknown-cause');
  expect(codes).toContain('demo.yaml:22:11 unknown-step');
});

test('a name that is nowhere is told once, with its other places', () => {
  const [first, ...others] = found(slip('  nearer:\n', '  neaerr:\n'));
  expect(others).toEqual([]);
  expect(first).toMatchObject({ code: 'unknown-step', start: { line: 7 } });
  expect(first?.mend.en).toContain('neaerr');
  expect(first?.related.map(({ start }) => start.line)).toEqual([15, 17, 22]);
});

test('a misspelt tree is told where it is misspelt, not where it is looked for', () => {
  const door = 'tree: front\ntitle: 门\nsteps:\n  a: {tell: 好。, next: /demo}\n';
  const pack = PACK.replace('front-door: demo', 'front-door: front');
  expect(told(TREE.replace('tree: demo', 'tree: dmeo'), { 'front.yaml': door }, pack)).toEqual([
    'demo.yaml:1:7 tree-not-as-file',
  ]);
});

test('of a tree and its copy, the copy is told', () => {
  expect(told(TREE, { 'demo copy.yaml': TREE })).toEqual(['demo copy.yaml:1:7 duplicate-id']);
});

test('a folder that is not there does not make unknown what it would have', () => {
  const pack = PACK.replace('front-door', 'uses: [../comon]\nfront-door');
  const tree = slip('repairs: wifi', 'repairs: shared-cause').replace('next: nearer', 'next: /shared-tree');
  expect(told(tree, {}, pack)).toEqual(['pack.yaml:5:8 uses-missing']);
});

test('a definition that cannot be read takes no steps out of reach', () => {
  const pack = PACK.replace('windows: 电脑', 'windows:电脑');
  expect(told(TREE, {}, pack).map((line) => line.split(':')[0])).toEqual(['pack.yaml']);
});

test('while a tree is broken, nothing is said that rests on what it leads to', () => {
  const door = 'tree: front\ntitle: 门\nneeds: [device]\nsteps:\n  a: {tell: 好。, next: {wrong: /other}}\n';
  const other =
    'tree: other\ntitle: 别的\notherwise: to-media\nsteps:\n  b: {tell: 您用的是<device>。, next: {done: to-media}}\n';
  const pack = PACK.replace('front-door: demo', 'front-door: front');
  expect(told(TREE, { 'front.yaml': door, 'other.yaml': other }, pack)).toEqual(['front.yaml:5:24 unknown-answer']);
});

test('what is silenced stays silenced beside an error, and its silence is not called unused', () => {
  const leading = slip('ask: 画面是卡的还是黑的？', 'ask: 您是不是已经退出了，对吧？').replace(
    '    find-out',
    '    quiet: {leading-yes-no: 就这样问}\n    find-out',
  );
  expect(told(leading)).toEqual([]);
  expect(told(leading.replace('repairs: wifi', 'repairs: wfii'))).toEqual(['demo.yaml:26:14 unknown-cause']);
});

test('a translation at a wrong address is told once', () => {
  const english = (address: string) =>
    `${address}:\n  from: 请离路由器近一点。\n  to: Please move nearer to the router.\n`;
  const of = (address: string) =>
    checkPack({
      root: '',
      files: [
        { path: 'pack.yaml', content: PACK },
        { path: 'demo.yaml', content: TREE },
        { path: 'en/demo.yaml', content: english(address) },
      ],
    }).diagnostics.filter(({ message }) => /nea\w+\.do/.test(message.en));
  expect(of('nearer.do')).toEqual([]);
  expect(of('neaer.do').map(({ code }) => code)).toEqual(['translation-unknown-text']);
});

test('places stay those of the author, whatever was mended before them', () => {
  const lines = TREE.split('\n').length - 1;
  fc.assert(
    fc.property(fc.integer({ min: 5, max: lines - 3 }), fc.constantFrom('\t', '　　'), (number, indent) => {
      const text = TREE.split('\n')
        .map((line, index) => (index === number ? line.replace(/^ +/, indent) : line))
        .join('\n')
        .replace('repairs: wifi', 'repairs: wfii');
      expect(told(text)).toContain('demo.yaml:25:14 unknown-cause');
    }),
    { numRuns: 40 },
  );
});
