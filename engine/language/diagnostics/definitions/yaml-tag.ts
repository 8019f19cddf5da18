import { define } from '../define.ts';

export default define({
  code: 'yaml-tag',
  severity: 'error',
  title: {
    'zh-CN': '文字开头的 ! 吃掉了文字',
    en: '! at the beginning of a text',
  },
  meaning: {
    'zh-CN': '文字用半角 ! 开头时，YAML 把它当作类型记号。',
    en: 'A text that begins with ! is a type mark for YAML.',
  },
  message: {
    'zh-CN': '这里以 ! 开头，会被当成 YAML 的类型记号。',
    en: 'This begins with !, which YAML takes for a type mark.',
  },
  mend: {
    'zh-CN': '改用全角“！”，或者写一个 |，换一行再写这段文字。',
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
    ask: !important 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:10',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'ask: !important 里面是什么样？',
    right: 'ask: ！里面是什么样？',
  },
});
