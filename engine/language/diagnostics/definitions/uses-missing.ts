import { define } from '../define.ts';

export default define({
  code: 'uses-missing',
  severity: 'error',
  title: {
    'zh-CN': '用到的文件夹不在',
    en: 'A folder that is used is not there',
  },
  meaning: {
    'zh-CN': 'uses 里写的文件夹找不到，或者里面没有文件，所以那里的树和词都用不上。',
    en: 'The folder named in uses is not there or holds no files, so that its trees and words are missing.',
  },
  message: {
    'zh-CN': '找不到文件夹“{folder}”。',
    en: 'There is no folder {folder}.',
  },
  mend: {
    'zh-CN': '路径从 pack.yaml 所在的文件夹算起，请核对。',
    en: 'The path begins at the folder of pack.yaml; check it.',
  },
  bad: {
    files: {
      'pack.yaml': `pack: example
version: 1.0.0
title: 示例
locales: [zh-CN]
uses: [../common]
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
    at: 'pack.yaml:5:8',
  },
  good: {
    files: {
      'pack.yaml': `pack: example
version: 1.0.0
title: 示例
locales: [zh-CN]
uses: [common]
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
      'common/pack.yaml': `pack: common
locales: [zh-CN]
`,
    },
  },
});
