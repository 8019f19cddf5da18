import { define } from '../define.ts';

export default define({
  code: 'unknown-tree',
  severity: 'error',
  title: {
    'zh-CN': '没有这棵树',
    en: 'An unknown tree',
  },
  meaning: {
    'zh-CN': '这里提到的树，包里没有。',
    en: 'The pack has no tree of this id.',
  },
  message: {
    'zh-CN': '没有“{tree}”这棵树。',
    en: 'There is no tree {tree}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成已有的树，或者新建这棵树。',
    en: '{suggestion} Name a tree that is there, or write this one.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: camera-app, else: /camera-blakc}
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
    at: 'camera-black.yaml:7:39',
  },
  good: {
    files: {},
  },
});
