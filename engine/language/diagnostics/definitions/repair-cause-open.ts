import { define } from '../define.ts';

export default define({
  code: 'repair-cause-open',
  severity: 'error',
  title: {
    'zh-CN': '修好以后是什么原因，没说',
    en: 'A repair leaves open which cause it was',
  },
  meaning: {
    'zh-CN': '修好就结案，要写明原因。这一步没有写 repairs，或者写了几个，程序不能替您猜。',
    en: 'When it helps, the session ends with the cause. This repair names none or several, and the program does not guess.',
  },
  message: {
    'zh-CN': '“{step}”写了 {count} 个原因，修好以后不知道记哪个。',
    en: '{step} names {count} causes, so it is open which one was mended.',
  },
  mend: {
    'zh-CN': '在 next 里写 fixed 去哪个结局；只是先顶一下的，写 works-around: true。',
    en: 'Say in next which end fixed leads to; if it only works around, write works-around: true.',
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
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: [camera-used, camera-off]
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
causes:
  camera-used: 摄像头被别的软件占用
  camera-off: 摄像头没有打开
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
    at: 'camera-black.yaml:13:3',
  },
  good: {
    files: {
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
ends:
  was-used: {end: resolved, cause: camera-used}
  was-off: {end: restored, cause: camera-off}
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
    repairs: [camera-used, camera-off]
    next: {fixed: was-used, else: was-off}
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
causes:
  camera-used: 摄像头被别的软件占用
  camera-off: 摄像头没有打开
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
  },
});
