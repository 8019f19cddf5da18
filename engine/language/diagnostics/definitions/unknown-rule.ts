import { define } from '../define.ts';

export default define({
  code: 'unknown-rule',
  severity: 'error',
  family: 'settings',
  title: {
    'zh-CN': '没有这样的规则',
    en: 'An unknown rule',
  },
  meaning: {
    'zh-CN': 'quiet 或 rules 里写的代码，检查里没有：写错了，它就什么也不管。',
    en: 'The check has no such code, so what is said about it in quiet or rules does nothing.',
  },
  message: {
    'zh-CN': '没有“{code}”这条规则。',
    en: 'There is no rule "{code}".',
  },
  mend: {
    'zh-CN': '{suggestion}改成检查里有的代码。',
    en: '{suggestion} Write one of the codes that the check has.',
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
rules: {leading-yesno: off}
teams:
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai}
`,
    },
    at: 'pack.yaml:23:9',
  },
  good: {
    file: 'pack.yaml',
    wrong: 'rules: {leading-yesno: off}',
    right: 'rules: {leading-yes-no: off}',
  },
});
