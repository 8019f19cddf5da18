import { define } from '../define.ts';

export default define({
  code: 'mixed-width-punctuation',
  severity: 'advice',
  family: 'words',
  title: {
    'zh-CN': '中文里用了半角标点',
    en: 'Half-width punctuation in Chinese',
  },
  meaning: {
    'zh-CN': '中文里的半角标点挤在字上，读起来断错地方；在 YAML 里还可能把一句话切成两半。',
    en: 'Half-width marks stick to Chinese characters and are hard to read; in YAML they may also cut a sentence in two.',
  },
  message: {
    'zh-CN': '中文里的“{mark}”应该是“{wanted}”。',
    en: 'In Chinese "{mark}" is written "{wanted}".',
  },
  mend: {
    'zh-CN': '改成“{wanted}”。',
    en: 'Write "{wanted}".',
  },
  fix: '{instead}',
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
    ask: 里面是什么样?
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
