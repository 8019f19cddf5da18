import { define } from '../define.ts';

export default define({
  code: 'late-for-severity',
  severity: 'warning',
  family: 'service',
  title: {
    'zh-CN': '有一条路比时限还长',
    en: 'A way that is longer than the deadline',
  },
  meaning: {
    'zh-CN':
      '走完这条路要的时间，超过了这个严重程度答应的时限（workaround，没有就看 solve）。没写 minutes 的步骤按半分钟算；会提供 rush 的路不算。',
    en: 'Going this way takes longer than what the severity promises (workaround, else solve). A step without minutes counts half a minute; ways on which rush is offered do not count.',
  },
  message: {
    'zh-CN': '“{severity}”最多 {deadline} 分钟，这条路要 {minutes} 分钟：{path}。',
    en: '"{severity}" allows {deadline} minutes, this way takes {minutes}: {path}.',
  },
  mend: {
    'zh-CN': '把快的办法放前面，用 rush 给一条最短的路，或者早一点升级。',
    en: 'Put what is quick first, offer a short way with rush, or escalate earlier.',
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
severities:
  class-broken:
    title: 课堂中断
    workaround: 15
    empathy: 课被打断一定很着急，我马上帮您处理。
  general: {title: 一般咨询}
teams:
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai}
`,
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
severity: class-broken
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
    minutes: 20
    meanwhile: 请先只开声音，把课讲下去。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:1:7',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'minutes: 20',
    right: 'minutes: 5',
  },
});
