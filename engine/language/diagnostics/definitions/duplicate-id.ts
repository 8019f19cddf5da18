import { define } from '../define.ts';

export default define({
  code: 'duplicate-id',
  severity: 'error',
  title: {
    'zh-CN': '同一个 id 用了两次',
    en: 'An id stands for two things',
  },
  meaning: {
    'zh-CN': '一个 id 只能是一样东西，不然没人知道走到哪里。',
    en: 'One id means one thing; otherwise nobody can tell where a way leads.',
  },
  message: {
    'zh-CN': '“{id}”已经有了。',
    en: '{id} is there already.',
  },
  mend: {
    'zh-CN': '给其中一个换个 id。',
    en: 'Give one of them another id.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
facts:
  device: {title: 设备, ask: 什么设备？, values: {windows: 电脑, phone: 手机}}
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
    at: 'camera-black.yaml:4:3',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: `device: {title: 设备, ask: 什么设备？, values: {windows: 电脑, phone: 手机}}
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: camera-app, else: to-media}`,
    right: `light: {title: 指示灯, ask: 指示灯亮吗？, values: {lit: 亮, dark: 不亮}}
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: light, else: to-media}
  light: {fact: light, next: {lit: close-others, else: camera-app}}`,
  },
});
