import { define } from '../define.ts';

export default define({
  code: 'yaml-empty-value',
  severity: 'error',
  title: {
    'zh-CN': '冒号后面是空的',
    en: 'Nothing behind the colon',
  },
  meaning: {
    'zh-CN': '写了键却没有值。可能是忘了写，也可能是下面的行少缩进了。',
    en: 'There is a key without a value. It was forgotten, or the lines below are not indented enough.',
  },
  message: {
    'zh-CN': '“{key}”后面没有内容。',
    en: 'There is nothing behind {key}.',
  },
  mend: {
    'zh-CN': '写上内容，或者删掉这一行；内容在下面几行的话，把它们多缩进两格。',
    en: 'Write the value or delete the line; if it stands below, indent it by two more.',
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
    ask:
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:5',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'ask:',
    right: 'ask: 里面是什么样？',
  },
});
