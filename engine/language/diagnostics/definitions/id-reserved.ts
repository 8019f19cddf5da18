import { define } from '../define.ts';

export default define({
  code: 'id-reserved',
  severity: 'error',
  title: {
    'zh-CN': '这个 id 已经有别的意思',
    en: 'An id is taken',
  },
  meaning: {
    'zh-CN': '有些词每一步都已经有了，或者在条件里有别的意思，不能再做 id。',
    en: 'Some words are answers every step has already, or mean something in conditions.',
  },
  message: {
    'zh-CN': '“{id}”已经有别的意思，不能做 id。',
    en: '{id} means something else already.',
  },
  mend: {
    'zh-CN': '换一个词；“不确定”每个问题都有，不用写。',
    en: 'Choose another word; "not sure" is always offered and need not be written.',
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
    answers: {picture: 有画面, busy: 提示被占用, unsure: 不知道}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:11:42',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'answers: {picture: 有画面, busy: 提示被占用, unsure: 不知道}',
    right: 'answers: {picture: 有画面, busy: 提示被占用}',
  },
});
