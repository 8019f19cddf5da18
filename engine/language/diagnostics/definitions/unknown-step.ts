import { define } from '../define.ts';

export default define({
  code: 'unknown-step',
  severity: 'error',
  title: {
    'zh-CN': '没有这一步',
    en: 'An unknown step',
  },
  meaning: {
    'zh-CN': '要去的这一步，这棵树里没有，包的结局里也没有。走到这里就走不下去了。',
    en: 'The tree has no step and the pack no end of this id, so that the way leads nowhere.',
  },
  message: {
    'zh-CN': '没有“{step}”这一步。',
    en: 'There is no step {step}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成已有的 id，或者补上这一步。',
    en: '{suggestion} Name a step that is there, or add this one.',
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
    next: {busy: close-othres, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:12:18',
  },
  good: {
    files: {},
  },
});
