import { define } from '../define.ts';

export default define({
  code: 'yaml-anchor-in-text',
  severity: 'error',
  title: {
    'zh-CN': '文字开头的 & 或 * 吃掉了文字',
    en: '& or * at the beginning of a text',
  },
  meaning: {
    'zh-CN': '文字用 & 或 * 开头时，YAML 把它当作记号，后面的字就不见了。',
    en: 'A text that begins with & or * is a mark for YAML, and the words behind it are lost.',
  },
  message: {
    'zh-CN': '这段文字以 {char} 开头，开头的字被吃掉了。',
    en: 'This text begins with {char}, and its first words are lost.',
  },
  mend: {
    'zh-CN': '写一个 |，换一行，缩进后写这段文字。',
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
    ask: *里面* 是什么样？
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
    wrong: 'ask: *里面* 是什么样？',
    right: `ask: |
      *里面* 是什么样？`,
  },
});
