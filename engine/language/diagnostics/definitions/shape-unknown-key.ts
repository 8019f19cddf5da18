import { define } from '../define.ts';

export default define({
  code: 'shape-unknown-key',
  severity: 'error',
  title: {
    'zh-CN': '不认识的键',
    en: 'An unknown key',
  },
  meaning: {
    'zh-CN': '这里没有这个键。程序不会猜，写错的键等于没写。',
    en: 'There is no such key here. A key with a slip in it would do nothing.',
  },
  message: {
    'zh-CN': '这里没有“{key}”这个键。',
    en: 'There is no key {key} here.',
  },
  mend: {
    'zh-CN': '{suggestion}对照作者手册改正，或者删掉它。',
    en: '{suggestion} See the reference for authors, or delete it.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: camera-app, else: to-media}
  camera-app:
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    agnet: 先看指示灯。
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:11:5',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'agnet: 先看指示灯。',
    right: 'agent: 先看指示灯。',
  },
});
