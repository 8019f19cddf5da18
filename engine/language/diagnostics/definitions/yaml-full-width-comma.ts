import { define } from '../define.ts';

export default define({
  code: 'yaml-full-width-comma',
  severity: 'error',
  title: {
    'zh-CN': '大括号里用了全角逗号',
    en: 'A full-width comma inside braces',
  },
  meaning: {
    'zh-CN': '{…} 里的各项用半角逗号分开。全角“，”是文字的一部分，后一项就并到前一项里去了。',
    en: 'Inside {…} a half-width comma divides. A full-width one is part of the text, and the next item is swallowed.',
  },
  message: {
    'zh-CN': '两项之间是全角逗号。',
    en: 'There is a full-width comma between two items.',
  },
  mend: {
    'zh-CN': '改成半角逗号加空格。',
    en: 'Write a half-width comma and a space.',
  },
  fix: '{comma}',
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
    answers: {picture: 有画面，busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:11:27',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'answers: {picture: 有画面，busy: 提示被占用}',
    right: 'answers: {picture: 有画面, busy: 提示被占用}',
  },
});
