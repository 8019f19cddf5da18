import { define } from '../define.ts';

export default define({
  code: 'shape-no-verb',
  severity: 'error',
  title: {
    'zh-CN': '看不出这一步做什么',
    en: 'A step without a verb',
  },
  meaning: {
    'zh-CN': '每一步靠一个词说明自己：ask、fact、test、do、try、tell、look、checklist、use、end 或 way。',
    en: 'Every step is told by one word: ask, fact, test, do, try, tell, look, checklist, use, end or way.',
  },
  message: {
    'zh-CN': '步骤“{step}”没有说做什么。',
    en: 'The step {step} does not say what it does.',
  },
  mend: {
    'zh-CN': '加上一个：ask（问）、test（让客户试）、do（修）、tell（告诉）……',
    en: 'Add one of them: ask, test, do, tell …',
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
    repairs: camera-used
    minutes: 1
`,
    },
    at: 'camera-black.yaml:13:3',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'repairs: camera-used\n    minutes: 1',
    right: 'do: 请退出 QQ、微信、腾讯会议。\n    minutes: 1\n    repairs: camera-used',
  },
});
