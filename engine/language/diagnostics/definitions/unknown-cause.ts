import { define } from '../define.ts';

export default define({
  code: 'unknown-cause',
  severity: 'error',
  title: {
    'zh-CN': '没有这个原因',
    en: 'An unknown cause',
  },
  meaning: {
    'zh-CN': '原因要写在 pack.yaml 的 causes 里，结案和统计都靠它。',
    en: 'Causes stand under causes in pack.yaml; ends and figures hang on them.',
  },
  message: {
    'zh-CN': '没有“{cause}”这个原因。',
    en: 'There is no cause {cause}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成已有的原因，或者在 causes 里补上。',
    en: '{suggestion} Name a cause that is there, or add it under causes.',
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
    repairs: camera-use
`,
    },
    at: 'camera-black.yaml:15:14',
  },
  good: {
    files: {},
  },
});
