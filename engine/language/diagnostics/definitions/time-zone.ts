import { define } from '../define.ts';

export default define({
  code: 'time-zone',
  severity: 'error',
  title: {
    'zh-CN': '不认识的时区',
    en: 'An unknown time zone',
  },
  meaning: {
    'zh-CN': '工作时间按团队的时区算，时区写错，承诺的时间就错了。',
    en: 'Hours are counted in the time zone of the team; with a wrong one every promise is wrong.',
  },
  message: {
    'zh-CN': '没有“{zone}”这个时区。',
    en: 'There is no time zone {zone}.',
  },
  mend: {
    'zh-CN': '写成 Asia/Shanghai 这样的名字。',
    en: 'Write a name such as Asia/Shanghai.',
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
  media-team: {title: 音视频团队, time-zone: Beijing}
`,
    },
    at: 'pack.yaml:24:41',
  },
  good: {
    files: {},
  },
});
