import { define } from '../define.ts';

export default define({
  code: 'missing-else',
  severity: 'error',
  title: {
    'zh-CN': '缺 else',
    en: 'No else',
  },
  meaning: {
    'zh-CN': '按答案、按条件或者按事实分开写时，要有 else 收住其余的情况（“不确定”也在里面）。',
    en: 'Where the way or the words depend on something, else takes all the other cases, "not sure" among them.',
  },
  message: {
    'zh-CN': '没有 else，{missing}没有去处。',
    en: 'Without else, nothing is said for {missing}.',
  },
  mend: {
    'zh-CN': '在最后补上 else。',
    en: 'Add else at the end.',
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
    next: {busy: close-others, unsure: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:12:11',
  },
  good: {
    files: {},
  },
});
