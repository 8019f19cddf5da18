import { define } from '../define.ts';

export default define({
  code: 'no-empathy',
  severity: 'warning',
  family: 'words',
  title: {
    'zh-CN': '严重的情况没有安慰的话',
    en: 'No kind word for a severe symptom',
  },
  meaning: {
    'zh-CN': '着急的客户先要听到一句“我明白”，才听得进第一个问题。',
    en: 'Who is upset has to hear that he is understood before he hears the first question.',
  },
  message: {
    'zh-CN': '严重程度“{severity}”没有 empathy：会话一开始就没有一句安慰的话。',
    en: 'The severity "{severity}" has no empathy line, so that a session begins without a kind word.',
  },
  mend: {
    'zh-CN': '给它写一句 empathy。',
    en: 'Write its empathy.',
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
    when: {device: windows}
  general: {title: 一般咨询}
teams:
  media-team: {title: 音视频团队, time-zone: Asia/Shanghai}
`,
    },
    at: 'pack.yaml:24:3',
  },
  good: {
    file: 'pack.yaml',
    wrong: 'when: {device: windows}',
    right: `when: {device: windows}
    empathy: 课被打断一定很着急，我马上帮您处理。`,
  },
});
