import { define } from '../define.ts';

export default define({
  code: 'silence-unused',
  severity: 'advice',
  family: 'settings',
  title: {
    'zh-CN': '不再需要的 quiet',
    en: 'A silence that silences nothing',
  },
  meaning: {
    'zh-CN': '这里写了 quiet，可是已经没有这样的问题：留着它，以后真有问题也听不到。',
    en: 'There is nothing left to be quiet about here; left in place, it would hide the next finding.',
  },
  message: {
    'zh-CN': '这里没有“{code}”可以不说。',
    en: 'There is no "{code}" to be quiet about here.',
  },
  mend: {
    'zh-CN': '删掉这一行。',
    en: 'Delete this line.',
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
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
    quiet: {leading-yes-no: 客户自己先提起的}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:13:13',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'ask: 里面是什么样？',
    right: 'ask: 里面有画面，对吧？',
  },
});
