import { define } from '../define.ts';

export default define({
  code: 'unknown-end',
  severity: 'error',
  title: {
    'zh-CN': '没有这个结局',
    en: 'An unknown end',
  },
  meaning: {
    'zh-CN': 'escalate 要写 pack.yaml 里 ends 的一个 id，“马上升级”才知道怎么收尾。',
    en: 'escalate names one of the ends in pack.yaml; "escalate now" ends with it.',
  },
  message: {
    'zh-CN': '没有“{end}”这个结局。',
    en: 'There is no end {end}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成 ends 里已有的，或者补上。',
    en: '{suggestion} Name an end that is there, or add it under ends.',
  },
  bad: {
    files: {
      'pack.yaml': `pack: example
version: 1.0.0
title: 示例
locales: [zh-CN]
front-door: camera-black
escalate: to-medai
facts:
  device:
    title: 设备
    ask: 您用的是什么设备？
    values: {windows: Windows 电脑, phone: 手机}
  class-id: {title: 教室号, type: text, ask: 教室号是多少？}
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
    at: 'pack.yaml:6:11',
  },
  good: {
    files: {},
  },
});
