import { define } from '../define.ts';

export default define({
  code: 'unknown-team',
  severity: 'error',
  title: {
    'zh-CN': '没有这个团队',
    en: 'An unknown team',
  },
  meaning: {
    'zh-CN': '升级要交给一个写在 teams 里的团队，不然没有人接。',
    en: 'An escalation goes to a team under teams; nobody would take this one.',
  },
  message: {
    'zh-CN': '没有“{team}”这个团队。',
    en: 'There is no team {team}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成已有的团队，或者在 teams 里补上。',
    en: '{suggestion} Name a team that is there, or add it under teams.',
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
    to: media-tem
    bring: [class-id]
    promise: {minutes: 15, meanwhile: 请先用手机把课讲下去。}
    say: 我把您说的都写好了，<team>十五分钟内联系您。
teams:
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai}
`,
    },
    at: 'pack.yaml:19:9',
  },
  good: {
    files: {},
  },
});
