import { define } from '../define.ts';

export default define({
  code: 'unknown-fact',
  severity: 'error',
  title: {
    'zh-CN': '没有这个事实',
    en: 'An unknown fact',
  },
  meaning: {
    'zh-CN': '这里提到的事实，pack.yaml 和这棵树里都没有写。',
    en: 'Neither pack.yaml nor this tree has a fact of this id.',
  },
  message: {
    'zh-CN': '没有“{fact}”这个事实。',
    en: 'There is no fact {fact}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成已有的事实，或者在 facts 里补上。',
    en: '{suggestion} Name a fact that is there, or add it under facts.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: devise
    next: {windows: camera-app, else: to-media}
  camera-app:
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:6:11',
  },
  good: {
    files: {},
  },
});
