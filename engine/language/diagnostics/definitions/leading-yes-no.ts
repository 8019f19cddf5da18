import { define } from '../define.ts';

export default define({
  code: 'leading-yes-no',
  severity: 'advice',
  family: 'words',
  title: {
    'zh-CN': '把答案说在前面的问题',
    en: 'A question that leads',
  },
  meaning: {
    'zh-CN': '听得出希望哪个回答的问题，客户会客气地说“是”。',
    en: 'Where one can hear which answer is hoped for, the customer politely says yes.',
  },
  message: {
    'zh-CN': '“{words}”听得出希望哪个回答。',
    en: 'One can hear from "{words}" which answer is hoped for.',
  },
  mend: {
    'zh-CN': '说出两种样子，让客户选，例如“有画面，还是黑的？”',
    en: 'Describe two states to choose from, for example "Is there a picture, or is it black?"',
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
    ask: 里面有画面，对吧？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:16',
  },
  good: {
    files: {},
  },
});
