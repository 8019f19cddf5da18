import { define } from '../define.ts';

export default define({
  code: 'wait-without-minutes',
  severity: 'warning',
  family: 'service',
  title: {
    'zh-CN': '要等，却没说多久',
    en: 'A wait without minutes',
  },
  meaning: {
    'zh-CN': '客户要等，却不知道等多久：等着的一分钟像十分钟。写了 minutes，会说要多久，也算得出赶不赶得上下课。',
    en: 'Who does not know how long waits ten times as long. With minutes the customer is told, and the class clock is kept.',
  },
  message: {
    'zh-CN': '“{step}”要客户等（“{wait}”），没有 minutes。',
    en: '"{step}" makes the customer wait ("{wait}") and has no minutes.',
  },
  mend: {
    'zh-CN': '加上 minutes，两分钟以上再加上 meanwhile。',
    en: 'Add minutes, and meanwhile from two minutes on.',
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
    do: 请重启电脑。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:14:10',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'do: 请重启电脑。',
    right: `do: 请重启电脑。
    minutes: 3
    meanwhile: 请先用手机把课讲下去。`,
  },
});
