import { define } from '../define.ts';

export default define({
  code: 'yaml-full-width-indent',
  severity: 'error',
  title: {
    'zh-CN': '用全角空格缩进',
    en: 'Full-width spaces as indentation',
  },
  meaning: {
    'zh-CN': '全角空格不算缩进，会变成键的一部分。',
    en: 'Full-width spaces are no indentation; they become part of the key.',
  },
  message: {
    'zh-CN': '这一行用全角空格缩进。',
    en: 'This line is indented with full-width spaces.',
  },
  mend: {
    'zh-CN': '换成半角空格，每层两个。',
    en: 'Put ordinary spaces, two a level.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
\u3000\u3000keywords: 黑屏
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
    at: 'camera-black.yaml:4:1',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: '\u3000\u3000keywords: 黑屏\n',
    right: '',
  },
});
