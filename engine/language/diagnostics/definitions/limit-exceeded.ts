import { define } from '../define.ts';

export default define({
  code: 'limit-exceeded',
  severity: 'error',
  title: {
    'zh-CN': '超过了上限',
    en: 'A limit is exceeded',
  },
  meaning: {
    'zh-CN': '程序对文件、树和文字的大小有上限，好让检查和运行总是很快。',
    en: 'There are limits to the size of files, trees and texts, so that checking and running stay quick.',
  },
  message: {
    'zh-CN': '{what}是 {value}，最多 {limit}。',
    en: 'The {what} is {value}; the most is {limit}.',
  },
  mend: {
    'zh-CN': '拆小一点；文字请写短一些。',
    en: 'Split it, or write less.',
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
    answers: {a1: 画面 1, a2: 画面 2, a3: 画面 3, a4: 画面 4, a5: 画面 5, a6: 画面 6, a7: 画面 7, a8: 画面 8, a9: 画面 9, a10: 画面 10, a11: 画面 11, a12: 画面 12, a13: 画面 13, a14: 画面 14, a15: 画面 15, a16: 画面 16, a17: 画面 17, a18: 画面 18, a19: 画面 19, a20: 画面 20, a21: 画面 21, a22: 画面 22, a23: 画面 23, a24: 画面 24, a25: 画面 25, a26: 画面 26, a27: 画面 27, a28: 画面 28, a29: 画面 29, a30: 画面 30, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:11:5',
  },
  good: {
    file: 'camera-black.yaml',
    wrong:
      'answers: {a1: 画面 1, a2: 画面 2, a3: 画面 3, a4: 画面 4, a5: 画面 5, a6: 画面 6, a7: 画面 7, a8: 画面 8, a9: 画面 9, a10: 画面 10, a11: 画面 11, a12: 画面 12, a13: 画面 13, a14: 画面 14, a15: 画面 15, a16: 画面 16, a17: 画面 17, a18: 画面 18, a19: 画面 19, a20: 画面 20, a21: 画面 21, a22: 画面 22, a23: 画面 23, a24: 画面 24, a25: 画面 25, a26: 画面 26, a27: 画面 27, a28: 画面 28, a29: 画面 29, a30: 画面 30, busy: 提示被占用}',
    right: 'answers: {picture: 有画面, busy: 提示被占用}',
  },
});
