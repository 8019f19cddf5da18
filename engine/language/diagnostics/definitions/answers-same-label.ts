import { define } from '../define.ts';

export default define({
  code: 'answers-same-label',
  severity: 'warning',
  title: {
    'zh-CN': '两个答案念起来一样',
    en: 'Two answers read the same',
  },
  meaning: {
    'zh-CN': '念出来一样的答案，坐席和客户都分不清该选哪个。',
    en: 'Whoever reads them out cannot tell which one to choose.',
  },
  message: {
    'zh-CN': '“{first}”和“{second}”都写成“{label}”。',
    en: '{first} and {second} both read "{label}".',
  },
  mend: {
    'zh-CN': '让每个答案的字不一样，或者去掉一个。',
    en: 'Word each answer differently, or take one out.',
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
    answers: {picture: 有提示, busy: 有提示}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:11:35',
  },
  good: {
    files: {},
  },
});
