import { define } from '../define.ts';

export default define({
  code: 'shape-two-verbs',
  severity: 'error',
  title: {
    'zh-CN': '一步里做两件事',
    en: 'A step with two verbs',
  },
  meaning: {
    'zh-CN': '一步只做一件事，不然不知道客户的回答是对哪件事说的。',
    en: 'A step does one thing; otherwise nobody knows what an answer is about.',
  },
  message: {
    'zh-CN': '步骤“{step}”里既有 {first} 又有 {second}。',
    en: 'The step {step} has both {first} and {second}.',
  },
  mend: {
    'zh-CN': '分成两步，用 next 连起来。',
    en: 'Make two steps of it, joined by next.',
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
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
    tell: 摄像头一次只能给一个软件用。
`,
    },
    at: 'camera-black.yaml:16:5',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'tell: 摄像头一次只能给一个软件用。',
    right: 'why: 摄像头一次只能给一个软件用。',
  },
});
