import { define } from '../define.ts';

export default define({
  code: 'yaml-many-documents',
  severity: 'error',
  title: {
    'zh-CN': '一个文件里有两份内容',
    en: 'Several documents in one file',
  },
  meaning: {
    'zh-CN': '一行 `---` 把文件分成两份，程序只会读第一份。',
    en: 'A line `---` divides a file in two, and only the first would be read.',
  },
  message: {
    'zh-CN': '--- 后面的内容不会被读。',
    en: 'What stands behind --- is not read.',
  },
  mend: {
    'zh-CN': '删掉 ---；另一棵树放到它自己的文件里。',
    en: 'Delete the ---; put another tree into a file of its own.',
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
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
---
note: 第二份
`,
    },
    at: 'camera-black.yaml:16:1',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: `repairs: camera-used
---
note: 第二份`,
    right: 'repairs: camera-used',
  },
});
