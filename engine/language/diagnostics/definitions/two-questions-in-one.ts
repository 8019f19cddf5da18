import { define } from '../define.ts';

export default define({
  code: 'two-questions-in-one',
  severity: 'warning',
  family: 'words',
  title: {
    'zh-CN': '一次问了两个问题',
    en: 'Two questions in one',
  },
  meaning: {
    'zh-CN': '一次问两个问题，客户只回答一个，谁也不知道回答的是哪一个。',
    en: 'Of two questions at once the customer answers one, and nobody knows which.',
  },
  message: {
    'zh-CN': '这里一次问了 {count} 个问题。',
    en: 'This asks {count} questions at once.',
  },
  mend: {
    'zh-CN': '分成两步来问，或者把两个问题写成几个可以选的样子。',
    en: 'Ask them in two steps, or describe the states to choose from.',
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
    ask: 里面有画面吗？有没有什么提示？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:24',
  },
  good: {
    files: {},
  },
});
