import { define } from '../define.ts';

export default define({
  code: 'end-incomplete',
  severity: 'error',
  title: {
    'zh-CN': '结局没写全',
    en: 'An end is incomplete',
  },
  meaning: {
    'zh-CN':
      '每种结局都有必须说的：resolved、restored、no-fault 要 cause，escalated 要 to、bring、promise，referred 要 whom、forward。',
    en: 'Each kind of end has something it must say: resolved, restored and no-fault a cause; escalated to, bring and promise; referred whom and forward.',
  },
  message: {
    'zh-CN': '{end} 的结局缺少 {key}。',
    en: 'An end that is {end} needs {key}.',
  },
  mend: {
    'zh-CN': '补上 {key}。',
    en: 'Add {key}.',
  },
  bad: {
    files: {
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
causes:
  camera-used: 摄像头被别的软件占用
ends:
  to-media:
    end: escalated
    cause: unknown
    to: media-team
    promise: {minutes: 15, meanwhile: 请先用手机把课讲下去。}
    say: 我把您说的都写好了，<team>十五分钟内联系您。
teams:
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai}
`,
    },
    at: 'pack.yaml:15:3',
  },
  good: {
    files: {},
  },
});
