import { define } from '../define.ts';

export default define({
  code: 'jargon-to-customer',
  severity: 'warning',
  family: 'words',
  title: {
    'zh-CN': '对客户用了行话',
    en: 'Jargon to the customer',
  },
  meaning: {
    'zh-CN':
      '词表里的词客户听不懂，或者听懂成别的意思，回答就不可靠。引号里的字是屏幕上写着的，不算；给客服看的文字也不算。',
    en: 'Customers do not know the words of the glossary, or take them for something else, and answer at random. What stands between quotation marks is read off a screen and does not count, nor does what only agents see.',
  },
  message: {
    'zh-CN': '“{word}”客户听不懂。',
    en: 'Customers do not know the word "{word}".',
  },
  mend: {
    'zh-CN': '换成客户的话，例如“{plain}”。',
    en: 'Say it in their words, for example "{plain}".',
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
glossary:
  bitrate: {words: 码率、比特率, plain: 画面的清晰程度}
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
    ask: 里面的码率是什么样？
    answers: {picture: 有画面, busy: 提示被占用}
    next: {busy: close-others, else: to-media}
  close-others:
    do: 请退出 QQ、微信、腾讯会议。
    repairs: camera-used
`,
    },
    at: 'camera-black.yaml:10:13',
  },
  good: {
    file: 'camera-black.yaml',
    wrong: 'ask: 里面的码率是什么样？',
    right: `ask: 里面的画面清不清楚？
    agent: 画面糊，多半是码率低。`,
  },
});
