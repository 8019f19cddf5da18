import { define } from '../define.ts';

export default define({
  code: 'dead-end',
  severity: 'error',
  title: {
    'zh-CN': '走到这里没有路了',
    en: 'A dead end',
  },
  meaning: {
    'zh-CN': '这一步没有说接下来去哪里，树也没有 otherwise，坐席会停在这里。',
    en: 'Nothing says where it goes on from here and the tree has no otherwise, so that the agent is left standing.',
  },
  message: {
    'zh-CN': '“{step}”之后没有去处。',
    en: 'Nothing says where it goes on after {step}.',
  },
  mend: {
    'zh-CN': '写上 next，或者在树的开头写 otherwise。',
    en: 'Write next, or otherwise at the top of the tree.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
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
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:12:3',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'repairs: camera-used',
    right: `repairs: camera-used
    next: {not-fixed: to-media, cannot: to-media}`,
  },
});
