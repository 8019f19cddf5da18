import { define } from '../define.ts';

export default define({
  code: 'unknown-severity',
  severity: 'error',
  title: {
    'zh-CN': '没有这个严重程度',
    en: 'An unknown severity',
  },
  meaning: {
    'zh-CN': '严重程度要写在 pack.yaml 的 severities 里，从重到轻。',
    en: 'Severities stand under severities in pack.yaml, the most severe first.',
  },
  message: {
    'zh-CN': '没有“{severity}”这个严重程度。',
    en: 'There is no severity {severity}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成已有的，或者在 severities 里补上。',
    en: '{suggestion} Name one that is there, or add it under severities.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
severity: borken
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
      'pack.yaml': `pack: example
version: 1.0.0
title: 示例
locales: [zh-CN]
front-door: camera-black
escalate: to-media
facts:
  device:
    title: 设备
    ask: 您用的是什么设备？
    values: {windows: Windows 电脑, phone: 手机}
  class-id: {title: 教室号, type: text, ask: 教室号是多少？}
causes:
  camera-used: 摄像头被别的软件占用
severities:
  broken: {title: 上不了课}
ends:
  to-media:
    end: escalated
    cause: unknown
    to: media-team
    bring: [class-id]
    promise: {minutes: 15, meanwhile: 请先用手机把课讲下去。}
    say: 我把您说的都写好了，<team>十五分钟内联系您。
teams:
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai}
`,
    },
    at: 'camera-black.yaml:3:11',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'severity: borken',
    right: 'severity: broken',
  },
});
