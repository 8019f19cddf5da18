import { define } from '../define.ts';

export default define({
  code: 'yaml-wrapped-text',
  severity: 'warning',
  title: {
    'zh-CN': '中文换行多出空格',
    en: 'A wrapped text gains a space',
  },
  meaning: {
    'zh-CN': '文字直接换行写，YAML 会在换行处加一个空格，中文中间就多了空格。',
    en: 'Where a plain text goes on in the next line, YAML puts a space; in Chinese it shows.',
  },
  message: {
    'zh-CN': '这段文字换了行，换行处会多出一个空格。',
    en: 'This text is wrapped, and a space appears where the line ends.',
  },
  mend: {
    'zh-CN': '写在一行里；或者用 | 另起一行，换行就保留为换行。',
    en: 'Write it on one line, or after |, where line ends are kept.',
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
    agent: 先看指示灯，
      再看软件。
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:11:17',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: `agent: 先看指示灯，
      再看软件。`,
    right: 'agent: 先看指示灯，再看软件。',
  },
});
