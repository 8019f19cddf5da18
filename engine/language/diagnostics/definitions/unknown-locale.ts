import { define } from '../define.ts';

export default define({
  code: 'unknown-locale',
  severity: 'error',
  title: {
    'zh-CN': '不认识的语言',
    en: 'An unknown language',
  },
  meaning: {
    'zh-CN': '语言要写成 zh-CN、en 这样的标记；译文放在以它命名的文件夹里，并且写进 locales。',
    en: 'A language is a tag such as zh-CN or en; its translations stand in a folder of that name, and locales names it.',
  },
  message: {
    'zh-CN': '“{locale}”不是这个包的另一种语言。',
    en: '{locale} is not another language of this pack.',
  },
  mend: {
    'zh-CN': '核对写法；新语言先写进 pack.yaml 的 locales。',
    en: 'Check the spelling; add a new language to locales in pack.yaml first.',
  },
  bad: {
    files: {
      'pack.yaml': `pack: example
version: 1.0.0
title: 示例
locales: [zh-CN, en_US]
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
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai}
`,
    },
    at: 'pack.yaml:4:18',
  },
  good: {
    files: {},
  },
});
