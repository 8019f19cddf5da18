import { define } from '../define.ts';

export default define({
  code: 'fact-without-question',
  severity: 'error',
  title: {
    'zh-CN': '这个事实没有问法',
    en: 'A fact without a question',
  },
  meaning: {
    'zh-CN': '要问一个事实，先要在它下面写 ask。',
    en: 'To ask for a fact, its ask has to be written.',
  },
  message: {
    'zh-CN': '“{fact}”没有 ask，问不了。',
    en: '{fact} has no ask, so it cannot be asked.',
  },
  mend: {
    'zh-CN': '给它写上 ask；由系统给出的事实写 given: true，不在这里问。',
    en: 'Write its ask; a fact that a system hands in has given: true and is not asked here.',
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
  class-id: {title: 教室号, type: text}
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
    at: 'pack.yaml:20:12',
  },
  good: {
    files: {},
  },
});
