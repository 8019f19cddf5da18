import { define } from '../define.ts';

export default define({
  code: 'yaml-full-width-colon',
  severity: 'error',
  title: {
    'zh-CN': '键后面是全角冒号',
    en: 'A full-width colon after a key',
  },
  meaning: {
    'zh-CN': '键后面要用半角冒号加空格。全角“：”只是文字，程序看不出这里是键。',
    en: 'Behind a key stands a half-width colon and a space. A full-width one is only text.',
  },
  message: {
    'zh-CN': '“{key}”后面是全角冒号。',
    en: 'There is a full-width colon behind {key}.',
  },
  mend: {
    'zh-CN': '改成半角冒号加一个空格：“{key}: ”。',
    en: 'Write a half-width colon and a space: "{key}: ".',
  },
  fix: ': ',
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
    ask：里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:8',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'ask：里面是什么样？',
    right: 'ask: 里面是什么样？',
  },
});
