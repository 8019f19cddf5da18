import { define } from '../define.ts';

export default define({
  code: 'yaml-key-form',
  severity: 'error',
  title: {
    'zh-CN': '键不是一个词',
    en: 'A key that is not a word',
  },
  meaning: {
    'zh-CN': '冒号左边要是一个词。空着，或者是括号、列表，都不行。',
    en: 'Left of the colon stands one word: not nothing, not a bracket or list.',
  },
  message: {
    'zh-CN': '冒号左边不是一个词。',
    en: 'There is no word left of the colon.',
  },
  mend: {
    'zh-CN': '在冒号左边写上键；如果整行是文字，另起一行写在 | 后面。',
    en: 'Write the key left of the colon; if the line is a text, put it on a line of its own after |.',
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
    : 您看到了什么？
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
    : 您看到了什么？`,
    right: 'ask: 里面是什么样？',
  },
});
