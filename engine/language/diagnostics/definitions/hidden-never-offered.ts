import { define } from '../define.ts';

export default define({
  code: 'hidden-never-offered',
  severity: 'warning',
  title: {
    'zh-CN': '本来就不会出现的树，不用藏',
    en: 'Hiding a tree that is never offered',
  },
  meaning: {
    'zh-CN':
      'hide 里写的树，客服搜不到，换树时也看不到。入口树和带 ways 的共用树本来就不在里面，写了也没有变化，多半是写错了一棵。',
    en: 'Trees in hide are neither found by words nor listed for switching. The front door and shared trees with ways never are, so naming one changes nothing; mostly another tree was meant.',
  },
  message: {
    'zh-CN': '“{tree}”本来就不会给客服选。',
    en: 'The tree {tree} is never offered anyway.',
  },
  mend: {
    'zh-CN': '从 hide 里删掉它，或者改成想藏的那一棵。',
    en: 'Take it out of hide, or name the tree that was meant.',
  },
  bad: {
    files: {
      'pack.yaml': `pack: example
version: 1.0.0
title: 示例
locales: [zh-CN]
front-door: camera-black
escalate: to-media
hide: [camera-black]
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
    at: 'pack.yaml:7:8',
  },
  good: {
    files: {
      'pack.yaml': `pack: example
version: 1.0.0
title: 示例
locales: [zh-CN]
front-door: camera-black
escalate: to-media
hide: [camera-black-live]
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
      'camera-black.yaml': `tree: camera-black
title: 摄像头黑屏
otherwise: to-media
steps:
  device:
    fact: device
    next: {windows: camera-app, else: /camera-black-live}
  camera-app:
    test: 请打开 Windows 自带的“相机”。
    ask: 里面是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
      'camera-black-live.yaml': `tree: camera-black-live
title: 直播时摄像头黑屏
keywords: 直播黑屏
otherwise: to-media
steps:
  close-others:
    do: 请关掉手机上别的软件。
    repairs: camera-used
`,
    },
  },
});
