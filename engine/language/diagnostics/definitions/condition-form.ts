import { define } from '../define.ts';

export default define({
  code: 'condition-form',
  severity: 'error',
  title: {
    'zh-CN': '条件写法不对',
    en: 'A condition of no known form',
  },
  meaning: {
    'zh-CN': '条件是一组“事实: 值”，值可以是一个、一列、known、unknown，或者 not、below、above、has、only。',
    en: 'A condition is a map of facts: a value, a list, known, unknown, or not, below, above, has, only.',
  },
  message: {
    'zh-CN': '这不是一个条件。',
    en: 'This is not a condition.',
  },
  mend: {
    'zh-CN': '照作者手册“条件”一节改写。',
    en: 'Write it as the reference shows under "Conditions".',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: camera-app, else: close-others}
  camera-app:
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    when: {device: {is: windows}}
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:14:21',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'when: {device: {is: windows}}',
    right: 'when: {device: windows}',
  },
});
