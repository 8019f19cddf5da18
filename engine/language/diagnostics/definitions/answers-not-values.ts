import { define } from '../define.ts';

export default define({
  code: 'answers-not-values',
  severity: 'error',
  title: {
    'zh-CN': '答案不是事实的值',
    en: 'An answer is not a value of the fact',
  },
  meaning: {
    'zh-CN': '写了 fact，答案就要记成这个事实的值，所以答案的 id 必须是它的值。',
    en: 'With fact the answer is remembered as a value of that fact, so the ids of the answers are values.',
  },
  message: {
    'zh-CN': '“{answer}”不是“{fact}”的值。',
    en: '{answer} is not a value of {fact}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成 values 里的 id，或者在 values 里补上。',
    en: '{suggestion} Use an id of its values, or add it there.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    answers: {windows: 电脑, tablet: 平板}
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
    at: 'camera-black.yaml:7:28',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'answers: {windows: 电脑, tablet: 平板}',
    right: 'answers: {windows: 电脑, phone: 手机}',
  },
});
