import { define } from '../define.ts';

export default define({
  code: 'id-form',
  severity: 'error',
  title: {
    'zh-CN': 'id 的写法不对',
    en: 'An id is ill-formed',
  },
  meaning: {
    'zh-CN': 'id 用小写字母、数字和 -，以字母开头。它决定往哪里走，没有人会看到它，所以不用中文。',
    en: 'An id has lower-case letters, digits and -, and begins with a letter. It decides where an answer leads and is never shown.',
  },
  message: {
    'zh-CN': '“{id}”不能做 id。',
    en: '{id} cannot be an id.',
  },
  mend: {
    'zh-CN': '用小写字母开头，只用小写字母、数字和 -，不超过 64 个字符。',
    en: 'Begin with a lower-case letter; use only lower-case letters, digits and -, at most 64.',
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
    answers: {有画面: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:11:15',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'answers: {有画面: 有画面, busy: 提示被占用}',
    right: 'answers: {picture: 有画面, busy: 提示被占用}',
  },
});
