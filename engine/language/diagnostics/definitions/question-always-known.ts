import { define } from '../define.ts';

export default define({
  code: 'question-always-known',
  severity: 'warning',
  title: {
    'zh-CN': '早就知道答案的问题',
    en: 'A question whose answer is always known',
  },
  meaning: {
    'zh-CN': '走到这里的每条路上都已经问过这个情况，所以这个问题总是自动跳过，谁也不会被问到。',
    en: 'On every way here the fact has been answered already, so this question always passes by itself and nobody is ever asked.',
  },
  message: {
    'zh-CN': '走到“{step}”时总是已经知道“{fact}”了。',
    en: 'Whoever comes to "{step}" has told "{fact}" already.',
  },
  mend: {
    'zh-CN': '删掉这个问题，直接引向后面的步骤；如果情况可能变了，在前面的步骤里写 changes。',
    en: 'Delete the question and go straight on; where the fact may have changed, say so with `changes` at the step that changes it.',
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
    next: {busy: again, else: to-media}
  again: {fact: device, next: {windows: close-others, else: to-media}}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:13:17',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: `next: {busy: again, else: to-media}
  again: {fact: device, next: {windows: close-others, else: to-media}}`,
    right: 'next: {busy: close-others, else: to-media}',
  },
});
