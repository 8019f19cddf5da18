import { define } from '../define.ts';

export default define({
  code: 'shape-wrong-type',
  severity: 'error',
  title: {
    'zh-CN': '内容的形式不对',
    en: 'The wrong kind of value',
  },
  meaning: {
    'zh-CN': '这里要的是另一种内容：文字、列表、一组“键: 值”、数字，或者几个词里的一个。',
    en: 'Something else is wanted here: a text, a list, a map, a number or one of a few words.',
  },
  message: {
    'zh-CN': '这里要写{expected}，现在是{found}。',
    en: 'This wants {expected} and has {found}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成{expected}。',
    en: '{suggestion} Write {expected}.',
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
    meaning: 第二版
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:11:14',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'meaning: 第二版',
    right: 'meaning: 2',
  },
});
