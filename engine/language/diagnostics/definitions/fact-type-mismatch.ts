import { define } from '../define.ts';

export default define({
  code: 'fact-type-mismatch',
  severity: 'error',
  title: {
    'zh-CN': '和事实的类型不合',
    en: 'It does not fit the type of the fact',
  },
  meaning: {
    'zh-CN': '选项、几个选项、数字、文字和修理结果是不同的类型，问法和条件要合得上。',
    en: 'A choice, several, a number, a text and an outcome are different types; questions and conditions have to fit.',
  },
  message: {
    'zh-CN': '“{fact}”的类型是 {type}，这里要 {wanted}。',
    en: '{fact} is of type {type}; here {wanted} is wanted.',
  },
  mend: {
    'zh-CN': '换成合这个类型的写法，或者换一个事实。',
    en: 'Say it as the type allows, or use another fact.',
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
    when: {device: {below: 3}}
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:14:20',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'when: {device: {below: 3}}',
    right: 'when: {device: windows}',
  },
});
