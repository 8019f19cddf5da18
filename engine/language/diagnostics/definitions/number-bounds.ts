import { define } from '../define.ts';

export default define({
  code: 'number-bounds',
  severity: 'error',
  title: {
    'zh-CN': '数字的上下限不对',
    en: 'Bounds that do not fit',
  },
  meaning: {
    'zh-CN': '最小值大于最大值时，没有数字能填；把握程度和比例在 0 到 1 之间，权重大于 0。',
    en: 'Where the least is more than the greatest, no number fits; likelihoods and shares lie between 0 and 1, weights above 0.',
  },
  message: {
    'zh-CN': '{problem}。',
    en: '{problem}.',
  },
  mend: {
    'zh-CN': '改正这个数字。',
    en: 'Correct the number.',
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
  frames: {title: 帧数, type: number, min: 30, max: 10, ask: 十秒里画面动几次？}
  class-id: {title: 教室号, type: text, ask: 教室号是多少？}
causes:
  camera-used: 摄像头被别的软件占用
ends:
  to-media:
    end: escalated
    cause: unknown
    to: media-team
    bring: [class-id, frames]
    promise: {minutes: 15, meanwhile: 请先用手机把课讲下去。}
    say: 我把您说的都写好了，<team>十五分钟内联系您。
teams:
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai}
`,
    },
    at: 'pack.yaml:12:42',
  },
  good: {
    file: 'pack.yaml',
    wrong: 'frames: {title: 帧数, type: number, min: 30, max: 10, ask: 十秒里画面动几次？}',
    right: 'frames: {title: 帧数, type: number, min: 0, max: 30, ask: 十秒里画面动几次？}',
  },
});
