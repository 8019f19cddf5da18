import { define } from '../define.ts';

export default define({
  code: 'word-never-used',
  severity: 'warning',
  title: {
    'zh-CN': '没有用到的用词',
    en: 'A word that no text asks for',
  },
  meaning: {
    'zh-CN': 'words 里写了它，可是没有哪句话里有这个尖括号。多半是忘了删，或者句子里把名字写岔了。',
    en: 'It stands in words, yet no text has it in angle brackets. Mostly it was left over, or a text writes its name differently.',
  },
  message: {
    'zh-CN': '没有哪句话用到“<{word}>”。',
    en: 'No text asks for <{word}>.',
  },
  mend: {
    'zh-CN': '在该用的句子里写 <{word}>，或者删掉它。',
    en: 'Write <{word}> in the sentences that should say it, or delete it.',
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
words: {lesson: 课}
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
    at: 'pack.yaml:13:9',
  },
  good: {
    file: 'pack.yaml',
    wrong: 'promise: {minutes: 15, meanwhile: 请先用手机把课讲下去。}',
    right: 'promise: {minutes: 15, meanwhile: 请先用手机把<lesson>讲下去。}',
  },
});
