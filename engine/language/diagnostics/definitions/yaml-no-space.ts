import { define } from '../define.ts';

export default define({
  code: 'yaml-no-space',
  severity: 'error',
  title: {
    'zh-CN': '冒号后面没有空格',
    en: 'No space behind a colon',
  },
  meaning: {
    'zh-CN': '半角冒号后面要有一个空格，不然“键:值”整个被当成一段文字。',
    en: 'A space follows the colon; otherwise key and value together are one text.',
  },
  message: {
    'zh-CN': '“{key}:”后面没有空格。',
    en: 'There is no space behind "{key}:".',
  },
  mend: {
    'zh-CN': '在冒号后面加一个空格：“{key}: ”。',
    en: 'Put a space behind the colon: "{key}: ".',
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
    ask:里面是什么样？
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
    wrong: 'ask:里面是什么样？',
    right: 'ask: 里面是什么样？',
  },
});
