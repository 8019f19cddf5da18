import { define } from '../define.ts';

export default define({
  code: 'hours-form',
  severity: 'error',
  title: {
    'zh-CN': '工作时间写法不对',
    en: 'Hours of no known form',
  },
  meaning: {
    'zh-CN': '工作时间写成“mon-fri 09:00-21:00”，假日写成“2026-10-01”，程序才能算出什么时候有人。',
    en: 'Hours are written mon-fri 09:00-21:00 and holidays 2026-10-01, so that the program knows when somebody is there.',
  },
  message: {
    'zh-CN': '看不懂“{hours}”。',
    en: '{hours} is not understood.',
  },
  mend: {
    'zh-CN': '照“mon-fri 09:00-21:00”或“2026-10-01”的样子写。',
    en: 'Write it like mon-fri 09:00-21:00 or 2026-10-01.',
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
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai, hours: [周一到周五 9点-21点]}
`,
    },
    at: 'pack.yaml:24:64',
  },
  good: {
    file: 'pack.yaml',
    wrong: 'media-team: {title: 音视频团队, time-zone: Asia/Shanghai, hours: [周一到周五 9点-21点]}',
    right: 'media-team: {title: 音视频团队, time-zone: Asia/Shanghai, hours: [mon-fri 09:00-21:00]}',
  },
});
