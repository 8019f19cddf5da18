import { define } from '../define.ts';

export default define({
  code: 'cause-without-end',
  severity: 'warning',
  title: {
    'zh-CN': '没有结局的原因',
    en: 'A cause that no end reaches',
  },
  meaning: {
    'zh-CN': '没有哪个结局写着这个原因，也没有哪个办法能修好它，所以永远诊断不出来。',
    en: 'No end names this cause and no repair mends it, so that no session can ever come to it.',
  },
  message: {
    'zh-CN': '没有哪个结局或办法会得出“{cause}”。',
    en: 'No end or repair comes to the cause "{cause}".',
  },
  mend: {
    'zh-CN': '在诊断出它的结局里写 cause，或在修好它的办法里写 repairs，或者删掉它。',
    en: 'Name it as `cause` of an end or in `repairs` of a repair, or delete it.',
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
  camera-broken: 摄像头坏了
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
    at: 'pack.yaml:15:3',
  },
  good: {
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
  camera-broken: 摄像头坏了
ends:
  repair-shop: {end: referred, cause: camera-broken, whom: 学校网管, forward: 请看看这个摄像头。}
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
    answers: {picture: 有画面, busy: 提示被占用}
    next: {picture: repair-shop, busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
  },
});
