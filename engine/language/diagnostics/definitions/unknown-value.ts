import { define } from '../define.ts';

export default define({
  code: 'unknown-value',
  severity: 'error',
  title: {
    'zh-CN': '没有这个值',
    en: 'An unknown value',
  },
  meaning: {
    'zh-CN': '事实只有写在 values 里的那些值。别的值永远不会成立。',
    en: 'A fact has the values written under it and no others, so that this can never hold.',
  },
  message: {
    'zh-CN': '“{fact}”没有“{value}”这个值。',
    en: '{fact} has no value {value}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成已有的值，或者在 values 里补上。',
    en: '{suggestion} Name a value that is there, or add it under values.',
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
    when: {device: window}
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:14:20',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'when: {device: window}',
    right: 'when: {device: windows}',
  },
});
