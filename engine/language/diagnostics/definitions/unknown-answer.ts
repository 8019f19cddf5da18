import { define } from '../define.ts';

export default define({
  code: 'unknown-answer',
  severity: 'error',
  title: {
    'zh-CN': '没有这个答案',
    en: 'An unknown answer',
  },
  meaning: {
    'zh-CN': 'next 里写了这一步没有的答案，这条路永远走不到。',
    en: 'next names an answer that the step does not have; this way is never gone.',
  },
  message: {
    'zh-CN': '“{step}”没有“{answer}”这个答案。',
    en: '{step} has no answer {answer}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成 answers 里的 id，或者在 answers 里补上。',
    en: '{suggestion} Name one of its answers, or add it.',
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
    next: {bussy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:12:12',
  },
  good: {
    files: {},
  },
});
