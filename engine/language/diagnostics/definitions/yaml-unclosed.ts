import { define } from '../define.ts';

export default define({
  code: 'yaml-unclosed',
  severity: 'error',
  title: {
    'zh-CN': '引号或括号没有关上',
    en: 'A quotation mark or bracket is not closed',
  },
  meaning: {
    'zh-CN': '开了引号或括号就要关上，不然后面的内容都会被当成里面的一部分。',
    en: 'What is opened has to be closed; otherwise everything behind it counts as part of it.',
  },
  message: {
    'zh-CN': '这里的 {char} 没有关上。',
    en: 'This {char} is never closed.',
  },
  mend: {
    'zh-CN': '在末尾补上另一半；文字不用加引号。',
    en: 'Close it at its end; texts need no quotation marks.',
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
    ask: "里面是什么样？
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
    wrong: 'ask: "里面是什么样？',
    right: 'ask: 里面是什么样？',
  },
});
