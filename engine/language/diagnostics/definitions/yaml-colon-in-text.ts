import { define } from '../define.ts';

export default define({
  code: 'yaml-colon-in-text',
  severity: 'error',
  title: {
    'zh-CN': '文字里有半角冒号',
    en: 'A colon inside a text',
  },
  meaning: {
    'zh-CN': '半角冒号加空格在 YAML 里是“键: 值”的分隔，所以文字里的会让这一行读错。',
    en: 'A colon and a space divide key and value in YAML, so that one inside a text breaks the line.',
  },
  message: {
    'zh-CN': '这段文字里有半角冒号加空格，会被当成“键: 值”。',
    en: 'This text has a colon and a space in it, which divides key and value.',
  },
  mend: {
    'zh-CN': '改用全角“：”，或者写一个 |，换一行再写这段文字。',
    en: 'Write |, and the text on the next line, indented.',
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
    ask: 里面有没有提示: 被占用？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:17',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'ask: 里面有没有提示: 被占用？',
    right: 'ask: 里面有没有提示：被占用？',
  },
});
