import { define } from '../define.ts';

export default define({
  code: 'wait-without-meanwhile',
  severity: 'warning',
  family: 'service',
  title: {
    'zh-CN': '要等，却没说先做什么',
    en: 'A wait without something to do',
  },
  meaning: {
    'zh-CN': '等两分钟以上，课停着，学生看着。说一句先做什么，课就能接着上。',
    en: 'Two minutes and more of waiting with a class looking on: a word on what to do meanwhile keeps the lesson going.',
  },
  message: {
    'zh-CN': '“{step}”要等 {minutes} 分钟，没有 meanwhile。',
    en: '"{step}" takes {minutes} minutes and has no meanwhile.',
  },
  mend: {
    'zh-CN': '加上 meanwhile：这段时间客户做什么。',
    en: 'Add meanwhile: what the customer does in that time.',
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
    minutes: 3
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:15:5',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'minutes: 3',
    right: `minutes: 3
    meanwhile: 请先只开声音，把课讲下去。`,
  },
});
