import { define } from '../define.ts';

export default define({
  code: 'yaml-special-start',
  severity: 'error',
  title: {
    'zh-CN': '文字以特殊字符开头',
    en: 'A text begins with a special character',
  },
  meaning: {
    'zh-CN': '半角的 " \' [ { @ % > | ` - ? 在开头时有特殊含义，后面的字会读错。',
    en: 'At the beginning of a text " \' [ { @ % > | ` - ? mean something to YAML, and what follows is misread.',
  },
  message: {
    'zh-CN': '这段文字以 {char} 开头，读不对。',
    en: 'This text begins with {char} and is misread.',
  },
  mend: {
    'zh-CN': '写一个 |，换一行，缩进后写这段文字；或者改用全角标点。',
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
    ask: "相机"里面是什么样？
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
    wrong: 'ask: "相机"里面是什么样？',
    right: `ask: |
      "相机"里面是什么样？`,
  },
});
