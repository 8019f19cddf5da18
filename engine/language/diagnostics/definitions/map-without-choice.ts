import { define } from '../define.ts';

export default define({
  code: 'map-without-choice',
  severity: 'error',
  title: {
    'zh-CN': '这种答案不能按答案分路',
    en: 'No ways by answer here',
  },
  meaning: {
    'zh-CN': '数字、文字和多选没有一个个的答案，只有 answered 和 unsure；要按值分路，用带条件的列表。',
    en: 'A number, a text or several choices have only answered and unsure to go on by; a list with conditions goes by what was said.',
  },
  message: {
    'zh-CN': '“{step}”不能按“{answer}”分路。',
    en: '{step} cannot go on by {answer}.',
  },
  mend: {
    'zh-CN': '写成 next: [{when: …, to: …}, {else: …}]。',
    en: 'Write next: [{when: …, to: …}, {else: …}].',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: frames, else: to-media}
  frames:
    ask: 十秒里画面动几次？
    type: number
    next: {none: camera-app, else: to-media}
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
    at: 'camera-black.yaml:11:12',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'next: {none: camera-app, else: to-media}',
    right: 'next: camera-app',
  },
});
