import { define } from '../define.ts';

export default define({
  code: 'rule-out-of-bounds',
  severity: 'error',
  family: 'settings',
  title: {
    'zh-CN': '这条规则不能调得这么低',
    en: 'A rule cannot be made that light',
  },
  meaning: {
    'zh-CN': '有些问题会让树不能运行，或者让客户吃亏，一个包不能说它们不要紧。',
    en: 'Some findings mean that a tree cannot run, or that customers are worse off; a pack cannot say that they do not matter.',
  },
  message: {
    'zh-CN': '“{code}”最低只能是 {least}，不能是 {wanted}。',
    en: '"{code}" can be {least} at the least, not {wanted}.',
  },
  mend: {
    'zh-CN': '写 {least} 或更高；单个地方可以用 quiet 写明理由。',
    en: 'Write {least} or more; in a single place quiet with a reason will do.',
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
rules: {jargon-to-customer: off}
teams:
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai}
`,
    },
    at: 'pack.yaml:23:9',
  },
  good: {
    file: 'pack.yaml',
    wrong: 'rules: {jargon-to-customer: off}',
    right: 'rules: {jargon-to-customer: advice}',
  },
});
