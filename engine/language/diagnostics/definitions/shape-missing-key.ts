import { define } from '../define.ts';

export default define({
  code: 'shape-missing-key',
  severity: 'error',
  title: {
    'zh-CN': '少了一个键',
    en: 'A key is missing',
  },
  meaning: {
    'zh-CN': '这里一定要有这个键。',
    en: 'This key has to be here.',
  },
  message: {
    'zh-CN': '这里少了“{key}”。',
    en: '{key} is missing here.',
  },
  mend: {
    'zh-CN': '加上“{key}: ”和它的内容。',
    en: 'Add "{key}: " and its value.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
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
`,
    },
    at: 'camera-black.yaml:1:1',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'tree: camera-black',
    right: `tree: camera-black
title: 摄像头黑屏`,
  },
});
