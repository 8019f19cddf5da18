import { define } from '../define.ts';

export default define({
  code: 'yaml-duplicate-key',
  severity: 'error',
  title: {
    'zh-CN': '同一个键写了两次',
    en: 'A key stands twice',
  },
  meaning: {
    'zh-CN': '同一层里每个键只能有一个，否则后写的会盖掉先写的。',
    en: 'On one level every key stands once; otherwise the later one would hide the earlier.',
  },
  message: {
    'zh-CN': '“{key}”在这一层已经有了。',
    en: '{key} is here already.',
  },
  mend: {
    'zh-CN': '合并成一个，或者把其中一个改名。',
    en: 'Merge the two, or rename one.',
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
    ask: 您看到了什么？
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
    wrong: `ask: 里面是什么样？
    ask: 您看到了什么？`,
    right: 'ask: 里面是什么样？',
  },
});
