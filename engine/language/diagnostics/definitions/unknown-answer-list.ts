import { define } from '../define.ts';

export default define({
  code: 'unknown-answer-list',
  severity: 'error',
  title: {
    'zh-CN': '没有这组答案',
    en: 'An unknown answer list',
  },
  meaning: {
    'zh-CN': 'answers 后面只写一个词时，它是 pack.yaml 里 answers 的一组。',
    en: 'One word after answers names a list under answers in pack.yaml.',
  },
  message: {
    'zh-CN': '没有“{list}”这组答案。',
    en: 'There is no answer list {list}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成已有的一组，或者在 pack.yaml 的 answers 里补上。',
    en: '{suggestion} Name a list that is there, or add it under answers in pack.yaml.',
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
    answers: yes-on
    next: {yes: close-others, else: to-media}
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
answers:
  yes-no: {yes: 是, no: 不是}
causes:
  camera-used: 摄像头被别的软件占用
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
    at: 'camera-black.yaml:11:14',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: `ask: 里面是什么样？
    answers: yes-on`,
    right: `ask: 里面提示被占用吗？
    answers: yes-no`,
  },
});
