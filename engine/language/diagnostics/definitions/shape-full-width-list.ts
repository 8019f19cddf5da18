import { define } from '../define.ts';

export default define({
  code: 'shape-full-width-list',
  severity: 'error',
  title: {
    'zh-CN': '列表里用了全角逗号或顿号',
    en: 'A full-width comma inside a list',
  },
  meaning: {
    'zh-CN': '[…] 里用半角逗号分开。“，”和“、”是文字的一部分，几项会变成一项。',
    en: 'Inside […] a half-width comma divides. With full-width ones several items are one.',
  },
  message: {
    'zh-CN': '“{text}”是一项，不是几项。',
    en: '"{text}" is one item, not several.',
  },
  mend: {
    'zh-CN': '改成半角逗号加空格；keywords 也可以不要方括号，直接用“、”分开。',
    en: 'Write half-width commas.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
keywords: [黑屏，没有画面]
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: camera-app, else: to-media}
  camera-app:
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:3:12',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'keywords: [黑屏，没有画面]',
    right: 'keywords: [黑屏, 没有画面]',
  },
});
