import { define } from '../define.ts';

export default define({
  code: 'unknown-incident',
  severity: 'error',
  title: {
    'zh-CN': '没有这种故障状态的消息',
    en: 'An unknown state of an incident',
  },
  meaning: {
    'zh-CN': 'incident 写的是 pack.yaml 里 incident 的一种状态，坐席要粘贴出去的就是它的那段话。',
    en: 'incident names a state under incident in pack.yaml; its message is what the agent pastes.',
  },
  message: {
    'zh-CN': '没有“{state}”这种状态的消息。',
    en: 'There is no incident message {state}.',
  },
  mend: {
    'zh-CN': '{suggestion}改成已有的一种状态，或者在 pack.yaml 的 incident 里补上。',
    en: '{suggestion} Name a state that is there, or add it under incident in pack.yaml.',
  },
  bad: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: say-state, else: close-others}
  say-state:
    tell: 是我们这边的问题。
    incident: identifed
    meanwhile: 请先用手机上课。
    next: to-media
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
incident:
  identified: {message: 原因找到了，正在处理。, minutes: 15}
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
    at: 'camera-black.yaml:10:15',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'incident: identifed',
    right: 'incident: identified',
  },
});
